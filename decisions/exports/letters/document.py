"""The plain letter that every format writes down: all the words, in the order of reading."""

from dataclasses import dataclass

from ..document import Document, Fact, Section


@dataclass(frozen=True, kw_only=True)
class Letter(Document):
    """A letter as a file says it; nobody signed it, so that `blank` keeps room for that.

    `dated` is the place and the day, `facts` are its references, `opening` are the paragraphs
    before the sections and `ending` those after.
    """

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
