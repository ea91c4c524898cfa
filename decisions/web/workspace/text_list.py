"""A pasted list, or chosen paragraphs, looked over and stored as many remarks at once."""

from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.models import Paragraph

from ...actions.replies import RemarkDraft, save_remarks
from ...actions.sources import check_not_secret
from ...models import Evidence, Remark, RemarkKind
from ...text_intake import TextRefused, split_remarks
from ..access import Access, read_form_token, restrict_to
from .fields import EntryFormMeta, TypedField, offered_sources, read_visible_paragraphs
from .form_flow import FormFlow, add_success_message, open_workspace
from .kinds import RECORD_KINDS
from .kinds.forms import RecordForm, parse_number
from .kinds.rounds import GATHERING_HELP
from .searched import search_when_long
from .sources import get_source_or_404
from .text import RawTextField

# The table in which a list is looked over: a row for each point.


@dataclass(frozen=True)
class PointFields:
    """One point: its number from 1, and its bound fields."""

    number: int
    kind: Any
    theme: Any
    text: Any
    paragraph: Any


def build_point_row(form, number):
    names = ("kind", "theme", "text", "alinea")
    return PointFields(number, *(form[f"{name}-{number}"] for name in names))


def build_row_fields(number, themes, *, has_source):
    """Return the fields of one row; without a source there is no paragraph to name."""
    said = {"number": number}
    widget = forms.NumberInput if has_source else forms.HiddenInput
    return {
        f"kind-{number}": forms.ChoiceField(
            label=_("Soort van punt %(number)d") % said, choices=RemarkKind.choices
        ),
        f"theme-{number}": forms.ChoiceField(
            label=_("Thema van punt %(number)d") % said,
            choices=[("", _("als alle")), *((key, each.name) for key, each in themes.items())],
            required=False,
        ),
        f"text-{number}": TypedField(
            label=_("Punt %(number)d") % said,
            max_length=4000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        f"alinea-{number}": forms.IntegerField(
            label=_("Alinea van punt %(number)d") % said,
            required=False,
            min_value=1,
            max_value=99_999,
            widget=widget(),
        ),
    }


# A pasted list, or chosen paragraphs, as many remarks at once: one row each, kinds to choose.

MOST = 200
COMMON = ("body", "groups_label", "gathering", "dated_on", "subject", "round", "theme")


class PointsForm(RecordForm):
    """The list and what all its points have in common; a `quiet` form only splits the list."""

    lines = RawTextField(
        label=gettext_lazy("De lijst"),
        help_text=gettext_lazy(
            "Eén punt per regel. Een regel die met w:, b:, v: of vw: begint is een wens, "
            "bedenking, vraag of voorwaarde."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    default_kind = forms.ChoiceField(
        label=gettext_lazy("Wat is een regel zonder letter?"),
        choices=RemarkKind.choices,
        initial=RemarkKind.WISH,
    )
    place = TypedField(
        label=gettext_lazy("Plaats in de bron"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Voor punten die niet letterlijk in een alinea staan."),
    )

    class Meta(EntryFormMeta):
        model = Remark
        fields = COMMON

    def __init__(self, data=None, *args, quiet=False, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.quiet, self.split = quiet, ()
        self.fields["source"] = forms.ModelChoiceField(
            offered_sources(self.dossier, self.reader),
            label=_("Bron"),
            required=False,
            empty_label=_("Kies…"),
        )
        themes = self.fields["theme"].queryset if self.number else ()
        self.themes = {str(each.pk): each for each in themes}
        has_source = bool(self.data.get("source"))
        search_when_long(self.fields["source"])
        for number in range(1, self.number + 1):
            self.fields |= build_row_fields(number, self.themes, has_source=has_source)

    @property
    def number(self):
        """How many rows the table has."""
        told = self.data.get("points", "") if self.is_bound else ""
        return min(parse_number(told) or 0, MOST)

    @property
    def rows(self):
        return [build_point_row(self, number) for number in range(1, self.number + 1)]

    @property
    def common(self):
        """The bound fields that all points have in common."""
        return [self[name] for name in (*COMMON, "source", "place") if name in self.fields]

    def ask_body(self):
        """As for one remark: who keeps the dossier may name a gathering instead."""
        super().ask_body()
        if self.fields["body"].required:
            del self.fields["gathering"]
        else:
            self.fields["gathering"].help_text = GATHERING_HELP

    def full_clean(self):
        super().full_clean()
        if self.quiet and self.is_bound:
            kept = self._errors.get("lines")
            self._errors.clear()
            if kept:
                self._errors["lines"] = kept

    def clean(self):
        cleaned = super().clean()
        if self.quiet or not self.number:
            self.split_lines(cleaned.get("lines") or "")
        else:
            self.check_rows()
        return cleaned

    def split_lines(self, text):
        try:
            check_not_secret(text)
            self.split = split_remarks(text)
        except TextRefused as refusal:
            self.add_error("lines", ValidationError(str(refusal)))
        except ValidationError as refusal:
            self.add_error("lines", refusal)
        else:
            if not self.split:
                self.add_error("lines", _("Plak de punten, één per regel."))
            elif not self.quiet:
                self.add_error("lines", _("Bekijk eerst hoe de lijst is gesplitst."))

    def check_rows(self):
        """Refuse a table without points, and a source without a place in it."""
        source, filled = self.cleaned_data.get("source"), self.filled()
        if not filled:
            self.add_error("lines", _("Laat ten minste één punt staan."))
        if source is None:
            return
        for number in filled:
            named = self.cleaned_data.get(f"alinea-{number}")
            if named and named not in self.paragraphs:
                self.add_error(f"alinea-{number}", _("Deze bron heeft geen alinea %d.") % named)
        is_bare = any(self.paragraph_of(number) is None for number in filled)
        if is_bare and not self.cleaned_data.get("place"):
            self.add_error("place", _("Niet elk punt staat in een alinea: zeg waar dan wel."))

    def filled(self):
        """Return the numbers of the rows that say something."""
        return [n for n in range(1, self.number + 1) if self.cleaned_data.get(f"text-{n}")]

    @cached_property
    def paragraphs(self):
        """The paragraphs of the chosen source that the reader may read, by number; one query."""
        source = self.cleaned_data.get("source")
        if source is None:
            return {}
        readable = Paragraph.objects.readable_by(self.reader)
        return {each.number: each for each in readable.filter(source=source).order_by("number")}

    def paragraph_of(self, number):
        return self.paragraphs.get(self.cleaned_data.get(f"alinea-{number}"))

    def with_rows(self):
        """Return what was typed, with a row for every line of the list."""
        data = self.data.copy()
        data["points"] = str(len(self.split))
        for number, line in enumerate(self.split, start=1):
            data[f"kind-{number}"] = line.kind or data.get("default_kind") or RemarkKind.WISH
            data[f"text-{number}"] = line.text
            data[f"alinea-{number}"] = str(self.found(line.text) or "")
        return data

    def found(self, text):
        """Return the number of the paragraph in which a line stands, None for none or several.

        The paragraphs from which the list was made come before the others.
        """
        numbers = [n for n, each in self.paragraphs.items() if text in each.text]
        chosen = {parse_number(each) for each in self.data.getlist("alinea")}
        for found in ([n for n in numbers if n in chosen], numbers):
            if len(found) == 1:
                return found[0]
        return None

    def points(self):
        """Return the RemarkDrafts of the rows that say something."""
        return [self.point(number) for number in self.filled()]

    def point(self, number):
        """Return the RemarkDraft of one row."""
        typed = self.cleaned_data
        common = {name: typed[name] for name in COMMON if name in typed}
        text = typed[f"text-{number}"]
        own = {"kind": typed[f"kind-{number}"], "text": text}
        if chosen := self.themes.get(typed[f"theme-{number}"]):
            own["theme"] = chosen
        remark = Remark(dossier=self.dossier, **{**common, **own})
        source, paragraph = typed["source"], self.paragraph_of(number)
        if source is None:
            return RemarkDraft(remark)
        place = _("alinea %d") % paragraph.number if paragraph else typed["place"]
        return RemarkDraft(
            remark,
            Evidence(source=source, paragraph=paragraph, place=place, summary=text[:2000]),
        )


# Split a list into many remarks at once: pasted, or from paragraphs of a source.

LOOK = "bekijk"
TEMPLATE = "desk/text_list.html"
LONGEST_ADDRESS = 300


@restrict_to(Access.KEEPS)
def remarks_intake_page(request, slug):
    """Show the list, then the table of its points, and save all of them; ?bron= and ?alinea= say
    from which paragraphs it comes."""
    desk = open_workspace(request, slug)
    if not RECORD_KINDS["wens"].may_add(desk.reader, desk.dossier.region):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))
    chosen = [each for each in map(parse_number, request.GET.getlist("alinea")) if each]
    initial = initial_list_values(desk, request.GET.get("bron", ""), chosen)

    def make_form(data=None, refusal=None):
        quiet = request.method != "POST" or LOOK in request.POST
        return PointsForm(
            data,
            instance=Remark(dossier=desk.dossier),
            initial=initial,
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
            quiet=quiet,
        )

    address = request.get_full_path()
    address = address if len(address) <= LONGEST_ADDRESS else request.path
    context = {"here": _("Lijst splitsen in punten"), "chosen": chosen}
    sheet = FormFlow(desk, make_form, partial(save_points, desk), TEMPLATE, context, address)
    if request.method == "POST":
        return show_points_preview(sheet) if LOOK in request.POST else sheet.sent()
    return sheet.opened()


def initial_list_values(desk, key, chosen):
    """Return what the form starts with: the source, its date, and the words of the paragraphs."""
    number = parse_number(key)
    if number is None:
        return {}
    try:
        source = get_source_or_404(desk, number)
    except Http404:
        return {}
    rows = read_visible_paragraphs(source, desk.reader) if chosen else ()
    words = "\n\n".join(each.text for each in rows if each.number in chosen)
    return {"source": source.pk, "dated_on": source.dated_on, "lines": words}


def show_points_preview(sheet):
    """Show the points of the list in a table, each with its kind; nothing is stored yet."""
    data = sheet.desk.request.POST
    form = sheet.make_form(data=data)
    if not form.is_valid():
        return sheet.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=read_form_token(data))
    again = sheet.make_form(data=form.with_rows())
    return sheet.shown(again, HTTPStatus.OK, once=read_form_token(data), quiet=True)


def save_points(desk, form):
    """Store every point; return to the source, or to the desk of the dossier."""
    number = len(save_remarks(form.points(), by=desk.reader))
    words = ngettext("%d punt bewaard als concept.", "%d punten bewaard als concept.", number)
    source = form.cleaned_data["source"]
    only = "" if source is None else f"?bron={source.pk}"
    way = f"{reverse('desk-publish-set', args=[desk.dossier.slug])}{only}"
    add_success_message(desk.request, words % number, (way, _("Bekijk en publiceer")))
    if source is None:
        return reverse("desk-dossier", args=[desk.dossier.slug])
    return reverse("desk-source", args=[desk.dossier.slug, source.pk])
