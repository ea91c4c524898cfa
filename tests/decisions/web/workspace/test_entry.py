"""The fields that the workspace is made of: dates as people write them, and cleaned text."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.workspace.fields import TypedField, WhenField
from municipalities.edtf.grammar import parse_edtf_date
from municipalities.edtf.words import MONTHS, format_dutch_date

DEMO = Path(__file__).resolve().parents[4] / "decisions" / "demo"
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DATED = ("dated_on", "reads_on")
# Dates of the collected facts that stand in no record of the dossier as they are.
ALSO = {"2016-09-28", "2016-10~", "2016/2017", "2018-11", "2019~"}


@cache
def recorded_dates():
    """Return every date that the first dossier holds, each once."""
    found = set(ALSO)
    for path in DEMO.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[name] for name in DATED if row.get(name)}
    return sorted(found)


def spellings(text):
    """Return how people write an EDTF date: a day, a month, a year, or from one to another."""
    if "/" in text:
        return [
            format_dutch_date(text, one_day=True),
            format_dutch_date(text, one_day=False),
            *from_to(text),
        ]
    plain = text.rstrip("~?")
    mark = {"~": "ongeveer ", "?": "vermoedelijk "}.get(text[len(plain) :], "")
    year, *rest = plain.split("-")
    if not rest:
        return [text, f"{mark}{year}", f"{mark}in {year}" if not mark else f"{mark}{year}"]
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return [
            f"{mark}{month} {year}",
            f"{mark}{month[:3]}. {year}",
            f"{mark}{int(rest[0])}-{year}",
        ]
    day, weekday = int(rest[1]), WEEKDAYS[date.fromisoformat(plain).weekday()]
    return [
        f"{mark}{day} {month} {year}",
        f"{mark}{rest[1]}-{rest[0]}-{year}",
        f"{mark}{day}/{int(rest[0])}/{year}",
        f"{mark}{weekday} {day} {month} {year}",
        f"{mark}{day} {month[:3]} {year}",
    ]


def from_to(text):
    """Return how people write a time from one date to another, each written in every way."""
    first, last = (spellings(each) for each in text.split("/"))
    joined = [("", " tot en met "), ("van ", " t/m "), ("tussen ", " en ")]
    return [f"{before}{a}{between}{b}" for before, between in joined for a in first for b in last]


class TestEveryDateOfTheFirstDossier:
    def test_is_there_to_be_typed(self):
        assert len(recorded_dates()) > 90

    @given(st.data())
    def test_is_understood_however_it_is_written(self, data):
        text = data.draw(st.sampled_from(recorded_dates()))
        typed = data.draw(st.sampled_from(spellings(text)))
        dress = data.draw(
            st.sampled_from([str, str.upper, str.capitalize, "  {} ".format, "op {}".format])
        )

        read = WhenField().clean(dress(typed))

        assert parse_edtf_date(read) == parse_edtf_date(text) or bounds(read) == bounds(text)

    def test_is_shown_in_words_that_are_read_back_the_same(self):
        field = WhenField()
        shown = {text: field.prepare_value(text) for text in recorded_dates()}

        assert [
            (text, words)
            for text, words in shown.items()
            if bounds(field.clean(words)) != bounds(text)
        ] == []


def bounds(text):
    when = parse_edtf_date(text)
    return when.first_on, when.last_on, when.approximate, when.uncertain


class TestADate:
    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("9 mei 2017", "2017-05-09"),
            ("09-05-2017", "2017-05-09"),
            ("mei 2017", "2017-05"),
            ("begin maart 2017", "2017-03-01/2017-03-10"),
            ("voorjaar 2017", "2017-03-01/2017-05-31"),
            ("2017-05-09", "2017-05-09"),
            ("", ""),
        ],
    )
    def test_is_read_as_it_is_written(self, typed, read):
        assert WhenField(required=False).clean(typed) == read

    @pytest.mark.parametrize(
        "typed", ["31-02-2017", "42767", "9999", "gisteren", "9 mei", "٩ mei 2017"]
    )
    def test_that_is_none_is_refused_in_a_sentence(self, typed):
        with pytest.raises(ValidationError) as caught:
            WhenField().clean(typed)

        assert caught.value.messages[0].endswith(".")

    @pytest.mark.parametrize("typed", ["9 mai 2017", "31-02-2017"])
    def test_that_is_none_is_shown_as_it_was_typed(self, typed):
        assert WhenField().prepare_value(typed) == typed


class TestTypedText:
    def test_passes_the_one_cleaning(self):
        assert TypedField().clean("  cafe\u0301 ") == "café"

    @pytest.mark.parametrize("text", ["a\0b", "a\ud800", "a\u202eb", "\u200b"])
    def test_with_what_is_not_stored_is_refused_in_a_sentence(self, text):
        with pytest.raises(ValidationError) as caught:
            TypedField().clean(text)

        assert (
            "Haal het weg" in caught.value.messages[0] or "null" in caught.value.messages[0].lower()
        )
