"""With what each record of a dossier is told, as its list in the API tells it.

A way leads from a record to what, written, may change what is told of it, by the names of
relations. Who tells something new adds the way to it."""

from typing import NamedTuple

from django.db.models import Model, Q, QuerySet

from municipalities.tracking import Tracked

from ..models import (
    AgendaItem,
    Commitment,
    Cost,
    Decision,
    Dispatch,
    Dossier,
    Milestone,
    Point,
    PointRemark,
    Poll,
    PollAreaMunicipality,
    Position,
    PositionGroup,
    Remark,
    Statement,
    Subject,
)


def places_on(way: str = "") -> tuple[str, ...]:
    """Return the ways to the places of what a way leads to, and to what these are told with."""
    start = f"{way}__evidence" if way else "evidence"
    return (start, *(f"{start}__{each}" for each in ("source", "paragraph", "readings")))


READ_BACK = ("read_back_lines", "body__read_backs")
TOLD_WITH: dict[type[Tracked], tuple[str, ...]] = {
    Dossier: ("region", "subjects"),
    Decision: (
        *("body", "moved_in", "moved_in__item", "positions"),
        *("group_tallies", "group_tallies__group"),
        *places_on(),
        *places_on("positions"),
    ),
    Position: (
        *("body", "body__municipality", "subject", "conditions", *READ_BACK),
        *("groups", "groups__group", "groups__group__party"),
        *("decision", "decision__positions"),
        *places_on(),
        *places_on("decision"),
        *places_on("decision__positions"),
    ),
    Remark: (
        *("body", "body__municipality", "subject", "theme", "decision", "position", *READ_BACK),
        *("carried_from", "carried_to", "link", "subject__milestones"),
        *("round", "round__bundle", "round__subject__milestones"),
        *("round__adoptions", "round__adoptions__dispatches"),
        *("replies", "replies__body", "replies__changed_in"),
        *places_on(),
        *places_on("replies"),
    ),
    Point: ("links", "links__remark", "links__remark__body"),
    Statement: (
        *("body", "body__municipality", "municipality", "subject", "theme", *READ_BACK),
        *places_on(),
    ),
    Milestone: ("body", "subject", *places_on()),
    Cost: ("municipality", "subject", *places_on()),
    Commitment: ("body", "decision"),
    Poll: (
        *("holder_body", "holder_party", "events", "events__source"),
        *("options", "options__subject", "areas", "areas__results"),
        *("areas__municipalities", "areas__municipalities__municipality"),
        *places_on(),
        *places_on("areas"),
        *places_on("areas__results"),
    ),
    AgendaItem: (
        *("body", "body__municipality", "lines"),
        *("treatments", "treatments__meeting", "treatments__meeting__body"),
        *("treatments__decision", "treatments__motions", "treatments__commitments"),
    ),
}
# Of which what is told follows from the day: the dossier's own, or today.
TOLD_ON_OWN_DAY = (Remark, Point, Poll)
TOLD_TODAY = (AgendaItem,)


class Hop(NamedTuple):
    """One step of a way, from a `model` to a `far` one, under a `name`: by a `link` of the far one,
    which is a part of it, or by its own."""

    model: type[Model]
    name: str
    far: type[Model]
    link: str
    is_part: bool


# Of these parts only those count that ever met a condition: an event that was no state of the
# proposal changes nothing of the wishes on it.
PARTS_THAT_COUNT: dict[tuple[type[Model], str], Q] = {(Subject, "milestones"): ~Q(state="")}


def find_hop(model: type[Model], name: str) -> Hop:
    """Return the Hop that a way has under a name."""
    relation = model._meta.get_field(name)
    far: type[Model] = relation.related_model  # type: ignore[assignment]
    if relation.auto_created:
        return Hop(model, name, far, relation.field.name, True)  # type: ignore[union-attr]
    return Hop(model, name, far, name, False)


# The way to its dossier of what does not name that itself.
HOMES: dict[type[Model], str] = {
    Dossier: "pk",
    Dispatch: "reply_note__dossier",
    PointRemark: "point__dossier",
    PollAreaMunicipality: "area__dossier",
    PositionGroup: "position__dossier",
}


def select_own(model: type[Model], dossier: Dossier) -> QuerySet[Model]:
    """Return the records of a kind that are of a dossier; all of a kind that is of none."""
    has_dossier = any(each.name == "dossier" for each in model._meta.fields)
    home = HOMES.get(model, "dossier" if has_dossier else None)
    rows = model._default_manager.all()
    return rows.filter(**{home: dossier.pk}) if home else rows


def list_kinds_told() -> set[type[Model]]:
    """Return every kind of record of which a version may change what is told."""
    return {*TOLD_WITH, *(each for model in TOLD_WITH for each in list_kinds_told_with(model))}


def list_kinds_told_with(model: type[Model]) -> set[type[Model]]:
    """Return every kind to which the ways from one kind of record lead."""
    found = set()
    for way in TOLD_WITH[model]:  # type: ignore[index]
        end = model
        for name in way.split("__"):
            end = find_hop(end, name).far
        found.add(end)
    return found
