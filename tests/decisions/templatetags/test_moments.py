"""Days in words, and addresses that keep the moment."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from decisions.board import BoardColumn
from decisions.models import Subject
from decisions.templatetags.moments import in_a_period, moment_query, on_a_day, showing, until


class Request:
    def __init__(self, query):
        self.GET = QueryDict(query)


def context(query):
    return {"request": Request(query)}


class TestADay:
    @pytest.mark.parametrize(
        ("text", "day", "period"),
        [
            ("2017-05-09", "9 mei 2017", "9 mei 2017"),
            ("2017-04/2017-05", "op een dag in april of mei 2017", "april tot en met mei 2017"),
            ("", "", ""),
        ],
    )
    def test_is_told_as_one_day_or_as_a_period(self, text, day, period):
        assert on_a_day(text) == day
        assert in_a_period(text) == period


class TestAnEnd:
    def test_at_midnight_in_dutch_time_is_told_by_its_last_day(self):
        assert until(datetime(2026, 12, 31, 23, tzinfo=UTC)) == "tot en met 31 december 2026"

    def test_at_any_other_time_is_told_with_that_time(self):
        assert until(datetime(2026, 11, 25, 9, 39, tzinfo=UTC)) == "tot 25 november 2026 10.39"


class TestTheMoment:
    def test_is_kept_and_nothing_else(self):
        query = moment_query(context("peildatum=2017-06-01&bekend=2017-06-01T10:30&toon=licht"))

        assert query == "?peildatum=2017-06-01&bekend=2017-06-01T10%3A30"

    def test_that_nobody_asked_for_is_nothing(self):
        assert moment_query(context("toon=licht")) == ""


class TestShowingASubject:
    COLUMN = BoardColumn((Subject(slug="licht"), Subject(slug="eindvorm")), Subject(slug="licht"))

    def test_replaces_the_one_shown_in_its_column(self):
        query = showing(context("toon=licht&toon=fusie"), Subject(slug="eindvorm"), self.COLUMN)

        assert QueryDict(query[1:]).getlist("toon") == ["fusie", "eindvorm"]

    def test_keeps_all_else_that_was_asked(self):
        query = showing(context("regel=geen_raad_tegen"), Subject(slug="licht"), self.COLUMN)

        assert QueryDict(query[1:]).dict() == {"regel": "geen_raad_tegen", "toon": "licht"}
