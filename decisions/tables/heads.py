"""Which column of a table is which, by the heads above them."""

from collections.abc import Mapping, Sequence

from .cells import CellRefused, fold_cell
from .kinds import TableColumn, TableKind

# A head stands in one of the first rows: above it may be a title or an empty row.
_HEADS_WITHIN = 10


def find_head_row(rows: Sequence[Sequence[str]], kind: TableKind) -> int:
    """Return the place of the row in which most heads of the kind stand, from 0; the first row
    that is filled where no row has any."""
    filled = [place for place, row in enumerate(rows[:_HEADS_WITHIN]) if any(row)]
    return max(
        filled, key=lambda place: (len(choose_columns(rows[place], kind)), -place), default=0
    )


def choose_columns(
    heads: Sequence[str], kind: TableKind, remembered: Mapping[str, str] | None = None
) -> dict[str, int]:
    """Return {name of a column: its place in the table} for the heads that are recognised.

    What somebody chose before (`remembered`: name of a column, '' for none, by folded head) goes
    before what a head says itself; a label goes before the words of others, and each column and
    each place is taken once.
    """
    folded = [fold_head(each) for each in heads]
    before = {head: name for head, name in (remembered or {}).items() if head in folded}
    found: dict[str, int] = {}
    for place, head in enumerate(folded):
        name = before.get(head, "")
        if name in kind.by_name:
            found.setdefault(name, place)
    taken = {place for place, head in enumerate(folded) if head in before}
    for words_of in (_own_words, _words_of_others):
        for column in kind.columns:
            _take(column, words_of(column), folded, found, taken)
    return found


def fold_head(head: str) -> str:
    """Return a head as two are compared; '' for one that says nothing readable."""
    try:
        return fold_cell(head)
    except CellRefused:
        return ""


def _own_words(column: TableColumn) -> set[str]:
    return {fold_cell(column.label), fold_cell(column.name)}


def _words_of_others(column: TableColumn) -> set[str]:
    return {fold_cell(each) for each in column.heads}


def _take(
    column: TableColumn,
    words: set[str],
    folded: Sequence[str],
    found: dict[str, int],
    taken: set[int],
) -> None:
    if column.name in found:
        return
    for place, head in enumerate(folded):
        if head in words and place not in taken:
            found[column.name] = place
            taken.add(place)
            return
