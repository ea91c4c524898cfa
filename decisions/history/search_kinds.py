"""The kinds of record that searching finds: of each which rows a reader may see, and what a list
of hits tells of one.

Records stand as they do today; what was withdrawn is left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, Model, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from municipalities.models import Municipality, Paragraph, Party, Source
from municipalities.roles import Reader

from ..models import (
    AgendaItem,
    AgendaLine,
    Decision,
    Dossier,
    Form,
    LineKind,
    Point,
    PointRemark,
    Poll,
    PollKind,
    Position,
    Published,
    Remark,
    RemarkKind,
    Reply,
    Statement,
    Status,
    Subject,
    SubjectKind,
    Treatment,
    build_speaker_expression,
)
from .parties import WAY_TO_PARTY
from .rows import build_seen_condition, visible_page_rows
from .shown import list_carrying_sources

type Way = str | Combinable | Exists


class FoundRow(NamedTuple):
    """What the database tells of one hit.

    `sort` is its kind within the kind, `address` what names it in an address, `source` the document
    that it stands in. `moment` is since when everybody may see it, None where nothing says so.
    """

    key: int
    title: str = ""
    text: str = ""
    more: str = ""
    who: str | None = ""
    sort: str = ""
    stance: str = ""
    has_conditions: bool = False
    address: str = ""
    source: int | None = None
    dated_on: str = ""
    day: date | None = None
    moment: datetime | None = None
    dossier: int | None = None
    home: int | None = None


type Told = Callable[[Reader], dict[str, Way]]


@dataclass(frozen=True)
class SearchKind:
    """A kind of record that is found: `name` on an address, `label` and the labels of `sorts` on a
    page.

    `list_rows` gives the rows that a reader may see, `tell` the way to each value of a FoundRow.
    `is_entrance` says that it is no act of a day but leads to many: it comes before what has a
    day. `is_entitled` says that its title is its own, so that words in it count for more.
    """

    name: str
    label: str | Promise
    model: type[Model]
    list_rows: Callable[[Reader], QuerySet[Any]]
    tell: Told
    sorts: dict[str, Any] = field(default_factory=dict)
    is_entrance: bool = False
    is_entitled: bool = True

    def read(self, reader: Reader, keys: Iterable[int]) -> list[FoundRow]:
        """Return what is told of the records of these keys that the reader may see, in no order;
        one query."""
        told: dict[str, Way] = {"key": "pk", **self.tell(reader)}
        rows = self.list_rows(reader).filter(pk__in=list(keys)).order_by()
        return [
            FoundRow(**dict(zip(told, row, strict=True)))
            for row in rows.values_list(*told.values())
        ]


def list_open_rows[M: Published](model: type[M], reader: Reader) -> QuerySet[M]:
    """Return what the reader may see of a published kind and was not withdrawn."""
    return visible_page_rows(model, reader).exclude(status=Status.WITHDRAWN)


def build_dossier_condition(reader: Reader) -> Exists:
    """Return the condition that the reader may see the dossier of a row."""
    return build_seen_condition(Dossier, reader, "dossier_id")


# What everybody may see: the register, and the dossiers with what they are about.


def list_municipalities(_reader: Reader) -> QuerySet[Municipality]:
    return Municipality.objects.all()


def list_dossiers(reader: Reader) -> QuerySet[Dossier]:
    return Dossier.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)


def list_subjects(reader: Reader) -> QuerySet[Subject]:
    return Subject.objects.filter(build_dossier_condition(reader))


def list_parties(reader: Reader) -> QuerySet[Party]:
    """Return the parties that sit in a council of a dossier which the reader may see."""
    return Party.objects.filter(Exists(list_dossiers_of_party(reader)))


def list_dossiers_of_party(reader: Reader) -> QuerySet[Dossier]:
    """Return the dossiers on whose region's councils a party has groups, the last opened first."""
    found = list_dossiers(reader).filter(**{WAY_TO_PARTY: OuterRef("pk")})
    return found.order_by("-first_on", "-pk")


