"""What of a dossier may leave in a folder, and the ids that it leaves under."""

from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from municipalities.members import list_participant_keys
from municipalities.models import Body, Source

from ..models import (
    READ_BACK_KINDS,
    TARGETS,
    Evidence,
    PositionGroup,
    Published,
    ReadBackLine,
    build_standing_public_condition,
)
from .folder import TABLES
from .folder.cells import ID_LENGTH, ColumnKind
from .folder.tables import TABLE_OF

# What of a dossier may leave in a folder, read in a number of queries that no dossier changes.

# Rows of the dossier itself, but for what leaves with its agenda item or with what it shows.
PARENT_TABLES = {
    "agenda_lines": ("item", "agenda_items"),
    "treatments": ("item", "agenda_items"),
    "group_tallies": ("decision", "decisions"),
    "poll_events": ("poll", "polls"),
    "poll_areas": ("poll", "polls"),
    "poll_options": ("poll", "polls"),
    "poll_area_municipalities": ("area", "poll_areas"),
    "poll_results": ("area", "poll_areas"),
}
TABLES_WITH_PARENT = (*PARENT_TABLES, "evidence", "read_back_lines")
OWN_TABLES = [
    name
    for name, table in TABLES.items()
    if hasattr(table.model, "dossier") and name not in TABLES_WITH_PARENT
]
# Rows without an id, by the record that the first column of their key names.
PART_TABLES = ("elements", "concerns", "relations", "round_bodies", "point_remarks", "dispatches")


@dataclass(frozen=True)
class ExportedRecords:
    """Records by table, in the order in which they were recorded; a decision by its number.

    `groups` are the links of positions to the groups behind them.
    """

    dossier: Any
    tables: dict
    groups: list


def read_records(dossier, reader):
    """Return everything of a dossier that may leave for `reader`, and the region around it."""
    tables = read_dossier_tables(dossier, reader)
    tables |= read_region_tables(dossier.region_id, tables)
    used = {record.source_id for rows in tables.values() for record in rows if has_source(record)}
    sources = Source.objects.visible_to(reader).filter(pk__in=used)
    tables["sources"] = list(sources.order_by("pk"))
    links = PositionGroup.objects.filter(position__dossier=dossier).order_by("pk")
    return ExportedRecords(dossier, tables, list(links))


def read_table_records(name, **which):
    """Return the rows of a table as they were recorded, with the municipality that they name."""
    table = TABLES[name]
    rows = table.model.objects.filter(**which).order_by("pk")
    homes = [each.field for each in table.columns if each.kind == ColumnKind.MUNICIPALITY]
    return rows.select_related(*homes) if homes else rows


def read_dossier_tables(dossier, reader):
    """Return the records of the dossier itself; of what has a status only what is public.

    Whatever a folder holds becomes public where it is imported. So nothing leaves before its
    `public_from`, whoever asks.
    """
    tables = {name: read_table_records(name, dossier=dossier) for name in OWN_TABLES}
    for name, rows in tables.items():
        if issubclass(rows.model, Published):
            seen = rows.visible_to(reader)
            tables[name] = seen.filter(build_standing_public_condition(seen.model, reader))
    tables["decisions"] = tables["decisions"].order_by("number")
    tables = {name: list(rows) for name, rows in tables.items()}
    tables |= read_part_tables(dossier, tables)
    return tables | {"points": list_led_to_points(tables)}


def list_led_to_points(tables):
    """Return the shared points to which a remark leads that leaves too: a point is as public as
    what was said of it."""
    remarks = collect_keys(tables["remarks"])
    shared = {each.point_id for each in tables["point_remarks"] if each.remark_id in remarks}
    return [each for each in tables["points"] if each.pk in shared]


def read_part_tables(dossier, tables):
    """Return the rows that belong to another record, of those that leave themselves."""
    parts = {
        name: read_table_records(name, **{f"{TABLES[name].key[0]}__dossier": dossier})
        for name in PART_TABLES
    }
    parts |= read_rows_of_parents(tables)
    offered = read_table_records(
        "item_offers", common_item__in=collect_keys(tables["common_items"])
    )
    items = collect_keys(tables["agenda_items"])
    parts["item_offers"] = offered.filter(Q(item__isnull=True) | Q(item__in=items))
    places = Evidence.objects.accepted().filter(dossier=dossier).order_by("pk")
    leaving = {table: collect_keys(rows) for table, rows in (tables | parts).items()}
    lines = ReadBackLine.objects.filter(dossier=dossier).order_by("pk")
    shown = [each for each in places if is_of_exported_record(each, TARGETS, leaving)]
    parts["readings"] = read_table_records("readings", evidence__in=collect_keys(shown))
    return {name: list(rows) for name, rows in parts.items()} | {
        "evidence": shown,
        "read_back_lines": [
            each for each in lines if is_of_exported_record(each, READ_BACK_KINDS, leaving)
        ],
    }


def read_rows_of_parents(tables):
    """Return the rows of PARENT_TABLES of the records that leave."""
    parts = {}
    for name, (way, parent) in PARENT_TABLES.items():
        keys = collect_keys((tables | parts)[parent])
        parts[name] = list(read_table_records(name, **{f"{way}__in": keys}))
    return parts


