"""'Klopt dit niet?': what anybody fills in, and how the griffie answers it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import Refusable
from municipalities.models import Source

from ..models import Report, Verdict
from ..stances import CHOICES
from .entry import TypedField, WhenField
from .place import PlaceForm

TRAP = "aanvulling"


def longest(name):
    return Report._meta.get_field(name).max_length


class ReportForm(Refusable, forms.Form):
    """What is wrong and where that stands; no name is asked. `refusal` is what the action refused.

    TRAP is a field that people do not see, and that programs fill in.
    """

    text = TypedField(
        label=_("Wat klopt er niet?"),
        max_length=longest("text"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Zeg wat er staat en wat het volgens u moet zijn."),
    )
    source = TypedField(
        label=_("Waar kunnen wij dat nalezen?"),
        max_length=longest("source"),
        help_text=_("Noem het stuk en de plaats, zoals: besluitenlijst van 9 mei 2017, punt 4."),
    )
    url = forms.URLField(
        label=_("Adres van dat stuk op internet"),
        max_length=longest("url"),
        required=False,
        assume_scheme="https",
        help_text=_("Begint met https://."),
    )

    def __init__(self, data=None, refusal=None):
        super().__init__(data)
        self.refusal = refusal

    def clean(self):
        if self.data.get(TRAP):
            raise ValidationError(
                _("Er was een veld ingevuld dat leeg hoort te zijn. Verstuur het nog een keer.")
            )
        return super().clean()


class AnswerForm(Refusable, PlaceForm):
    """The answer to a Report; the fields of a place are for one that becomes a reading."""

    verdict = forms.ChoiceField(
        label=_("Uitkomst"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een uitkomst.")},
    )
    text = TypedField(
        label=_("Antwoord"),
        max_length=longest("answer"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wie meldde leest dit op een pagina zonder wachtwoord. Noem geen namen."),
    )
    source_title = TypedField(label=_("Of een nieuwe bron: titel"), max_length=300, required=False)
    source_url = forms.URLField(
        label=_("Adres van de nieuwe bron"), max_length=500, required=False, assume_scheme="https"
    )
    reads_stance = forms.ChoiceField(
        label=_("Welk standpunt staat daar?"),
        choices=[("", _("geen standpunt te lezen")), *CHOICES],
        required=False,
    )
    reads_on = WhenField(label=_("Op welke datum, als die er staat?"), required=False)

    OWN = ("verdict", "text")
    TYPED = ("source", "place", "summary", "quote", "reads_stance", "reads_on")
    field_order = (
        *OWN, "source", "source_title", "source_url", "place", "summary", "quote",
        "reads_stance", "reads_on",
    )  # fmt: skip

    def __init__(self, data=None, refusal=None, *, report, reader):
        found = {"source_title": report.source, "source_url": report.url}
        super().__init__(data, dossier=report.position.dossier, reader=reader, initial=found)
        self.report, self.reader, self.refusal = report, reader, refusal

    @property
    def is_reading(self):
        return self.cleaned_data.get("verdict") == Verdict.READING

    def clean(self):
        if self.is_reading:
            self.name_source()
            return super().clean()
        if any(self.cleaned_data.get(name) for name in self.TYPED):
            self.add_error(
                "verdict", _("Kies 'overgenomen als lezing', of maak de velden van de lezing leeg.")
            )
        for name in self.TYPED:
            self.cleaned_data[name] = None
        return super().clean()

    def name_source(self):
        """Let the new source count where none was chosen; a reading needs one or the other."""
        typed = self.cleaned_data
        if typed.get("source") or "source" in self.errors:
            return
        if not typed.get("source_title"):
            self.add_error("source", _("Kies een bron, of geef de titel van een nieuwe."))
            return
        typed["source"] = Source(
            title=typed["source_title"], url=typed.get("source_url") or "", **self.home()
        )

    def home(self):
        """Return where a new source is entered: for the own municipality, or in the region."""
        body, region = self.report.position.body, self.report.position.dossier.region
        if body.municipality_id not in self.reader.griffie_of:
            return {"region": region}
        shared = region if region.pk in self.reader.shares_in else None
        return {"municipality": body.municipality, "region": shared}

    def reading(self):
        """Return the Evidence that was typed, unsaved; None where it becomes no reading."""
        if not self.is_reading:
            return None
        reads = {"reads_stance": self.cleaned_data["reads_stance"] or ""}
        return self.evidence(**reads, reads_on=self.cleaned_data["reads_on"] or "")

    @property
    def own_fields(self):
        return [self[name] for name in self.OWN]

    @property
    def reading_fields(self):
        return [self[name] for name in self.fields if name not in self.OWN]
