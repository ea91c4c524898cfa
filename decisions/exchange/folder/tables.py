"""Every table of a dossier folder, its columns taken from the fields of the models.

A new column is one word here, in its place, and one in docs/dossier-folder.md."""

from django.db import models

from municipalities.fields import EdtfField
from municipalities.models import (
    Arrangement,
    Body,
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Municipality,
    Participation,
    Party,
    Population,
    Recess,
    Region,
    RegionMembership,
    RegionTile,
    Source,
    Succession,
)

from ...models import (
    READ_BACK_KINDS,
    TARGETS,
    AgendaItem,
    AgendaLine,
    Answer,
    Commitment,
    CommonItem,
    Concern,
    Cost,
    Decision,
    Dispatch,
    Dossier,
    Evidence,
    Extension,
    GroupTally,
    ItemOffer,
    Meeting,
    Milestone,
    Point,
    PointRemark,
    Poll,
    PollArea,
    PollAreaMunicipality,
    PollEvent,
    PollOption,
    PollResult,
    Position,
    Question,
    ReadBack,
    ReadBackLine,
    Remark,
    Reply,
    ReplyNote,
    Round,
    RoundBody,
    Statement,
    Subject,
    SubjectRelation,
    Theme,
    Treatment,
    ValueReading,
    VariantElement,
)
from .cells import ID_LENGTH, Column, ColumnKind, Table

# The most particular class of field first: a moment is a day to Django, an address a text.
COLUMN_KINDS = (
    (EdtfField, ColumnKind.EDTF),
    (models.URLField, ColumnKind.URL),
    (models.SlugField, ColumnKind.ID),
    (models.CharField, ColumnKind.TEXT),
    (models.TextField, ColumnKind.TEXT),
    (models.DateTimeField, ColumnKind.MOMENT),
    (models.DateField, ColumnKind.DAY),
    (models.BooleanField, ColumnKind.YES_NO),
    (models.IntegerField, ColumnKind.INT),
    (models.DecimalField, ColumnKind.DECIMAL),
    (models.ForeignKey, ColumnKind.REF),
)
# What PostgreSQL holds, on every database.
HIGHEST_NUMBERS = {
    "PositiveSmallIntegerField": 32_767,
    "PositiveIntegerField": 2_147_483_647,
    "PositiveBigIntegerField": 9_223_372_036_854_775_807,
}

