"""Rows that lead back to themselves through their references."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .contents import Problem, Row

Graph = Mapping[str, Iterable[str]]


def cycles(rows: list[Row], columns: tuple[str, ...]) -> Iterator[Problem]:
    """Yield one problem for every row that stands in a circle, at the cell that leads on."""
    circle = circles({row.id: [row.values[name] for name in columns] for row in rows})
    for row in rows:
        for name in columns:
            if row.values[name] and circle[row.id] == circle.get(row.values[name]):
                yield Problem(
                    row.file,
                    row.line,
                    name,
                    row.values[name],
                    "Een verwijzing die niet, ook niet langs een omweg, bij zichzelf uitkomt.",
                )


def circles(onward: Graph) -> dict[str, str]:
    """Return for every id the name of its circle: the same for ids that can reach each other.

    Linear in ids and references (Kosaraju: back along the references, last finished first).
    """
    back = defaultdict(list)
    for each, others in onward.items():
        for other in others:
            if other in onward:
                back[other].append(each)
    circle = {}
    for start in reversed(finished(onward)):
        waiting = [start]
        while waiting:
            each = waiting.pop()
            if each not in circle:
                circle[each] = start
                waiting.extend(back[each])
    return circle


def finished(onward: Graph) -> list[str]:
    """Return all ids, each after everything that it leads to but what leads back to it."""
    seen, order = set(), []
    for start in onward:
        waiting = [(start, iter(onward[start]))] if start not in seen else []
        seen.add(start)
        while waiting:
            each, others = waiting[-1]
            ahead = next((one for one in others if one in onward and one not in seen), None)
            if ahead is None:
                order.append(each)
                waiting.pop()
            else:
                seen.add(ahead)
                waiting.append((ahead, iter(onward[ahead])))
    return order
