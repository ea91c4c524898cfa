"""Change a record; who keeps it sees how it stands, what shows it and what can be done with it."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.models import Source

from ...forms.kinds import kind_of
from ...models import AgendaLine, Answer, Evidence, Extension, Question
from ..rules import Access, open_to
from .action import links
from .acts import RECORD_ACTIONS
from .frame import answered
from .named import named
from .own import STATES, state_of_record
from .record import fresh, gone, opened_to_keep, saved
from .said import say, ways_on


@open_to(Access.KEEPS)
def edit(request, soort, pk):
    """Show the form of a record as it stands, and save what changed in it."""
    try:
        found = opened_to_keep(request, soort, pk)
    except Http404:
        if request.method == "POST":
            return gone(request)
        raise
    desk, kind = found.desk, found.kind

    def make_form(data=None, refusal=None):
        record = found.record if refusal is None else fresh(found.record)
        return kind.change_form(
            data, instance=record, dossier=desk.dossier, reader=desk.reader, refusal=refusal
        )

    def save(form):
        record = saved(kind, form)
        words = _("%(kind)s gewijzigd: ‘%(name)s’.") % {"kind": kind.title, "name": named(record)}
        say(request, words, *ways_on(kind, record, desk.dossier))
        return led_to(found)

    return answered(desk, make_form, save, template="desk/record.html", context=context_of(found))


def led_to(found):
    """Return where somebody goes on after a change: to what the record belongs to."""
    record = found.record
    if isinstance(record, AgendaLine):
        return reverse("desk-edit", args=["agendapunt", record.item_id])
    round_ = round_of(record)
    if round_ is not None:
        return reverse("desk-round", args=[found.desk.dossier.slug, round_.pk])
    shown = record.target if isinstance(record, Evidence) else None
    kind = kind_of(shown) if shown is not None else None
    return reverse("desk-edit", args=[kind.slug, shown.pk]) if kind else found.home


def round_of(record):
    """Return the round on whose desk a record is found, None for most."""
    if isinstance(record, Question | Extension):
        return record.round
    is_to_round = isinstance(record, Answer) and record.question is not None
    return record.question.round if is_to_round else None


def context_of(found):
    """Return what the page of a record tells beside its form."""
    state = state_of_record(found.record, found.desk.now)
    return {
        "here": _("%(kind)s: %(name)s") % {"kind": found.kind.title, "name": found.name},
        "opened": found,
        "kind": found.kind,
        "record": found.record,
        "state": state,
        "state_label": STATES[state],
        "acts": links(RECORD_ACTIONS, found),
        "places": places_of(found),
        "lines": lines_of(found.record),
    }


def places_of(found):
    """Return (place, source) of everything that shows the record; the source is None where the
    reader may not see it. Two queries."""
    if not hasattr(found.record, "evidence"):
        return []
    places = list(found.record.evidence.order_by("id"))
    sources = Source.objects.visible_to(found.desk.reader).in_bulk({e.source_id for e in places})
    return [(each, sources.get(each.source_id)) for each in places]


def lines_of(record):
    """Return the lines of an agenda item, each with a page of its own."""
    return list(record.lines.order_by("kind", "number", "id")) if hasattr(record, "lines") else []
