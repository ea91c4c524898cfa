"""A meeting that the system of a council told of: take over what belongs to a dossier, or pass."""

from datetime import date, datetime

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from municipalities.forms import RefusableMixin
from municipalities.models import Body, BodyKind

from ...actions.pulled_records import TakeOver, pass_over_pulled, take_over_pulled
from ...models import (
    INCOMING_KINDS,
    AgendaItem,
    Dossier,
    PulledKind,
    PulledRecord,
    PulledState,
    TreatmentKind,
)
from ...worklist import list_dossiers_to_enter
from ..access import Access, restrict_to
from .form_flow import add_success_message, answer_form, back_to_do, open_workspace
from .offers import parse_moment

MEETING_BODIES = (BodyKind.COUNCIL, BodyKind.COMMITTEE)

# What can be chosen, and into which dossier it goes.


class TakeOverForm(RefusableMixin, forms.Form):
    """Which parts of a meeting go into a dossier, and how these are dealt with there."""

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Wat neemt u over?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("De stukken en de uitkomst van een agendapunt gaan mee."),
    )
    into = forms.ModelChoiceField(
        None, label=gettext_lazy("In welk dossier?"), empty_label=gettext_lazy("Kies…")
    )
    body = forms.ModelChoiceField(None, label=gettext_lazy("Wie vergadert?"), empty_label=None)
    kind = forms.ChoiceField(
        label=gettext_lazy("Behandeling"),
        choices=[each for each in TreatmentKind.choices if each[0] not in INCOMING_KINDS],
        initial=TreatmentKind.DEBATE,
        help_text=gettext_lazy("Voor agendapunten waarbij de bron dit niet vertelt."),
    )
    skips_rest = forms.BooleanField(
        label=gettext_lazy("Sla de rest van deze vergadering over"), required=False
    )
    looked_at = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, refusal=None, *, desk, meeting, parts):
        super().__init__(data)
        self.refusal = refusal
        self.fields["chosen"].choices = [(each.pk, tell_choice(each)) for each in parts]
        self.fields["into"].queryset = list_dossiers_for(desk.reader, meeting)
        home = meeting.body.municipality_id
        bodies = Body.objects.filter(municipality=home, kind__in=MEETING_BODIES)
        self.fields["body"].queryset = bodies.order_by("-kind", "name")
        self.initial["body"] = find_likely_body(bodies, meeting).pk
        self.initial["looked_at"] = desk.now.isoformat()

    def clean_looked_at(self):
        moment = parse_moment(self.cleaned_data["looked_at"])
        if moment is None:
            raise forms.ValidationError(_("Open deze bladzijde opnieuw."))
        return moment

    @property
    def how(self):
        told = self.cleaned_data
        kind = TreatmentKind(told["kind"])
        return TakeOver(told["into"], told["body"], kind, told["skips_rest"])


def list_dossiers_for(reader, meeting):
    """Return the dossiers in which the reader can enter what this council does."""
    rows = list_dossiers_to_enter(reader).filter(closed_on__isnull=True)
    home = meeting.body.municipality_id
    own = rows.filter(region__memberships__municipality=home).values("pk")
    return Dossier.objects.visible_to(reader).filter(pk__in=own.order_by()).order_by("title")


def find_likely_body(bodies, meeting):
    """Return the committee that the source names, the council where it names none that we know."""
    told = f"{meeting.payload.get('gremium', '')} {meeting.payload.get('title', '')}".casefold()
    named = [each for each in bodies if each.name.casefold() in told]
    return named[0] if len(named) == 1 else meeting.body


# What stands on the page.


def tell_choice(record):
    """Return the words beside which a part of a meeting is ticked."""
    told = record.payload
    if record.kind == PulledKind.OUTCOME:
        return _("Uitkomst van ‘%(item)s’: %(result)s") % {
            "item": record.item,
            "result": told.get("result"),
        }
    if record.kind == PulledKind.DOCUMENT:
        kind = told.get("kind") or _("Stuk")
        of = _(" (bij ‘%s’)") % record.item if record.item else ""
        return f"{kind}: {told['title']}{of}"
    number = f"{told['number']} " if told.get("number") else ""
    more = ", ".join(tell_papers(record))
    return f"{number}{told['title']}" + (f" – {more}" if more else "")


def tell_papers(item):
    """Return in words what comes along with an item."""
    papers = [each for each in item.own_parts if each.state == PulledState.PROPOSED]
    documents = sum(each.kind == PulledKind.DOCUMENT for each in papers)
    if documents:
        yield ngettext("%d stuk", "%d stukken", documents) % documents
    yield from (each.payload["result"] for each in papers if each.kind == PulledKind.OUTCOME)


def read_pulled_parts(meeting):
    """Return the parts of a meeting in the order of its agenda, each item with `own_parts`; two
    queries."""
    parts = list(meeting.parts.select_related("item").order_by("place", "pk"))
    for each in parts:
        each.own_parts = [part for part in parts if part.item_id == each.pk]
    return parts


def list_choices(parts):
    """Return what can be ticked: items, then papers that belong to none, and what came to an item
    that was taken over before."""
    found = [
        each
        for each in parts
        if each.state == PulledState.PROPOSED
        and (each.item is None or each.item.state == PulledState.ACCEPTED)
    ]
    return sorted(found, key=lambda each: each.kind != PulledKind.ITEM)