def tell_party(reader: Reader) -> dict[str, Way]:
    dossier = Subquery(list_dossiers_of_party(reader).values("pk")[:1])
    return {"title": "name", "text": "full_name", "address": "slug", "dossier": dossier}


# What bodies and others did and said.


def list_replies(reader: Reader) -> QuerySet[Reply]:
    """Return the replies whose remark the reader may see too."""
    remarks = list_open_rows(Remark, reader).filter(pk=OuterRef("remark_id"))
    return list_open_rows(Reply, reader).filter(Exists(remarks))


def tell_position(reader: Reader) -> dict[str, Way]:
    conditions = list_open_rows(Remark, reader).filter(
        kind=RemarkKind.CONDITION, position=OuterRef("pk")
    )
    return {
        "title": "subject__name",
        "text": "decision__title",
        **tell_body(),
        "who": build_speaker_expression(),
        "stance": "stance",
        "has_conditions": Exists(conditions),
        "dated_on": "decision__dated_on",
        "day": "decision__first_on",
    }


def tell_body(way: str = "body") -> dict[str, Way]:
    """Return what every record of a body tells."""
    return {
        "who": f"{way}__name",
        "home": f"{way}__municipality_id",
        "dossier": "dossier_id",
        "moment": "public_from",
        "dated_on": "dated_on",
        "day": "first_on",
    }


def list_agenda_lines(reader: Reader) -> QuerySet[AgendaLine]:
    items = list_open_rows(AgendaItem, reader).filter(pk=OuterRef("item_id"))
    return AgendaLine.objects.filter(Exists(items)).exclude(kind=LineKind.RECIPIENT)


def build_last_meeting(item: str) -> Subquery:
    """Return the day of the last meeting on whose agenda an item stands, as far as is known."""
    treated = Treatment.objects.filter(item=OuterRef(item), meeting__isnull=False)
    return Subquery(treated.order_by("-meeting__held_on").values("meeting__held_on")[:1])


def tell_agenda_item(_reader: Reader) -> dict[str, Way]:
    told = tell_body() | {"title": "title", "text": "summary", "more": "reference"}
    return without_date(told) | {"day": build_last_meeting("pk")}


def tell_agenda_line(_reader: Reader) -> dict[str, Way]:
    told = without_date(tell_body("item__body"))
    told |= {"title": "item__title", "text": "text", "more": "amended_text", "sort": "kind"}
    told |= {"source": "item_id", "moment": "item__public_from"}
    return told | {"day": build_last_meeting("item_id")}


# Who raised a remark, and of which municipality a statement is.
RAISER = build_speaker_expression(Coalesce("body__name", "gathering"))
SPEAKING_HOME = Coalesce("municipality_id", "body__municipality_id")


def without_date(told: dict[str, Way]) -> dict[str, Way]:
    return {name: way for name, way in told.items() if name != "dated_on"}


def list_points(reader: Reader) -> QuerySet[Point]:
    """Return the points of which the reader may see a remark."""
    remarks = list_open_rows(Remark, reader).filter(pk=OuterRef("remark_id"))
    links = PointRemark.objects.filter(Exists(remarks), point=OuterRef("pk"))
    return Point.objects.filter(build_dossier_condition(reader), Exists(links))


# Documents, and what stands in them.


def list_paragraphs(reader: Reader) -> QuerySet[Paragraph]:
    """Return the paragraphs that the reader may read, of documents that carry something or not:
    `read_shown_sources` says which."""
    readable: QuerySet[Paragraph] = Paragraph.objects.readable_by(reader)
    return readable


def read_shown_sources(reader: Reader, keys: Iterable[int]) -> dict[int, FoundRow]:
    """Return what is told of these documents, by key, as far as the reader comes upon them; one
    query."""
    return {row.key: row for row in SOURCES.read(reader, keys)}


def list_published[M: Published](model: type[M]) -> Callable[[Reader], QuerySet[M]]:
    def list_rows(reader: Reader) -> QuerySet[M]:
        return list_open_rows(model, reader)

    return list_rows


