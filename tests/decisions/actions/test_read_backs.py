"""A council is asked to read back, answers line by line, and what changes asks again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, withdraw_record
from decisions.actions.read_backs import answer_read_back, ask_read_back, withdraw_read_back
from decisions.history import list_read_back_entries
from decisions.models import ReadBack, ReadBackLine
from municipalities.models import RoleKind
from tests import factories as make
from tests import people
from tests.decisions.read_backs import DUE, answered, asked, entry_of, said
from tests.decisions.worlds import fresh, revision
from tests.factories import AnswerFactory, QuestionFactory, StatementFactory
from tests.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def position(world):
    assert world.griffie
    return world.position()


class TestAsking:
    def test_makes_a_request_for_each_council_and_raises_the_counter(self, world, position):
        assert world.other_griffie
        world.position(world.decision(body=world.neighbour))
        before = revision(world.dossier)

        made = ask_read_back(
            world.dossier, [world.council, world.neighbour], due_on=DUE, by=world.redactie
        )

        assert {each.body for each in made} == {world.council, world.neighbour}
        assert {(each.asked_on, each.due_on) for each in made} == {(NOW.date(), DUE)}
        assert revision(world.dossier) == before + 1
        assert made[0].history.get().history_user == world.redactie.user

    @pytest.mark.once
    def test_asks_the_database_as_often_for_one_as_for_several(self, world, position):
        councils, by = [world.council], world.redactie
        for number in range(4):
            more = make.council(world.region)
            people.give(
                people.user(f"griffie-{number}"), RoleKind.GRIFFIE, municipality=more.municipality
            )
            world.position(world.decision(body=more))
            councils.append(more)
        counts = []
        for some in (councils[:1], councils[1:3], councils[3:]):
            with CaptureQueriesContext(connection) as queries:
                ask_read_back(world.dossier, some, due_on=DUE, by=by)
            asked_of = [each["sql"] for each in queries if each["sql"].startswith("SELECT")]
            counts.append(len(asked_of))

        assert len(set(counts)) == 1, counts

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ("college", "raad uit de regio"),
            ("steering_group", "raad uit de regio"),
            ("stranger", "raad uit de regio"),
            ("neighbour", "geen griffie"),
        ],
    )
    def test_is_refused_for_what_nobody_can_answer(self, world, position, body, told):
        with pytest.raises(ValidationError, match=told):
            asked(world, getattr(world, body))

        assert not ReadBack.objects.exists()

    def test_is_refused_where_nothing_is_public(self, world):
        world.position(draft=True)

        with pytest.raises(ValidationError, match="niets openbaars"):
            asked(world)

    def test_is_refused_for_a_day_that_has_passed_and_for_nobody(self, world, position):
        with pytest.raises(ValidationError, match="latere dag"):
            asked(world, due_on=NOW.date() - timedelta(days=1))
        with pytest.raises(ValidationError, match="ten minste één raad"):
            ask_read_back(world.dossier, [], due_on=DUE, by=world.redactie)

    def test_is_refused_while_a_question_is_open_and_not_after(self, world, position):
        first = asked(world)
        with pytest.raises(ValidationError, match="al gevraagd"):
            asked(world)
        withdraw_read_back(first, by=world.redactie, reason="Te vroeg.")

        assert asked(world).pk != first.pk

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "strange_redactie", "public"])
    def test_is_for_the_regioredactie(self, world, position, who):
        with pytest.raises(PermissionDenied):
            asked(world, by=getattr(world, who))


class TestTheLines:
    def test_are_what_the_public_reads_of_the_council_in_order_of_time(self, world, position):
        early = world.remark(dated_on="2015-01-01")
        late = StatementFactory(dossier=world.dossier, body=world.council, dated_on="2026-06-01")
        question = QuestionFactory(round__dossier=world.dossier)
        answer = AnswerFactory(question=question, body=world.council, dossier=world.dossier)
        world.position(draft=True)
        world.position(world.decision(body=world.neighbour))
        withdraw_record(world.remark(), by=world.griffie, reason="Verkeerd.")
        read_back = asked(world)

        found = [each.record for each in list_read_back_entries([read_back], at=NOW)[read_back.pk]]

        assert set(found) == {early, late, answer, position, position.decision}
        assert (found[0], found[-1]) == (early, late)
        assert found.index(position.decision) < found.index(position)

    def test_are_those_that_stood_by_the_last_day(self, world, position):
        read_back = asked(world)
        sooner = world.remark(public_from=NOW + timedelta(days=13))
        later = world.remark(public_from=NOW + timedelta(days=15))

        at = NOW + timedelta(days=20)
        assert entry_of(read_back, sooner, at=at) is not None
        assert entry_of(read_back, later, at=at) is None

    def test_take_as_many_queries_for_one_as_for_many(
        self, world, position, django_assert_num_queries
    ):
        read_back = asked(world)
        for _number in range(3):
            world.reading(world.position())

        with django_assert_num_queries(8):
            entries = list_read_back_entries([read_back], at=NOW)[read_back.pk]
            assert len([each.stands_as for each in entries]) == 8


class TestAnswering:
    def test_keeps_what_was_said_for_what_was_read(self, world, position):
        read_back = asked(world)

        line = answered(read_back, position, world.griffie)

        assert (line.verdict, line.answered_on, line.position) == ("klopt", NOW.date(), position)
        assert not entry_of(read_back, position).is_open
        assert entry_of(read_back, position.decision).is_open

    def test_several_lines_is_one_write(self, world, position):
        read_back = asked(world)
        both = [said(read_back, each) for each in (position, position.decision)]
        before = revision(world.dossier)

        made = answer_read_back(read_back, both, by=world.griffie)

        assert len(made) == 2
        assert revision(world.dossier) == before + 1

    def test_in_other_words_names_a_stance_and_a_place(self, world, position):
        line = answered(
            asked(world), position, world.griffie, "anders", text="Wij waren tegen.",
            reads_stance="tegen", place="Notulen, punt 3", url="https://raad.example/3",
        )  # fmt: skip

        assert (line.text, line.reads_stance) == ("Wij waren tegen.", "tegen")
        assert (line.place, line.url) == ("Notulen, punt 3", "https://raad.example/3")

    def test_changes_nothing_of_the_record(self, world, position):
        version = fresh(position).version

        answered(asked(world), position, world.griffie, "anders", text="Wij waren tegen.")

        assert (fresh(position).version, fresh(position).stance) == (version, position.stance)
        assert fresh(position).confirmed_at is None

    def test_again_keeps_the_first_answer_in_its_history(self, world, position):
        read_back = asked(world)
        first = answered(read_back, position, world.griffie)

        again = answered(read_back, position, world.griffie, "anders", text="Toch niet.")

        assert again.pk == first.pk
        verdicts = again.history.order_by("history_id").values_list("verdict", flat=True)
        assert list(verdicts) == ["klopt", "anders"]

    @pytest.mark.parametrize(
        "fields",
        [
            {"verdict": "anders"},
            {"verdict": "klopt", "text": "Maar toch."},
            {"verdict": "misschien"},
            {"verdict": "anders", "text": "Zo.", "url": "http://raad.example"},
            {"verdict": "anders", "text": "Zo.", "reads_stance": "onbekend"},
        ],
    )
    def test_is_refused_where_it_is_no_answer(self, world, position, fields):
        read_back = asked(world)

        with pytest.raises(ValidationError):
            answered(read_back, position, world.griffie, **fields)

        assert not ReadBackLine.objects.exists()

    def test_as_a_stance_is_refused_of_what_is_none(self, world, position):
        read_back = asked(world)

        with pytest.raises(ValidationError):
            answered(
                read_back, position.decision, world.griffie, "anders", text="Zo.",
                reads_stance="tegen",
            )  # fmt: skip

    def test_of_what_changed_while_it_was_read_is_refused_and_nothing_kept(self, world, position):
        read_back = asked(world)
        both = [said(read_back, each) for each in (position, position.decision)]
        correct_record(position, changes={"stance": "tegen"}, by=world.griffie, reason="Fout.")

        with pytest.raises(ValidationError, match="gewijzigd terwijl u las"):
            answer_read_back(read_back, both, by=world.griffie)

        assert not ReadBackLine.objects.exists()

    def test_of_what_is_not_there_is_refused(self, world, position):
        read_back = asked(world)
        answer = replace(said(read_back, position), key=position.pk + 1)

        with pytest.raises(ValidationError, match="staat er niet meer"):
            answer_read_back(read_back, [answer], by=world.griffie)
        with pytest.raises(ValidationError, match="ten minste één regel"):
            answer_read_back(read_back, [], by=world.griffie)

    @pytest.mark.parametrize(
        "who", ["other_griffie", "raadslid", "collegian", "redactie", "beheer", "public"]
    )
    def test_is_for_the_own_griffie_alone(self, world, position, who):
        read_back = asked(world)

        with pytest.raises(PermissionDenied):
            answered(read_back, position, getattr(world, who))

    def test_is_over_once_the_question_is_taken_back(self, world, position):
        read_back = asked(world)
        answered(read_back, position, world.griffie)
        withdraw_read_back(read_back, by=world.redactie, reason="Het is klaar.")

        with pytest.raises(ValidationError, match="teruggenomen"):
            answered(read_back, position.decision, world.griffie)
        assert ReadBackLine.objects.count() == 1


class TestALineThatChanges:
    @pytest.mark.parametrize("what", ["stance", "reading", "decision"])
    def test_asks_again(self, world, position, what):
        read_back = asked(world)
        answered(read_back, position, world.griffie)
        if what == "stance":
            correct_record(position, changes={"stance": "tegen"}, by=world.griffie, reason="Fout.")
        elif what == "reading":
            world.reading(position)
        else:
            correct_record(
                position.decision, changes={"title": "Anders"}, by=world.griffie, reason="Fout."
            )

        assert entry_of(read_back, position).is_open

    def test_back_to_what_was_read_does_not(self, world, position):
        read_back, before = asked(world), position.stance
        answered(read_back, position, world.griffie)
        for stance in ("tegen", before):
            correct_record(
                fresh(position), changes={"stance": stance}, by=world.griffie, reason="Fout."
            )

        assert not entry_of(read_back, position).is_open


class TestTakingBack:
    def test_asks_a_reason_and_is_for_who_asked(self, world, position):
        read_back = asked(world)

        with pytest.raises(ValidationError, match="niet meer vraagt"):
            withdraw_read_back(read_back, by=world.redactie, reason=" ")
        for who in (world.griffie, world.strange_redactie):
            with pytest.raises(PermissionDenied):
                withdraw_read_back(read_back, by=who, reason="Zo.")
        withdraw_read_back(read_back, by=world.redactie, reason="Zo.")

        assert fresh(read_back).withdrawn_on == NOW.date()

    def test_twice_is_refused(self, world, position):
        read_back = asked(world)
        withdraw_read_back(fresh(read_back), by=world.redactie, reason="Zo.")

        with pytest.raises(ValidationError, match="teruggenomen"):
            withdraw_read_back(fresh(read_back), by=world.redactie, reason="Zo.")
