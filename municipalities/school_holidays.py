"""The Dutch school holidays by region, as a suggestion for the recess of a council.

Kerst, mei and zomer are fixed by ministerial order; herfst and voorjaar are advice, which schools
may leave, and schools may add a week to mei. Where each year comes from: `SOURCES` in the table.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from .school_holidays_table import TABLE

Region = Literal["noord", "midden", "zuid"]
REGIONS: tuple[Region, ...] = ("noord", "midden", "zuid")
_ADVICE = {"herfst", "voorjaars"}


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """One holiday of one region: its first and last day, weekends included, and its Dutch name.

    `is_advice`: the minister advises these days, schools choose. `school_year` as '2016-2017'.
    """

    first_on: date
    last_on: date
    name: str
    school_year: str
    is_advice: bool


def holidays_of(region: Region, first_on: date, last_on: date) -> tuple[SchoolHoliday, ...]:
    """Return the holidays that touch these days, in order; () where the table knows none.

    KeyError for a region that does not exist.
    """
    return tuple(
        each
        for each in _by_region()[region]
        if each.first_on <= last_on and each.last_on >= first_on
    )


def region_of(province: str) -> Region | None:
    """Return the region in which a whole province lies, None where it is split or unknown."""
    return _WHOLE.get(province.strip().casefold())


@cache
def _by_region() -> dict[str, tuple[SchoolHoliday, ...]]:
    found: dict[str, list[SchoolHoliday]] = {region: [] for region in REGIONS}
    for line in TABLE.strip().splitlines():
        year, kind, regions, first, last = line.split()
        period = SchoolHoliday(
            date.fromisoformat(first),
            date.fromisoformat(last),
            f"{kind}vakantie",
            year,
            kind in _ADVICE,
        )
        for region in REGIONS if regions == "alle" else regions.split("+"):
            found[region].append(period)
    return {region: tuple(sorted(each, key=_start)) for region, each in found.items()}


def _start(period: SchoolHoliday) -> date:
    return period.first_on


# Art. 3 of the orders of 2013-2016 and 2016-2019; the order of 2022-2025 left the division of its
# forerunner as it was. Split: Flevoland (Zeewolde is midden), Utrecht (Eemnes and what was Abcoude
# are noord), Gelderland (over all three) and Noord-Brabant (what was Woudrichem and a part of what
# was Werkendam are midden).
_WHOLE: dict[str, Region] = {
    **dict.fromkeys(("groningen", "friesland", "fryslân", "drenthe", "overijssel"), "noord"),
    "noord-holland": "noord",
    "zuid-holland": "midden",
    "zeeland": "zuid",
    "limburg": "zuid",
}
