"""What is not public yet, and publishing a chosen set of it at once."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import ReasonField, RefusableMixin

from ...actions.publication import (
    list_dependents,
    list_publication_blockers,
    list_published_along,
    record_identity,
)
from ...actions.publication_sets import ChosenRecord
from ...actions.publication_sets import publish_chosen_records as publish_chosen
from ...actions.same_acts import decision_above
from ...history import read_same_acts
from ...models import (
    TARGETS,
    Answer,
    CommonItem,
    Decision,
    Dossier,
    Evidence,
    Position,
    Remark,
    Reply,
    Status,
)
from ...permissions import may_keep
from ..access import Access, read_form_token, restrict_to
from .dossier import build_own_kind_condition
from .form_flow import (
    FormFlow,
    add_success_message,
    answer_form,
    open_workspace,
    record_short_name,
)
from .kinds import RECORD_KINDS
from .kinds.forms import parse_number
from .record_actions import PublicFromMixin

# Which records become public together, and from when.

NONE = gettext_lazy("Kies ten minste één stuk.")
CHANGED = gettext_lazy("Een stuk is intussen gewijzigd of al openbaar; kies opnieuw.")


class PublishSetForm(RefusableMixin, PublicFromMixin):
    """`list_candidates` are what may be chosen; each says itself at which version it was seen.

    `ticked` says of a PublicationCandidate whether it is chosen at the start; what cannot be
    public never is.
    """

    reason = ReasonField(required=False)

    def __init__(self, data=None, *, candidates, reader, ticked=None, refusal=None):
        super().__init__(data)
        self.candidates = {each.key: each for each in candidates}
        self.reader, self.refusal = reader, refusal
        self.keys = data.getlist("stuk") if data is not None else []
        if ticked is not None and data is None:
            self.tick_all(ticked)
        self.fields["stuk"] = forms.MultipleChoiceField(
            label=gettext_lazy("Stukken"),
            choices=[(each.key, each.name) for each in candidates],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": NONE, "invalid_choice": CHANGED},
        )

    def tick_all(self, ticked=lambda candidate: True):
        """Tick everything that can be public, or what is to be ticked of it, to look at before it
        is sent."""
        self.keys = [
            key for key, each in self.candidates.items() if ticked(each) and not each.blocks
        ]

    def clean_stuk(self):
        chosen = [self.candidates[key] for key in self.cleaned_data["stuk"]]
        if any(each.blocks for each in chosen):
            names = ", ".join(f"‘{each.name}’" for each in chosen if each.blocks)
            raise ValidationError(gettext_lazy("Dit kan nog niet openbaar worden: %s.") % names)
        return chosen


# What a reader keeps in a dossier that is not public yet, with all that goes along.

WAITING = (Status.DRAFT, Status.SHARED)
KIND_ORDER = (
    *("besluit", "standpunt", "wens", "uitspraak", "gezamenlijk-stuk", "agendapunt", "reactie"),
    *("antwoord", "toezegging"),
)
READ_ALONG = {
    Decision: (
        ("body",),
        (
            *("positions__subject", "positions__conditions", "positions__evidence"),
            *("evidence", "remarks"),
        ),
    ),
    Position: (("body", "subject", "decision"), ("conditions", "evidence", "decision__evidence")),
    Reply: (("body", "remark"), ()),
    Answer: (("body", "line__item"), ()),
    CommonItem: (("round",), ()),
}
PLAIN = (("body",), ())


@dataclass(frozen=True)
class PublicationCandidate:
    """A record that may be published: what goes along, and why it cannot be, if it cannot.

    `same` are the decisions that look like the same act as it, or as the one that it follows from.
    """

    kind: Any
    record: Any
    along: list
    blocks: list
    same: list

    @property
    def key(self):
        """What a form sends for it: also at which version it was seen."""
        return f"{self.kind.slug}-{self.record.pk}-{self.record.version}"

    @property
    def name(self):
        return record_short_name(self.record)


def list_dependent_names(record, statuses):
    """Return the names of what follows from a record and stands so, read at once."""
    prefetch_related_objects([record], *READ_ALONG.get(type(record), PLAIN)[1])
    return name_along(record, [e for e in list_dependents(record) if e.status in statuses])


def name_along(record, along):
    """Return the names of what goes along with a record; its positions are of its own body."""
    for each in along:
        if isinstance(each, Position):
            each.body = record.body
    return [record_short_name(each) for each in along]


def list_candidates(dossier, reader, kinds=KIND_ORDER):
    """Return the PublicationCandidates of a dossier, of these kinds and the dossier itself,
    decisions first; at most eighteen queries, of which ten for decisions and one for most
    others."""
    found = [(RECORD_KINDS["dossier"], dossier)] if has_waiting_records(dossier, reader) else []
    for slug in (each for each in KIND_ORDER if each in kinds):
        found += [
            (RECORD_KINDS[slug], each)
            for each in list_waiting_records(RECORD_KINDS[slug], dossier, reader)
        ]
    will_be = {(type(record), record.pk) for _kind, record in found}
    same = read_same_acts_of([record for _kind, record in found], reader)
    return [
        PublicationCandidate(
            kind,
            record,
            name_along(record, list_published_along(record)),
            list_candidate_blockers(record, dossier, reader.at, will_be),
            same.get(record_identity(record), []),
        )
        for kind, record in found
    ]


def list_shown_by(source, candidates, dossier):
    """Return the candidates that a place in a source shows, or of which it shows what goes along;
    one query."""
    shown = set()
    for place in Evidence.objects.filter(source=source, dossier=dossier).values(*TARGETS):
        shown |= {(model, place[name]) for name, model in TARGETS.items() if place[name]}
    return [each for each in candidates if shown & set(identify_with_along(each.record))]


def identify_with_along(record):
    """Return what a record is told by, and what becomes public with it."""
    return [(type(each), each.pk) for each in (record, *list_published_along(record))]


def read_same_acts_of(records, reader):
    """Return, by identity of a record, the decisions that look like the same act; three queries,
    none where no record is a decision or follows from one."""
    above = {record_identity(each): decision_above(each) for each in records}
    decisions = {each.pk: each for each in above.values() if each is not None}
    same = read_same_acts(list(decisions.values()), reader=reader)
    return {
        key: same[each.pk] for key, each in above.items() if each is not None and each.pk in same
    }


def list_candidate_blockers(record, dossier, moment, will_be):
    """Return why a record cannot be public; a dossier that is offered beside it stands in no
    way."""
    if isinstance(record, Dossier):
        return list_publication_blockers(record, moment)
    record.dossier = dossier_as_public(dossier, will_be, moment)
    try:
        return list_publication_blockers(record, moment, will_be)
    finally:
        record.dossier = dossier


def dossier_as_public(dossier, will_be, moment):
    if (Dossier, dossier.pk) not in will_be:
        return dossier
    return Dossier(pk=dossier.pk, status=Status.PUBLISHED, public_from=moment)


def has_waiting_records(dossier, reader):
    return dossier.status in WAITING and may_keep(reader, dossier)


def list_waiting_records(kind, dossier, reader):
    """Return the reader's own records of a kind that become public by themselves."""
    links, many = READ_ALONG.get(kind.model, PLAIN)
    rows = kind.model._default_manager.filter(
        build_own_kind_condition(kind, reader), dossier=dossier
    )
    rows = rows.filter(status__in=WAITING).exclude(build_goes_along_condition(kind.model))
    return list(rows.select_related(*links).prefetch_related(*many).order_by("-pk"))


