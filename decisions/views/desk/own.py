"""The records of a dossier that a reader keeps, of all kinds in one list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.edtf import in_words

from ...forms.kinds import KINDS
from ...models import Status
from ...models.published import own

EMBARGO, PUBLIC, LOOSE = "embargo", "openbaar", "dossier"
STATES = {
    Status.DRAFT.value: _("concept"),
    Status.SHARED.value: _("gedeeld"),
    EMBARGO: _("onder embargo"),
    PUBLIC: _("openbaar"),
    Status.WITHDRAWN.value: _("ingetrokken"),
    LOOSE: _("zichtbaar met het dossier"),
}
PAGES = {"standpunt": "position", "besluit": "decision", "agendapunt": "agenda-item"}
LONGEST = 120


@dataclass(frozen=True)
class Row:
    """One record as a list tells it."""

    kind: Any
    pk: int
    state: str
    words: str
    when: str
    body: str
    more: str = ""

    @property
    def state_label(self):
        return STATES[self.state]

    @property
    def edit(self):
        return reverse("desk-edit", args=[self.kind.slug, self.pk])

    @property
    def page(self):
        """The address of its own page; '' where it has none."""
        name = PAGES.get(self.kind.slug)
        return reverse(name, args=[self.pk]) if name else ""


@dataclass(frozen=True)
class Rows:
    """What a reader keeps: a list of Row that Paginator counts and reads a page of."""

    lines: Any

    def count(self):
        return self.lines.count()

    def __getitem__(self, part):
        return [row_of(each) for each in self.lines[part]]


def row_of(found):
    """Return the Row of one line of the union."""
    _rank, slug, pk, state, words, date, body, more = found
    kind = KINDS[slug]
    when = in_words(date, one_day=True) if date else ""
    return Row(kind, pk, state, words, when, body or "", labelled(kind, more))


def labelled(kind, value):
    """Return what a kind's further choice is called on the screen."""
    if not kind.listed.more:
        return ""
    return str(dict(kind.model._meta.get_field(kind.listed.more).flatchoices).get(value, value))


def own_rows(dossier, reader, *, soort="", state="", body=""):
    """Return the Rows that `reader` keeps in a dossier, drafts first, as the choices leave them."""
    kinds = [each for each in KINDS.values() if each.listed and soort in ("", each.slug)]
    kinds = [each for each in kinds if each.listed.body or not body]
    if not kinds:
        return ()
    first, *rest = [query_of(each, dossier, reader, state, body) for each in kinds]
    found = first.union(*rest, all=True) if rest else first
    return Rows(found.order_by("rank", "soort", "-pk"))


def query_of(kind, dossier, reader, state, body):
    """Return the lines of one kind that the choices leave."""
    rows = kind.model._default_manager.filter(dossier=dossier, **dict(kind.fixed))
    rows = rows.filter(own_of(kind, reader)).annotate(stand=state_of(kind, reader.at))
    if state:
        rows = rows.filter(stand=state)
    if body:
        rows = rows.filter(**{f"{kind.listed.body}__slug": body})
    return lines(kind, rows)


def own_of(kind, reader):
    """Return the condition under which a record of this kind is the reader's own to keep."""
    if reader.is_beheer:
        return Q()
    return own(reader, body=kind.listed.body or None, region="dossier__region")


def state_of(kind, at):
    """Return the expression of a record's state at a moment, as STATES names them."""
    if not kind.has_status:
        return Value(LOOSE, CharField())
    return Case(
        When(status=Status.PUBLISHED, public_from__gt=at, then=Value(EMBARGO)),
        When(status=Status.PUBLISHED, then=Value(PUBLIC)),
        default=F("status"),
        output_field=CharField(),
    )


def state_of_record(record, at):
    """Return the state of a record at a moment, as STATES names them."""
    status = getattr(record, "status", LOOSE)
    if status != Status.PUBLISHED:
        return str(status)
    return EMBARGO if record.public_from > at else PUBLIC


def lines(kind, rows):
    """Return rows as (rank, soort, pk, stand, wording, day, who, more)."""
    listed, none = kind.listed, Value("", TextField())
    ranks = [When(stand=each, then=Value(rank)) for rank, each in enumerate(STATES)]
    told = rows.order_by().annotate(
        rank=Case(*ranks, default=Value(len(STATES)), output_field=IntegerField()),
        soort=Value(kind.slug, CharField()),
        wording=Substr(Cast(listed.words, TextField()), 1, LONGEST),
        day=Cast(listed.date, TextField()) if listed.date else none,
        who=Cast(f"{listed.body}__name", TextField()) if listed.body else none,
        more=Cast(listed.more, TextField()) if listed.more else none,
    )
    return told.values_list("rank", "soort", "pk", "stand", "wording", "day", "who", "more")


def drafts_of_others(dossier, reader):
    """Return how many drafts the griffies of the dossier have that the regioredactie may not read
    but may know of; one query, None for who may not know."""
    if dossier.region_id not in reader.redactie_of or reader.is_beheer:
        return None
    first, *rest = [
        kind.model._default_manager.filter(dossier=dossier, status=Status.DRAFT)
        .exclude(own_of(kind, reader))
        .order_by()
        .values_list("pk")
        for kind in KINDS.values()
        if kind.has_status and kind.listed
    ]
    return first.union(*rest, all=True).count()