# What every fact about a municipality carries: the source and the place that show it, and what a
# collection calls it.
SHOWN_BY = "source place note reference?"
# What a place came to show after folders had been written.
LATER_TARGETS = ("poll", "poll_area", "poll_result")
# (table, model, columns, columns of its key where it has no id), in the order of the
# documentation. A column is a field of that name: required where the field is, a yes or no where a
# * says so; a file may lack one with a ?. `column=field` is one of another name; `id` alone is made
# up for the folder.
TABLE_SPECIFICATIONS = (
    (
        "sources",
        Source,
        "id=key title publisher publisher_kind body dated_on reference url note is_public*",
    ),
    (
        "members",
        RegionMembership,
        f"municipality dated_on takes_part* {SHOWN_BY}",
        "municipality dated_on",
    ),
    ("successions", Succession, "municipality successor source", "municipality successor"),
    ("tiles", RegionTile, "municipality row column", "municipality"),
    (
        "bodies",
        Body,
        "id kind name municipality contact_email? contact_phone? paper_days? committee_days?",
    ),
    (
        "populations",
        Population,
        f"municipality dated_on inhabitants is_approximate {SHOWN_BY}",
        "municipality dated_on source",
    ),
    (
        "elections",
        CouncilElection,
        f"municipality election_year is_held* first_on {SHOWN_BY}",
        "municipality election_year",
    ),
    (
        "terms",
        CouncilTerm,
        f"id body dated_on election_year seats groups_complete {SHOWN_BY}",
    ),
    ("parties", Party, "id=slug name full_name"),
    ("groups", Group, f"id term name seats {SHOWN_BY} party?"),
    ("group_roles", GroupRole, f"group dated_on side {SHOWN_BY}", "group dated_on"),
    ("arrangements", Arrangement, f"id=slug name legal_form description {SHOWN_BY}"),
    (
        "participations",
        Participation,
        f"arrangement municipality dated_on takes_part* {SHOWN_BY}",
        "arrangement municipality dated_on",
    ),
    ("recesses", Recess, "municipality name first_on last_on", "municipality first_on"),
    ("themes", Theme, "id=slug name description"),
    ("subjects", Subject, "id=slug kind name short_name description number works_out column base"),
    ("elements", VariantElement, "variant taken_from name", "variant taken_from name"),
    (
        "concerns",
        Concern,
        f"subject municipality dated_on takes_part* {SHOWN_BY}",
        "subject municipality dated_on",
    ),
    (
        "relations",
        SubjectRelation,
        f"subject kind other change url {SHOWN_BY}",
        "subject kind other",
    ),
    ("milestones", Milestone, "id=key dated_on title description subject state body is_moment"),
    ("meetings", Meeting, "id=key body title held_on starts_at ends_at location url"),
    (
        "decisions",
        Decision,
        "id=key body speaker form dated_on title outcome meeting note seats votes_for"
        " votes_against abstained absent left no_vote_asked moved_in?",
    ),
    (
        "positions",
        Position,
        "id=key decision subject stance groups_label group_seats groups shown departure"
        " source_follows",
    ),
    (
        "group_tallies",
        GroupTally,
        "id=key decision label group direction votes_for votes_against",
    ),
    (
        "polls",
        Poll,
        "id=key kind dated_on title holder holder_body holder_party question binding threshold"
        " entitled note",
    ),
    ("poll_events", PollEvent, f"id=key poll dated_on step planned_on {SHOWN_BY}"),
    ("poll_areas", PollArea, "id=key poll number turnout votes"),
    (
        "poll_area_municipalities",
        PollAreaMunicipality,
        "area municipality",
        "area municipality",
    ),
    ("poll_options", PollOption, "id=key poll number text subject stance"),
    ("poll_results", PollResult, "id=key area option votes percentage"),
    ("statements", Statement, "id=key dated_on speaker body municipality subject theme text"),
    (
        "costs",
        Cost,
        "id=key dated_on title payer municipality amount is_approximate share_key subject note",
    ),
    (
        "rounds",
        Round,
        "id=key dated_on title subject questions opened_by legal_basis due_on bundle follows note",
    ),
    (
        "round_bodies",
        RoundBody,
        "round body received_on due_on answer no_view_on receipt_on receipt_reference confirmed_on"
        " consent? consent_ground?",
        "round body",
    ),
    ("extensions", Extension, "id=key round body granted_on due_on why"),
    ("questions", Question, "id=key round number text"),
    (
        "remarks",
        Remark,
        "id=key kind dated_on body groups_label gathering subject section theme text decision"
        " position round item? carried_from",
    ),
    (
        "replies",
        Reply,
        "id=key remark body dated_on outcome reasons changed_in changed_where",
    ),
    ("points", Point, "id=key title"),
    ("point_remarks", PointRemark, "point remark heading", "point remark"),
    (
        "reply_notes",
        ReplyNote,
        "id=key round body adopted_on reference note unreviewed_why? revises? why?",
    ),
    ("dispatches", Dispatch, "reply_note body sent_on", "reply_note body"),
    (
        "agenda_items",
        AgendaItem,
        "id=key body title reference portfolio_holder? is_incoming? summary round decision source"
        " url sections?",
    ),
    (
        "treatments",
        Treatment,
        "id=key item sequence meeting planned_note agenda_number stage kind outcome outcome_note"
        " decision",
    ),
    (
        "agenda_lines",
        AgendaLine,
        "id=key item kind number text note place url outcome? amended_text? is_secret?",
    ),
    (
        "common_items",
        CommonItem,
        "id=key title reference summary points questions attachments recipients round proposal"
        " source url",
    ),
    (
        "item_offers",
        ItemOffer,
        "common_item body item followed_at declined_on why",
        "common_item body",
    ),
    (
        "commitments",
        Commitment,
        "id=key body kind text holder made_on due_on done_on done_note treatment decision",
    ),
    ("answers", Answer, "id=key question line body dated_on text"),
    (
        "evidence",
        Evidence,
        "id=key source place summary quote reads_stance reads_on is_joint is_derived reference "
        + " ".join(f"{name}?" if name in LATER_TARGETS else name for name in TARGETS),
    ),
    ("readings", ValueReading, "evidence field value", "evidence field"),
    ("read_backs", ReadBack, "id=key body asked_on due_on withdrawn_on"),
    (
        "read_back_lines",
        ReadBackLine,
        f"id=key read_back {' '.join(READ_BACK_KINDS)} verdict text reads_stance place url"
        " answered_on read_as",
    ),
)
# Columns that fill no field with their row: links of their own, and what can only be told when
# all places and treatments are there.
LATER_COLUMNS = {
    ("decisions", "moved_in?"): Column(
        "moved_in", ColumnKind.REF, limit=ID_LENGTH, table="treatments", may_lack=True
    ),
    ("positions", "groups"): Column("groups", ColumnKind.REFS, limit=ID_LENGTH, table="groups"),
    ("positions", "shown"): Column("shown", ColumnKind.REF, limit=ID_LENGTH, table="evidence"),
}
# The tables after what they point to, as an import and an export go through them.
TABLE_ORDER = (
    *("parties", "bodies", "sources", "members", "successions", "tiles", "populations"),
    *("arrangements", "participations", "elections", "terms", "groups", "group_roles", "recesses"),
    *("themes", "subjects", "elements", "concerns", "relations"),
    *("milestones", "meetings", "decisions", "group_tallies", "positions"),
    *("rounds", "round_bodies", "extensions", "questions", "agenda_items"),
    *("remarks", "points", "point_remarks", "statements", "replies", "costs"),
    *("treatments", "agenda_lines", "common_items", "item_offers", "commitments"),
    *("polls", "poll_events", "poll_areas", "poll_area_municipalities", "poll_options"),
    *("poll_results", "answers", "reply_notes", "dispatches", "evidence", "readings"),
    *("read_backs", "read_back_lines"),
)
TABLE_OF = {model: name for name, model, *_ in TABLE_SPECIFICATIONS}


