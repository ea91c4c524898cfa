"""The municipalities of a region: which take part, how many people live there, and how many seats
their councils have; each with the paper that says so, where there is one."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.actions.councils import save_council_terms
from municipalities.actions.founding import (
    StatedIn,
    add_members,
    find_municipalities_named,
    get_stated_source,
    save_inhabitants,
)
from municipalities.council_terms import ORDINARY_TERMS
from municipalities.forms import RefusableMixin
from municipalities.models import Body, BodyKind, CouncilTerm
from municipalities.seats import nearest_population, population_reference_day, seats_by_law

from ..access import Access, restrict_to
from .fields import LinesField, TypedField, WhenField
from .form_flow import add_success_message, answer_form
from .region import list_members
from .setup import open_region_setup

# What is stated, and where it stands.


class StatedForm(RefusableMixin, forms.Form):
    """Something that a regioredactie states, and where it stands if it stands anywhere."""

    source_title = TypedField(
        label=gettext_lazy("Waar staat dit?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("De naam van het stuk. Leeg: u geeft het zelf op."),
    )
    source_url = forms.URLField(
        label=gettext_lazy("Adres van dat stuk"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("source_url") and not cleaned.get("source_title"):
            self.add_error("source_title", _("Geef ook de naam van het stuk."))
        return cleaned

    @property
    def stated_in(self):
        """Return the StatedIn that was typed, None for what is only stated."""
        typed = self.cleaned_data
        if not typed["source_title"]:
            return None
        return StatedIn(typed["source_title"], typed["source_url"])


# Which municipalities take part, by name.


class MembersForm(StatedForm):
    """Names of municipalities, one a line, and since when they decide together."""

    names = LinesField(label=gettext_lazy("Gemeenten"))
    since = WhenField(label=gettext_lazy("Samen sinds"))
    field_order = ("names", "since")

    def __init__(self, data=None, *, refusal=None):
        super().__init__(data)
        self.refusal = refusal
        self.fields["names"].required = True
        self.municipalities = []

    def clean_names(self):
        names = [part for line in self.cleaned_data["names"] for part in split_names(line)]
        found = find_municipalities_named(names)
        if unknown := [name for name in names if name not in found]:
            sentence = _(
                "Niet in het register: %s. Schrijf de naam voluit, zoals de gemeente heet."
            )
            raise ValidationError(sentence % ", ".join(unknown))
        self.municipalities = list({each.pk: each for each in found.values()}.values())
        return names


def split_names(line):
    """Return the names on a line: one, or several with commas between."""
    return [name.strip() for name in line.split(",") if name.strip()]


@restrict_to(Access.KEEPS)
def region_members_page(request, region):
    """Show the form for the municipalities of a region, and add them."""
    desk, found = open_region_setup(request, region)

    def save(form):
        added = add_members(
            found,
            form.municipalities,
            since=form.cleaned_data["since"],
            stated_in=form.stated_in,
            by=desk.reader,
        )
        words = ngettext("%d gemeente doet mee.", "%d gemeenten doen mee.", len(added))
        add_success_message(request, words % len(added))
        return reverse("desk-setup", args=[found.slug])

    context = {"here": _("Gemeenten van %s") % found.name}
    return answer_form(desk, MembersForm, save, template="desk/form.html", context=context)


# How many people live in each.

MOST_INHABITANTS = 2_000_000


class InhabitantsField(TypedField):
    """How many people live somewhere, as people write it: 12345, 12.345 or 12 345."""

    def to_python(self, value):
        written = super().to_python(value).replace(".", "").replace(" ", "")
        if not written:
            return None
        if not (written.isascii() and written.isdigit() and 0 < int(written) <= MOST_INHABITANTS):
            raise ValidationError(_("Vul een heel getal in, zoals 12.345."))
        return int(written)


class InhabitantsForm(StatedForm):
    """How many inhabitants each municipality has on one day; empty stays unknown."""

    on = WhenField(label=gettext_lazy("Op"))

    def __init__(self, data=None, *, members, refusal=None):
        super().__init__(data)
        self.members, self.refusal = members, refusal
        for each in members:
            self.fields[f"gemeente-{each.pk}"] = InhabitantsField(label=each.name, required=False)
        self.order_fields(["on", *(f"gemeente-{each.pk}" for each in members)])

    @property
    def numbers(self):
        """Return {municipality: inhabitants} of what was typed."""
        typed = {each: self.cleaned_data.get(f"gemeente-{each.pk}") for each in self.members}
        return {each: number for each, number in typed.items() if number}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.numbers:
            self.add_error(None, _("Vul van ten minste één gemeente in hoeveel mensen er wonen."))
        return cleaned


@restrict_to(Access.KEEPS)
def region_inhabitants_page(request, region):
    """Show a field for each municipality of a region, and save how many people live there."""
    desk, found = open_region_setup(request, region)
    members = list(list_members(found))

    def make_form(data=None, refusal=None):
        return InhabitantsForm(data, members=members, refusal=refusal)

    def save(form):
        on = form.cleaned_data["on"]
        save_inhabitants(found, form.numbers, on=on, stated_in=form.stated_in, by=desk.reader)
        add_success_message(request, _("De inwonertallen zijn bewaard."))
        return reverse("desk-setup", args=[found.slug])

    context = {"here": _("Inwoners van %s") % found.name}
    return answer_form(desk, make_form, save, template="desk/form.html", context=context)


# How many seats each council has, where the law does not tell or the council differs.

FEWEST_SEATS, MOST_SEATS = 9, 45  # Gemeentewet art. 8


class SeatsForm(StatedForm):
    """The seats of the councils in one term; empty is what the law gives, or unknown."""

    term = forms.TypedChoiceField(
        label=gettext_lazy("Raadsperiode"),
        coerce=int,
        choices=[(each.election_year, each.election_year) for each in ORDINARY_TERMS],
        help_text=gettext_lazy("Het jaar van de verkiezing; zij begint op de dag van de wet."),
    )

    def __init__(self, data=None, *, councils, today, refusal=None):
        super().__init__(data, initial={"term": find_term_of(today).election_year})
        self.councils, self.refusal = councils, refusal
        for each in councils:
            self.fields[f"raad-{each.pk}"] = forms.IntegerField(
                label=each.name,
                required=False,
                min_value=FEWEST_SEATS,
                max_value=MOST_SEATS,
                help_text=tell_seats_by_law(each.municipality, find_term_of(today)),
            )
        self.order_fields(["term", *(f"raad-{each.pk}" for each in councils)])

    @property
    def numbers(self):
        """Return {council: seats} of what was typed."""
        typed = {each: self.cleaned_data.get(f"raad-{each.pk}") for each in self.councils}
        return {each: number for each, number in typed.items() if number}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.numbers:
            self.add_error(None, _("Vul van ten minste één raad in hoeveel zetels hij heeft."))
        return cleaned


def find_term_of(day: date):
    """Return the ordinary term in which a day lies, the first for a day before all."""
    begun = [each for each in ORDINARY_TERMS if each.first_on <= day]
    return begun[-1] if begun else ORDINARY_TERMS[0]


def tell_seats_by_law(municipality, term):
    """Return how many seats the law gives for the inhabitants that are known, in words."""
    known = [
        (each.first_on, each.inhabitants)
        for each in municipality.populations.all()
        if each.inhabitants is not None
    ]
    found = nearest_population(known, population_reference_day(term.election_year))
    if found is None:
        return _("Het aantal inwoners is niet bekend.")
    told = {"seats": seats_by_law(found[1]), "year": term.election_year}
    return _("Leeg: %(seats)d, zoals de wet geeft (verkiezing %(year)d).") % told


@restrict_to(Access.KEEPS)
def region_seats_page(request, region):
    """Show a field for each council of a region, and save how many seats it has in one term."""
    desk, found = open_region_setup(request, region)
    councils = list_councils(found)

    def make_form(data=None, refusal=None):
        return SeatsForm(data, councils=councils, today=desk.reader.today, refusal=refusal)

    def save(form):
        terms = build_terms(form.numbers, form.cleaned_data["term"])
        if form.stated_in is not None:
            source = get_stated_source(found, form.stated_in, desk.reader)
            for each in terms:
                each.source = source
        save_council_terms(terms, region=found, by=desk.reader, reason=_("Zetels ingevuld."))
        add_success_message(request, _("De zetels zijn bewaard."))
        return reverse("desk-setup", args=[found.slug])

    context = {"here": _("Zetels van de raden van %s") % found.name}
    return answer_form(desk, make_form, save, template="desk/form.html", context=context)


def list_councils(region):
    """Return the councils of the municipalities of a region by name, each with how many people
    live there; two queries."""
    rows = Body.objects.filter(kind=BodyKind.COUNCIL, municipality__in=list_members(region))
    rows = rows.select_related("municipality").prefetch_related("municipality__populations")
    return list(rows.order_by("municipality__name", "id"))


def build_terms(numbers, election_year):
    """Return the CouncilTerms of one election with these seats, those that stand changed and the
    others new, unsaved; one query."""
    rows = CouncilTerm.objects.filter(body__in=numbers, election_year=election_year)
    standing = {each.body_id: each for each in rows.select_related("body__municipality")}
    term = next(each for each in ORDINARY_TERMS if each.election_year == election_year)
    found = []
    for council, seats in numbers.items():
        made = standing.get(council.pk) or CouncilTerm(
            body=council, election_year=election_year, dated_on=term.first_on.isoformat()
        )
        made.seats = seats
        found.append(made)
    return found
