"""A pasted list, or chosen paragraphs, as many remarks at once: one row each, kinds to choose."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Paragraph, Source

from ...actions.judge_text import refuse_secret
from ...actions.keep_remarks import Point
from ...from_text import TextRefused, split_remarks
from ...models import Evidence, Remark, RemarkKind
from ..entry import EntryMeta, TypedField
from ..kinds.record import RecordForm
from ..kinds.remark import GATHERED
from ..offered import sources_of
from ..passage import whole
from .rows import row_fields, row_of
from .text import RawField

MOST = 200
COMMON = ("body", "groups_label", "gathering", "dated_on", "subject", "round", "theme")


class PointsForm(RecordForm):
    """The list and what all its points have in common; a `quiet` form only splits the list."""

    lines = RawField(
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

    class Meta(EntryMeta):
        model = Remark
        fields = COMMON

    def __init__(self, data=None, *args, quiet=False, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.quiet, self.split = quiet, ()
        self.fields["source"] = forms.ModelChoiceField(
            sources_of(self.dossier, self.reader),
            label=_("Bron"),
            required=False,
            empty_label=_("Kies…"),
        )
        for number in range(1, self.number + 1):
            self.fields |= row_fields(number, has_source=bool(self.data.get("source")))

    @property
    def number(self):
        """How many rows the table has."""
        told = self.data.get("points", "") if self.is_bound else ""
        return min(whole(told) or 0, MOST)

    @property
    def rows(self):
        return [row_of(self, number) for number in range(1, self.number + 1)]

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
            self.fields["gathering"].help_text = GATHERED

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
            refuse_secret(text)
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
        readable = Source.objects.visible_to(self.reader).readable_by(self.reader)
        rows = Paragraph.objects.filter(source=source, source__in=readable).order_by("number")
        return {each.number: each for each in rows}

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
        chosen = {whole(each) for each in self.data.getlist("alinea")}
        for found in ([n for n in numbers if n in chosen], numbers):
            if len(found) == 1:
                return found[0]
        return None

    def points(self):
        """Return the Points of the rows that say something."""
        return [self.point(number) for number in self.filled()]

    def point(self, number):
        """Return the Point of one row."""
        typed = self.cleaned_data
        common = {name: typed[name] for name in COMMON if name in typed}
        text = typed[f"text-{number}"]
        own = {"kind": typed[f"kind-{number}"], "text": text}
        remark = Remark(dossier=self.dossier, **own, **common)
        source, paragraph = typed["source"], self.paragraph_of(number)
        if source is None:
            return Point(remark)
        place = _("alinea %d") % paragraph.number if paragraph else typed["place"]
        return Point(
            remark,
            Evidence(source=source, paragraph=paragraph, place=place, summary=text[:2000]),
        )
