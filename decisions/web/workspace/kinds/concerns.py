"""Whom a subject concerns, on the form of the subject: a row for each municipality and day."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Municipality, participants_of

from ....actions.concern_rules import OutsideVariant
from ....models import Concern
from ..conflicts import ConflictPart
from ..fields import TypedField, offered_sources
from ..searched import search_when_long
from .forms import FormSection, count_form_rows
from .rows import DatedHomeRow

PART = "aangaat"
AT_FIRST = 3  # so many rows more where none stand: whoever names one names all
COUNTS, ASIDE = "ja", "nee"
COUNTING = [(COUNTS, _("telt mee")), (ASIDE, _("telt niet meer mee"))]
TOLD = _(
    "Wiens standpunt meetelt voor het draagvlak. Leeg: alle gemeenten van de regio. Vult u iets "
    "in, noem dan iedereen die meetelt. Het zegt niets over wie volgens de wet beslist."
)


class ConcernRow(DatedHomeRow):
    part = PART

    takes_part = forms.ChoiceField(label=_("Wat"), choices=COUNTING, required=False)

    @property
    def said(self):
        """(municipality, date, whether it counts)."""
        cleaned = self.cleaned_data
        return cleaned["municipality"], cleaned["dated_on"], cleaned["takes_part"] != ASIDE


class ConcernSource(forms.Form):
    """The one source of all rows that are new."""

    source = forms.ModelChoiceField(
        None, label=_("Bron van nieuwe regels"), required=False, empty_label=_("Kies…")
    )
    place = TypedField(label=_("Plaats in de bron"), max_length=200, required=False)

    def __init__(self, data, *, dossier, reader):
        super().__init__(data, prefix=f"{PART}-bron")
        self.fields["source"].queryset = offered_sources(dossier, reader)
        search_when_long(self.fields["source"])


def group_homes(region):
    """Return all municipalities as choices, those that ever took part in the region before the
    others; one query."""
    near, far = [], []
    is_near = Q(pk__in=participants_of([region.pk]))
    found = Municipality.objects.annotate(is_near=is_near).order_by("name", "id")
    for key, name, takes_part in found.values_list("pk", "name", "is_near"):
        (near if takes_part else far).append((key, name))
    return [(_("In deze regio"), near), (_("Elders"), far)]


class ConcernsMixin:
    """A form of a subject that holds rows of whom it concerns; `hold_concerns` takes them in."""

    def hold_concerns(self):
        """Take in the rows that stand, and some to fill in."""
        self.standing = read_standing_concerns(self.instance)
        homes = group_homes(self.dossier.region)
        initial = [initial_concern_rows(each) for each in self.standing.values()]
        count = count_form_rows(self.given(), PART, max(len(initial), AT_FIRST))
        initial += [{}] * (count - len(initial))
        self.concern_rows = [
            self.hold(ConcernRow(self.given(), number, initial[number], homes=homes))
            for number in range(count)
        ]
        made = ConcernSource(self.given(), dossier=self.dossier, reader=self.reader)
        self.concern_source = self.hold(made)

    def concern_part(self, record):
        """Return the rows of a record as a ConflictPart."""
        sent = {}
        for number, each in enumerate(read_standing_concerns(record).values()):
            row = initial_concern_rows(each) | {
                "dated_on": format_dutch_date(each.dated_on, one_day=True)
            }
            sent |= {f"{PART}-{number}-{name}": [str(text)] for name, text in row.items()}
        return ConflictPart(PART, _("Wie het aangaat"), sent, key="municipality")

    def concern_section(self):
        rows = tuple(self.bound(each) for each in self.concern_rows)
        fields = self.bound(self.concern_source)
        is_closed = not self.is_bound and not self.standing
        return FormSection(_("Wie het aangaat"), fields, rows, TOLD, is_closed=is_closed)

    def clean(self):
        cleaned = super().clean()
        if not self.concern_source.errors and self.names_new and not self.new_source:
            name = self.concern_source.add_prefix("source")
            self.add_error(name, ValidationError(_("Kies de bron waarin dit staat.")))
        return cleaned

    @property
    def said_concerns(self):
        """What the rows say, each once."""
        filled = (each for each in self.concern_rows if each.is_valid() and not each.is_empty)
        return list(dict.fromkeys(each.said for each in filled))

    @property
    def names_new(self):
        return any(each not in self.standing for each in self.said_concerns)

    @property
    def new_source(self):
        return self.concern_source.cleaned_data.get("source")

    def list_concerns(self):
        """Return the rows as they were typed, as unsaved Concerns."""
        place = self.concern_source.cleaned_data.get("place", "")
        return [
            Concern(
                municipality_id=municipality,
                dated_on=dated_on,
                takes_part=takes_part,
                source=self.new_source,
                place=place,
            )
            for municipality, dated_on, takes_part in self.said_concerns
        ]

    def show(self, refusal):
        """Tell who lies outside the variant at the rows that name them."""
        if not isinstance(refusal, OutsideVariant):
            return super().show(refusal)
        sentences = dict(zip(sorted(refusal.outside), refusal.messages, strict=True))
        for each in self.concern_rows:
            home = each.cleaned_data.get("municipality") if each.is_valid() else None
            if home in sentences:
                self.add_error(each.add_prefix("municipality"), sentences.pop(home))
        for sentence in sentences.values():
            self.add_error(None, sentence)
        return None


def read_standing_concerns(subject):
    """Return the rows of a subject by what they say, in order of name and time."""
    if subject._state.adding:
        return {}
    found = subject.concerns.order_by("municipality__name", "first_on", "id")
    return {(each.municipality_id, each.dated_on, each.takes_part): each for each in found}


def initial_concern_rows(standing):
    return {
        "municipality": standing.municipality_id,
        "dated_on": standing.dated_on,
        "takes_part": COUNTS if standing.takes_part else ASIDE,
    }
