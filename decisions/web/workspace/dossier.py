"""The desk of one dossier: what can be entered, and the records that the reader keeps."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, F, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast, Substr
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.words import format_dutch_date
from municipalities.forms import RefusableMixin
from municipalities.models import Arrangement, Body, participants_of

from ... import history
from ...actions import mark_kept
from ...models import Decision, Position, Status, build_speaker_expression
from ...models.publication import build_own_condition
from ...permissions import list_kept_bodies, may_keep_dossier
from ..access import Access, restrict_to
from ..parameters import parse_page
from .fields import DayField
from .form_flow import add_success_message, answer_form, open_workspace
from .kinds import RECORD_KINDS
from .kinds.kind import KeeperKind
from .records import reread_record
from .searched import parse_searched_choice

# The records of a dossier that a reader keeps, of all kinds in one list.

EMBARGO, PUBLIC, LOOSE = "embargo", "openbaar", "dossier"
RECORD_STATES = {
    Status.DRAFT.value: gettext_lazy("concept"),
    Status.SHARED.value: gettext_lazy("gedeeld"),
    EMBARGO: gettext_lazy("onder embargo"),
    PUBLIC: gettext_lazy("openbaar"),
    Status.WITHDRAWN.value: gettext_lazy("ingetrokken"),
    LOOSE: gettext_lazy("zichtbaar met het dossier"),
}
PUBLIC_PAGES = {
    "standpunt": "position",
    "besluit": "decision",
    "agendapunt": "agenda-item",
    "gezamenlijk-stuk": "common-item",
}
LONGEST = 120


@dataclass(frozen=True)
class OwnRecord:
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
        return RECORD_STATES[self.state]

    @property
    def edit(self):
        return reverse("desk-edit", args=[self.kind.slug, self.pk])

    @property
    def page(self):
        """The address of its own page; '' where it has none."""
        name = PUBLIC_PAGES.get(self.kind.slug)
        return reverse(name, args=[self.pk]) if name else ""


@dataclass(frozen=True)
class OwnRecords:
    """What a reader keeps: a list of OwnRecord that Paginator counts and reads a page of."""

    lines: Any

    def count(self):
        return self.lines.count()

    def __getitem__(self, part):
        return [build_own_record(each) for each in self.lines[part]]


def build_own_record(found):
    """Return the OwnRecord of one line of the union."""
    _rank, slug, pk, state, words, date, body, more = found
    kind = RECORD_KINDS[slug]
    when = format_dutch_date(date, one_day=True) if date else ""
    return OwnRecord(kind, pk, state, words, when, body or "", own_choice_label(kind, more))


def own_choice_label(kind, value):
    """Return what a kind's further choice is called on the screen."""
    if not kind.listed.more:
        return ""
    return str(dict(kind.model._meta.get_field(kind.listed.more).flatchoices).get(value, value))


def list_own_records(dossier, reader, *, soort="", state="", body=""):
    """Return the OwnRecords that `reader` keeps in a dossier, drafts first, as the choices leave
    them."""
    kinds = [each for each in RECORD_KINDS.values() if each.listed and soort in ("", each.slug)]
    kinds = [each for each in kinds if each.listed.body or not body]
    if not kinds:
        return ()
    first, *rest = [build_kind_query(each, dossier, reader, state, body) for each in kinds]
    found = first.union(*rest, all=True) if rest else first
    return OwnRecords(found.order_by("rank", "soort", "-pk"))


def build_kind_query(kind, dossier, reader, state, body):
    """Return the lines of one kind that the choices leave."""
    rows = kind.model._default_manager.filter(dossier=dossier, **dict(kind.fixed))
    rows = rows.filter(build_own_kind_condition(kind, reader)).annotate(
        stand=build_state_expression(kind, reader.at)
    )
    if state:
        rows = rows.filter(stand=state)
    if body:
        rows = rows.filter(**{f"{kind.listed.body}__slug": body})
    return select_union_columns(kind, rows)


def build_own_kind_condition(kind, reader):
    """Return the condition under which a record of this kind is the reader's own to keep."""
    if reader.is_beheer:
        return Q()
    return build_own_condition(reader, body=kind.listed.body or None, region="dossier__region")


