"""What the board says of the Leidse regio when it knows the letter alone."""

from datetime import date

import pytest

from decisions.demo import LETTER
from decisions.domain.rules import Rule
from decisions.domain.stances import Stance
from decisions.exchange import import_folder
from decisions.exchange.folder import read_folder
from decisions.models import Decision, Evidence, Position
from tests.decisions.letter import MEMBERS
from tests.people import beheer

pytestmark = pytest.mark.django_db
JUNE = date(2017, 6, 1)
DECEMBER = date(2016, 12, 1)
NOVEMBER = date(2016, 11, 15)
AGAINST = ("gm0547", "gm0579", "gm0638")
ACCEPTING = ("gm0546", "gm0626")
DAYS = [date(2014, 1, 1), date(2015, 10, 15), NOVEMBER, DECEMBER, date(2017, 4, 15), JUNE]
DAYS += [date(2018, 4, 1), date(2026, 11, 23)]


class TestTheImport:
    def test_finds_nothing_wrong_and_nothing_to_do_the_second_time(self, letter):
        again = import_folder(read_folder(LETTER), by=beheer())

        assert letter.report.is_right
        assert again.changes_nothing

    def test_gives_every_public_record_a_public_moment(self, letter):
        assert not Position.objects.exclude(status="gepubliceerd").exists()
        assert not Decision.objects.exclude(status="gepubliceerd").exists()

    def test_gives_every_position_a_place_in_the_letter(self, letter):
        for position in Position.objects.all():
            readings = position.evidence.filter(source__key="raadsbrief")
            assert readings.filter(reads_stance=position.stance).exists(), position.key


class TestTheRegioraad:
    def test_has_no_support_when_all_councils_must_accept(self, letter):
        board = letter.board(JUNE)
        told = board.support(letter.subject(board, "regioraad"), Rule.ALLE_RADEN_AKKOORD)

        assert (told.outcome, told.outcome_certain) == ("nee", "nee")
        assert told.accepting == ACCEPTING
        assert told.against == AGAINST
        assert told.smallest_turn == AGAINST
        assert (told.open, told.unknown, told.tipping, told.others_as_small) == ((), (), (), 0)

    def test_is_accepted_by_60_of_113_seats_of_which_21_follow_from_the_law(self, letter):
        board = letter.board(JUNE)
        told = board.support(letter.subject(board, "regioraad"))

        assert (told.seats_accepting, told.seats_total) == (60, 113)
        assert (told.seats_share, told.inhabitants_share) == (0.531, 0.719)
        assert told.seats_derived == ("gm0626",)
        seats = {row.municipality.code: row.seats for row in board.councils}
        assert (seats["gm0626"].number, seats["gm0626"].how) == (21, "afgeleid")

    def test_is_refused_by_three_councils_and_not_blocked_by_two(self, letter):
        board = letter.board(JUNE)
        told = letter.cells(board.councils, board, "regioraad")

        for code in AGAINST:
            assert told[code].stance is Stance.TEGEN
        for code in ACCEPTING:
            assert told[code].stance is Stance.GEEN_BLOKKADE
        assert all(cell.off_table and not cell.uncertain for cell in told.values())
        assert not any(cell.sources_differ for cell in told.values())

    def test_was_adopted_by_four_colleges_by_elimination(self, letter):
        board = letter.board(JUNE)
        told = letter.cells(board.colleges, board, "regioraad")

        assert told["gm0638"].stance is Stance.GEEN_STANDPUNT
        assert not told["gm0638"].derived
        for code in set(MEMBERS) - {"gm0638"}:
            assert told[code].stance is Stance.VOOR
            assert told[code].derived

    def test_counts_in_the_column_of_the_heavy_variant(self, letter):
        board = letter.board(JUNE)

        [column] = [each for each in board.columns if each.head.slug == "zwaar"]
        assert column.shown.slug == "zwaar"
        assert column.state is None

    def test_is_shown_there_where_the_reader_chooses_it(self, letter):
        board = letter.board(JUNE, chosen=("regioraad",))

        [column] = [each for each in board.columns if each.head.slug == "zwaar"]
        assert column.shown.slug == "regioraad"
        assert column.state.state == "verworpen"
        heavy = letter.cells(board.councils, board, "zwaar")
        assert {cell.via.slug for cell in heavy.values()} == {"regioraad"}

    def test_was_unknown_before_it_was_put(self, letter):
        board = letter.board(DECEMBER)

        assert set(letter.stances(board.councils, board, "regioraad").values()) == {None}
        assert board.support(letter.subject(board, "regioraad")).outcome == "onbeslist"
        assert board.state(letter.subject(board, "regioraad")) is None


