"""The national school holidays of a municipality's region, as recess to take over."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.actions_recess import recess_name
from municipalities.school_holidays import REGIONS, SchoolHoliday, holidays_of, region_of
from municipalities.school_holidays_table import SOURCES

from ....forms.choices import choose


@dataclass(frozen=True)
class Suggested:
    """A school holiday; `is_there` where a recess of the council falls in it already."""

    holiday: SchoolHoliday
    is_there: bool

    @property
    def name(self):
        return recess_name(self.holiday)


@dataclass(frozen=True)
class OfRegion:
    """The holidays of one of the three school regions."""

    region: str
    suggested: list[Suggested]


def regions_of(municipality):
    """Return the school regions in which a municipality may lie: one, or each where its province
    is split or not known."""
    found = region_of(municipality.province)
    return (found,) if found else REGIONS


def year_choice(parameters):
    """Return the Choice of a school year; none is what is still ahead."""
    years = [(each, each) for each in sorted(SOURCES, reverse=True)]
    return choose(parameters, "schooljaar", _("Schooljaar"), years)


def suggestions(municipality, recesses, year, today):
    """Return an OfRegion for each school region of a municipality."""
    return [
        OfRegion(region, [Suggested(each, touches(each, recesses)) for each in wanted])
        for region in regions_of(municipality)
        for wanted in [holidays(region, year, today)]
    ]


def holidays(region, year, today):
    """Return the holidays of a school year, or without one those that have not passed."""
    first_on, last_on = today.replace(year=2000, day=1), today.replace(year=2200, day=1)
    found = holidays_of(region, first_on, last_on)
    if year:
        return [each for each in found if each.school_year == year]
    return [each for each in found if each.last_on >= today]


def touches(holiday, recesses):
    return any(
        each.first_on <= holiday.last_on and each.last_on >= holiday.first_on for each in recesses
    )
