"""The text of a source that is known already: brought, looked over, and its places shown where
they stand in it."""

from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import ReasonField, RefusableMixin
from municipalities.models import Paragraph

from ...actions import delete_form_draft
from ...actions.sources import add_source_text, check_may_add_text, tie_places
from ...text_intake import find_place
from ..access import Access, read_form_token, restrict_to
from ..public.sources import read_readable_paragraphs
from .form_flow import FormFlow, add_success_message, answer_form, open_workspace
from .next_steps import list_next_steps
from .sources import get_source_or_404, read_kept_evidence
from .text import READ, BroughtTextMixin, build_text_field, build_upload_field

# The text that somebody brings, and which places meet it; read first, stored only after a look.


@dataclass(frozen=True)
class PlaceSpot:
    """Where in the document, in the words of its places, and how many places say so."""

    words: str
    number: int


def list_spots(places):
    """Return the PlaceSpots of places, in their order."""
    counted = {}
    for each in places:
        counted[each.place] = counted.get(each.place, 0) + 1
    return [PlaceSpot(words, number) for words, number in counted.items()]


class SourceTextForm(RefusableMixin, BroughtTextMixin, forms.Form):
    """Takes the text of a known source in; a `quiet` form only reads it. `places` are those in the
    source that lead to no paragraph yet."""

    text = build_text_field()
    upload = build_upload_field()
    is_public = forms.BooleanField(
        label=gettext_lazy("Iedereen mag deze tekst lezen"),
        required=False,
        help_text=gettext_lazy(
            "Alleen voor een stuk dat hier openbaar mag staan. Anders leest alleen wie bijhoudt."
        ),
    )
    reason = ReasonField(
        required=False, help_text=gettext_lazy("Dit komt in de geschiedenis van de bron.")
    )

    def __init__(self, data=None, *, source, places, files=None, quiet=False, refusal=None):
        super().__init__(data, files)
        self.places, self.quiet, self.refusal = places, quiet, refusal
        if not source.is_public:
            del self.fields["is_public"]

    def clean(self):
        cleaned = super().clean()
        self.take_text(cleaned)
        return cleaned

    @cached_property
    def unmet(self):
        """The spots that the text has no paragraph for, or none that is certain."""
        return list_spots(e for e in self.places if not find_place(e.place, self.paragraphs))

    @property
    def met_count(self):
        """How many places lead to a paragraph of the text."""
        return len(self.places) - sum(each.number for each in self.unmet)

    def with_text(self):
        """Return what was typed, with the words of the file."""
        data = self.data.copy()
        data["text"], data["read"] = self.cleaned_data.get("text") or "", "1"
        return data


TEXT_TEMPLATE = "desk/source_text.html"


@restrict_to(Access.KEEPS)
def source_text_page(request, slug, pk):
    """Show the form for the text of a known source, read what was pasted, and store it."""
    desk = open_workspace(request, slug)
    source = get_source_for_text(desk, pk)
    kept = read_kept_evidence(source, desk.dossier, desk.reader)
    places = [each for each in kept if each.paragraph_id is None]
    made = []

    def make_form(data=None, refusal=None, files=None):
        quiet = request.method != "POST" or READ in request.POST
        about = {"source": source, "places": places, "refusal": refusal, "files": files}
        made.append(SourceTextForm(data, quiet=quiet, **about))
        return made[-1]

    context = {
        "here": _("Tekst toevoegen: %s") % source.title,
        "source": source,
        "has_text": source.paragraphs.exists(),
        "is_used": any(each.paragraph_id for each in kept),
    }
    act = partial(save_added_text, desk, source)
    sheet = FormFlow(desk, make_form, act, TEXT_TEMPLATE, context, request.path)
    if request.method != "POST":
        return sheet.opened()
    response = show_met_places(sheet) if READ in request.POST else sheet.sent()
    if any(form.is_bound and form.is_secret for form in made):
        delete_form_draft(request.path, by=desk.reader)
    return response


def get_source_for_text(desk, pk):
    """Return a source of the dossier to whose text the reader may add; else PermissionDenied."""
    source = get_source_or_404(desk, pk)
    check_may_add_text(source, desk.reader)
    return source


def list_loose_kept_places(desk, source):
    """Return the places of the dossier in a source that lead to no paragraph, as far as the
    reader may see what they show."""
    rows = read_kept_evidence(source, desk.dossier, desk.reader)
    return [each for each in rows if each.paragraph_id is None]


