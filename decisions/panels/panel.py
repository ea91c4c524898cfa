"""What a panel of the dashboard is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Place(StrEnum):
    """Where a panel stands on a wide screen; on a narrow one they follow each other."""

    WIDE = "wide"
    MAIN = "main"
    ASIDE = "aside"


@dataclass(frozen=True)
class Panel:
    """A part of the board page that asks nothing of the database.

    `context` gives what the template shows of a Board; `shown` whether there is anything to show.
    """

    name: str
    title: Any
    context: Callable[[Any], dict]
    shown: Callable[[Any], bool] = bool
    place: Place = Place.MAIN

    @property
    def template(self):
        return f"decisions/panels/{self.name}.html"
