"""The Dutch school holidays by region, as a suggestion for the recess of a council."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

# The days of the Dutch school holidays, and where each school year was read.
#
# One line a holiday: school year, first part of its name, regions ('alle' or joined by '+'), first
# and last day. What was not found is left out: the herfstvakantie of 2015.

_ORDER_2013 = "Regeling vaststelling schoolvakanties 2013-2016"
_ORDER_2016 = "Regeling vaststelling schoolvakanties 2016-2019"
# As a public calendar had taken it over on 10 September 2025. It decides for the summer of 2026
# in zuid, where the collection below has 17 July, a Friday.
_OPEN_DATA = "open data van de Rijksoverheid (10 september 2025)"
_PUBLIC = "publieke verzameling OpenHolidays"

SOURCES = {
    "2015-2016": f"{_ORDER_2013}; voorjaar: kalendervip.nl",
    "2016-2017": f"{_ORDER_2016}; herfst en voorjaar: claessensd.nl, naar de Rijksoverheid",
    "2017-2018": f"{_ORDER_2016}; herfst en voorjaar: topkidhotels.nl, naar het ministerie van OCW",
    "2018-2019": f"{_ORDER_2016}; herfst en voorjaar: topkidhotels.nl, naar het ministerie van OCW",
    "2019-2020": f"vakantiespreiding.eu en {_PUBLIC}",
    "2020-2021": _PUBLIC,
    "2021-2022": _PUBLIC,
    "2022-2023": _PUBLIC,
    "2023-2024": _PUBLIC,
    "2024-2025": f"{_PUBLIC} en {_OPEN_DATA}",
    "2025-2026": f"{_PUBLIC} en {_OPEN_DATA}",
    "2026-2027": _OPEN_DATA,
    "2027-2028": _OPEN_DATA,
}

TABLE = """
2015-2016 kerst alle 2015-12-19 2016-01-03
2015-2016 voorjaars midden+zuid 2016-02-20 2016-02-28
2015-2016 voorjaars noord 2016-02-27 2016-03-06
2015-2016 mei alle 2016-04-30 2016-05-08
2015-2016 zomer midden 2016-07-09 2016-08-21
2015-2016 zomer noord 2016-07-16 2016-08-28
2015-2016 zomer zuid 2016-07-23 2016-09-04
2016-2017 herfst noord+midden 2016-10-15 2016-10-23
2016-2017 herfst zuid 2016-10-22 2016-10-30
2016-2017 kerst alle 2016-12-24 2017-01-08
2016-2017 voorjaars noord 2017-02-18 2017-02-26
2016-2017 voorjaars midden+zuid 2017-02-25 2017-03-05
2016-2017 mei alle 2017-04-22 2017-04-30
2016-2017 zomer midden 2017-07-08 2017-08-20
2016-2017 zomer zuid 2017-07-15 2017-08-27
2016-2017 zomer noord 2017-07-22 2017-09-03
2017-2018 herfst midden+zuid 2017-10-14 2017-10-22
2017-2018 herfst noord 2017-10-21 2017-10-29
2017-2018 kerst alle 2017-12-23 2018-01-07
2017-2018 voorjaars zuid 2018-02-17 2018-02-25
2017-2018 voorjaars noord+midden 2018-02-24 2018-03-04
2017-2018 mei alle 2018-04-28 2018-05-06
2017-2018 zomer zuid 2018-07-07 2018-08-19
2017-2018 zomer midden 2018-07-14 2018-08-26
2017-2018 zomer noord 2018-07-21 2018-09-02
2018-2019 herfst zuid 2018-10-13 2018-10-21
2018-2019 herfst noord+midden 2018-10-20 2018-10-28
2018-2019 kerst alle 2018-12-22 2019-01-06
2018-2019 voorjaars noord 2019-02-16 2019-02-24
2018-2019 voorjaars midden+zuid 2019-02-23 2019-03-03
2018-2019 mei alle 2019-04-27 2019-05-05
2018-2019 zomer zuid 2019-07-06 2019-08-18
2018-2019 zomer noord 2019-07-13 2019-08-25
2018-2019 zomer midden 2019-07-20 2019-09-01
2019-2020 herfst zuid 2019-10-12 2019-10-20
2019-2020 herfst noord+midden 2019-10-19 2019-10-27
2019-2020 kerst alle 2019-12-21 2020-01-05
2019-2020 voorjaars noord 2020-02-15 2020-02-23
2019-2020 voorjaars midden+zuid 2020-02-22 2020-03-01
2019-2020 mei alle 2020-04-25 2020-05-03
2019-2020 zomer noord 2020-07-04 2020-08-16
2019-2020 zomer zuid 2020-07-11 2020-08-23
2019-2020 zomer midden 2020-07-18 2020-08-30
2020-2021 herfst noord 2020-10-10 2020-10-18
2020-2021 herfst midden+zuid 2020-10-17 2020-10-25
2020-2021 kerst alle 2020-12-19 2021-01-03
2020-2021 voorjaars zuid 2021-02-13 2021-02-21
2020-2021 voorjaars noord+midden 2021-02-20 2021-02-28
2020-2021 mei alle 2021-05-01 2021-05-09
2020-2021 zomer noord 2021-07-10 2021-08-22
2020-2021 zomer midden 2021-07-17 2021-08-29
2020-2021 zomer zuid 2021-07-24 2021-09-05
2021-2022 herfst noord+midden 2021-10-16 2021-10-24
2021-2022 herfst zuid 2021-10-23 2021-10-31
2021-2022 kerst alle 2021-12-25 2022-01-09
2021-2022 voorjaars noord 2022-02-19 2022-02-27
2021-2022 voorjaars midden+zuid 2022-02-26 2022-03-06
2021-2022 mei alle 2022-04-30 2022-05-08
2021-2022 zomer midden 2022-07-09 2022-08-21
2021-2022 zomer noord 2022-07-16 2022-08-28
2021-2022 zomer zuid 2022-07-23 2022-09-04
2022-2023 herfst noord 2022-10-15 2022-10-23
2022-2023 herfst midden+zuid 2022-10-22 2022-10-30
2022-2023 kerst alle 2022-12-24 2023-01-08
2022-2023 voorjaars zuid 2023-02-18 2023-02-26
2022-2023 voorjaars noord+midden 2023-02-25 2023-03-05
2022-2023 mei alle 2023-04-29 2023-05-07
2022-2023 zomer midden 2023-07-08 2023-08-20
2022-2023 zomer zuid 2023-07-15 2023-08-27
2022-2023 zomer noord 2023-07-22 2023-09-03
2023-2024 herfst midden+zuid 2023-10-14 2023-10-22
2023-2024 herfst noord 2023-10-21 2023-10-29
2023-2024 kerst alle 2023-12-23 2024-01-07
2023-2024 voorjaars zuid 2024-02-10 2024-02-18
2023-2024 voorjaars noord+midden 2024-02-17 2024-02-25
2023-2024 mei alle 2024-04-27 2024-05-05
2023-2024 zomer zuid 2024-07-06 2024-08-18
2023-2024 zomer midden 2024-07-13 2024-08-25
2023-2024 zomer noord 2024-07-20 2024-09-01
2024-2025 herfst zuid 2024-10-19 2024-10-27
2024-2025 herfst noord+midden 2024-10-26 2024-11-03
2024-2025 kerst alle 2024-12-21 2025-01-05
2024-2025 voorjaars noord 2025-02-15 2025-02-23
2024-2025 voorjaars midden+zuid 2025-02-22 2025-03-02
2024-2025 mei alle 2025-04-26 2025-05-04
2024-2025 zomer zuid 2025-07-05 2025-08-17
2024-2025 zomer noord 2025-07-12 2025-08-24
2024-2025 zomer midden 2025-07-19 2025-08-31
2025-2026 herfst zuid 2025-10-11 2025-10-19
2025-2026 herfst noord+midden 2025-10-18 2025-10-26
2025-2026 kerst alle 2025-12-20 2026-01-04
2025-2026 voorjaars midden+zuid 2026-02-14 2026-02-22
2025-2026 voorjaars noord 2026-02-21 2026-03-01
2025-2026 mei alle 2026-04-25 2026-05-03
2025-2026 zomer noord 2026-07-04 2026-08-16
2025-2026 zomer zuid 2026-07-11 2026-08-23
2025-2026 zomer midden 2026-07-18 2026-08-30
2026-2027 herfst noord 2026-10-10 2026-10-18
2026-2027 herfst midden+zuid 2026-10-17 2026-10-25
2026-2027 kerst alle 2026-12-19 2027-01-03
2026-2027 voorjaars zuid 2027-02-13 2027-02-21
2026-2027 voorjaars noord+midden 2027-02-20 2027-02-28
2026-2027 mei alle 2027-04-24 2027-05-02
2026-2027 zomer noord 2027-07-10 2027-08-22
2026-2027 zomer midden 2027-07-17 2027-08-29
2026-2027 zomer zuid 2027-07-24 2027-09-05
2027-2028 herfst noord+midden 2027-10-16 2027-10-24
2027-2028 herfst zuid 2027-10-23 2027-10-31
2027-2028 kerst alle 2027-12-25 2028-01-09
2027-2028 voorjaars noord 2028-02-19 2028-02-27
2027-2028 voorjaars midden+zuid 2028-02-26 2028-03-05
2027-2028 mei alle 2028-04-29 2028-05-07
2027-2028 zomer midden 2028-07-08 2028-08-20
2027-2028 zomer noord 2028-07-15 2028-08-27
2027-2028 zomer zuid 2028-07-22 2028-09-03
"""


# Kerst, mei and zomer are fixed by ministerial order; herfst and voorjaar are advice, which schools
# may leave, and schools may add a week to mei. Where each year comes from: `SOURCES` above.

SchoolRegion = Literal["noord", "midden", "zuid"]
REGIONS: tuple[SchoolRegion, ...] = ("noord", "midden", "zuid")
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


def find_holidays(region: SchoolRegion, first_on: date, last_on: date) -> tuple[SchoolHoliday, ...]:
    """Return the holidays that touch these days, in order; () where the table knows none.

    KeyError for a region that does not exist.
    """
    return tuple(
        each
        for each in _by_region()[region]
        if each.first_on <= last_on and each.last_on >= first_on
    )


@dataclass(frozen=True, slots=True)
class SchoolYearAhead:
    """What is left of a school year: its next holiday begins on `first_on`, in whichever region
    that is first, and its last one ends on `last_on`."""

    name: str
    first_on: date
    last_on: date


def find_year_ahead(day: date) -> SchoolYearAhead | None:
    """Return the school year of the next holiday that has not begun by a day, None beyond the
    table."""
    every = [each for own in _by_region().values() for each in own]
    ahead = min((each for each in every if each.first_on > day), key=_begin, default=None)
    if ahead is None:
        return None
    ends = (each.last_on for each in every if each.school_year == ahead.school_year)
    return SchoolYearAhead(ahead.school_year, ahead.first_on, max(ends))


def _begin(holiday: SchoolHoliday) -> date:
    return holiday.first_on


def school_region_of(province: str) -> SchoolRegion | None:
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
_WHOLE: dict[str, SchoolRegion] = {
    **dict.fromkeys(("groningen", "friesland", "fryslân", "drenthe", "overijssel"), "noord"),
    "noord-holland": "noord",
    "zuid-holland": "midden",
    "zeeland": "zuid",
    "limburg": "zuid",
}
