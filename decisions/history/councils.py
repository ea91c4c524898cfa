"""The terms of one council with its groups by name: seats as known at a moment, sides as now."""

from collections import defaultdict
from dataclasses import dataclass

from municipalities.models import CouncilTerm, Group, GroupRole, Side

from .places import titled
from .rows import rows
from .terms import HEAD, Term, turns


@dataclass(frozen=True)
class Seated:
    """A group in one term; `sides` are (first day, last day, side) in order of time."""

    name: str
    seats: int | None
    sides: tuple

    def side_on(self, day):
        """Return the word for its latest side that has begun by `day`, '' where none has."""
        begun = [side for first_on, _, side in self.sides if first_on <= day]
        return str(Side(begun[-1]).label) if begun else ""


@dataclass(frozen=True)
class NamedTerm(Term):
    """A Term with the groups by name, the largest first, and the document that tells it."""

    dated_on: str
    source_id: int
    source_title: str | None
    place: str
    groups: tuple[Seated, ...]


TERM = ("id", *HEAD, "dated_on", "source_id", "source_title", "place")
GROUP = ("groups__id", "groups__name", "groups__seats")
ROLE = ("groups__roles__first_on", "groups__roles__last_on", "groups__roles__side")


def council_terms(municipality, *, reader, known_at=None):
    """Return the NamedTerms of a municipality's council, oldest first; one query, three known."""
    lines = (
        _live(municipality, reader) if known_at is None else _known(municipality, reader, known_at)
    )
    heads, groups = {}, defaultdict(dict)
    for line in lines:
        key, head = line[0], line[1 : len(TERM)]
        heads[key] = head
        group, *told = line[len(TERM) :]
        if group is not None:
            name, seats, *side = told
            _, _, sides = groups[key].setdefault(group, (name, seats, []))
            sides.extend([tuple(side)] if side[0] is not None else [])
    return [_term(head, groups[key]) for key, head in heads.items()]


def _term(head, groups):
    """Return a NamedTerm of one line's head and {key: (name, seats, sides)}."""
    seated = [Seated(name, seats, tuple(sides)) for name, seats, sides in groups.values()]
    seated.sort(key=lambda each: (-(each.seats or 0), each.name))
    roles = [(key, *side[:2]) for key, (_, _, sides) in groups.items() for side in sides]
    numbers = tuple(each.seats for each in seated)
    common, own = head[: len(HEAD)], head[len(HEAD) :]
    return NamedTerm(
        *common, numbers, turns(sorted(roles, key=lambda role: role[1])), *own, tuple(seated)
    )


def _live(municipality, reader):
    found = titled(CouncilTerm.objects.filter(body__municipality=municipality), reader)
    ordered = found.order_by("first_on", "id", "groups__id", "groups__roles__first_on")
    return ordered.values_list(*TERM, *GROUP, *ROLE)


def _known(municipality, reader, known_at):
    """Yield the lines of `_live` as they were known; who was in the coalition shows as now."""
    roles = defaultdict(list)
    sides = GroupRole.objects.filter(group__term__body__municipality=municipality)
    for role in sides.order_by("first_on", "id"):
        roles[role.group_id].append((role.first_on, role.last_on, role.side))
    groups = defaultdict(list)
    for group in rows(Group, known_at).filter(term__body__municipality=municipality).order_by("id"):
        groups[group.term_id].append((group.id, group.name, group.seats))
    terms = titled(rows(CouncilTerm, known_at, body__municipality=municipality), reader)
    for head in terms.order_by("first_on", "id").values_list(*TERM):
        for group in groups[head[0]] or [(None, None, None)]:
            for role in roles[group[0]] or [(None, None, None)]:
                yield (*head, *group, *role)
