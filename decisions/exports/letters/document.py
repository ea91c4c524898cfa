"""The plain letter that every format writes down: all the words, in the order of reading."""

from dataclasses import dataclass
from datetime import datetime

from ..document import Fact, Section


@dataclass(frozen=True)
class Letter:
    """A letter as a file says it; nobody signed it, so that `blank` keeps room for that.

    `name` is a file name without ending. `dated` is the place and the day, `facts` are its
    references, `opening` are the paragraphs before the sections and `ending` those after. `banner`
    is empty where everybody may read it. `stamp` is the line at the foot of every page.
    """

    name: str
    title: str
    dossier: str
    banner: str
    sender: str
    addressee: str
    dated: str
    facts: tuple[Fact, ...]
    salutation: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    ending: tuple[str, ...]
    closing: str
    signed_by: str
    blank: str
    made_at: datetime
    stamp: str
    pages: tuple[str, str]
    language: str = "nl-NL"

    @property
    def mark(self):
        """The first word of the banner, for the head of every page."""
        return self.banner.partition(":")[0]
