"""The first line of a CSV file: which column stands where, and what is wrong with it."""

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from .column import Column
from .contents import Problem, shown
from .table import Table

OTHER_SEPARATORS = {";": "puntkomma's", "\t": "tabs"}
MOST_STRANGE = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The columns in the order of the file, None for one that does not belong there.

    Without columns the rest of the file cannot be read.
    """

    columns: tuple[Column | None, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def is_right(self) -> bool:
        return not self.problems

    @property
    def id_place(self) -> int | None:
        names = [column.name if column else "" for column in self.columns]
        return names.index("id") if "id" in names else None


def read_header(table: Table, record) -> Header:
    """Return the header of a file, with a problem for every wrong name in it."""
    names = [cell.strip() for cell in record.cells]
    if separator := other_separator(table, names):
        problem = Problem(
            table.file,
            record.line,
            "",
            shown(names[0]),
            f"Komma's tussen de cellen; dit bestand heeft {OTHER_SEPARATORS[separator]}.",
        )
        return Header((), (problem,))
    unknown = islice(strange(table, names), MOST_STRANGE)
    found = [*unknown, *doubled(table, names), *missing(table, names)]
    problems = [Problem(table.file, record.line, *each) for each in found]
    columns = table.by_name
    return Header(tuple(columns.get(name) for name in names), tuple(problems))


def other_separator(table: Table, names: list[str]) -> str:
    """Return the sign that parts the cells in a file without commas, '' where it has them."""
    if len(names) > 1:
        return ""
    for separator in OTHER_SEPARATORS:
        parts = [part.strip() for part in names[0].split(separator)]
        if len(parts) > 1 and set(parts) & set(table.names):
            return separator
    return ""


def strange(table: Table, names: list[str]):
    for name in names:
        if name not in table.names:
            near = get_close_matches(name, table.names, n=1)
            hint = f" Bedoelt u {near[0]}?" if near else ""
            yield shown(name), shown(name), f"Een kolom die in {table.file} hoort.{hint}"


def doubled(table: Table, names: list[str]):
    for name in table.names:
        if names.count(name) > 1:
            yield name, name, "Elke kolom één keer."


def missing(table: Table, names: list[str]):
    for name in table.names:
        if name not in names:
            yield name, "", "Deze kolom, leeg als er niets bekend is."
