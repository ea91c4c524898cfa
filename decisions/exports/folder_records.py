"""What of a dossier may leave in a folder, read in a number of queries that no dossier changes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from municipalities.models import Body, Source

from ..folder import TABLES
from ..folder.tables import TABLE_OF
from ..models import TARGETS, Evidence, PositionGroup, Published, standing_in_public

# Rows of the dossier itself, but for what leaves with its agenda item or with what it shows.
WITH_ANOTHER = ("agenda_lines", "evidence")
OWN = [
    name
    for name, table in TABLES.items()
    if hasattr(table.model, "dossier") and name not in WITH_ANOTHER
]
# Rows without an id, by the record that the first column of their key names.
PARTS = ("elements", "round_bodies", "point_remarks", "dispatches")


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


def found(name, **which):
    """Return the rows of a table as they were recorded, with the municipality that they name."""
    table = TABLES[name]
    rows = table.model.objects.filter(**which).order_by("pk")
    return rows.select_related("municipality") if "municipality" in table.names else rows


def own_tables(dossier, reader):
    """Return the records of the dossier itself; of what has a status only what is public.

    Whatever a folder holds becomes public where it is imported. So nothing leaves before its
    `public_from`, whoever asks.
    """
    tables = {name: found(name, dossier=dossier) for name in OWN}
    for name, rows in tables.items():
        if issubclass(rows.model, Published):
            seen = rows.visible_to(reader)
            tables[name] = seen.filter(standing_in_public(seen.model, reader))
    tables["decisions"] = tables["decisions"].order_by("number")
    tables = {name: list(rows) for name, rows in tables.items()}
    return tables | parts_of(dossier, tables)


def parts_of(dossier, tables):
    """Return the rows that belong to another record, of those that leave themselves."""
    parts = {name: found(name, **{f"{TABLES[name].key[0]}__dossier": dossier}) for name in PARTS}
    parts["agenda_lines"] = found("agenda_lines", item__in=keys(tables["agenda_items"]))
    places = Evidence.objects.accepted().filter(dossier=dossier).order_by("pk")
    leaving = {table: keys(rows) for table, rows in tables.items()}
    return {name: list(rows) for name, rows in parts.items()} | {
        "evidence": [place for place in places if shows_one_of(place, leaving)]
    }


def shows_one_of(place, leaving):
    """Whether the record that a place shows leaves too."""
    return any(
        getattr(place, f"{name}_id") in leaving[TABLE_OF[model]] for name, model in TARGETS.items()
    )


def tables_of_region(region, tables):
    """Return who takes part, their bodies, seats, inhabitants and arrangements."""
    members = list(found("members", region=region))
    bodies = bodies_of(region, {each.municipality_id for each in members}, tables)
    homes = {each.municipality_id for each in (*members, *bodies)} - {None}
    arrangements = list(found("arrangements", participations__municipality__in=homes).distinct())
    rows = (
        found("populations", municipality__in=homes),
        found("participations", arrangement__in=keys(arrangements)),
        found("recesses", municipality__in=homes),
        found("terms", body__in=keys(bodies)),
        found("groups", term__body__in=keys(bodies)),
        found("group_roles", group__term__body__in=keys(bodies)),
    )
    known = {"members": members, "bodies": bodies, "arrangements": arrangements}
    return known | {TABLE_OF[each.model]: list(each) for each in rows}


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
