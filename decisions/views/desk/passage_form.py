"""The form in the panel of a passage: something new that it shows, or something that is there."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ...actions.propose_reading import add_place
from ...forms.from_text.existing import ExistingForm
from ...forms.from_text.named import only
from ...forms.from_text.small import SMALL, small_form
from ...forms.kinds import KINDS
from ...from_text import Kind
from ...models import Evidence
from .new import blank
from .record import saved
from .said import say, ways_on


def form_of(panel):
    """Return (heading, make_form, save) of what the address asks to make, None for nothing."""
    chosen = panel.chosen
    if "maak" in chosen:
        return new_of(panel, SMALL[chosen["maak"]])
    return existing_of(panel, KINDS[chosen["bij"]]) if "bij" in chosen else None


def new_of(panel, small):
    """Return how something new is made of the passage."""
    desk = panel.desk
    if not small.kind.may_add(desk.reader, desk.dossier.region):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))

    def make_form(data=None, refusal=None):
        return small_form(
            small,
            data,
            initial=initial_of(panel, small),
            instance=blank(small.kind, desk.dossier),
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    return small.label, make_form, partial(save_new, panel, small)


def save_new(panel, small, form):
    record = saved(small.kind, form)
    words = _("%(kind)s bewaard bij alinea %(number)d.")
    said = words % {"kind": small.label, "number": panel.number}
    say(panel.desk.request, said, *ways_on(small.kind, record, None))
    return panel.home


def initial_of(panel, small):
    """Return what the form starts with: the place, and what was taken over of the passage."""
    source, passage, taken = panel.source, panel.passage, panel.taken
    initial = {f"plaats-{name}": value for name, value in passage.initial.items()}
    named = only(panel.named, Kind.DATE) if small.slug == "mijlpaal" else source.dated_on
    initial["dated_on"] = taken.get("datum") or named
    initial[small.words] = passage.quote[:200] if small.slug == "mijlpaal" else passage.quote
    if "orgaan" in taken:
        initial["body"] = taken["orgaan"]
    elif source.body is not None and source.body.municipality_id in panel.desk.reader.griffie_of:
        initial["body"] = source.body_id
    if "gemeente" in taken:
        initial["municipality"] = taken["gemeente"]
    return initial


def existing_of(panel, kind):
    """Return how the passage becomes one more place that shows a record."""
    desk, passage = panel.desk, panel.passage

    def make_form(data=None, refusal=None):
        place = Evidence(dossier=desk.dossier, source=panel.source, paragraph=passage.paragraph)
        return ExistingForm(
            data,
            kind=kind,
            instance=place,
            initial={"place": passage.place, "quote": passage.quote},
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    def save(form):
        place = add_place(form.instance, by=desk.reader)
        if place.is_accepted:
            say(desk.request, _("De plaats is bewaard."))
        else:
            say(desk.request, _("De lezing is voorgesteld; de griffie van dit orgaan beslist."))
        return panel.home

    return _("Nog een plaats bij: %s") % kind.name, make_form, save