def build_state_expression(kind, at):
    """Return the expression of a record's state at a moment, as STATES names them."""
    if not kind.has_status:
        return Value(LOOSE, CharField())
    return Case(
        When(status=Status.PUBLISHED, public_from__gt=at, then=Value(EMBARGO)),
        When(status=Status.PUBLISHED, then=Value(PUBLIC)),
        default=F("status"),
        output_field=CharField(),
    )


def record_state_of(record, at):
    """Return the state of a record at a moment, as STATES names them."""
    status = getattr(record, "status", LOOSE)
    if status != Status.PUBLISHED:
        return str(status)
    return EMBARGO if record.public_from > at else PUBLIC


def select_union_columns(kind, rows):
    """Return rows as (rank, soort, pk, stand, wording, day, who, more)."""
    listed, none = kind.listed, Value("", TextField())
    ranks = [When(stand=each, then=Value(rank)) for rank, each in enumerate(RECORD_STATES)]
    told = rows.order_by().annotate(
        rank=Case(*ranks, default=Value(len(RECORD_STATES)), output_field=IntegerField()),
        soort=Value(kind.slug, CharField()),
        wording=Substr(Cast(listed.words, TextField()), 1, LONGEST),
        day=Cast(listed.date, TextField()) if listed.date else none,
        who=build_who_expression(listed) if listed.body else none,
        more=Cast(listed.more, TextField()) if listed.more else none,
    )
    return told.values_list("rank", "soort", "pk", "stand", "wording", "day", "who", "more")


def build_who_expression(listed):
    """Return the expression of the body that a record is of, or of the groups of it that spoke."""
    name = f"{listed.body}__name"
    return (
        build_speaker_expression(name, listed.groups) if listed.groups else Cast(name, TextField())
    )


def count_drafts_of_others(dossier, reader):
    """Return how many drafts the griffies of the dossier have that the regioredactie may not read
    but may know of; one query, None for who may not know."""
    if dossier.region_id not in reader.redactie_of or reader.is_beheer:
        return None
    first, *rest = [
        kind.model._default_manager.filter(dossier=dossier, status=Status.DRAFT)
        .exclude(build_own_kind_condition(kind, reader))
        .order_by()
        .values_list("pk")
        for kind in RECORD_KINDS.values()
        if kind.has_status and kind.listed
    ]
    return first.union(*rest, all=True).count()


MOST_TO_CONFIRM = 20


@restrict_to(Access.KEEPS)
def dossier_workspace_page(request, slug):
    """Show what the reader may enter and keeps here, as the choices of the form leave it."""
    desk = open_workspace(request, slug)
    bodies = list(list_own_bodies(desk).order_by("slug"))
    choices = parse_own_choices(request.GET, bodies)
    rows = list_own_records(
        desk.dossier,
        desk.reader,
        soort=choices["soort"].value,
        state=choices["stand"].value,
        body=choices["orgaan"].value,
    )
    page = parse_page(request.GET, rows)
    context = {
        "page": page,
        "choices": choices.values(),
        "offers": list_enterable_kinds(desk, bodies),
        "rounds": list_writable_rounds(desk, bodies),
        "to_confirm": list_positions_to_confirm(desk),
        "elsewhere": count_drafts_of_others(desk.dossier, desk.reader),
        "may_keep_dossier": keeps_dossier_itself(desk),
        "register": list_register_records(desk) if keeps_dossier_itself(desk) else (),
        **desk.context,
    }
    return render(request, "desk/dossier.html", context)


def keeps_dossier_itself(desk):
    return may_keep_dossier(desk.reader, desk.dossier.region_id)


def list_register_records(desk):
    """Return (kind, record) of what the register says of the region: bodies, arrangements."""
    region = desk.dossier.region
    bodies = Body.objects.filter(region=region).order_by("name", "id")
    homes = participants_of([region.pk])
    joined = Arrangement.objects.filter(participations__municipality__in=homes).distinct()
    own = [(RECORD_KINDS["orgaan"], each) for each in bodies]
    return own + [(RECORD_KINDS["verband"], each) for each in joined.order_by("name", "id")]


