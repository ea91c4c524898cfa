"""The plain document that every format writes down: all the words, in the order of reading.

A writer knows these classes and nothing else: no model, no clock, no word of its own.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Fact:
    """A label with what is known; `url` makes the text a link."""

    label: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of a list: `note` qualifies it, `place` is where the source has it."""

    text: str
    note: str = ""
    place: str = ""
    url: str = ""
    entries: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, then facts, then a list that is numbered or not."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    is_numbered: bool = False


@dataclass(frozen=True)
class Planning:
    """When and where, in words and, for calendars, as days and moments.

    `held_on` is None while no meeting is known; `starts_at` and `ends_at` are aware, or None
    while no source has them.
    """

    words: str
    held_on: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    location: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every document says of itself, whatever it is about.

    `name` is a file name without ending, in ASCII. `banner` warns of what is not public, and is
    empty where everybody may read it. `stamp` is the line at the foot of every page, `pages` the
    words around its page number.
    """

    name: str
    title: str
    dossier: str
    banner: str
    made_at: datetime
    stamp: str
    pages: tuple[str, str]
    language: str = "nl-NL"

    @property
    def mark(self):
        """The first word of the banner, for the head of every page and the title of an event."""
        return self.banner.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class AgendaDocument(Document):
    """An agenda item as a file says it.

    `number` is its key in Regio, `status` the code of the model.
    """

    number: int
    body: str
    status: str
    planning: Planning
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    address: str
