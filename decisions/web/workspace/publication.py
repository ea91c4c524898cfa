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

from municipalities.forms import ReasonField, Refusable

from ...actions.publication import ChosenRecord, along_with, blocks_of, following
from ...actions.publication import publish_set as publish_chosen
from ...models import Answer, Decision, Dossier, Position, Remark, Reply, Status
from ...permissions import may_keep
from ..access import Access, open_to
from .dossier import own_of
from .form_flow import FormFlow, answered, desk_of, named, say, token_of
from .kinds import KINDS
from .record_actions import MomentMixin

# Which records become public together, and from when.

NONE = gettext_lazy("Kies ten minste één stuk.")
CHANGED = gettext_lazy("Een stuk is intussen gewijzigd of al openbaar; kies opnieuw.")


class PublishSetForm(Refusable, MomentMixin):
    """`candidates` are what may be chosen; each says itself at which version it was seen."""

    reason = ReasonField(required=False)

    def __init__(self, data=None, *, candidates, reader, refusal=None):
        super().__init__(data)
        self.candidates = {each.key: each for each in candidates}
        self.reader, self.refusal = reader, refusal
        self.keys = data.getlist("stuk") if data is not None else []
        self.fields["stuk"] = forms.MultipleChoiceField(
            label=gettext_lazy("Stukken"),
            choices=[(each.key, each.name) for each in candidates],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": NONE, "invalid_choice": CHANGED},
        )

    def tick_all(self):
        """Tick everything that can be public, to look at before it is sent."""
        self.keys = [key for key, each in self.candidates.items() if not each.blocks]

    def clean_stuk(self):
        chosen = [self.candidates[key] for key in self.cleaned_data["stuk"]]
        if any(each.blocks for each in chosen):
            names = ", ".join(f"‘{each.name}’" for each in chosen if each.blocks)
            raise ValidationError(gettext_lazy("Dit kan nog niet openbaar worden: %s.") % names)
        return chosen


# What a reader keeps in a dossier that is not public yet, with all that goes along.

WAITING = (Status.DRAFT, Status.SHARED)
KIND_ORDER = ("besluit", "standpunt", "wens", "uitspraak", "agendapunt", "reactie", "antwoord")
READ_ALONG = {
    Decision: (
        ("body",),
        ("positions__subject", "positions__conditions", "remarks"),
    ),
    Position: (("body", "subject", "decision"), ("conditions",)),
    Reply: (("body", "remark"), ()),
    Answer: (("body", "line__item"), ()),
}
PLAIN = (("body",), ())


@dataclass(frozen=True)
class Candidate:
    """A record that may be published: what goes along, and why it cannot be, if it cannot."""

    kind: Any
    record: Any
    along: list
    blocks: list

    @property
    def key(self):
        """What a form sends for it: also at which version it was seen."""
        return f"{self.kind.slug}-{self.record.pk}-{self.record.version}"

    @property
    def name(self):
        return named(self.record)


def along_of(record, statuses):
    """Return the names of what follows from a record and stands so, read at once."""
    prefetch_related_objects([record], *READ_ALONG.get(type(record), PLAIN)[1])
    return [named(each) for each in following(record) if each.status in statuses]


def candidates(dossier, reader, kinds=KIND_ORDER):
    """Return the Candidates of a dossier, of these kinds and the dossier itself, decisions first;
    at most eleven queries, of which five for decisions and one for most others."""
    found = [(KINDS["dossier"], dossier)] if waits(dossier, reader) else []
    for slug in (each for each in KIND_ORDER if each in kinds):
        found += [(KINDS[slug], each) for each in waiting(KINDS[slug], dossier, reader)]
    will_be = {(type(record), record.pk) for _kind, record in found}
    return [
        Candidate(
            kind,
            record,
            [named(each) for each in along_with(record)],
            blocks(record, dossier, reader.at, will_be),
        )
        for kind, record in found
    ]


def blocks(record, dossier, moment, will_be):
    """Return why a record cannot be public; a dossier that is offered beside it stands in no
    way."""
    if isinstance(record, Dossier):
        return blocks_of(record, moment)
    record.dossier = shown_as_public(dossier, will_be, moment)
    try:
        return blocks_of(record, moment, will_be)
    finally:
        record.dossier = dossier


def shown_as_public(dossier, will_be, moment):
    if (Dossier, dossier.pk) not in will_be:
        return dossier
    return Dossier(pk=dossier.pk, status=Status.PUBLISHED, public_from=moment)


def waits(dossier, reader):
    return dossier.status in WAITING and may_keep(reader, dossier)


def waiting(kind, dossier, reader):
    """Return the reader's own records of a kind that become public by themselves."""
    links, many = READ_ALONG.get(kind.model, PLAIN)
    rows = kind.model._default_manager.filter(own_of(kind, reader), dossier=dossier)
    rows = rows.filter(status__in=WAITING).exclude(goes_along(kind.model))
    return list(rows.select_related(*links).prefetch_related(*many).order_by("-pk"))


def goes_along(model):
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
ALL = "alles"


@open_to(Access.KEEPS)
def publish_set(request, slug):
    """Show what the reader keeps and is not public, and publish what is ticked."""
    desk = desk_of(request, slug)
    if not desk.reader.keeps:
        raise PermissionDenied(_("Publiceren is aan de griffie of de regioredactie."))

    def make_form(data=None, refusal=None):
        found = candidates(desk.dossier, desk.reader)
        return PublishSetForm(data, candidates=found, reader=desk.reader, refusal=refusal)

    def save(form):
        chosen = form.cleaned_data["stuk"]
        publish_chosen(
            [ChosenRecord(each.record, each.name) for each in chosen],
            by=desk.reader,
            public_from=form.public_from,
            reason=form.cleaned_data["reason"],
        )
        say(request, say_published(chosen, form.public_from), way_to(desk.dossier))
        return reverse("desk-dossier", args=[slug])

    context = {"here": _("Publiceren")}
    if request.method == "POST" and ALL in request.POST:
        return ticked(FormFlow(desk, make_form, save, TEMPLATE, context, request.path))
    return answered(desk, make_form, save, template=TEMPLATE, context=context)


def ticked(sheet):
    """Show the form once more as it was typed, with everything ticked and nothing done."""
    data = sheet.desk.request.POST
    form = sheet.make_form(data=data)
    form.tick_all()
    return sheet.shown(form, HTTPStatus.OK, once=token_of(data), quiet=True)


def say_published(chosen, public_from):
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


def way_to(dossier):
    return dossier.get_absolute_url(), _("Naar het bord")
