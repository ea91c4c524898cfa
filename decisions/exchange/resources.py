"""How each kind of record comes in: its columns as fields, and by what it is known again."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from municipalities.actions.register import keep_register_record, save_register_record
from municipalities.models import Region

from ..actions import save_record
from ..actions.sources import save_placed_evidence
from ..models import MOTION_FORMS, Dossier, Recorded
from .export_records import make_export_ids
from .folder import TABLE_ORDER, TABLES, Table
from .folder.tables import DOSSIER_SETTINGS as SETTINGS_OF_DOSSIER
from .folder.tables import REGION_SETTINGS as SETTINGS_OF_REGION


@dataclass(frozen=True)
class Resource:
    """`identity` gives the same answer for a record that stands and for the row that is it.

    `standing` asks the database once for all records that a row could be; `home` gives the
    fields that no column has, `settle` finishes a record made of a row; `is_own` tells that the
    records are this dossier's alone, `is_register` that other dossiers may rest on them.
    """

    table: Table
    identity: Callable[[Any], Hashable]
    standing: Callable[[Any], Iterable]
    home: Callable[[Any], dict] = lambda intake: {}
    settle: Callable[[Any], None] = lambda record: None
    keep: Callable = save_record
    is_own: bool = True
    is_register: bool = False

    def column_of(self, name: str) -> str:
        """Return the column that fills a field, '' where none does."""
        if name in ("first_on", "last_on") and name not in self.table.names:
            name = "dated_on"
        columns = (each.name for each in self.table.columns if name and each.field == name)
        return next(columns, "")


def identify_by_key(table):
    """Return the identity of records that are known by the fields of their table's key."""
    fields = [table.model._meta.get_field(table.by_name[name].field) for name in table.key]
    return lambda record: tuple(getattr(record, field.attname) for field in fields)


# How sources, bodies, seats and inhabitants come in; they may serve other dossiers too.

REGION_RESOURCE = Resource(
    SETTINGS_OF_REGION,
    identity=lambda region: region.slug,
    standing=lambda intake: Region.objects.filter(slug=intake.settings["region.slug"]),
    keep=save_register_record,
    is_own=False,
    is_register=True,
)


def build_register_resource(name, standing, identity=None, **more):
    """Return the Resource of a record that dossiers share; beheer writes it.

    `standing(intake)` is the condition on the records that a row could be; without an `identity`
    they are known by the key of their table.
    """
    table = TABLES[name]
    return Resource(
        table,
        identity=identity or identify_by_key(table),
        standing=lambda intake: table.model.objects.filter(standing(intake)),
        is_own=False,
        is_register=True,
        **{"keep": save_register_record, **more},
    )


def filter_by_region(intake):
    return {"region": intake.region}


def check_body_place(body):
    """A body with a municipality is not the region's."""
    if body.municipality is not None:
        body.region = None


def filter_by_municipalities(intake):
    return Q(municipality__in=intake.municipalities.values())


SHARED_RESOURCES = (
    build_register_resource("parties", lambda intake: Q(slug__in=intake.ids("parties"))),
    build_register_resource(
        "bodies",
        lambda intake: Q(region=intake.region) | filter_by_municipalities(intake),
        identity=lambda body: body.slug or body.make_slug(),
        home=filter_by_region,
        settle=check_body_place,
    ),
    build_register_resource("sources", lambda intake: Q(key__in=intake.ids("sources"))),
    build_register_resource(
        "members",
        lambda intake: Q(region=intake.region),
        identity=lambda member: (member.municipality_id, member.first_on),
        home=filter_by_region,
    ),
    build_register_resource("successions", filter_by_municipalities),
    build_register_resource("tiles", lambda intake: Q(region=intake.region), home=filter_by_region),
    build_register_resource("populations", filter_by_municipalities),
    build_register_resource("arrangements", lambda intake: Q(slug__in=intake.ids("arrangements"))),
    build_register_resource(
        "participations",
        lambda intake: Q(arrangement__in=intake.records("arrangements")),
        identity=lambda each: (each.arrangement_id, each.municipality_id, each.first_on),
    ),
    build_register_resource("elections", filter_by_municipalities),
    build_register_resource(
        "terms",
        lambda intake: Q(body__in=intake.records("bodies")),
        identity=lambda term: (term.body_id, term.election_year),
        keep=keep_register_record,  # the seats of terms and groups are judged together, later
    ),
    build_register_resource(
        "groups",
        lambda intake: Q(term__in=intake.records("terms")),
        identity=lambda group: (group.term_id, group.name.lower()),
        keep=keep_register_record,
    ),
    build_register_resource(
        "group_roles",
        lambda intake: Q(group__in=intake.records("groups")),
        identity=lambda role: (role.group_id, role.first_on),
    ),
    build_register_resource("recesses", filter_by_municipalities),
)


# How the dossier itself and everything in it come in, in the order in which they rest on
# each other.

DOSSIER_RESOURCE = Resource(
    SETTINGS_OF_DOSSIER,
    identity=lambda dossier: dossier.slug,
    standing=lambda intake: Dossier.objects.filter(slug=intake.settings["slug"]),
    home=lambda intake: {"region": intake.region},
    is_own=False,
)


def keep_act(decision, *, by, reason):
    """Save a decision; what is no motion any more lets go of the treatment that it was moved in."""
    if decision.form not in MOTION_FORMS:
        decision.moved_in = None
    return save_record(decision, by=by, reason=reason)


KEEPERS = {"decisions": keep_act, "evidence": save_placed_evidence}


def build_dossier_resource(table):
    """Return the Resource of what belongs to the dossier, known by the key of its table.

    What has no id of its own belongs to the record that the first column of its key names.
    """
    if not table.has_id:
        way = f"{table.key[0]}__dossier"
        return Resource(
            table,
            identity=identify_by_key(table),
            standing=lambda intake: table.model.objects.filter(**{way: intake.dossier}),
        )
    return Resource(
        table,
        identity=identify_by_key(table),
        standing=lambda intake: records_by_export_id(
            table, table.model.objects.filter(dossier=intake.dossier)
        ),
        home=lambda intake: {"dossier": intake.dossier},
        keep=KEEPERS.get(table.name, save_record),
    )


def records_by_export_id(table, records):
    """Return records that each have a key; one made by hand goes by what an export calls it.

    That key is written with the record's next change, never for its own sake.
    """
    if not issubclass(table.model, Recorded):
        return records
    records = list(records.order_by("pk"))
    made_up = make_export_ids(records, table.name)
    for record in records:
        record.is_handmade = not record.key
        record.key = record.key or made_up[record.pk]
    return records


SHARED_TABLES = {recipe.table.name for recipe in SHARED_RESOURCES}
DOSSIER_RESOURCES = tuple(
    build_dossier_resource(TABLES[name]) for name in TABLE_ORDER if name not in SHARED_TABLES
)