def always(told: dict[str, Way]) -> Told:
    """Return what tells the same to every reader."""

    def tell(_reader: Reader) -> dict[str, Way]:
        return told

    return tell


SOURCES = SearchKind(
    "bron",
    _("bron"),
    Source,
    list_carrying_sources,
    always(
        {
            "title": "title",
            "text": "reference",
            "who": "publisher",
            "home": "body__municipality_id",
            "dossier": "first_dossier",
            "dated_on": "dated_on",
        }
    ),
)
PARAGRAPHS = SearchKind(
    "alinea",
    _("tekst in een bron"),
    Paragraph,
    list_paragraphs,
    always({"text": "text", "address": "number", "source": "source_id"}),
    is_entitled=False,
)
# In the order in which they stand among what is equal.
SEARCH_KINDS = (
    SearchKind(
        "gemeente",
        _("gemeente"),
        Municipality,
        list_municipalities,
        always({"title": "name", "text": "province", "address": "slug", "home": "pk"}),
        is_entrance=True,
    ),
    SearchKind(
        "dossier",
        _("dossier"),
        Dossier,
        list_dossiers,
        always(
            {
                "title": "title",
                "text": "question",
                "address": "slug",
                "dossier": "pk",
                "moment": "public_from",
            }
        ),
        is_entrance=True,
    ),
    SearchKind(
        "onderwerp",
        _("onderwerp"),
        Subject,
        list_subjects,
        always(
            {
                "title": "name",
                "text": "description",
                "sort": "kind",
                "address": "slug",
                "dossier": "dossier_id",
            }
        ),
        dict(SubjectKind.choices),
        is_entrance=True,
    ),
    SearchKind("partij", _("partij"), Party, list_parties, tell_party, is_entrance=True),
    SearchKind(
        "gedeeld-punt",
        _("gedeeld punt"),
        Point,
        list_points,
        always({"title": "title", "dossier": "dossier_id"}),
        is_entrance=True,
    ),
    SearchKind(
        "besluit",
        _("besluit of uitspraak van een orgaan"),
        Decision,
        list_published(Decision),
        always(tell_body() | {"title": "title", "text": "outcome", "more": "note", "sort": "form"}),
        dict(Form.choices),
    ),
    SearchKind(
        "standpunt",
        _("standpunt"),
        Position,
        list_published(Position),
        tell_position,
        is_entitled=False,
    ),
    SearchKind(
        "wens",
        _("wens of bedenking"),
        Remark,
        list_published(Remark),
        always(tell_body() | {"who": RAISER, "text": "text", "more": "section", "sort": "kind"}),
        dict(RemarkKind.choices),
        is_entitled=False,
    ),
    SearchKind(
        "reactie",
        _("reactie"),
        Reply,
        list_replies,
        always(tell_body() | {"text": "reasons", "more": "remark__text"}),
        is_entitled=False,
    ),
    SearchKind(
        "uitspraak",
        _("uitspraak"),
        Statement,
        list_published(Statement),
        always(tell_body() | {"who": "speaker", "text": "text", "home": SPEAKING_HOME}),
        is_entitled=False,
    ),
    SearchKind(
        "agendapunt", _("agendapunt"), AgendaItem, list_published(AgendaItem), tell_agenda_item
    ),
    SearchKind(
        "agendaregel",
        _("regel van een agendapunt"),
        AgendaLine,
        list_agenda_lines,
        tell_agenda_line,
        dict(LineKind.choices),
        is_entitled=False,
    ),
    SearchKind(
        "peiling",
        _("peiling"),
        Poll,
        list_published(Poll),
        always(
            {
                "title": "title",
                "text": "question",
                "more": "note",
                "who": "holder",
                "sort": "kind",
                "home": "holder_body__municipality_id",
                "dossier": "dossier_id",
                "moment": "public_from",
                "dated_on": "dated_on",
                "day": "first_on",
            }
        ),
        dict(PollKind.choices),
    ),
    SOURCES,
    PARAGRAPHS,
)
