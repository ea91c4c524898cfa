"""The panels of the dashboard, in the order of the page.

A new one is a module with a PANEL, a template of its name in templates/decisions/panels/ and a
line in PANELS."""

from ...panel import Panel, Place, shown_panels
from .moments import CHANGES, DOWNLOADS, HEADLINE, MILESTONES, READINESS
from .stands import COLLEGES, MATRIX, OTHERS, REGION
from .support import SUPPORT

PANELS = (
    *(HEADLINE, MATRIX),
    *(REGION, CHANGES, READINESS, SUPPORT, COLLEGES, OTHERS, MILESTONES, DOWNLOADS),
)

__all__ = ["PANELS", "Panel", "Place", "shown_panels"]