def build_goes_along_condition(model):
    """Return the condition under which a record becomes public with another one that waits."""
    if model is Position:
        return Q(decision__status__in=WAITING)
    if model is Remark:
        return Q(decision__isnull=False, decision__status__in=WAITING) | Q(
            position__isnull=False, position__status__in=WAITING
        )
    return Q(pk__in=[])


# Publish a council's whole set at once: chosen with ticks, looked at before, all or nothing.

TEMPLATE = "desk/publish_set.html"
ALL, FROM_SOURCE, CHOSEN = "alles", "bron", "stuk"


@restrict_to(Access.KEEPS)
def publish_set_page(request, slug):
    """Show what the reader keeps and is not public, and publish what is ticked; with ?bron= only
    what that source shows, all of it ticked, and with ?stuk= those ticked that it names."""
    desk = open_workspace(request, slug)
    if not desk.reader.keeps:
        raise PermissionDenied(_("Publiceren is aan de griffie of de regioredactie."))

    source = parse_number(request.GET.get(FROM_SOURCE, ""))
    chosen = {parse_chosen_record(each) for each in request.GET.getlist(CHOSEN)}
    ticked = build_ticked_condition(source, chosen)

    def make_form(data=None, refusal=None):
        found = list_candidates(desk.dossier, desk.reader)
        if source is not None:
            found = list_shown_by(source, found, desk.dossier)
        about = {"candidates": found, "reader": desk.reader, "ticked": ticked}
        return PublishSetForm(data, refusal=refusal, **about)

    def save(form):
        chosen = form.cleaned_data["stuk"]
        publish_chosen(
            [ChosenRecord(each.record, each.name) for each in chosen],
            by=desk.reader,
            public_from=form.public_from,
            reason=form.cleaned_data["reason"],
        )
        add_success_message(
            request,
            add_published_message(chosen, form.public_from),
            publish_set_address(desk.dossier),
        )
        return reverse("desk-dossier", args=[slug])

    context = {"here": _("Publiceren")}
    if request.method == "POST" and ALL in request.POST:
        return show_form_ticked(FormFlow(desk, make_form, save, TEMPLATE, context, request.path))
    address = request.get_full_path() if chosen else None
    return answer_form(desk, make_form, save, template=TEMPLATE, context=context, address=address)


def parse_chosen_record(text):
    """Return (slug of the kind, key) of what was ticked elsewhere, whatever its version was."""
    slug, _dash, rest = text.partition("-")
    return slug, parse_number(rest.partition("-")[0])


def build_ticked_condition(source, chosen):
    """Return what says whether a PublicationCandidate is ticked at the start; None for nothing."""
    if source is not None:
        return lambda candidate: True
    if chosen:
        return lambda candidate: (candidate.kind.slug, candidate.record.pk) in chosen
    return None


def show_form_ticked(sheet):
    """Show the form once more as it was typed, with everything ticked and nothing done."""
    data = sheet.desk.request.POST
    form = sheet.make_form(data=data)
    form.tick_all()
    return sheet.shown(form, HTTPStatus.OK, once=read_form_token(data), quiet=True)


def add_published_message(chosen, public_from):
    number = len(chosen)
    if public_from is None:
        return (
            ngettext(
                "%d stuk is openbaar.", "%d stukken zijn openbaar, met wat eruit volgt.", number
            )
            % number
        )
    return (
        ngettext(
            "%d stuk wordt op het gekozen moment openbaar.",
            "%d stukken worden op het gekozen moment openbaar, met wat eruit volgt.",
            number,
        )
        % number
    )


def publish_set_address(dossier):
    return dossier.get_absolute_url(), _("Naar het bord")
