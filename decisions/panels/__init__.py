"""The panels of the dashboard, in the order of the page.

A new one is a module with a PANEL, a template of its name in templates/decisions/panels/ and a
line in PANELS.
"""

from .changes import PANEL as CHANGES
from .colleges import PANEL as COLLEGES
from .downloads import PANEL as DOWNLOADS
from .headline import PANEL as HEADLINE
from .matrix import PANEL as MATRIX
from .milestones import PANEL as MILESTONES
from .others import PANEL as OTHERS
from .panel import Panel, Place, shown_panels
from .readiness import PANEL as READINESS
from .region import PANEL as REGION
from .support import PANEL as SUPPORT

PANELS = (
    *(HEADLINE, MATRIX),
    *(REGION, CHANGES, READINESS, SUPPORT, COLLEGES, OTHERS, MILESTONES, DOWNLOADS),
)

__all__ = ["PANELS", "Panel", "Place", "shown_panels"]
