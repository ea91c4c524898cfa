"""The course of the Leidse regio: from the visienotitie to the rejection of the regioraad.

What it must say of each council was read in the rows of the demo by hand."""

from datetime import date

import pytest

from decisions.board.course import (
    CourseGround,
    build_course,
    find_course_window,
    list_course_turns,
)
from decisions.board.timeline import read_timeline_rows
from decisions.domain.drawing import Window
from decisions.domain.rules import Rule
from tests.decisions.demo_rows import BRONNEN
from tests.decisions.letter import Letter
from tests.decisions.web.public.region import words
from tests.people import NOW, public

# What is reckoned of rows; tests/decisions/board asks each database for these.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
KEPT_UNTIL = date(2018, 6, 6)


@pytest.fixture(scope="module")
def everything(rolled_back):
    """The dossier by the letter and all other sources."""
    return Letter(BRONNEN).dossier


def course_of(dossier, window=None):
    ground = CourseGround(read_timeline_rows(dossier, reader=public(NOW)), Rule(dossier.rule))
    turns = list_course_turns(ground)
    return build_course(ground, window or find_course_window(ground, turns, KEPT_UNTIL), turns)


def ends(course):
    """Return (was, became, form, date) of each council, by name."""
    return {
        each.municipality.name: (
            each.was.stance,
            each.became.stance,
            each.became.decision.form,
            each.became.decision.dated_on,
        )
        for each in course.councils
    }


def differing(course):
    return {
        each.municipality.name: [(group.label, group.stance) for group in each.differing]
        for each in course.councils
        if each.differing
    }


class TestEverySource:
    def test_runs_from_the_visienotitie_to_the_rejection_of_the_regioraad(self, everything):
        course = course_of(everything)

        assert course.window == Window(date(2016, 10, 27), date(2017, 5, 31))
        assert [each.subject.slug for each in course.subjects] == [
            "visienotitie",
            "conceptvoorstel-licht-met-stip",
            "regioraad",
        ]
        assert [each.milestone.title for each in course.subjects] == [
            "Visienotitie vastgesteld",
            "Licht met stip in beeld",
            "Collegevoorstel regioraad",
        ]

    def test_says_where_each_council_went_and_by_which_decision(self, everything):
        assert ends(course_of(everything)) == {
            "Leiden": ("voor", "geen_blokkade", "besluit", "2017-05-09"),
            "Leiderdorp": ("voor", "tegen", "besluit", "2017-05-08~"),
            "Oegstgeest": ("voor", "tegen", "amendement", "2017-05-09"),
            "Voorschoten": ("voor", "geen_blokkade", "besluit", "2017-05-11"),
            "Zoeterwoude": ("voor", "tegen", "besluit", "2017-04/2017-05-09"),
        }

    def test_calls_none_of_it_a_change(self, everything):
        course = course_of(everything)

        kinds = {step.kind for each in course.councils for step in each.steps}
        assert kinds | {each.kind for each in course.councils} == {"ander voorstel"}

    def test_says_who_in_a_council_said_something_else(self, everything):
        assert differing(course_of(everything)) == {
            "Leiden": [("D66", "tegen")],
            "Oegstgeest": [("oppositie (voltallig)", "voor")],
        }

    def test_says_what_decided(self, everything):
        told = [
            (each.subject.slug, each.turn.after, str(each.turn.first_on), str(each.turn.last_on))
            for each in course_of(everything).turns
        ]

        assert told == [
            ("visienotitie", "ja", "2016-10-27", "2016-10-27"),
            ("visienotitie", "aangenomen", "2016-10-27", "2016-10-27"),
            ("conceptvoorstel-licht-met-stip", "verworpen", "2017-03-11", "2017-03-20"),
            ("regioraad", "nee", "2017-04-01", "2017-05-08"),
            ("regioraad", "verworpen", "2017-05-01", "2017-05-31"),
        ]

    def test_counts_support_at_both_ends(self, everything):
        first, *_between, last = course_of(everything).support
        begin, end = first.counts[0].what, last.counts[-1].what

        assert (begin.accepting, begin.seats_accepting, begin.outcome) == (5, 113, "ja")
        assert (end.accepting, end.seats_accepting, end.seats_total) == (2, 60, 113)
        assert (end.inhabitants_accepting, end.outcome) == (148_964, "nee")

    def test_has_the_colleges_beside_the_councils(self, everything):
        colleges = {
            each.municipality.name: [piece.stance for piece in each.college_pieces]
            for each in course_of(everything).councils
        }

        assert colleges == {
            "Leiden": ["voor"],
            "Leiderdorp": ["voor"],
            "Oegstgeest": ["voor"],
            "Voorschoten": ["voor", "geen_standpunt"],
            "Zoeterwoude": ["geen_standpunt"],
        }

    def test_breaks_where_councils_were_renewed_and_coalitions_changed(self, everything):
        course = course_of(everything, Window(date(2014, 1, 1), date(2018, 6, 6)))

        breaks = {
            each.municipality.name: [(term.kind, str(term.first_on)) for term in each.breaks]
            for each in course.councils
        }
        assert breaks["Leiderdorp"] == [
            ("raad", "2014-03-27"),
            ("coalitie", "2016-10-01"),
            ("raad", "2018-03-29"),
        ]

    def test_tells_on_its_page_which_wishes_lapsed(self, everything, client):
        page = words(client.get(f"{everything.get_absolute_url()}verloop/"))

        assert "Van 27 oktober 2016 tot en met 31 mei 2017" in page
        assert "Regioraad (zwaar model) van tafel (onzeker)" not in page
        assert "wensen en bedenkingen vervielen" in page