def list_writable_rounds(desk, bodies):
    """Return the rounds in which the reader may write something, the latest first; one query."""
    rounds = desk.dossier.rounds.order_by("-first_on", "-id")
    if keeps_dossier_itself(desk):
        return rounds
    keys = [each.pk for each in bodies if desk.reader.keeps]
    return rounds.filter(Q(asked__body__in=keys) | Q(opened_by__in=keys)).distinct()


def list_own_bodies(desk):
    """Return the bodies that the reader keeps, and the college that the reader sits in."""
    found = list_kept_bodies(desk.reader, desk.dossier.region)
    return found | Body.objects.of_region(desk.dossier.region).filter(
        municipality__in=desk.reader.college_of, kind="college"
    )


def parse_own_choices(parameters, bodies):
    """Return the Choices of the form by name."""
    kinds = [(each.slug, each.name) for each in RECORD_KINDS.values() if each.listed]
    offered = (
        ("soort", _("Soort"), kinds),
        ("stand", _("Stand"), RECORD_STATES.items()),
        ("orgaan", _("Orgaan"), [(each.slug, each.name) for each in bodies]),
    )
    return {
        name: parse_searched_choice(parameters, name, label, rest) for name, label, rest in offered
    }


def list_enterable_kinds(desk, bodies):
    """Return the kinds of which the reader may enter a new one here."""
    whole = keeps_dossier_itself(desk)
    some = whole or (bodies and desk.reader.keeps)
    return [
        kind
        for kind in RECORD_KINDS.values()
        if kind.is_new and (whole or (some and kind.keeper is KeeperKind.BODY))
    ]


def list_positions_to_confirm(desk):
    """Return the first positions that stand unconfirmed and are the reader's to confirm."""
    reader = desk.reader
    mine = Q(body__kind="college", body__municipality__in=reader.college_of) | Q(
        ~Q(body__kind="college"), body__municipality__in=reader.griffie_of
    )
    if desk.dossier.region_id in reader.redactie_of:
        mine |= Q(body__municipality__isnull=True)
    found = history.visible_rows(Position, reader, None, dossier=desk.dossier).filter(mine)
    found = found.filter(history.build_seen_condition(Decision, reader, "decision_id"))
    found = found.filter(confirmed_at__isnull=True).exclude(status=Status.WITHDRAWN)
    return list(
        found.select_related("subject", "body", "decision").order_by("-id")[:MOST_TO_CONFIRM]
    )


# Until which day a dossier is kept: that everything that happened by then was recorded.


class KeptForm(RefusableMixin, forms.Form):
    """Asks the day, today unless said otherwise, for the version that was seen."""

    expected_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    until = DayField(
        label=gettext_lazy("Bijgehouden tot en met"),
        help_text=gettext_lazy("Alles wat er tot en met deze dag gebeurde, is vastgelegd."),
    )

    def __init__(self, data=None, *, dossier, today, refusal=None):
        super().__init__(data, initial={"expected_version": dossier.version, "until": today})
        self.dossier, self.refusal = dossier, refusal

    @property
    def seen(self):
        """The dossier, at the version that whoever sends the form has seen."""
        self.dossier.version = self.cleaned_data["expected_version"]
        return self.dossier


@restrict_to(Access.KEEPS)
def mark_kept_page(request, slug):
    """Ask until which day the dossier is kept, and save that; the worklist does so in one press."""
    desk = open_workspace(request, slug)
    if not keeps_dossier_itself(desk):
        raise PermissionDenied(_("Tot wanneer een dossier is bijgehouden, zegt de regioredactie."))
    today = desk.now.astimezone(get_current_timezone()).date()

    def make_form(data=None, refusal=None):
        dossier = desk.dossier if data is None else reread_record(desk.dossier)
        return KeptForm(data, dossier=dossier, today=today, refusal=refusal)

    def act(form):
        until = form.cleaned_data["until"]
        mark_kept(form.seen, until=until, by=desk.reader)
        words = _("Bijgehouden tot en met %(day)s: ‘%(title)s’.")
        told = {"day": date_format(until, "j F Y"), "title": desk.dossier.title}
        add_success_message(request, words % told)
        return reverse("desk")

    here = _("Tot wanneer is dit dossier bijgehouden?")
    home = {"home": reverse("desk-dossier", args=[slug])}
    context = {"here": here, "submit": _("Opslaan"), "opened": home}
    return answer_form(desk, make_form, act, template="desk/act.html", context=context)
