"""The forms of a table: what it holds, which column is which, and why it is taken back."""

from pathlib import PurePosixPath

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms import RefusableMixin
from municipalities.text import UncleanText, clean_text

from ....actions.sources import check_not_secret
from ....tables import TABLE_KINDS
from ....tables.heads import fold_head
from ....text_intake import TextRefused, read_sheets
from ..fields import TypedField

LONGEST_NAME = 200
NOT_READ = "-"
PORTION = 400_000  # of the words of a table, judged at once

# Choose a table.


class TableForm(RefusableMixin, forms.Form):
    """Asks what a table holds, and the file; `sheets` and `notes` are what was read in it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wat staat er in de tabel?"),
        choices=[(each.name.value, each.label) for each in TABLE_KINDS.values()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er in de tabel staat.")},
    )
    upload = forms.FileField(
        label=gettext_lazy("Bestand"),
        help_text=gettext_lazy(
            "Excel (.xlsx), OpenDocument (.ods) of CSV, ten hoogste 10 MB en 10.000 rijen."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv,.tsv,.txt"}),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Het bestand is leeg."),
        },
    )

    def __init__(self, data=None, files=None, *, kind="", refusal=None):
        super().__init__(data, files, initial={"kind": kind})
        self.refusal = refusal
        self.sheets, self.notes = (), ()

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        try:
            self.sheets, self.notes = read_sheets(upload.read())
        except TextRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        for portion in iterate_words(self.sheets):
            check_not_secret(portion)
        return upload

    @property
    def file_name(self):
        """The name of the file, as a page can show it."""
        name = PurePosixPath(self.cleaned_data["upload"].name).name
        try:
            return clean_text(name)[:LONGEST_NAME] or _("tabel")
        except UncleanText:
            return _("tabel")


def iterate_words(sheets):
    """Yield the words of all cells, in portions that can be judged."""
    portion, size = [], 0
    for sheet in sheets:
        for row in sheet.rows:
            words = " ".join(row)
            if size + len(words) > PORTION:
                yield "\n".join(portion)
                portion, size = [], 0
            portion.append(words[:PORTION])
            size += len(words) + 1
    if portion:
        yield "\n".join(portion)


# Choose which column is which.


class ColumnsForm(RefusableMixin, forms.Form):
    """A choice for each column of a sheet: what it is, or that it is not read."""

    def __init__(self, data=None, *, kind, heads, examples, found, refusal=None):
        super().__init__(data)
        self.kind, self.heads, self.refusal = kind, heads, refusal
        names = {place: name for name, place in found.items()}
        offered = [
            (NOT_READ, _("niet inlezen")),
            *((each.name, each.label) for each in kind.columns),
        ]
        for place, head in enumerate(heads):
            told = examples.get(place, "")
            self.fields[f"kolom-{place}"] = forms.ChoiceField(
                label=head or _("kolom %d, zonder kop") % (place + 1),
                choices=offered,
                initial=names.get(place, NOT_READ),
                help_text=_("Zoals ‘%s’.") % told if told else _("Deze kolom is leeg."),
            )

    @property
    def columns(self):
        """The place of each column that is read, by its name."""
        return {name: place for place, name in self.chosen if name}

    @property
    def chosen(self):
        """Return (place, name of the column, '' for none) of every column of the sheet."""
        said = [self.cleaned_data.get(f"kolom-{n}", NOT_READ) for n in range(len(self.heads))]
        return [(n, "" if name == NOT_READ else name) for n, name in enumerate(said)]

    @property
    def choice_by_head(self):
        """What was chosen, by folded head, to remember."""
        return {
            fold_head(self.heads[n]): name for n, name in self.chosen if fold_head(self.heads[n])
        }

    def clean(self):
        cleaned = super().clean()
        twice = self.check_once()
        for told in () if twice else list_missing_columns(self.kind, self.columns):
            self.add_error(None, told)
        return cleaned

    def check_once(self):
        """Refuse a column that was chosen for two; return whether any choice was refused."""
        seen = {}
        for place, name in self.chosen:
            if name and (first := seen.setdefault(name, place)) != place:
                told = {"label": self.kind.by_name[name].label, "head": self.heads[first]}
                sentence = _("‘%(label)s’ is ook gekozen bij ‘%(head)s’.") % told
                self.add_error(f"kolom-{place}", sentence)
        return bool(self.errors)


def list_missing_columns(kind, columns):
    """Return a sentence for each column without which no row can be read."""
    return [
        _("Kies welke kolom ‘%s’ is.") % each.label
        for each in kind.columns
        if each.is_required and each.name not in columns
    ]


# Bring it in, and take it back.


class ConfirmForm(RefusableMixin, forms.Form):
    """Asks nothing: the page shows what would come of it."""

    def __init__(self, data=None, *, refusal=None):
        super().__init__(data)
        self.refusal = refusal


class UndoForm(RefusableMixin, forms.Form):
    """Asks why a table is taken back."""

    reason = TypedField(
        label=gettext_lazy("Waarom maakt u dit ongedaan?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Dit staat bij alles wat wordt ingetrokken of hersteld."),
        error_messages={"required": gettext_lazy("Zeg waarom u dit ongedaan maakt.")},
    )

    def __init__(self, data=None, *, refusal=None):
        super().__init__(data)
        self.refusal = refusal
