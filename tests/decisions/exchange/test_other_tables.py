"""Rows of wishes, meetings, groups and inhabitants, each with what it is known by."""

from datetime import date

import pytest

from decisions.actions.batch_undoing import undo_batch
from decisions.models import Evidence, Meeting, Remark, Status
from municipalities.models import CouncilTerm, Group, Population, Source
from tests.decisions.exchange.tables import Table, effects, warned, wrong
from tests.factories import (
    CouncilElectionFactory,
    CouncilTermFactory,
    GroupFactory,
    MeetingFactory,
    PartyFactory,
    PopulationFactory,
    RemarkFactory,
    RoundFactory,
    SourceFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


class TestWishes:
    HEADS = ("Orgaan", "Datum", "Soort", "Tekst", "Thema", "Onderdeel")

    def line(self, world, **changed):
        cells = {
            "body": world.council.name,
            "day": "12 maart 2017",
            "kind": "bedenking",
            "text": "Het is te duur.",
            "theme": "",
            "section": "",
        }
        return tuple((cells | changed).values())

    @pytest.fixture
    def table(self, world):
        return Table(world, "wensen", self.HEADS)

    def test_become_concepts(self, world, table):
        theme = ThemeFactory(dossier=world.dossier)

        table.bring(self.line(world, theme=theme.name.upper(), section="hoofdstuk 3"))

        remark = Remark.objects.get()
        assert (remark.kind, remark.text, remark.theme, remark.section) == (
            "bedenking",
            "Het is te duur.",
            theme,
            "hoofdstuk 3",
        )
        assert (remark.status, remark.body) == (Status.DRAFT, world.council)

    def test_are_wishes_where_nothing_is_said(self, world, table):
        table.bring(self.line(world, kind=""))

        assert Remark.objects.get().kind == "wens"

    def test_are_known_by_their_words_and_change_beside_them(self, world, table):
        table.bring(self.line(world))

        same = table.plan(self.line(world, text="HET IS  TE DUUR."))
        changed = table.plan(self.line(world, section="hoofdstuk 4"))

        assert [effects(same), effects(changed)] == [["gelijk"], ["gewijzigd"]]

    def test_come_once(self, world, table):
        plan = table.plan(self.line(world), self.line(world))

        assert [(row, column) for row, column, _told in wrong(plan)] == [(3, "text")]

    def test_may_answer_in_a_round_with_the_place_that_shows_them(self, world):
        round_ = RoundFactory(dossier=world.dossier)
        source = SourceFactory()
        table = Table(
            world, "wensen", ("Orgaan", "Datum", "Tekst", "Ronde", "Bron", "Plaats in de bron")
        )

        table.bring((world.council.name, "2017", "Meer groen", round_.title, source.key, "¶3"))

        assert Remark.objects.get().round == round_
        assert (Evidence.objects.get().source, Evidence.objects.get().place) == (source, "¶3")

    @pytest.mark.parametrize(
        ("changed", "column"),
        [({"theme": "weg"}, "theme"), ({"text": ""}, "text"), ({"kind": "klacht"}, "kind")],
    )
    def test_that_are_wrong_are_told(self, world, table, changed, column):
        assert column in [each[1] for each in wrong(table.plan(self.line(world, **changed)))]

    def test_that_are_secret_are_refused(self, world, table):
        plan = table.plan(self.line(world, text="GEHEIM\n\nDit stuk is geheim."))

        assert [each[1] for each in wrong(plan)] == ["text"]

    def test_of_a_gathering_are_the_regioredactie_s(self, world):
        heads = ("Bijeenkomst", "Datum", "Tekst")
        row = ("Bewonersavond", "12-3-2017", "Meer bomen")

        assert wrong(Table(world, "wensen", heads).plan(row))
        Table(world, "wensen", heads, by=world.redactie).bring(row)
        assert Remark.objects.get().gathering == "Bewonersavond"

    def test_of_nobody_are_told(self, world):
        plan = Table(world, "wensen", ("Datum", "Tekst")).plan(("2017", "Meer bomen"))

        assert [each[1] for each in wrong(plan)] == ["body"]

    def test_that_stand_twice_are_left_to_a_person(self, world, table):
        for _time in range(2):
            RemarkFactory(
                dossier=world.dossier,
                body=world.council,
                dated_on="2017-03-12",
                text="Het is te duur.",
            )

        assert [each[1] for each in wrong(table.plan(self.line(world)))] == ["text"]


class TestMeetings:
    HEADS = ("Orgaan", "Datum", "Naam", "Aanvang", "Plaats", "Adres")

    @pytest.fixture
    def table(self, world):
        return Table(world, "vergaderingen", self.HEADS)

    def line(self, world, day="12-3-2027", title="", starts="20:00", place="Raadzaal", url=""):
        return (world.council.name, day, title, starts, place, url)

    def test_may_lie_ahead_and_are_named_by_their_body(self, world, table):
        table.bring(self.line(world))

        meeting = Meeting.objects.get()
        assert (meeting.title, meeting.held_on) == ("Raadsvergadering", date(2027, 3, 12))
        assert meeting.starts_at.isoformat() == "2027-03-12T19:00:00+00:00"

    def test_are_known_by_body_day_and_name(self, world, table):
        table.bring(self.line(world))

        plan = table.plan(self.line(world), self.line(world, day="13-3-2027"))
        changed = table.plan(self.line(world, place="Aula"))

        assert effects(plan) == ["gelijk", "nieuw"]
        assert effects(changed) == ["gewijzigd"]
        assert changed.rows[0].words.endswith(" (dit was: plaats ‘Raadzaal’)")

    def test_on_a_day_that_has_one_are_warned_of(self, world, table):
        MeetingFactory(dossier=world.dossier, body=world.council, held_on=date(2027, 3, 12))

        plan = table.plan(self.line(world, title="Extra vergadering"))

        assert [each[1] for each in warned(plan)] == ["held_on"]

    @pytest.mark.parametrize(
        ("changed", "column"),
        [
            ({"day": "maart 2027"}, "held_on"),
            ({"starts": "avond"}, "starts_at"),
            ({"url": "raad.nl"}, "url"),
        ],
    )
    def test_that_are_wrong_are_told(self, world, table, changed, column):
        assert column in [each[1] for each in wrong(table.plan(self.line(world, **changed)))]

    def test_that_stand_twice_in_the_table_are_told(self, world, table):
        assert len(wrong(table.plan(self.line(world), self.line(world)))) == 1

    @pytest.mark.parametrize(("starts", "ends"), [("20:00", "19:00"), ("", "22:00")])
    def test_end_after_they_begin(self, world, starts, ends):
        table = Table(world, "vergaderingen", ("Orgaan", "Datum", "Aanvang", "Einde"))

        plan = table.plan((world.council.name, "12-3-2027", starts, ends))

        assert [each[1] for each in wrong(plan)] == ["ends_at"]


class TestGroups:
    HEADS = ("Gemeente", "Verkiezingsjaar", "Fractie", "Zetels", "Zetels van de raad")

    @pytest.fixture
    def table(self, world):
        return Table(world, "fracties", self.HEADS)

    def line(self, world, name="VVD", seats="9", total="", year="2018"):
        return (world.council.municipality.name, year, name, seats, total)

    def test_come_with_the_term_that_the_law_gives(self, world, table):
        table.bring(self.line(world, total="19"), self.line(world, "D66", "10", "19"))

        term = CouncilTerm.objects.get()
        assert (term.dated_on, term.seats, term.election_year) == ("2018-03-29", 19, 2018)
        assert {(each.name, each.seats) for each in term.groups.all()} == {("VVD", 9), ("D66", 10)}

    def test_rest_on_what_their_griffie_states(self, world, table):
        table.bring(self.line(world))

        source = Group.objects.get().source
        assert source == Source.objects.get(municipality=world.council.municipality)
        assert source.title.startswith("Opgave van de griffie")

    def test_join_a_term_that_stands_and_change_there(self, world, table):
        term = CouncilTermFactory(body=world.council, election_year=2018, dated_on="2018-03-29")
        group = GroupFactory(term=term, name="VVD", seats=8)

        plan = table.plan(self.line(world), self.line(world, "D66", "2"))
        table.bring(self.line(world), self.line(world, "D66", "2"))

        group.refresh_from_db()
        assert effects(plan) == ["gewijzigd", "nieuw"]
        assert group.seats == 9

    def test_begin_on_the_day_of_an_election_apart(self, world, table):
        CouncilElectionFactory(municipality=world.council.municipality)

        table.bring(self.line(world, year="2021"))

        assert CouncilTerm.objects.get().dated_on == "2022-01-01"

    @pytest.mark.parametrize(
        ("changed", "column"),
        [
            ({"year": "2019"}, "election_year"),
            ({"seats": "veel"}, "seats"),
            ({"seats": "46"}, "seats"),
            ({"total": "0"}, "council_seats"),
            ({"name": ""}, "group"),
        ],
    )
    def test_that_are_wrong_are_told(self, world, table, changed, column):
        assert column in [each[1] for each in wrong(table.plan(self.line(world, **changed)))]

    @pytest.mark.parametrize("named", ["Paars", "paars-nl", "PARTIJ PAARS"])
    def test_may_name_their_party_by_name_or_address(self, world, named):
        party = PartyFactory(slug="paars-nl", name="Paars", full_name="Partij Paars")
        table = Table(world, "fracties", (*self.HEADS, "Partij"))

        table.bring((*self.line(world, "Paars Samen"), named), (*self.line(world, "Lokaal"), ""))

        assert {each.name: each.party for each in Group.objects.all()} == {
            "Paars Samen": party,
            "Lokaal": None,
        }

    def test_of_a_party_that_is_not_known_are_told_at_the_cell(self, world):
        PartyFactory(name="Paars")
        table = Table(world, "fracties", (*self.HEADS, "Landelijke partij"))

        [told] = wrong(table.plan((*self.line(world), "Geel")))

        assert told[1] == "party"
        assert "Kies ‘Paars’" in told[2]

    def test_get_another_party_and_keep_it_where_the_cell_is_empty(self, world):
        old, new = PartyFactory(name="Paars"), PartyFactory(name="Geel")
        term = CouncilTermFactory(body=world.council, election_year=2018, dated_on="2018-03-29")
        group = GroupFactory(term=term, name="VVD", seats=9, party=old)
        table = Table(world, "fracties", (*self.HEADS, "Partij"))

        changed = table.plan((*self.line(world), "Geel"))

        assert effects(changed) == ["gewijzigd"]
        assert "partij ‘Paars’" in changed.rows[0].words
        assert effects(table.plan((*self.line(world), ""))) == ["gelijk"]
        table.bring((*self.line(world), "Geel"))
        group.refresh_from_db()
        assert group.party == new

    def test_are_named_by_a_column_party_where_there_is_no_other(self, world):
        heads = ("Gemeente", "Verkiezingsjaar", "Partij", "Zetels", "Zetels van de raad")

        Table(world, "fracties", heads).bring(self.line(world))

        assert (Group.objects.get().name, Group.objects.get().party) == ("VVD", None)

    def test_with_more_seats_than_their_council_are_told(self, world, table):
        plan = table.plan(
            self.line(world, seats="12", total="19"), self.line(world, "D66", "10", "19")
        )

        assert {each[1] for each in wrong(plan)} == {"seats"}
        assert "22 zetels, de raad 19" in wrong(plan)[0][2]

    def test_may_give_the_seats_of_a_new_council_once(self, world, table):
        table.bring(
            self.line(world), self.line(world, "D66", "10", "19"), self.line(world, "SP", "")
        )

        assert CouncilTerm.objects.get().seats == 19
        assert CouncilTerm.objects.get().groups.count() == 3

    def test_give_a_council_that_stands_its_seats_once(self, world, table):
        CouncilTermFactory(body=world.council, election_year=2018, dated_on="2018-03-29", seats=17)

        plan = table.plan(self.line(world, seats="1", total="19"), self.line(world, "D66", "1"))

        assert [type(each.record) for each in plan.items] == [CouncilTerm, Group, Group]
        assert plan.items[0].record.seats == 19

    def test_may_make_a_council_and_its_groups_smaller_at_once(self, world, table):
        table.bring(self.line(world, seats="21", total="21"))

        batch = table.bring(self.line(world, seats="19", total="19"))
        assert (CouncilTerm.objects.get().seats, Group.objects.get().seats) == (19, 19)

        undo_batch(batch, by=world.griffie, reason="Verkeerd bestand.")
        assert (CouncilTerm.objects.get().seats, Group.objects.get().seats) == (21, 21)

    def test_that_say_two_totals_are_told(self, world, table):
        plan = table.plan(
            self.line(world, seats="1", total="19"), self.line(world, "D66", "1", "21")
        )

        assert [each[:2] for each in wrong(plan)] == [(3, "council_seats")]

    def test_that_stand_twice_in_the_table_are_told(self, world, table):
        assert len(wrong(table.plan(self.line(world), self.line(world, "vvd")))) == 1

    @pytest.mark.parametrize(
        ("who", "may"),
        [("griffie", True), ("other_griffie", False), ("redactie", False), ("beheer", True)],
    )
    def test_are_kept_by_their_own_griffie(self, world, who, may):
        plan = Table(world, "fracties", self.HEADS, by=getattr(world, who)).plan(self.line(world))

        assert (wrong(plan) == []) is may

    def test_are_kept_by_the_regioredactie_where_nobody_is_griffie(self, world):
        home = world.neighbour.municipality.name

        table = Table(world, "fracties", self.HEADS, by=world.redactie)
        table.bring((home, "2018", "VVD", "", ""))

        assert Group.objects.get().source.title.startswith("Opgave van de regioredactie")


class TestInhabitants:
    HEADS = ("Gemeente", "Op", "Inwoners")

    @pytest.fixture
    def table(self, world):
        return Table(world, "inwoners", self.HEADS, by=world.redactie)

    def test_are_read_as_people_write_them(self, world, table):
        table.bring((world.council.municipality.code, "1-1-2018", "12.345"))

        row = Population.objects.get()
        assert (row.inhabitants, row.dated_on) == (12345, "2018-01-01")
        assert row.source.title.startswith("Opgave van de regioredactie")

    def test_that_stand_are_the_same_or_changed(self, world, table):
        home = world.council.municipality
        PopulationFactory(municipality=home, dated_on="2018-01-01", inhabitants=12345)

        same = table.plan((home.name, "1-1-2018", "12345"))
        changed = table.plan((home.name, "1-1-2018", "12346"))

        assert [effects(same), effects(changed)] == [["gelijk"], ["gewijzigd"]]
        told = "1 januari 2018: 12.346 inwoners (dit was: inwoners 12.345)"
        assert changed.rows[0].words.endswith(told)

    def test_of_a_named_source_stand_beside_those_of_others(self, world):
        home, source = world.council.municipality, SourceFactory()
        PopulationFactory(municipality=home, dated_on="2018-01-01", inhabitants=12345)
        table = Table(world, "inwoners", (*self.HEADS, "Bron"), by=world.redactie)

        table.bring((home.name, "1-1-2018", "12346", source.title))

        assert Population.objects.filter(municipality=home).count() == 2

    def test_of_two_sources_ask_which(self, world, table):
        home = world.council.municipality
        for number in (1, 2):
            PopulationFactory(municipality=home, dated_on="2018-01-01", inhabitants=number)

        plan = table.plan((home.name, "1-1-2018", "3"))

        assert [each[1] for each in wrong(plan)] == ["source"]

    def test_are_the_regioredactie_s(self, world):
        plan = Table(world, "inwoners", self.HEADS).plan(
            (world.council.municipality.name, "2018", "9")
        )

        assert [each[1] for each in wrong(plan)] == ["municipality"]

    def test_of_a_municipality_outside_the_region_are_told(self, world, table):
        plan = table.plan((world.stranger.municipality.name, "2018", "9"))

        assert [each[1] for each in wrong(plan)] == ["municipality"]

    def test_come_once_a_day(self, world, table):
        row = (world.council.municipality.name, "2018", "9")

        assert len(wrong(table.plan(row, row))) == 1

    def test_are_no_more_than_a_dutch_municipality_has(self, world, table):
        plan = table.plan((world.council.municipality.name, "2018", "3.000.000"))

        assert [each[1] for each in wrong(plan)] == ["inhabitants"]
