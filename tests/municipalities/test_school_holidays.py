"""School holidays by region: the table holds together and is read by day."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.school_holidays import (
    REGIONS,
    SOURCES,
    find_holidays,
    find_year_ahead,
    school_region_of,
)

EVER = (date.min, date.max)
DAYS = st.dates(date(2015, 6, 1), date(2028, 12, 31))
KINDS = [f"{kind}vakantie" for kind in ("herfst", "kerst", "voorjaars", "mei", "zomer")]


@pytest.mark.parametrize(
    ("region", "day", "name", "first_on", "last_on", "year", "is_advice"),
    [
        ("midden", "2016-02-22", "voorjaarsvakantie", "2016-02-20", "2016-02-28", "2015-2016", 1),
        ("midden", "2017-07-08", "zomervakantie", "2017-07-08", "2017-08-20", "2016-2017", 0),
        ("midden", "2017-10-22", "herfstvakantie", "2017-10-14", "2017-10-22", "2017-2018", 1),
        ("noord", "2018-01-07", "kerstvakantie", "2017-12-23", "2018-01-07", "2017-2018", 0),
        ("zuid", "2022-05-01", "meivakantie", "2022-04-30", "2022-05-08", "2021-2022", 0),
        ("zuid", "2026-07-12", "zomervakantie", "2026-07-11", "2026-08-23", "2025-2026", 0),
        ("noord", "2028-08-27", "zomervakantie", "2028-07-15", "2028-08-27", "2027-2028", 0),
    ],
)
def test_a_day_in_a_holiday_finds_it_with_its_year(
    region, day, name, first_on, last_on, year, is_advice
):
    [found] = find_holidays(region, date.fromisoformat(day), date.fromisoformat(day))

    assert (found.name, found.school_year) == (name, year)
    assert (found.first_on, found.last_on) == tuple(map(date.fromisoformat, (first_on, last_on)))
    assert found.is_advice is bool(is_advice)


@pytest.mark.parametrize("day", [date(2017, 7, 7), date(2017, 8, 21), date(2040, 8, 1)])
def test_a_day_outside_every_holiday_finds_nothing(day):
    assert find_holidays("midden", day, day) == ()


def test_a_span_finds_what_it_touches_in_order():
    found = find_holidays("midden", date(2017, 4, 30), date(2017, 10, 14))

    assert [each.name for each in found] == ["meivakantie", "zomervakantie", "herfstvakantie"]


def test_a_region_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        find_holidays("west", *EVER)


@pytest.mark.parametrize("region", REGIONS)
def test_every_year_has_its_five_holidays_but_for_the_autumn_that_was_not_found(region):
    found = Counter((each.school_year, each.name) for each in find_holidays(region, *EVER))

    expected = {(year, name) for year in SOURCES for name in KINDS}
    assert set(found) == expected - {("2015-2016", "herfstvakantie")}
    assert set(found.values()) == {1}


@pytest.mark.parametrize("region", REGIONS)
def test_a_holiday_is_whole_weeks_from_saturday_to_sunday_within_its_school_year(region):
    weeks = {"kerstvakantie": 2, "zomervakantie": 6}
    for each in find_holidays(region, *EVER):
        first, last = each.school_year.split("-")
        assert each.first_on.weekday() == 5
        days = 7 * weeks.get(each.name, 1) + 2
        assert each.last_on == each.first_on + timedelta(days=days - 1)
        assert date(int(first), 8, 1) < each.first_on < each.last_on < date(int(last), 9, 10)


@pytest.mark.parametrize("region", REGIONS)
def test_no_two_holidays_of_a_region_touch(region):
    found = find_holidays(region, *EVER)

    assert all(one.last_on < next_.first_on for one, next_ in zip(found, found[1:], strict=False))


def test_the_regions_start_their_summer_on_three_days():
    for year in range(2016, 2029):
        span = date(year, 6, 20), date(year, 8, 1)
        starts = {find_holidays(region, *span)[-1].first_on for region in REGIONS}
        assert len(starts) == 3


@given(first_on=DAYS, length=st.integers(0, 200), region=st.sampled_from(REGIONS))
def test_what_is_found_is_exactly_what_has_a_day_in_the_span(first_on, length, region):
    days = {first_on + timedelta(days=number) for number in range(length + 1)}

    expected = [
        each
        for each in find_holidays(region, *EVER)
        if any(each.first_on <= day <= each.last_on for day in days)
    ]
    assert list(find_holidays(region, first_on, max(days))) == expected


@pytest.mark.parametrize(
    ("province", "region"),
    [
        *[(each, "noord") for each in ("Groningen", "Friesland", "Fryslân", "Drenthe")],
        *[("Overijssel", "noord"), ("Noord-Holland", "noord"), ("Zuid-Holland", "midden")],
        *[("Zeeland", "zuid"), ("Limburg", "zuid"), (" zuid-holland ", "midden")],
    ],
)
def test_a_province_that_lies_in_one_region_names_it(province, region):
    assert school_region_of(province) == region


@pytest.mark.parametrize("province", ["Flevoland", "Gelderland", "Utrecht", "Noord-Brabant"])
def test_a_province_over_more_regions_names_none(province):
    assert school_region_of(province) is None


@pytest.mark.parametrize("province", ["", "Holland"])
def test_a_province_that_is_not_known_names_none(province):
    assert school_region_of(province) is None


class TestTheYearAhead:
    def test_is_that_of_the_next_holiday_until_its_last_day(self):
        found = find_year_ahead(date(2026, 11, 28))

        assert found.name == "2026-2027"
        assert found.first_on > date(2026, 11, 28)
        assert found.last_on > found.first_on

    def test_begins_anew_once_the_last_holiday_of_a_year_began(self):
        assert find_year_ahead(date(2026, 8, 30)).name == "2026-2027"

    def test_is_none_beyond_the_table(self):
        assert find_year_ahead(date(2099, 1, 1)) is None
