"""Rows that lead back to themselves through their references."""

from collections.abc import Iterator

from .contents import Problem, Row


def cycles(rows: list[Row], columns: tuple[str, ...]) -> Iterator[Problem]:
    """Yield one problem for every row that stands in a circle, at the cell that leads on."""
    onward = {row.id: {name: row.values[name] for name in columns} for row in rows}
    for row in rows:
        for name in columns:
            if row.values[name] and row.id in reached(onward, row.values[name]):
                yield Problem(
                    row.file,
                    row.line,
                    name,
                    row.values[name],
                    "Een verwijzing die niet, ook niet langs een omweg, bij zichzelf uitkomt.",
                )


def reached(onward: dict[str, dict[str, str]], start: str) -> set[str]:
    """Return every id that can be reached from `start`, itself included."""
    seen, waiting = set(), [start]
    while waiting:
        each = waiting.pop()
        if each not in seen:
            seen.add(each)
            waiting.extend(filter(None, onward.get(each, {}).values()))
    return seen
