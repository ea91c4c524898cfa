"""The plain register that every format writes down: all the words, in the order of reading.

A writer knows these classes and nothing else: no model, no clock, no word of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from ..document import Fact


class Row(NamedTuple):
    """One remark; every cell but the number is text, empty where nothing is known."""

    number: int
    kind: str
    who: str
    municipality: str
    subject: str
    section: str
    theme: str
    text: str
    dated: str
    sources: str
    state: str
    outcome: str
    reasons: str
    changed: str
    answered: str
    status: str


# A page is narrower than a sheet: which cells share a column there, one below the other.
ON_PAPER = (
    ("number", "kind", "state", "status"),
    ("who", "dated"),
    ("subject", "section", "theme"),
    ("text", "sources"),
    ("outcome", "answered", "reasons", "changed"),
)
# Cells that are not understood without their label.
LABELLED = {"sources", "changed"}


@dataclass(frozen=True)
class Group:
    """Rows under a heading; the heading is empty where a register is not parted."""

    heading: str
    rows: Iterable[Row]


@dataclass(frozen=True)
class RegisterDocument:
    """The remarks that a reader chose, as a file says them.

    `name` is a file name without ending. `labels` are those of the cells of a Row, in order, and
    `paper_labels` those of the columns of ON_PAPER. `banner` is empty when everything in it is
    public. `facts` tell of the file itself, under the heading `about`.
    """

    name: str
    title: str
    dossier: str
    banner: str
    labels: Row
    paper_labels: tuple[str, ...]
    groups: tuple[Group, ...]
    empty: str
    about: str
    facts: tuple[Fact, ...]
    address: str
    made_at: datetime
    stamp: str
    pages: tuple[str, str]
    language: str = "nl-NL"

    @property
    def rows(self):
        """Yield every row, the groups one after another."""
        for group in self.groups:
            yield from group.rows

    @property
    def mark(self):
        """The first word of the banner, for the head of every page."""
        return self.banner.partition(":")[0]

    def on_paper(self, row):
        """Return the cells of a row as they stand on a page."""
        return tuple(
            "\n".join(self.told(row, name) for name in names if getattr(row, name) != "")
            for names in ON_PAPER
        )

    def told(self, row, name):
        value = str(getattr(row, name))
        return f"{getattr(self.labels, name)}: {value}" if name in LABELLED else value
