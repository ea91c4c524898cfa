"""The panels of the dashboard, in the order of the page.

A new one is a module with a PANEL, a template of its name in templates/decisions/panels/ and a
line in PANELS."""

from ...panel import Panel, PanelPlace, list_shown_panels
from .moments import (
    CHANGES_PANEL,
    COSTS_PANEL,
    DOWNLOADS_PANEL,
    HEADLINE_PANEL,
    MILESTONES_PANEL,
    READINESS_PANEL,
)
from .stands import COLLEGES_PANEL, MATRIX_PANEL, OTHERS_PANEL, REGION_PANEL
from .support import SUPPORT_PANEL

PANELS = (
    *(HEADLINE_PANEL, MATRIX_PANEL),
    *(
        REGION_PANEL,
        CHANGES_PANEL,
        READINESS_PANEL,
        SUPPORT_PANEL,
        COLLEGES_PANEL,
        OTHERS_PANEL,
        MILESTONES_PANEL,
        COSTS_PANEL,
        DOWNLOADS_PANEL,
    ),
)

__all__ = ["PANELS", "Panel", "PanelPlace", "list_shown_panels"]