def list_papers_to_read(parts):
    """Return (an item, its papers that wait and that can be read at the source) of each that has
    some; those of the meeting itself with None, first."""
    told = [each for each in parts if each.kind == PulledKind.DOCUMENT and each.waits]
    readable = [each for each in told if each.payload.get("url")]
    items = [None, *(each for each in parts if each.kind == PulledKind.ITEM)]
    found = [(item, [e for e in readable if e.item_id == (item and item.pk)]) for item in items]
    return [(item, papers) for item, papers in found if papers]


LABELS = {
    "title": gettext_lazy("Naam"),
    "held_on": gettext_lazy("Dag"),
    "starts_at": gettext_lazy("Aanvang"),
    "location": gettext_lazy("Plaats"),
    "number": gettext_lazy("Nummer"),
    "text": gettext_lazy("Tekst"),
    "url": gettext_lazy("Adres"),
    "gremium": gettext_lazy("Gremium"),
    "kind": gettext_lazy("Soort"),
    "dated_on": gettext_lazy("Datum"),
    "result": gettext_lazy("Uitkomst"),
    "note": gettext_lazy("Toelichting"),
    "in_favour": gettext_lazy("Voor"),
    "against": gettext_lazy("Tegen"),
    "is_formal": gettext_lazy("Hamerstuk"),
    "is_cancelled": gettext_lazy("Geannuleerd"),
}


def list_source_changes(record):
    """Return (label, what the source told, what it tells now) of what is different by now."""
    if not record.former:
        return []
    return [
        (
            label,
            tell_source_value(record.former.get(name)),
            tell_source_value(record.payload.get(name)),
        )
        for name, label in LABELS.items()
        if record.former.get(name) != record.payload.get(name)
    ]


def tell_source_value(value):
    """Return a value of a source as people read it."""
    if value in ("", None):
        return _("niets")
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
    if not isinstance(moment, date):
        return value
    return date_format(moment, "j F Y" if len(value) == len("2026-01-31") else "j F Y H:i")


# The page, and what is pressed there.


def open_pulled(request, pk):
    """Return (the desk, a meeting of a council that the reader keeps); Http404 for another's."""
    desk = open_workspace(request)
    rows = PulledRecord.objects.kept_by(desk.reader).filter(kind=PulledKind.MEETING)
    return desk, get_object_or_404(rows.select_related("body__municipality"), pk=pk)


@restrict_to(Access.KEEPS)
def pulled_meeting_page(request, pk):
    """Show what a system told of a meeting, and take over what is chosen of it."""
    desk, meeting = open_pulled(request, pk)
    parts = read_pulled_parts(meeting)
    choices = list_choices(parts)

    def make_form(data=None, refusal=None):
        return TakeOverForm(data, refusal, desk=desk, meeting=meeting, parts=choices)

    def save(form):
        told = form.cleaned_data
        keys = {int(each) for each in told["chosen"]}
        looked_at = told["looked_at"]
        made = take_over_pulled(meeting, keys, form.how, looked_at=looked_at, by=desk.reader)
        page = (reverse("desk-dossier", args=[told["into"].slug]), _("Naar het dossier"))
        add_success_message(request, tell_taken_over(made), page, back_to_do())
        return reverse("desk-pulled", args=[meeting.pk])

    changed = [each for each in (meeting, *parts) if list_source_changes(each)]
    context = {
        "here": meeting.payload["title"],
        "meeting": meeting,
        "choices": choices,
        "waits": meeting.waits or any(each.waits for each in parts),
        "starts_at": tell_source_value(meeting.payload.get("starts_at") or str(meeting.held_on)),
        "papers": list_papers_to_read(parts),
        "changed": [(each, list_source_changes(each)) for each in changed],
        "taken": list_taken(parts, desk.reader),
        "passed": [e for e in parts if e.kind == PulledKind.ITEM and e.state == PulledState.PASSED],
        "looked_at": desk.now.isoformat(),
    }
    about = find_chosen_dossier(request.POST, desk.reader)
    return answer_form(
        desk, make_form, save, template="desk/feeds/meeting.html", context=context, about=about
    )


def find_chosen_dossier(data, reader):
    """Return the dossier that a form names, None where it names none in sight."""
    key = data.get("into", "")
    return Dossier.objects.visible_to(reader).filter(pk=key).first() if key.isdecimal() else None


def list_taken(parts, reader):
    """Return (what was taken over, the item that it became or None) in the order of the agenda."""
    taken = [e for e in parts if e.kind == PulledKind.ITEM and e.state == PulledState.ACCEPTED]
    keys = [each.made_key for each in taken]
    items = AgendaItem.objects.visible_to(reader).in_bulk(keys) if keys else {}
    return [(each, items.get(each.made_key)) for each in taken]


def tell_taken_over(made):
    if not made:
        return _("Overgenomen.")
    told = ngettext(
        "Overgenomen: %d agendapunt, als concept.",
        "Overgenomen: %d agendapunten, als concept.",
        len(made),
    )
    return told % len(made)


@restrict_to(Access.KEEPS)
@require_POST
def pass_over_page(request, pk):
    """Pass over what waits of a meeting, as it was when the page was opened."""
    desk, meeting = open_pulled(request, pk)
    looked_at = parse_moment(request.POST.get("looked_at", "")) or meeting.first_seen_at
    pass_over_pulled(meeting, looked_at=min(looked_at, desk.now), by=desk.reader)
    add_success_message(request, _("Overgeslagen: ‘%s’.") % meeting, back_to_do())
    return HttpResponseRedirect(reverse("desk"))
