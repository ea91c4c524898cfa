"""EDTF as Regio accepts it: strict bounds, and a Dutch sentence for everything else."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from time import process_time

import pytest
from edtf.parser import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.edtf.grammar import (
    Edtf,
    EdtfError,
    _refuse_what_the_library_cannot_read,
    parse_edtf_date,
)
from municipalities.edtf.words import format_dutch_date
from tests.environment import examples


@pytest.mark.parametrize(
    ("text", "first_on", "last_on"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-05", date(2017, 5, 1), date(2017, 5, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2017-05-09", date(2017, 5, 9), date(2017, 5, 9)),
        ("2016-02-29", date(2016, 2, 29), date(2016, 2, 29)),
        ("1800", date(1800, 1, 1), date(1800, 12, 31)),
        ("2200-12-31", date(2200, 12, 31), date(2200, 12, 31)),
        ("2017-04/2017-05", date(2017, 4, 1), date(2017, 5, 31)),
        ("2017-05-24/2017-09", date(2017, 5, 24), date(2017, 9, 30)),
        ("2015/2020-06-30", date(2015, 1, 1), date(2020, 6, 30)),
        ("2017-05-31/2017-05", date(2017, 5, 31), date(2017, 5, 31)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(text, first_on, last_on):
    found = parse_edtf_date(text)

    assert (found.first_on, found.last_on) == (first_on, last_on)
    assert found.is_interval is ("/" in text)
    assert not found.approximate
    assert not found.uncertain


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2017-03~", True, False),
        ("2017-03?", False, True),
        ("2017-03%", True, True),
        ("2017-03-01~/2017-03-10", True, False),
        ("2017-03-01/2017-03-10?", False, True),
        ("2017~/2018?", True, True),
    ],
)
def test_marks_are_told_and_move_no_bound(text, approximate, uncertain):
    found, plain = (
        parse_edtf_date(text),
        parse_edtf_date(text.translate({ord(mark): None for mark in "~?%"})),
    )

    assert (found.approximate, found.uncertain) == (approximate, uncertain)
    assert (found.first_on, found.last_on) == (plain.first_on, plain.last_on)


def test_a_date_of_about_a_day_stays_on_that_day():
    assert parse_edtf_date("2017-05-08~").first_on == date(2017, 5, 8)


def test_white_space_around_a_date_is_not_kept():
    assert parse_edtf_date(" 2017-05 \n").text == "2017-05"


def test_a_date_is_a_value():
    assert parse_edtf_date("2017-05~") == Edtf(
        text="2017-05~",
        first_on=date(2017, 5, 1),
        last_on=date(2017, 5, 31),
        approximate=True,
        is_interval=False,
        uncertain=False,
    )
    with pytest.raises(AttributeError):
        parse_edtf_date("2017-05").text = "2018"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "/", "onbekend", "mei 2017", "20170509", "17-05-09", "2017-5-9"),
        *("2017-00", "2017-13", "2017-05-00", "2017-05-32", "2017-02-29", "2017-04-31"),
        *("1799", "2201", "0000", "9999-01-01", "-2017", "12017", "Y2017", "Y17E7"),
        *("2017/2016", "2017-06/2017-05", "2017-05-10/2017-05-09", "2017/", "/2017", "2017/.."),
        *("../2017", "2016/2017/2018", "2017-21", "2017-XX", "201X", "2017S2", "2017-05-09T10:00"),
        *("[2016,2017]", "{2016..2017}", "?2017", "2017?-05", "2017-05~~", "2017-05~?", "2017~-05"),
        *(
            "٢٠١٧",
            "２０１７",
            "2017\x00",
            "20\x0017",
            "2017-05\u200b",
            "2017\ud800",
            "2017–05",
            "2017−05",
        ),
        *("2017 /2018", "2017- 05", "2017\n-05", "2017-05-09Z", "'2017'", "2017-05-09/2017-13"),
    ],
)
def test_anything_else_is_refused_in_dutch(text):
    with pytest.raises(EdtfError) as refused:
        parse_edtf_date(text)

    assert str(refused.value)[0].isupper() or str(refused.value)[0].isdigit()
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("value", [None, 2017, date(2017, 5, 9), b"2017"])
def test_what_is_not_text_is_refused(value):
    with pytest.raises(EdtfError):
        parse_edtf_date(value)


@pytest.mark.timed
@pytest.mark.parametrize(
    "text",
    [
        "2" * 10_000,
        "[" * 10_000,
        "2017/" * 2_000,
        "~" * 10_000,
        "\x00" * 10_000,
        " " * 10_000 + "x",
    ],
)
def test_a_very_long_text_is_refused_at_once(text):
    started = process_time()

    with pytest.raises(EdtfError):
        parse_edtf_date(text)

    assert process_time() - started < 0.1


def test_threads_that_read_dates_at_once_all_read_them_right():
    days = [f"{year}-{month:02}~" for year in range(1900, 1904) for month in range(1, 13)]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(parse_edtf_date, days * 2))

    assert [one.text for one in found] == days * 2
    assert [one.first_on for one in found] == [date.fromisoformat(f"{d[:7]}-01") for d in days] * 2


def test_a_message_names_what_is_wrong():
    with pytest.raises(EdtfError, match="29-2-2017 bestaat niet"):
        parse_edtf_date("2017-02-29")
    with pytest.raises(EdtfError, match="Maand 13"):
        parse_edtf_date("2017-13-02")
    with pytest.raises(EdtfError, match="1800 tot en met 2200"):
        parse_edtf_date("0001-01-01")
    with pytest.raises(EdtfError, match="eindigt voordat zij begint"):
        parse_edtf_date("2018/2017")


@settings(deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_is_a_date_or_an_edtf_error(text):
    try:
        found = parse_edtf_date(text)
    except EdtfError:
        return
    assert date(1800, 1, 1) <= found.first_on <= found.last_on <= date(2200, 12, 31)


@settings(deadline=None)
@given(text=st.text(alphabet="0123456789-/~?%XT.[]", max_size=24))
def test_any_text_that_looks_like_a_date_is_one_or_an_edtf_error(text):
    try:
        found = parse_edtf_date(text)
    except EdtfError:
        return
    assert found == parse_edtf_date(found.text)


@settings(deadline=None)
@given(first=st.dates(date(1800, 1, 1), date(2200, 12, 31)), other=st.dates())
def test_an_interval_of_days_is_accepted_exactly_when_it_runs_forward(first, other):
    text = f"{first}/{other.isoformat()}"
    forward = first <= other and other.year <= 2200

    try:
        assert parse_edtf_date(text).last_on == other
        accepted = True
    except EdtfError:
        accepted = False

    assert accepted is forward


@settings(deadline=None, max_examples=examples(50))
@given(
    day=st.dates(date(1800, 1, 1), date(2200, 12, 31)),
    length=st.sampled_from([4, 7, 10]),
    mark=st.sampled_from(["", "~", "?", "%"]),
)
def test_the_bounds_are_the_strict_ones_of_the_library(day, length, mark):
    text = day.isoformat()[:length] + mark
    library = parse_edtf(text)

    found = parse_edtf_date(text)

    assert found.first_on == date(*library.lower_strict()[:3])
    assert found.last_on == date(*library.upper_strict()[:3])


def test_the_library_reads_each_date_once_and_none_that_is_only_shown():
    library = _refuse_what_the_library_cannot_read
    library.cache_clear()

    format_dutch_date("1913-04/1913-05", one_day=True)
    assert library.cache_info().misses == 0

    for text in ("1913-04", "1913-04/1913-05", "1913-05", "1913-04/1913-05"):
        parse_edtf_date(text)
    assert library.cache_info().misses == 2
