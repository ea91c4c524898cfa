"""What of a dossier may leave in a folder, read in a number of queries that no dossier changes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from municipalities.models import (
    Arrangement,
    Body,
    CouncilTerm,
    Group,
    GroupRole,
    Participation,
    Population,
    Recess,
    RegionMembership,
    Source,
)

from ..models import (
    TARGETS,
    AgendaItem,
    AgendaLine,
    Answer,
    Cost,
    Decision,
    Dispatch,
    Evidence,
    Extension,
    Meeting,
    Milestone,
    Point,
    PointRemark,
    Position,
    PositionGroup,
    Question,
    Remark,
    Reply,
    ReplyNote,
    Round,
    RoundBody,
    Statement,
    Subject,
    Theme,
    VariantElement,
    standing_in_public,
)

OF_THE_DOSSIER = {
    "themes": Theme,
    "subjects": Subject,
    "milestones": Milestone,
    "meetings": Meeting,
    "rounds": Round,
    "costs": Cost,
    "extensions": Extension,
    "questions": Question,
    "points": Point,
    "reply_notes": ReplyNote,
}
PUBLISHED = {
    "decisions": Decision,
    "positions": Position,
    "remarks": Remark,
    "statements": Statement,
    "replies": Reply,
    "agenda_items": AgendaItem,
    "answers": Answer,
}
AT_HOME = ("statements", "costs")
TABLE_OF = {model: table for table, model in (OF_THE_DOSSIER | PUBLISHED).items()}


@dataclass(frozen=True)
class Records:
    """Records by table, in the order in which they were recorded; a decision by its number.

    `groups` are the links of positions to the groups behind them.
    """

    dossier: Any
    tables: dict
    groups: list


def read_records(dossier, reader):
    """Return everything of a dossier that may leave for `reader`, and the region around it."""
    tables = own_tables(dossier, reader)
    tables |= tables_of_region(dossier.region_id, tables)
    used = {record.source_id for rows in tables.values() for record in rows if has_source(record)}
    sources = Source.objects.visible_to(reader).filter(pk__in=used)
    tables["sources"] = list(sources.order_by("pk"))
    links = PositionGroup.objects.filter(position__dossier=dossier).order_by("pk")
    return Records(dossier, tables, list(links))


def own_tables(dossier, reader):
    """Return the records of the dossier itself; of what has a status only what is public.

    Whatever a folder holds becomes public where it is imported. So nothing leaves before its
    `public_from`, whoever asks.
    """
    tables = {
        table: model.objects.filter(dossier=dossier)
        for table, model in (OF_THE_DOSSIER | PUBLISHED).items()
    }
    for table in PUBLISHED:
        seen = tables[table].visible_to(reader)
        tables[table] = seen.filter(standing_in_public(seen.model, reader))
    for table in AT_HOME:
        tables[table] = tables[table].select_related("municipality")
    tables = {name: list(rows.order_by(order_of(name))) for name, rows in tables.items()}
    return tables | parts_of(dossier, tables)


def order_of(table):
    return "number" if table == "decisions" else "pk"


def parts_of(dossier, tables):
    """Return the rows that belong to another record, of those that leave themselves."""
    elements = VariantElement.objects.filter(variant__dossier=dossier)
    asked = RoundBody.objects.filter(round__dossier=dossier)
    lines = AgendaLine.objects.filter(item__in=keys(tables["agenda_items"]))
    links = PointRemark.objects.filter(point__dossier=dossier)
    sent = Dispatch.objects.filter(reply_note__dossier=dossier)
    places = Evidence.objects.accepted().filter(dossier=dossier).order_by("pk")
    leaving = {table: keys(rows) for table, rows in tables.items()}
    return {
        "elements": list(elements.order_by("pk")),
        "round_bodies": list(asked.order_by("pk")),
        "agenda_lines": list(lines.order_by("pk")),
        "point_remarks": list(links.order_by("pk")),
        "dispatches": list(sent.order_by("pk")),
        "evidence": [place for place in places if shows_one_of(place, leaving)],
    }


def shows_one_of(place, leaving):
    """Whether the record that a place shows leaves too."""
    return any(
        getattr(place, f"{name}_id") in leaving[TABLE_OF[model]] for name, model in TARGETS.items()
    )


def tables_of_region(region, tables):
    """Return who takes part, their bodies, seats, inhabitants and arrangements."""
    members = RegionMembership.objects.filter(region=region).select_related("municipality")
    members = list(members.order_by("pk"))
    bodies = bodies_of(region, {each.municipality_id for each in members}, tables)
    homes = {each.municipality_id for each in (*members, *bodies)} - {None}
    arrangements = Arrangement.objects.filter(participations__municipality__in=homes).distinct()
    arrangements = list(arrangements.order_by("pk"))
    rows = {
        "populations": Population.objects.filter(municipality__in=homes),
        "participations": Participation.objects.filter(arrangement__in=keys(arrangements)),
        "recesses": Recess.objects.filter(municipality__in=homes),
    }
    found = {name: each.select_related("municipality") for name, each in rows.items()}
    found["terms"] = CouncilTerm.objects.filter(body__in=keys(bodies))
    found["groups"] = Group.objects.filter(term__body__in=keys(bodies))
    found["group_roles"] = GroupRole.objects.filter(group__term__body__in=keys(bodies))
    found = {name: list(each.order_by("pk")) for name, each in found.items()}
    return {"members": members, "bodies": bodies, "arrangements": arrangements, **found}


def bodies_of(region, homes, tables):
    """Return the bodies of the region and its municipalities, and each that is named elsewhere.

    A body of another region is left out: a folder has no way to say whose it is.
    """
    records = [record for rows in tables.values() for record in rows]
    named = {getattr(each, "body_id", None) for each in records}
    named |= {each.opened_by_id for each in tables["rounds"]}
    sources = {each.source_id for each in records if has_source(each)}
    bodies = Body.objects.filter(
        Q(region=region)
        | Q(municipality__in=homes)
        | Q(pk__in=named - {None})
        | Q(sources__in=sources - {None})
    ).filter(Q(region=region) | Q(region__isnull=True))
    return list(bodies.select_related("municipality").distinct().order_by("pk"))


def has_source(record):
    return hasattr(record, "source_id")


def keys(records):
    return {record.pk for record in records}
