"""The panels of the dashboard, in the order of the page.

A new one is a Panel in a module here, a template of its name in templates/decisions/panels/ and a
line in PANELS."""

from ...panel import Panel, PanelPlace, list_shown_panels
from .answer import HEADLINE_PANEL
from .moments import CHANGES_PANEL, DOWNLOADS_PANEL, READINESS_PANEL
from .stands import MATRIX_PANEL, OWN_PANEL, REGION_PANEL

PANELS = (
    HEADLINE_PANEL,
    OWN_PANEL,
    CHANGES_PANEL,
    MATRIX_PANEL,
    REGION_PANEL,
    READINESS_PANEL,
    DOWNLOADS_PANEL,
)

__all__ = ["PANELS", "Panel", "PanelPlace", "list_shown_panels"]