class TestTheVision:
    def check(self, letter, day, *, uncertain):
        board = letter.board(day)
        vision = letter.subject(board, "visienotitie")
        told = letter.cells(board.councils, board, "visienotitie")
        support = board.support(vision)

        assert board.state(vision).state == "aangenomen"
        assert board.state(vision).uncertain is uncertain
        assert {cell.stance for cell in told.values()} == {Stance.VOOR}
        assert all(cell.uncertain is uncertain for cell in told.values())
        assert (support.outcome, support.is_uncertain) == ("ja", uncertain)

    def test_has_support_of_all_five_councils_in_december(self, letter):
        self.check(letter, DECEMBER, uncertain=False)

    def test_has_it_uncertainly_halfway_november(self, letter):
        self.check(letter, NOVEMBER, uncertain=True)

    def test_rests_on_five_decisions_without_a_tally_that_share_two_places(self, letter):
        positions = Position.objects.filter(subject__slug="visienotitie")
        decisions = Decision.objects.filter(positions__in=positions)

        assert decisions.distinct().count() == 5
        assert not decisions.filter(votes_for__isnull=False).exists()
        for position in positions:
            read = {place.reference: place for place in position.evidence.all()}
            assert set(read) == {"LR-016", "LR-063"}
            assert all(place.is_joint and place.is_derived for place in read.values())


class TestOegstgeest:
    def test_has_an_opposition_of_nine_of_nineteen_beside_a_council_that_is_unknown(self, letter):
        board = letter.board(JUNE)
        cell = letter.cells(board.councils, board, "fusie")["gm0579"]

        assert cell.stance is None
        [said] = cell.groups
        assert (said.stance, said.seats, said.seats_total) == (Stance.NADER_ONDERZOEK, 9, 19)

    def test_wants_a_joint_arrangement_on_a_condition(self, letter):
        position = Position.objects.get(stance=Stance.VOOR_MITS)

        assert position.body.municipality.code == "gm0579"
        assert position.conditions.filter(kind="voorwaarde").exists()


class TestMiddel:
    def test_is_undecided_at_every_date_under_every_rule(self, letter):
        for day in DAYS:
            board = letter.board(day)
            middle = letter.subject(board, "middel")
            told = {board.support(middle, rule).outcome.value for rule in Rule}
            assert told == {"onbeslist"}, day

    def test_has_no_position(self, letter):
        assert not Position.objects.filter(subject__slug="middel").exists()


class TestTheRounds:
    def test_had_five_answers_and_waits_for_five(self, letter):
        first, second = letter.board(JUNE).rounds

        assert (first.spoken, len(first.asked), first.is_open) == (5, 5, True)
        assert (second.spoken, len(second.asked), second.is_open) == (0, 5, False)
        assert second.round.due_on is None

    def test_finds_the_second_one_on_the_agenda_of_leiden(self, letter):
        _, second = letter.board(JUNE).rounds
        told = {each.body.municipality_id: each for each in second.asked}
        leiden = told.pop(
            next(b.pk for b in letter.board(JUNE).scene.members if b.code == "gm0546")
        )

        assert leiden.state == "geagendeerd"
        assert leiden.item.reference == "Z/17/455361"
        assert {each.state for each in told.values()} == {"niet gepland"}


class TestTheFacts:
    def test_of_the_letter_are_all_there_and_no_others(self, letter):
        told = set(Evidence.objects.exclude(reference="").values_list("reference", flat=True))

        assert told <= {f"LR-{number:03d}" for number in range(1, 147)}
        assert not Evidence.objects.exclude(source__key="raadsbrief").exists()

    def test_give_no_body_a_stance_that_the_letter_gives_to_nobody(self, letter):
        nobody = Evidence.objects.filter(reference__in=["LR-008", "LR-035", "LR-099"])

        assert nobody.exists()
        assert not nobody.filter(position__isnull=False).exists()