def build_table(name, model, columns, key="id", ending="csv"):
    """Return the Table whose columns are these words, see FILES."""
    found = tuple(
        LATER_COLUMNS.get((name, word)) or build_column(model, *word.partition("=")[::2])
        for word in columns.split()
    )
    return Table(name, found, ending, tuple(key.split()), model)


def build_column(model, word, named=""):
    """Return the Column that the field `named`, or of this name, fills."""
    name = word.rstrip("*?")
    if name == "id":
        return Column(name, ColumnKind.ID, is_required=True, limit=ID_LENGTH, field=named)
    field = model._meta.get_field(named or name)
    kind = column_kind_of(field)
    limits = {
        ColumnKind.REF: ID_LENGTH,
        ColumnKind.INT: HIGHEST_NUMBERS.get(field.get_internal_type()),
    }
    has_length = kind in (ColumnKind.ID, ColumnKind.TEXT, ColumnKind.URL)
    return Column(
        name,
        kind,
        is_required=word.endswith("*") if kind == ColumnKind.YES_NO else not field.blank,
        limit=field.max_length if has_length else limits.get(kind, 0),
        values=tuple(value for value, _label in field.flatchoices if value),
        table=TABLE_OF[field.related_model] if kind == ColumnKind.REF else "",
        field=field.name,
        may_lack=word.endswith("?"),
    )


def column_kind_of(field):
    if field.flatchoices:
        return ColumnKind.CHOICE
    if field.related_model is Municipality:
        return ColumnKind.MUNICIPALITY
    return next(kind for known, kind in COLUMN_KINDS if isinstance(field, known))


TABLES = {name: build_table(name, *told) for name, *told in TABLE_SPECIFICATIONS}
# Two records fill dossier.toml: the dossier, and the region that it is about.
DOSSIER_SETTINGS = build_table(
    "dossier",
    Dossier,
    "title slug question rule opened_on=dated_on closed_on kept_until",
    ending="toml",
)
REGION_SETTINGS = build_table(
    "dossier",
    Region,
    "region.slug=slug region.name=name region.data_licence=data_licence",
    ending="toml",
)
SETTINGS = Table("dossier", (*DOSSIER_SETTINGS.columns, *REGION_SETTINGS.columns), "toml")
# Read before the rest, and no part of the dossier: an exported folder is whole.
EXTENDS = Column("extends", ColumnKind.TEXT, limit=200)
