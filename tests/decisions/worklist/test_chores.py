"""What may be put right when there is time, each for who keeps it."""

from datetime import date

import pytest

from decisions.worklist.chores import (
    list_loose_sources,
    list_possible_duplicates,
    list_unknown_recesses,
    list_unthemed_remarks,
)
from municipalities.models import Paragraph
from municipalities.tracking import write_record
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def paragraph_of(source):
    paragraph = Paragraph(source=source, number=2, text="Wat er staat.")
    return write_record(paragraph, by=people.beheer()) or paragraph


class TestPossibleDuplicates:
    def test_are_decisions_that_wait_beside_the_same_act(self, world):
        world.decision(title="Zienswijze", dated_on="2017-05-09")
        double = world.decision(title="zienswijze", dated_on="2017-05", draft=True)

        assert list(list_possible_duplicates(world.griffie)) == [double]
        assert not list_possible_duplicates(world.other_griffie).exists()

    def test_are_told_by_a_subject_in_common(self, world):
        world.position(world.decision(title="Een", dated_on="2017-05-09"))
        double = world.decision(title="Twee", dated_on="2017-05-09", draft=True)
        assert not list_possible_duplicates(world.griffie).exists()

        world.position(double, draft=True)

        assert list(list_possible_duplicates(world.griffie)) == [double]

    @pytest.mark.parametrize(
        "other",
        [
            {"dated_on": "2017-05-10"}, {"title": "Motie"}, {"speaker": "fracties"},
            {"status": "ingetrokken", "withdrawn_reason": "Onjuist."},
        ],
    )  # fmt: skip
    def test_are_none_on_another_day_or_of_another_act(self, world, other):
        world.decision(**{"title": "Zienswijze", "dated_on": "2017-05-09", **other})
        world.decision(title="Zienswijze", dated_on="2017-05-09", draft=True)

        assert not list_possible_duplicates(world.griffie).exists()

    def test_are_none_of_another_body(self, world):
        world.decision(title="Zienswijze", dated_on="2017-05-09", body=world.neighbour)
        world.decision(title="Zienswijze", dated_on="2017-05-09", draft=True)

        assert not list_possible_duplicates(world.griffie).exists()


class TestLooseSources:
    @pytest.mark.parametrize(
        ("place", "is_loose"),
        [("¶11", True), ("alinea 3", True), ("kop Kosten", False), ("bladzijde 2", False)],
    )
    def test_are_those_of_which_a_place_names_a_paragraph_that_is_not_there(
        self, world, place, is_loose
    ):
        source = make.SourceFactory(municipality=world.council.municipality)
        world.reading(world.position(), source=source, place=place)

        found = list(list_loose_sources(world.griffie))

        assert found == ([source] if is_loose else [])
        assert not list_loose_sources(world.other_griffie).exists()

    def test_say_whether_their_text_is_there_and_in_which_dossier(self, world):
        source = make.SourceFactory(region=world.region)
        world.reading(world.position(), source=source, place="¶2")
        paragraph = paragraph_of(source)

        [found] = list_loose_sources(world.redactie)

        assert (found.home, found.has_text) == (world.dossier.pk, True)
        world.reading(world.position(), source=source, place="¶2", paragraph=paragraph)
        assert list_loose_sources(world.redactie).count() == 1
        assert not list_loose_sources(world.griffie).exists()
        assert not list_loose_sources(world.strange_redactie).exists()


class TestRemarksWithoutATheme:
    def test_are_the_readers_where_the_dossier_has_themes(self, world):
        remark = world.remark()
        assert not list_unthemed_remarks(world.griffie).exists()
        theme = make.ThemeFactory(dossier=world.dossier)
        world.remark(theme=theme)

        assert list(list_unthemed_remarks(world.griffie)) == [remark]
        assert not list_unthemed_remarks(world.other_griffie).exists()


class TestUnknownRecesses:
    def test_are_of_the_school_year_of_the_next_holiday(self, world):
        home = world.council.municipality

        [found] = list_unknown_recesses(world.griffie, TODAY)

        assert (found, found.school_year, found.due) == (home, "2026-2027", date(2026, 12, 19))
        make.RecessFactory(municipality=home, first_on=date(2027, 7, 20), last_on=date(2027, 8, 31))
        assert not list_unknown_recesses(world.griffie, TODAY).exists()

    def test_are_known_in_another_year_only(self, world):
        days = {"first_on": date(2026, 7, 20), "last_on": date(2026, 8, 31)}
        make.RecessFactory(municipality=world.council.municipality, **days)

        assert list_unknown_recesses(world.griffie, TODAY).exists()

    def test_are_the_redacties_where_there_is_no_griffie(self, world):
        alone = world.municipality_without_people().municipality
        assert world.griffie.keeps

        assert [*list_unknown_recesses(world.redactie, TODAY)] == [alone]
        assert not list_unknown_recesses(world.strange_redactie, TODAY).exists()

    def test_are_none_beyond_the_table_of_holidays(self, world):
        assert not list_unknown_recesses(world.griffie, date(2099, 1, 1)).exists()
