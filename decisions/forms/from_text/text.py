"""A letter that is pasted or uploaded, and what it is called; nothing of it is kept before the
person who brought it says so."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import PublisherKind

from ...actions.judge_text import is_secret, refuse_secret
from ...actions.take_text import read_text
from ...from_text import TextRefused, extract
from .offers import offers_of
from .source import SourceForm


class RawField(forms.CharField):
    """A text exactly as it was pasted; what is wrong in it is told by paragraph."""

    def __init__(self, **kwargs):
        super().__init__(strip=False, required=False, **kwargs)

    def validate(self, value):
        """Nothing here: a character that no database stores is refused with its paragraph."""

    def run_validators(self, value):
        """As above."""


class TextForm(SourceForm):
    """Takes a text in. A `quiet` form only reads the text, and offers what it says of itself."""

    text = RawField(
        label=gettext_lazy("Tekst"),
        widget=forms.Textarea(attrs={"rows": 16, "data-not-here": ""}),
        help_text=gettext_lazy("Plak de tekst. Een lege regel scheidt de alinea's."),
    )
    upload = forms.FileField(
        label=gettext_lazy("Of kies een bestand"),
        required=False,
        help_text=gettext_lazy("Tekst, Word (.docx) of PDF met tekst, ten hoogste 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.docx,.pdf"}),
        error_messages={"empty": gettext_lazy("Het bestand is leeg.")},
    )
    home = forms.ChoiceField(label=gettext_lazy("Voor wie voert u dit in?"))

    def __init__(self, data=None, *args, homes, quiet=False, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.homes = {each.key: each for each in homes}
        self.quiet, self.notes, self.paragraphs, self.offers = quiet, (), (), ()
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
        if cleaned.get("upload"):
            self.take_file(cleaned["upload"])
        if not {"text", "upload"} & set(self.errors):
            self.take_words(cleaned.get("text") or "")
        home = self.homes.get(cleaned.get("home") or next(iter(self.homes)))
        if home is not None:
            home.settle(self.instance)
        return cleaned

    def take_file(self, upload):
        """Read the words of a file; its name is kept nowhere."""
        if (self.cleaned_data.get("text") or "").strip():
            self.add_error("upload", _("Plak een tekst of kies een bestand, niet allebei."))
            return
        try:
            found = extract(upload.read(), upload.name)
            refuse_secret(found.whole)
        except TextRefused as refusal:
            self.add_error("upload", ValidationError(str(refusal)))
        except ValidationError as refusal:
            self.add_error("upload", refusal)
        else:
            self.cleaned_data["text"], self.notes = found.text, found.notes

    def take_words(self, text):
        try:
            self.paragraphs = read_text(text)
        except ValidationError as refusal:
            self.add_error(None, refusal)
        else:
            self.offers = offers_of(self.paragraphs)

    @property
    def is_read(self):
        """Whether the text was read before, so that the form asks what it is called."""
        return self.is_bound and bool(self.data.get("read"))

    @property
    def read(self):
        """The paragraphs of the text as they would be numbered; empty where it is refused."""
        return self.paragraphs if self.is_bound and self.errors is not None else ()

    @property
    def found(self):
        """Return (label, paragraph) of what the text says of itself and stands in the form."""
        if not self.read:
            return []
        values = {
            each.field: self.fields[each.field].prepare_value(each.value) for each in self.offers
        }
        return [
            (self.fields[each.field].label, each.paragraph)
            for each in self.offers
            if self.data.get(each.field) == values[each.field]
        ]

    @property
    def is_secret(self):
        """Whether the text was refused because it says that it is secret."""
        told = self.errors.as_data()
        return any(is_secret(each) for name in ("text", "upload") for each in told.get(name, ()))

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
