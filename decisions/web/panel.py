"""What a panel is: one part of a page that is shown where it has something to show."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise


class PanelPlace(StrEnum):
    """Where a panel stands on a wide screen; on a narrow one they follow each other."""

    WIDE = "wide"
    MAIN = "main"
    ASIDE = "aside"
    THIRD = "third"


@dataclass(frozen=True)
class Panel:
    """A part of the page of a board, or of a round; its name is its anchor and its template.

    `context` gets what the page is about and returns what the template shows, None to leave the
    panel out. Its template may head itself (`has_heading`) where the title is not fixed.
    """

    name: str
    title: str | Promise
    context: Callable[..., dict | None]
    place: PanelPlace = PanelPlace.MAIN
    folder: str = "panels"
    has_heading: bool = False

    @property
    def template(self):
        return f"decisions/{self.folder}/{self.name}.html"


def list_shown_panels(panels, *about):
    """Return (panel, context) of those that have something to show, in order."""
    made = [(panel, panel.context(*about)) for panel in panels]
    return [(panel, told) for panel, told in made if told is not None]
