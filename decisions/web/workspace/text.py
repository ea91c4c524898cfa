"""A letter that is pasted or uploaded, what it says of itself, and storing it."""

from functools import partial
from http import HTTPStatus

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.edtf.words import format_dutch_date
from municipalities.models import PublisherKind, Source

from ...actions import delete_form_draft
from ...actions.sources import (
    add_source_text,
    check_not_secret,
    is_secret,
    may_be_of_another,
    save_source_with_text,
    split_source_text,
)
from ...text_intake import ProposalKind, TextRefused, extract_text, read_paragraphs
from ..access import Access, read_form_token, restrict_to
from ..parameters import shorten_parameter
from .fields import WhenField, offered_sources
from .form_flow import FormFlow, add_success_message, open_workspace
from .next_steps import list_next_steps
from .paper_offers import list_field_offers, list_known_sources, list_proposed_groups
from .source_forms import SourceForm, list_source_owners

# A letter that is pasted or uploaded, and what it is called; nothing of it is kept before the
# person who brought it says so.


class RawTextField(forms.CharField):
    """A text exactly as it was pasted; what is wrong in it is told by paragraph."""

    def __init__(self, **kwargs):
        super().__init__(strip=False, required=False, **kwargs)

    def validate(self, value):
        """Nothing here: a character that no database stores is refused with its paragraph."""

    def run_validators(self, value):
        """As above."""


def build_text_field():
    return RawTextField(
        label=gettext_lazy("Tekst"),
        widget=forms.Textarea(attrs={"rows": 16, "data-not-here": ""}),
        help_text=gettext_lazy("Plak de tekst. Een lege regel scheidt de alinea's."),
    )


def build_upload_field():
    return forms.FileField(
        label=gettext_lazy("Of kies een bestand"),
        required=False,
        help_text=gettext_lazy(
            "Tekst, Word (.docx), OpenDocument (.odt) of PDF met tekst, ten hoogste 10 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.docx,.odt,.pdf"}),
        error_messages={"empty": gettext_lazy("Het bestand is leeg.")},
    )


ITSELF = "zelf_openbaar"  # said by who brings a text that imposes secrecy on an annex


class BroughtTextMixin:
    """What a form does with a `text` that was pasted or an `upload`; `paragraphs` are those that
    the text would have, `notes` say how a file was read."""

    paragraphs = ()
    notes = ()

    @property
    def is_public_itself(self):
        """Whether who brings it says that the paper is public, though it imposes secrecy."""
        return self.data.get(ITSELF) == "1" if self.is_bound else False

    @property
    def may_be_of_another(self):
        """Whether the text was refused for words that may be about another paper."""
        told = self.errors.as_data() if self.is_bound else {}
        refused = [each for name in ("text", "upload") for each in told.get(name, ())]
        return self.is_public_itself or any(map(may_be_of_another, refused))

    def take_text(self, cleaned):
        """Read the file or the words; what is wrong stands beside its field."""
        if cleaned.get("upload"):
            self.take_file(cleaned["upload"])
        if not {"text", "upload"} & set(self.errors):
            self.take_words(cleaned.get("text") or "")

    def take_file(self, upload):
        """Read the words of a file; its name is kept nowhere."""
        if (self.cleaned_data.get("text") or "").strip():
            self.add_error("upload", _("Plak een tekst of kies een bestand, niet allebei."))
            return
        try:
            found = extract_text(upload.read(), upload.name)
            check_not_secret(found.whole, is_public_itself=self.is_public_itself)
        except TextRefused as refusal:
            self.add_error("upload", ValidationError(str(refusal)))
        except ValidationError as refusal:
            self.add_error("upload", refusal)
        else:
            self.cleaned_data["text"], self.notes = found.text, found.notes

    def take_words(self, text):
        try:
            self.paragraphs = split_source_text(text, is_public_itself=self.is_public_itself)
        except ValidationError as refusal:
            self.add_error(None, refusal)

    @property
    def is_read(self):
        """Whether the text was read before, so that the form asks the rest."""
        return self.is_bound and bool(self.data.get("read"))

    @property
    def read(self):
        """The paragraphs of the text as they would be numbered; empty where it is refused."""
        return self.paragraphs if self.is_bound and self.errors is not None else ()

    @property
    def is_secret(self):
        """Whether the text was refused because it says that it is secret."""
        told = self.errors.as_data()
        return any(is_secret(each) for name in ("text", "upload") for each in told.get(name, ()))