def show_met_places(sheet):
    """Show how the text is numbered and which places meet it; nothing is stored yet."""
    request = sheet.desk.request
    token = read_form_token(request.POST)
    form = sheet.make_form(data=request.POST, files=request.FILES)
    if not form.is_valid():
        return sheet.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
    again = sheet.make_form(data=form.with_text())
    again.is_valid()
    return sheet.shown(again, HTTPStatus.OK, once=token, quiet=True, notes=form.notes)


def save_added_text(desk, source, form):
    """Store the text; go on to the places that met nothing, else to the text."""
    typed = form.cleaned_data
    added = add_source_text(
        source,
        typed["text"],
        is_public=typed.get("is_public", False),
        reason=typed["reason"],
        is_public_itself=form.is_public_itself,
        by=desk.reader,
    )
    number = len(added.paragraphs)
    words = ngettext("Bewaard met %d alinea.", "Bewaard met %d alinea’s.", number) % number
    steps = list_next_steps(source, kind=None, reader=desk.reader, dossier=desk.dossier)
    told = f"{words} {tied_words(form.met_count)}"
    add_success_message(desk.request, told, *(() if form.unmet else steps))
    page = "desk-source-places" if form.unmet else "desk-source"
    return reverse(page, args=[desk.dossier.slug, source.pk])


def tied_words(number):
    words = ngettext(
        "%d plaats wijst nu naar haar alinea.", "%d plaatsen wijzen nu naar hun alinea.", number
    )
    return words % number


# The places that met no paragraph: somebody says which one it is.

LONGEST_CHOICE = 70
MOST_SPOTS = 100


class SourcePlacesForm(RefusableMixin, forms.Form):
    """A select for each spot, with the paragraphs of the source."""

    reason = ReasonField(
        required=False, help_text=gettext_lazy("Dit komt in de geschiedenis van elke plaats.")
    )

    def __init__(self, data=None, *, spots, paragraphs, refusal=None):
        super().__init__(data)
        self.spots, self.refusal = spots, refusal
        choices = [("", _("nog niet")), *map(paragraph_choice, paragraphs)]
        for number, spot in enumerate(spots, start=1):
            self.fields[f"plaats-{number}"] = forms.TypedChoiceField(
                label=spot.words, choices=choices, coerce=int, empty_value=None, required=False
            )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.chosen:
            self.add_error(None, _("Wijs bij ten minste één plaats een alinea aan."))
        return cleaned

    @property
    def chosen(self):
        """Return {words of a place: number of the paragraph} of what was chosen."""
        typed = {n: self.cleaned_data.get(f"plaats-{n}") for n in range(1, len(self.spots) + 1)}
        return {self.spots[n - 1].words: number for n, number in typed.items() if number}


def paragraph_choice(paragraph: Paragraph):
    """Return a paragraph as a select offers it: its number and how it begins."""
    return (
        paragraph.number,
        f"¶{paragraph.number} {Truncator(paragraph.text).chars(LONGEST_CHOICE)}",
    )


@restrict_to(Access.KEEPS)
def source_places_page(request, slug, pk):
    """Show the places in a source that lead to no paragraph, and tie what was chosen."""
    desk = open_workspace(request, slug)
    source = get_source_for_text(desk, pk)
    spots = list_spots(list_loose_kept_places(desk, source))
    paragraphs = read_readable_paragraphs(source, desk.reader)

    def make_form(data=None, refusal=None):
        about = {"spots": spots[:MOST_SPOTS], "paragraphs": paragraphs}
        return SourcePlacesForm(data, refusal=refusal, **about)

    def save(form):
        tied = tie_places(source, form.chosen, by=desk.reader, reason=form.cleaned_data["reason"])
        way = (reverse("desk-source", args=[slug, pk]), _("Naar de tekst"))
        add_success_message(request, tied_words(len(tied)), way)
        page = "desk-source" if len(form.chosen) == len(spots) else "desk-source-places"
        return reverse(page, args=[slug, pk])

    context = {
        "here": _("Plaatsen aanwijzen: %s") % source.title,
        "source": source,
        "spots": spots,
        "has_text": bool(paragraphs),
    }
    return answer_form(desk, make_form, save, template="desk/source_places.html", context=context)