def is_of_exported_record(part, kinds, leaving):
    """Whether the record that a place shows, or that a line answers about, leaves too."""
    return any(
        getattr(part, f"{name}_id") in leaving[TABLE_OF[model]] for name, model in kinds.items()
    )


def read_region_tables(region, tables):
    """Return who takes part, their bodies, seats, inhabitants and arrangements."""
    members = list(read_table_records("members", region=region))
    bodies = list_exported_bodies(region, list_participant_keys(region), tables)
    homes = {each.municipality_id for each in (*members, *bodies)} - {None}
    homes |= list_participant_keys(region)
    arrangements = list(
        read_table_records("arrangements", participations__municipality__in=homes).distinct()
    )
    rows = (
        read_table_records("populations", municipality__in=homes),
        read_table_records("participations", arrangement__in=collect_keys(arrangements)),
        read_table_records("successions", municipality__in=homes, successor__in=homes),
        read_table_records("tiles", region=region),
        read_table_records("recesses", municipality__in=homes),
        read_table_records("elections", municipality__in=homes),
        read_table_records("terms", body__in=collect_keys(bodies)),
        read_table_records("groups", term__body__in=collect_keys(bodies)),
        read_table_records("group_roles", group__term__body__in=collect_keys(bodies)),
    )
    known = {"members": members, "bodies": bodies, "arrangements": arrangements}
    known |= {TABLE_OF[each.model]: list(each) for each in rows}
    named = {each.party_id for each in known["groups"]}
    named |= {each.holder_party_id for each in tables["polls"]}
    parties = read_table_records("parties", pk__in=named - {None})
    return known | {"parties": list(parties)}


def list_exported_bodies(region, homes, tables):
    """Return the bodies of the region and its municipalities, and each that is named elsewhere.

    A body of another region is left out: a folder has no way to say whose it is.
    """
    records = [record for rows in tables.values() for record in rows]
    named = {getattr(each, "body_id", None) for each in records}
    named |= {each.opened_by_id for each in tables["rounds"]}
    named |= {each.holder_body_id for each in tables["polls"]}
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


def collect_keys(records):
    return {record.pk for record in records}


# Ids for records without a key: made by hand, and known again when a folder brings them back.


def make_export_ids(records, table):
    """Return an id by primary key for those of `records` that have no key; at most one query.

    `records` are of one model and one dossier. An id names the table, the primary key and the
    moment of recording, so that in another database it is nobody's.
    """
    handmade = [record for record in records if not record.key]
    if not handmade:
        return {}
    rows = type(handmade[0]).history.filter(history_type="+", dossier=handmade[0].dossier_id)
    born = dict(rows.order_by("id").values_list("id", "history_date"))
    return {record.pk: make_export_id(table, record.pk, born.get(record.pk)) for record in handmade}


def make_export_id(table, key, born_at):
    """Return 'decisions-17-…', the end of it short for when the record was made."""
    moment = born_at.isoformat() if born_at else ""
    return f"{table}-{key}-{blake2s(moment.encode(), digest_size=4).hexdigest()}"


# The ids of an exported folder: keys where there are, else made from what names the record.


class ExportIds:
    """Gives every record of one table an id of its own, the same ones for the same records."""

    def __init__(self):
        self._given = set()

    def give(self, wanted):
        """Return `wanted`, made to fit; where it was given before, with a number behind it."""
        name, count = shorten_export_id(wanted), 1
        while name in self._given:
            count += 1
            name = shorten_export_id(f"{wanted}-{count}")
        self._given.add(name)
        return name


def shorten_export_id(wanted):
    """Return an id of at most 80 characters; a longer one ends in a short sum of the whole."""
    if len(wanted) <= ID_LENGTH:
        return wanted
    total = blake2s(wanted.encode(), digest_size=4).hexdigest()
    return f"{wanted[: ID_LENGTH - len(total) - 1]}-{total}"


def assign_export_ids(table, records, known):
    """Return an id by primary key for the records of one table that has ids.

    `known` are the ids given so far, by table: a term is named after its council, a group after
    its term. What rests on something without an id gets none.
    """
    if table == "bodies" or TABLES[table].by_name["id"].field == "slug":
        wanted = {record.pk: record.slug for record in records}
    elif table == "terms":
        wanted = {
            each.pk: join_id_parts(known["bodies"].get(each.body_id), each.first_on)
            for each in records
        }
    elif table == "groups":
        wanted = {
            each.pk: join_id_parts(
                known["terms"].get(each.term_id), slugify(each.name) or "fractie"
            )
            for each in records
        }
    else:
        wanted = assign_keys(table, records)
    names = ExportIds()
    return {pk: names.give(each) for pk, each in wanted.items() if each}


def join_id_parts(home, name):
    return f"{home}-{name}" if home else ""


def assign_keys(table, records):
    """Return the keys of records, made up for those that were made by hand."""
    made_up = {} if table == "sources" else make_export_ids(records, table)
    return {record.pk: record.key or made_up[record.pk] for record in records}
