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


@dataclass(frozen=True)
class Panel:
    """A part of the page of a board, or of a round; its name is its anchor and its template.

    `context` gets what the page is about and returns what the template shows, None to leave the
    panel out.
    """

    name: str
    title: str | Promise
    context: Callable[..., dict | None]
    place: PanelPlace = PanelPlace.MAIN
    folder: str = "panels"

    @property
    def template(self):
        return f"decisions/{self.folder}/{self.name}.html"


def list_shown_panels(panels, *about):
    """Return (panel, context) of those that have something to show, by place and in order."""
    made = [(panel, panel.context(*about)) for panel in panels]
    shown = [(panel, told) for panel, told in made if told is not None]
    return {place: [each for each in shown if each[0].place is place] for place in PanelPlace}
