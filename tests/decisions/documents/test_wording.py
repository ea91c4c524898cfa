"""How a file says when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from decisions.documents.document import (
    build_planning,
    knowledge_words,
    moment_words,
    provenance_line,
    time_words,
)

WINTER = datetime(2017, 1, 31, 23, 5, tzinfo=UTC)
SUMMER = datetime(2017, 7, 1, 12, 5, tzinfo=UTC)


@dataclass
class Session:
    """A meeting as far as the words ask it."""

    title: str = "Raadsvergadering"
    held_on: date = date(2017, 9, 14)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    location: str = ""


class TestMoments:
    def test_they_are_told_in_dutch_time(self):
        assert moment_words(WINTER) == "1 februari 2017 om 00.05 uur"
        assert moment_words(SUMMER) == "1 juli 2017 om 14.05 uur"

    def test_the_hour_that_comes_twice_is_told_by_the_clock_on_the_wall(self):
        first, second = (datetime(2017, 10, 29, hour, 30, tzinfo=UTC) for hour in (0, 1))

        assert time_words(first) == time_words(second) == "02.30"

    def test_knowledge_is_now_or_at_a_moment(self):
        assert knowledge_words(None) == "zoals nu bekend"
        assert knowledge_words(SUMMER) == "zoals bekend op 1 juli 2017 om 14.05 uur"


class TestPlanning:
    @pytest.mark.parametrize(
        ("note", "words"),
        [
            ("", "nog niet gepland"),
            ("na het reces", "nog niet gepland: na het reces"),
        ],
    )
    def test_without_a_meeting_it_says_what_is_known(self, note, words):
        planning = build_planning(None, note)

        assert planning.words == words
        assert planning.held_on is planning.starts_at is planning.ends_at is None

    def test_a_day_without_hours_says_that_the_start_is_unknown(self):
        assert build_planning(Session(), "").words == (
            "Raadsvergadering, donderdag 14 september 2017, aanvang niet bekend"
        )

    def test_a_start_without_an_end_is_a_start(self):
        meeting = Session(starts_at=datetime(2017, 9, 14, 18, tzinfo=UTC))

        assert build_planning(meeting, "").words.endswith("2017, aanvang 20.00 uur")

    def test_day_hours_and_place_are_told_in_that_order(self):
        meeting = Session(
            starts_at=datetime(2017, 9, 14, 18, tzinfo=UTC),
            ends_at=datetime(2017, 9, 14, 20, 30, tzinfo=UTC),
            location="Stadhuis",
        )

        planning = build_planning(meeting, "")

        assert planning.words == (
            "Raadsvergadering, donderdag 14 september 2017, 20.00 tot 22.30 uur, Stadhuis"
        )
        assert planning.held_on == date(2017, 9, 14)
        assert (planning.starts_at, planning.ends_at) == (meeting.starts_at, meeting.ends_at)
        assert planning.location == "Stadhuis"


def test_the_stamp_tells_all_five_in_one_line():
    stamp = provenance_line(
        "Dossier %s 100%",
        day=date(2017, 6, 1),
        known_at=SUMMER,
        made_at=WINTER,
        address="https://regio.example/agendapunten/1/",
    )

    assert stamp == (
        "Dossier %s 100% · peildatum 1 juni 2017 · zoals bekend op 1 juli 2017 om 14.05 uur · "
        "gemaakt op 1 februari 2017 om 00.05 uur · https://regio.example/agendapunten/1/"
    )
