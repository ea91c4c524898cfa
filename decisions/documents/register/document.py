"""The plain register that every format writes down, and the words of its cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..document import Document, Fact

# The plain register that every format writes down: all the words, in the order of reading.
#
# A writer knows these classes and nothing else: no model, no clock, no word of its own.


class RegisterRow(NamedTuple):
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
    read_back: str
    state: str
    outcome: str
    reasons: str
    changed: str
    answered: str
    status: str
    kept: str


@dataclass(frozen=True)
class TableShape:
    """How rows of a kind are laid out.

    A page is narrower than a sheet: `on_paper` are the cells that share a column there, one below
    the other, `paper_widths` how wide those columns are, in centimetres. `sheet_widths` are those
    of a sheet, in signs. `labelled` are cells that are not understood without their label.
    """

    on_paper: tuple[tuple[str, ...], ...]
    paper_widths: tuple[float, ...]
    sheet_widths: tuple[int, ...]
    labelled: frozenset[str]


REGISTER = TableShape(
    on_paper=(
        ("number", "kind", "state", "status", "kept"),
        ("who", "dated"),
        ("subject", "section", "theme"),
        ("text", "sources", "read_back"),
        ("outcome", "answered", "reasons", "changed"),
    ),
    paper_widths=(2.9, 4.2, 4.6, 7.9, 5.5),
    sheet_widths=(9, 12, 28, 16, 22, 18, 18, 60, 16, 36, 36, 16, 18, 50, 24, 28, 12, 24),
    labelled=frozenset({"sources", "read_back", "changed"}),
)


@dataclass(frozen=True)
class RowGroup:
    """Rows under a heading; the heading is empty where a register is not parted."""

    heading: str
    rows: Iterable[tuple]


@dataclass(frozen=True, kw_only=True)
class RegisterDocument(Document):
    """The remarks that a reader chose, as a file says them.

    Rows are named tuples of one kind, a number first, and `labels` is such a row with the label of
    each cell; `shape` lays them out and `paper_labels` are those of the columns on paper. `sheet`
    is the name of the sheet with the rows where that is not the title. `head` tells what comes
    before the rows; `facts` tell of the file itself, under the heading `about`. `dictionary` tells
    what each column means, where a file says so. Only a layout on paper needs rows with names.
    """

    labels: tuple
    paper_labels: tuple[str, ...]
    groups: tuple[RowGroup, ...]
    empty: str
    about: str
    facts: tuple[Fact, ...]
    address: str
    shape: TableShape = REGISTER
    head: tuple[Fact, ...] = ()
    sheet: str = ""
    dictionary: tuple[Fact, ...] = ()

    @property
    def rows(self):
        """Yield every row, the groups one after another."""
        for group in self.groups:
            yield from group.rows

    @property
    def sheet_name(self):
        return self.sheet or self.title

    @property
    def told_facts(self):
        """What a sheet beside the rows tells: the head, then the facts of the file itself."""
        return (*self.head, *self.facts)

    @property
    def told_sheets(self):
        """(name, facts) of each sheet beside the rows."""
        about = (self.about, self.told_facts)
        return (about, (_("Kolommen"), self.dictionary)) if self.dictionary else (about,)

    def on_paper(self, row):
        """Return the cells of a row as they stand on a page."""
        return tuple(
            "\n".join(self.told(row, name) for name in names if getattr(row, name) != "")
            for names in self.shape.on_paper
        )

    def told(self, row, name):
        value = str(getattr(row, name))
        return f"{getattr(self.labels, name)}: {value}" if name in self.shape.labelled else value


# What every spreadsheet asks of a text before it stands in a cell.

LONGEST = 32_767
CUT = " […]"
# A program that opens a sheet takes a text for a formula when it begins with one of these.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def looks_like_a_formula(text):
    return text.startswith(FORMULA_SIGNS)


def cut_to_cell_size(text):
    """Return a text of at most 32,767 UTF-16 units, which is all that a cell of Excel holds.

    One text is never so long; the reasons of nine long replies together can be.
    """
    if len(text) * 2 <= LONGEST or count_utf16_units(text) <= LONGEST:
        return text
    whole = text.encode("utf-16-le")[: 2 * (LONGEST - count_utf16_units(CUT))]
    return whole.decode("utf-16-le", errors="ignore") + CUT


def count_utf16_units(text):
    return len(text.encode("utf-16-le")) // 2