class TextForm(BroughtTextMixin, SourceForm):
    """Takes a text in. A `quiet` form only reads the text, and offers what it says of itself."""

    text = build_text_field()
    upload = build_upload_field()
    home = forms.ChoiceField(label=gettext_lazy("Voor wie voert u dit in?"))

    def __init__(self, data=None, *args, homes, quiet=False, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.homes = {each.key: each for each in homes}
        self.quiet, self.offers, self.paper = quiet, (), None
        self.fields["home"].choices = [(each.key, each.label) for each in homes]
        self.fields["home"].initial = homes[0].key
        if len(homes) == 1:
            self.fields["home"].required = False
            self.fields["home"].widget = forms.HiddenInput()

    def full_clean(self):
        super().full_clean()
        if self.quiet and self.is_bound:
            only = ("text", "upload")
            kept = [(name, errors) for name, errors in self._errors.items() if name in only]
            self._errors.clear()
            self._errors.update(kept)

    def clean(self):
        cleaned = super().clean()
        self.take_text(cleaned)
        self.paper = read_paragraphs(self.paragraphs)
        self.offers = list_field_offers(self.paper, self.dossier.region)
        home = self.homes.get(cleaned.get("home") or next(iter(self.homes)))
        if home is not None:
            home.settle(self.instance)
        return cleaned

    @cached_property
    def found(self):
        """Return {field: paragraph} of what the text says of itself and stands in the form."""
        if not self.read:
            return {}
        return {
            each.field: each.paragraph
            for each in self.offers
            if self.data.get(each.field) == str(self.fields[each.field].prepare_value(each.value))
        }

    @property
    def proposed(self):
        """What the text proposes beside what it says of itself, by kind."""
        return list_proposed_groups(self.paper) if self.read else []

    @cached_property
    def known(self):
        """The sources of the dossier that may be this very paper."""
        if not self.read:
            return []
        reference = self.data.get("reference") or self.paper.get(ProposalKind.REFERENCE)
        return list_known_sources(self.dossier, self.reader, reference, self.paragraphs)

    def with_offers(self):
        """Return what was typed, with the words of the file and the offers where nothing is."""
        data = self.data.copy()
        data["text"], data["read"] = self.cleaned_data.get("text") or "", "1"
        for offer in self.offers:
            if not data.get(offer.field):
                data[offer.field] = self.fields[offer.field].prepare_value(offer.value)
        defaults = {"publisher_kind": PublisherKind.OTHER, "openness": "bijhouders"}
        for name, value in defaults.items():
            data.setdefault(name, value)
        return data


# What a date means that somebody is typing, in words, at once.


@restrict_to(Access.KEEPS)
def read_date_view(request):
    """Answer how the first date in the address reads, or the sentence that says what is wrong."""
    text = next((value for values in request.GET.lists() for value in values[1]), "")
    context = {"words": "", "error": ""}
    try:
        read = WhenField(required=False).clean(text[:200])
        context["words"] = format_dutch_date(read, one_day=True) if read else ""
    except ValidationError as error:
        context["error"] = shorten_errors(error)
    return render(request, "desk/_when.html", context)


def shorten_errors(error):
    return " ".join(each if len(each) < 200 else shorten_parameter(each) for each in error.messages)


# Paste or upload a letter: read first, stored only after who brought it said what it is.

READ, ADD_TO = "lezen", "bij"
TEMPLATE = "desk/text.html"
MOST_TEXTS = 50


@restrict_to(Access.KEEPS)
def text_intake_page(request, slug):
    """Show the form for a text, read what was pasted, and store it as a source."""
    desk = open_workspace(request, slug)
    homes = list_source_owners(desk.reader, desk.dossier.region)
    if not homes:
        raise PermissionDenied(_("Een tekst voert de griffie of de regioredactie in."))
    made = []

    def make_form(data=None, refusal=None, files=None):
        quiet = request.method != "POST" or READ in request.POST or ADD_TO in request.POST
        form = build_text_form(desk, homes, data, files, refusal=refusal, quiet=quiet)
        made.append(form)
        return form

    context = {"here": _("Tekst plakken of uploaden"), "texts": list_newest_texts(desk)}
    context["textless"] = list_sources_without_text(desk)
    sheet = FormFlow(desk, make_form, partial(save_text, desk), TEMPLATE, context, request.path)
    if request.method != "POST":
        return sheet.opened()
    response = show_text_preview(sheet) if READ in request.POST else sheet.sent()
    if any(form.is_bound and form.is_secret for form in made):
        delete_form_draft(request.path, by=desk.reader)
    return response


def list_newest_texts(desk):
    """Return the newest sources of the dossier whose text was taken in; one query."""
    rows = offered_sources(desk.dossier, desk.reader).filter(paragraphs__isnull=False)
    return list(rows.order_by("-pk")[:MOST_TEXTS])


def list_sources_without_text(desk):
    """Return the sources that the dossier rests on and whose text is not here, by title; one
    query."""
    rows = offered_sources(desk.dossier, desk.reader).filter(paragraphs__isnull=True)
    return list(rows.order_by("title", "pk")[:MOST_TEXTS])


def build_text_form(desk, homes, data, files, **options):
    return TextForm(
        data,
        files=files,
        instance=Source(),
        dossier=desk.dossier,
        reader=desk.reader,
        homes=homes,
        **options,
    )


def show_text_preview(sheet):
    """Show what was read, with what it says of itself filled in; nothing is stored yet."""
    request = sheet.desk.request
    token = read_form_token(request.POST)
    form = sheet.make_form(data=request.POST, files=request.FILES)
    if not form.is_valid():
        return sheet.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
    again = sheet.make_form(data=form.with_offers())
    return sheet.shown(again, HTTPStatus.OK, once=token, quiet=True, notes=form.notes)


def save_text(desk, form):
    """Store the text, as a new source or with the known one that was chosen; return the address
    of its page in the workspace."""
    text, is_public_itself = form.cleaned_data["text"], form.is_public_itself
    about = {"by": desk.reader, "is_public_itself": is_public_itself}
    if is_public_itself:
        about["reason"] = _("Wie dit invoerde zegt: dit stuk zelf is openbaar.")
    known = {str(each.pk): each for each in form.known}
    if chosen := known.get(desk.request.POST.get(ADD_TO)):
        source = add_source_text(chosen, text, **about).source
    else:
        source = save_source_with_text(form.instance, text, **about)
    number = len(form.paragraphs)
    words = ngettext("Bewaard met %d alinea.", "Bewaard met %d alinea’s.", number) % number
    steps = list_next_steps(source, kind=None, reader=desk.reader, dossier=desk.dossier)
    add_success_message(desk.request, words, *steps)
    return reverse("desk-source", args=[desk.dossier.slug, source.pk])
