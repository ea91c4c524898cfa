"""Dates as people write them in running Dutch."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.text_intake.suggestions import find_dates, find_suggestions
from municipalities.edtf.typed import parse_dutch_date
from municipalities.edtf.words import format_dutch_date
from tests.environment import examples


def dates(text, year_hint=None):
    found = find_suggestions(text, municipalities=(), bodies=(), year_hint=year_hint)
    return [(each.value, each.words) for each in found if each.kind == "datum"]


class TestDatesWithAYear:
    @pytest.mark.parametrize(
        ("text", "value", "words"),
        [
            ("Op 9 mei 2017 stemde", "2017-05-09", "9 mei 2017"),
            ("dinsdag 9 mei 2017:", "2017-05-09", "dinsdag 9 mei 2017"),
            ("(d.d. 28 maart 2017)", "2017-03-28", "28 maart 2017"),
            ("9 MEI 2017", "2017-05-09", "9 MEI 2017"),
            ("9 mrt. 2017", "2017-03-09", "9 mrt. 2017"),
            ("de 1e brief van 09-05-2017.", "2017-05-09", "09-05-2017"),
            ("op 9/5/2017, en", "2017-05-09", "9/5/2017"),
            ("9.5.2017.", "2017-05-09", "9.5.2017"),
            ("dateert van 2017-05-09", "2017-05-09", "2017-05-09"),
            ("In november 2016 is", "2016-11", "november 2016"),
            ("Begin maart 2017 leek", "2017-03-01/2017-03-10", "Begin maart 2017"),
            ("medio maart 2017 bleek", "2017-03-11/2017-03-20", "medio maart 2017"),
            ("in het voorjaar van 2017", "2017-03-01/2017-05-31", "voorjaar van 2017"),
            ("op 9 en 10 mei 2017 was", "2017-05-09/2017-05-10", "9 en 10 mei 2017"),
            ("in april en mei 2017 hebben", "2017-04/2017-05", "april en mei 2017"),
            ("van 9 t/m 12 mei 2017", "2017-05-09/2017-05-12", "9 t/m 12 mei 2017"),
            ("9-12 mei 2017", "2017-05-09/2017-05-12", "9-12 mei 2017"),
            (
                "december 2016 \u2013 februari 2017",
                "2016-12/2017-02",
                "december 2016 \u2013 februari 2017",
            ),
            (
                "tussen 24 mei en 30 juni 2017",
                "2017-05-24/2017-06-30",
                "tussen 24 mei en 30 juni 2017",
            ),
            ("omstreeks mei 2017", "2017-05~", "omstreeks mei 2017"),
            ("In 2016 begon", "2016", "2016"),
            ("ongeveer 2016", "2016~", "ongeveer 2016"),
            ("van 2015 tot en met 2020", "2015/2020", "2015 tot en met 2020"),
        ],
    )
    def test_are_found_whole(self, text, value, words):
        assert dates(text) == [(value, words)]

    def test_that_do_not_follow_each_other_are_not_one_period(self):
        assert dates("op 9 mei 2017 en 20 juni 2017") == [
            ("2017-05-09", "9 mei 2017"),
            ("2017-06-20", "20 juni 2017"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "31 februari 2017-",
                "32-05-2017",
                "02/13/2017",
                "9-5-17",
                "9 mei",
                "mei",
                "voorjaar",
            ),
            *("Visie 2027", "10.000 woningen tot 2029a", "Z/17/455361", "12017-05-09", "LAB2017"),
            *("1-2-3-2017-5", "artikel 9", "2017 woningen", "eind 2016", "winter 2017"),
        ],
    )
    def test_are_not_seen_where_none_stands(self, text):
        assert dates(text) == []


class TestDatesWithoutAYear:
    @pytest.mark.parametrize(
        ("text", "value", "words"),
        [
            ("op 13 mei jl.", "2017-05-13", "13 mei"),
            ("begin maart leek", "2017-03-01/2017-03-10", "begin maart"),
            ("op 9 en 10 mei was", "2017-05-09/2017-05-10", "9 en 10 mei"),
            ("sinds april is", "2017-04", "april"),
            ("in april en mei hebben", "2017-04/2017-05", "april en mei"),
        ],
    )
    def test_take_that_of_the_letter_and_only_then(self, text, value, words):
        assert dates(text) == []
        assert dates(text, year_hint=2017) == [(value, words)]

    def test_are_uncertain_and_others_are_not(self):
        found = find_dates("op 9 mei 2016 en op 13 mei", 2017)

        assert {each.value: each.is_uncertain for each in found} == {
            "2016-05-09": False,
            "2017-05-13": True,
        }

    @pytest.mark.parametrize("text", ["maandag 9 mei", "30 februari", "de maart", "mei", "Jan 3"])
    def test_are_not_seen_where_the_year_does_not_fit_or_no_date_stands(self, text):
        assert [words for _value, words in dates(text, year_hint=2017)] in ([], ["9 mei"])


@pytest.mark.timed
@pytest.mark.parametrize("word", ["ongeveer ", "tussen ", "9 en ", "begin ", "1.", "in mei en "])
def test_a_long_text_of_one_word_takes_no_long_time(word):
    text = (word * 20_000)[:20_000]
    started_at = process_time()

    list(find_dates(text, 2017))

    assert process_time() - started_at < 2


DAYS = st.dates(date(1850, 1, 1), date(2150, 12, 31)).map(date.isoformat)
MONTHS = DAYS.map(lambda day: day[:7])
YEARS = DAYS.map(lambda day: day[:4])
MARKS = st.sampled_from(["", "~", "?", "%"])
SIDES = st.one_of(DAYS, MONTHS, YEARS)
ONES = st.builds(str.__add__, SIDES, MARKS)
LENGTHS = st.sampled_from([4, 7, 10])  # of a year, a month and a day
PAIRS = st.tuples(st.lists(DAYS, min_size=2, max_size=2).map(sorted), LENGTHS, MARKS, MARKS).map(
    lambda found: "/".join(
        day[: found[1]] + mark for day, mark in zip(found[0], found[2:], strict=True)
    )
)


@settings(max_examples=examples(50), deadline=None)  # the library takes some 5 ms a date
@given(ONES)
def test_every_date_that_regio_says_in_words_is_found(edtf):
    words = format_dutch_date(edtf, one_day=False)

    assert dates(f"Dat was in {words}, zo staat er.") == [(edtf, words)]


@settings(max_examples=examples(50), deadline=None)
@given(PAIRS, st.booleans())
def test_every_period_that_regio_says_in_words_is_found(edtf, one_day):
    words = format_dutch_date(edtf, one_day=one_day)

    assert dates(f"Dat was in {words}, zo staat er.") == [(parse_dutch_date(words), words)]


FACTS = ["2017-05-24/2017-09", "2016-11/2017-01", "2017-01/2017-03", "2016/2017"]
FACTS += ["2017-03-01/2017-03-12", "2017-04/2017-05", "2017-05-24/2017-09~"]


@pytest.mark.parametrize("one_day", [True, False])
@pytest.mark.parametrize("edtf", FACTS)
def test_the_periods_of_the_first_dossier_are_found(edtf, one_day):
    words = format_dutch_date(edtf, one_day=one_day)

    ((value, found),) = dates(f"Dat was {words}, zo staat er.")

    assert found == words
    assert format_dutch_date(value, one_day=one_day) == words
