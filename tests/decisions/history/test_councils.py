"""A council's terms with the groups by name."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.history import read_council_terms
from municipalities.actions.register import save_register_record
from tests import factories as make
from tests.people import NOW, beheer, public

pytestmark = pytest.mark.django_db


@pytest.fixture
def term():
    return make.CouncilTermFactory(seats=19)


def ask_all(term, **asked):
    return read_council_terms(term.body.municipality, **({"reader": public()} | asked))


def ask(term, **asked):
    """Return the terms that were entered."""
    return [each for each in ask_all(term, **asked) if each.is_entered]


def group(term, name, seats=None, **sides):
    made = make.GroupFactory(term=term, name=name, seats=seats)
    for day, side in sides.items():
        make.GroupRoleFactory(group=made, dated_on=day[1:].replace("_", "-"), side=side)
    return made


class TestATerm:
    def test_names_its_groups_the_largest_first_then_by_name(self, term):
        for name, seats in (("Klein", 2), ("Zonder", None), ("Groot", 9), ("Ander", 2)):
            group(term, name, seats)

        [found] = ask(term)

        assert [each.name for each in found.groups] == ["Groot", "Ander", "Klein", "Zonder"]
        assert sorted(found.group_seats, key=str) == [2, 2, 9, None]
        assert (found.seats, found.dated_on) == (19, "2014-03-27")

    def test_without_groups_is_there_all_the_same(self, term):
        [found] = ask(term)

        assert (found.groups, found.group_seats, found.turned_on) == ((), (), ())

    def test_comes_after_an_older_one(self, term):
        make.CouncilTermFactory(body=term.body, dated_on="2010-03", election_year=2010)

        assert [each.election_year for each in ask(term)] == [2010, 2014]

    def test_stands_between_those_that_nobody_entered(self, term):
        told = [(each.years, each.is_entered) for each in ask_all(term) if each.years]

        assert told == [
            ("2006-2010", False),
            ("2010-2014", False),
            ("2014-2018", True),
            ("2018-2022", False),
            ("2022-2026", False),
            ("2026-2030", False),
        ]

    def test_names_its_document_where_the_reader_may_see_it(self):
        secret = make.CouncilTermFactory(source=make.SourceFactory(is_public=False))

        [public_] = ask(secret)
        [keeper] = ask(secret, reader=beheer())

        assert public_.source_title is None
        assert keeper.source_title == secret.source.title


class TestAGroup:
    def test_is_on_its_latest_side_of_the_day(self, term):
        group(term, "Wisselend", d2014_03_27="oppositie", d2016_10_20="coalitie")

        [seated] = ask(term)[0].groups

        assert seated.side_on(date(2016, 10, 19)) == "oppositie"
        assert seated.side_on(date(2016, 10, 20)) == "coalitie"
        assert seated.side_on(date(2014, 1, 1)) == ""

    def test_that_changes_sides_turns_the_term(self, term):
        group(term, "Wisselend", d2014_03_27="oppositie", d2016_10_20="coalitie")
        group(term, "Vast", d2014_03_27="coalitie")

        [found] = ask(term)

        assert found.turned_on == ((date(2016, 10, 20), date(2016, 10, 20)),)


class TestTheSecondClock:
    def test_gives_the_seats_that_were_known(self, term):
        made = group(term, "Groot", 9, d2014_03_27="coalitie")
        known_at = made.roles.get().history.latest("history_id").history_date
        made.seats = 10
        save_register_record(made, by=beheer(), reason="Verkeerd geteld.")
        group(term, "Later", 1)

        [then] = ask(term, known_at=known_at)
        [now] = ask(term)

        assert [(each.name, each.seats) for each in then.groups] == [("Groot", 9)]
        assert then.groups[0].side_on(date(2015, 1, 1)) == "coalitie"
        assert [each.seats for each in now.groups] == [10, 1]

    def test_gives_the_same_as_now_where_nothing_changed(self, term):
        group(term, "Groot", 9, d2014_03_27="coalitie", d2016_01_01="oppositie")
        group(term, "Klein")

        assert ask(term, known_at=NOW + timedelta(days=9999)) == ask(term)

    def test_gives_the_elections_that_were_known(self, term):
        home = term.body.municipality
        known_at = term.history.latest("history_id").history_date
        make.CouncilElectionFactory(municipality=home, election_year=2018, skipped=True)

        [then], [now] = ask(term, known_at=known_at), ask(term)

        assert (then.years, now.years) == ("2014-2018", "2014-2022")

    def test_gives_no_term_from_before_the_first_record(self, term):
        assert ask(term, known_at=NOW - timedelta(days=9999)) == []


def test_it_takes_as_many_queries_for_many_groups_as_for_one(term):
    numbers = []
    for place in range(12):
        group(term, f"Fractie {place}", 1, d2014_03_27="coalitie")
        with CaptureQueriesContext(connection) as asked:
            [found] = ask(term)
        numbers.append(len(asked))

    assert len(found.groups) == 12
    assert numbers == [numbers[0]] * 12
