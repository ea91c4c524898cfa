"""What the rows of a folder say about each other: references, and rules over several cells."""

from collections.abc import Iterator, Mapping
from itertools import islice

from municipalities.models.body import MUNICIPAL

from ..models import TARGETS
from .column import Column, Kind
from .contents import Problem, Row, shown
from .cycles import cycles
from .sheet import MOST_PROBLEMS, Sheet

Sheets = Mapping[str, Sheet]


def check_links(sheets: Sheets) -> list[Problem]:
    """Return the problems between the rows of all files, in the order of the files.

    Of each sort there are at most MOST_PROBLEMS.
    """
    sorts = (
        dangling(sheets),
        homeless(sheets["bodies"].rows),
        aimless(sheets["evidence"].rows),
        misshown(sheets),
        *(cycles(sheet.rows, sheet.table.leads) for sheet in sheets.values() if sheet.table.leads),
    )
    return [problem for found in sorts for problem in islice(found, MOST_PROBLEMS)]


def wrong(row: Row, column: str, value: str, expected: str) -> Problem:
    return Problem(row.file, row.line, column, shown(value), expected)


def dangling(sheets: Sheets) -> Iterator[Problem]:
    """References to an id that its file does not have; unreadable files are left out."""
    for sheet in sheets.values():
        for column in sheet.table.columns:
            if column.table and sheets[column.table].is_whole:
                ids = sheets[column.table].ids
                yield from (
                    wrong(row, column.name, each, f"Een id uit {column.table}.csv.")
                    for row in sheet.rows
                    for each in referred(row, column)
                    if each not in ids
                )


def referred(row: Row, column: Column) -> tuple[str, ...]:
    """Return the ids that one cell refers to."""
    value = row.values[column.name]
    if column.kind == Kind.REFS:
        return value
    return (value,) if value else ()


def homeless(rows: list[Row]) -> Iterator[Problem]:
    """Bodies of a municipality without one, and bodies of the region with one."""
    for row in rows:
        is_municipal = row.values["kind"] in MUNICIPAL
        code = row.values["municipality"]
        if is_municipal and not code:
            expected = "Een gemeente: raad, college en commissie horen bij een gemeente."
            yield wrong(row, "municipality", "", expected)
        if code and not is_municipal:
            yield wrong(row, "municipality", code, "Niets: dit orgaan is van de regio.")


def aimless(rows: list[Row]) -> Iterator[Problem]:
    """Evidence of no record or of several, and stances read from what is not a position."""
    for row in rows:
        filled = [name for name in TARGETS if row.values[name]]
        if len(filled) != 1:
            expected = f"Precies een van: {', '.join(TARGETS)}."
            yield wrong(row, "", ", ".join(filled), expected)
        if row.values["reads_stance"] and not row.values["position"]:
            expected = "Niets: alleen bij een standpunt leest een plaats een stand."
            yield wrong(row, "reads_stance", row.values["reads_stance"], expected)


def misshown(sheets: Sheets) -> Iterator[Problem]:
    """Positions that show a place of another position, or one that reads another stance."""
    places = {row.id: row for row in sheets["evidence"].rows}
    for row in sheets["positions"].rows:
        place = places.get(row.values["shown"])
        if place is None:
            continue
        if place.values["position"] != row.id:
            yield wrong(row, "shown", place.id, "Een bewijsplaats van dit standpunt zelf.")
        elif place.values["reads_stance"] != row.values["stance"]:
            expected = f"Een bewijsplaats die {row.values['stance']} leest, zoals dit standpunt."
            yield wrong(row, "shown", place.id, expected)
