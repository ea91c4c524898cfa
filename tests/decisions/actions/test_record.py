"""Recording: a Decision with all that follows from it, or nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import (
    NewPosition,
    propose_reading,
    record_decision,
    record_position,
    record_reading,
    set_shown_reading,
)
from decisions.models import Decision, Evidence, Position, PositionGroup, Remark
from tests.decisions.worlds import fresh, revision
from tests.factories import CouncilTermFactory, GroupFactory, SourceFactory, SubjectFactory

pytestmark = pytest.mark.django_db


def act(world, **fields):
    fields = {"dossier": world.dossier, "body": world.council, "title": "Besluit", **fields}
    return Decision(form="besluit", dated_on="2016-06-01", **fields)


def place(stance="", **fields):
    return Evidence(
        source=SourceFactory(), place="1", summary="Wat er staat", reads_stance=stance, **fields
    )


def stance(world, value="voor", **fields):
    return Position(subject=world.subject, stance=value, **fields)


def wish(world, kind="voorwaarde"):
    return Remark(
        dossier=world.dossier,
        body=world.council,
        kind=kind,
        dated_on="2016-06-01",
        text="Behoud het loket",
    )


class TestRecord:
    def test_keeps_an_act_with_its_stances_readings_groups_and_conditions(self, world):
        group = GroupFactory(term=CouncilTermFactory(body=world.council))
        whole = NewPosition(
            stance(world, "voor_mits"),
            readings=[place("tegen"), place("voor_mits")],
            conditions=[wish(world)],
        )
        part = NewPosition(stance(world, "tegen", groups_label="Een fractie"), groups=[group])

        made = record_decision(decision=act(world), taken=[whole, part], by=world.griffie)

        council, groups = made.positions.order_by("groups_label")
        assert (council.stance, groups.stance) == ("voor_mits", "tegen")
        assert {council.body, groups.body} == {world.council}
        assert council.shown == whole.readings[1]
        assert council.conditions.get().decision == made
        assert PositionGroup.objects.get().position == groups
        assert {made.status, council.status} == {"concept"}

    def test_numbers_the_acts_of_a_dossier(self, world):
        acts = [act(world, title=title) for title in ("Een", "Twee", "Drie")]

        made = [record_decision(decision=each, by=world.griffie) for each in acts]

        assert [each.number for each in made] == [1, 2, 3]

    def test_leaves_nothing_when_the_last_step_fails(self, world):
        bad = Remark(dossier=world.dossier, body=world.council, kind="voorwaarde")
        taken = NewPosition(stance(world), readings=[place("voor")], conditions=[bad])
        by, before = world.griffie, revision(world.dossier)

        with pytest.raises(ValidationError):
            record_decision(decision=act(world), taken=[taken], by=by)

        for model in (Decision, Position, Evidence, Remark):
            assert not model.objects.exists()
            assert not model.history.exists()
        assert revision(world.dossier) == before

    def test_refuses_two_stances_of_a_body_on_one_subject(self, world):
        twice = [NewPosition(stance(world)), NewPosition(stance(world, "tegen"))]

        with pytest.raises(ValidationError, match="zegt hierover al iets"):
            record_decision(decision=act(world), taken=twice, by=world.griffie)

        assert not Decision.objects.exists()

    def test_refuses_a_subject_of_another_dossier(self, world):
        elsewhere = Position(subject=SubjectFactory(), stance="voor")

        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            record_decision(decision=act(world), taken=[NewPosition(elsewhere)], by=world.griffie)

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "public"])
    def test_is_refused_to_everybody_else(self, world, who):
        with pytest.raises(PermissionDenied):
            record_decision(
                decision=act(world), taken=[NewPosition(stance(world))], by=getattr(world, who)
            )

        assert not Decision.objects.exists()

    def test_raises_the_revision(self, world):
        before = revision(world.dossier)

        record_decision(decision=act(world), by=world.griffie)

        assert revision(world.dossier) > before


class TestTake:
    def test_adds_a_stance_to_an_act_that_stands(self, world):
        decision = world.decision()

        position = record_position(decision, NewPosition(stance(world)), by=world.griffie)

        assert position.dossier == world.dossier
        assert decision.positions.get() == position

    def test_is_refused_on_an_act_of_another_council(self, world):
        decision = world.decision(body=world.neighbour)

        with pytest.raises(PermissionDenied):
            record_position(decision, NewPosition(stance(world)), by=world.griffie)

        assert not Position.objects.exists()


class TestRead:
    def test_shows_the_first_place_that_reads_the_stance(self, world):
        position = record_position(world.decision(), NewPosition(stance(world)), by=world.griffie)
        first, second = place("voor"), place("voor")

        record_reading(position, place("tegen"), by=world.griffie)
        record_reading(position, first, by=world.griffie)
        record_reading(position, second, by=world.griffie)

        assert fresh(position).shown == first
        assert position.evidence.count() == 3

    def test_shows_nothing_where_no_place_reads_the_stance(self, world):
        position = record_position(world.decision(), NewPosition(stance(world)), by=world.griffie)

        record_reading(position, place(""), by=world.griffie)

        assert fresh(position).shown is None


class TestShow:
    def test_takes_over_what_the_chosen_place_reads(self, world):
        position = world.position()
        reading = world.reading(position, reads_stance="tegen")

        set_shown_reading(position, reading, by=world.griffie, reason="Het besluit zelf.")

        stored = fresh(position)
        assert (stored.shown, stored.stance) == (reading, "tegen")

    def test_takes_the_confirmation_off_a_stance_that_changes(self, world):
        position = world.confirmed()
        reading = world.reading(position, reads_stance="tegen")

        set_shown_reading(position, reading, by=world.griffie, reason="Het besluit zelf.")

        assert fresh(position).confirmed_at is None

    def test_asks_for_a_reason_once_it_is_public(self, world):
        position = world.position()
        reading = world.reading(position, reads_stance="tegen")

        with pytest.raises(ValidationError, match="geef een reden"):
            set_shown_reading(position, reading, by=world.griffie)

        assert fresh(position).stance == "voor"

    def test_refuses_a_place_of_another_position(self, world):
        position = world.position()
        other = world.reading(world.position(), reads_stance="tegen")

        with pytest.raises(ValidationError, match="van dit standpunt zelf"):
            set_shown_reading(position, other, by=world.griffie, reason="Anders.")

    def test_refuses_a_place_that_reads_no_stance(self, world):
        position = world.position()

        with pytest.raises(ValidationError, match="van dit standpunt zelf"):
            set_shown_reading(position, world.reading(position), by=world.griffie, reason="Anders.")

    def test_refuses_a_place_that_waits_to_be_accepted(self, world):
        position, reading = world.position(), place("tegen")
        propose_reading(position, reading, by=world.other_griffie)

        with pytest.raises(ValidationError, match="Neem deze lezing eerst aan"):
            set_shown_reading(position, reading, by=world.griffie, reason="Anders.")

    def test_refuses_to_leave_a_public_proviso_without_a_condition(self, world):
        position = world.position()
        reading = world.reading(position, reads_stance="voor_mits")

        with pytest.raises(ValidationError, match="vraagt ten minste een voorwaarde"):
            set_shown_reading(position, reading, by=world.griffie, reason="Het besluit zelf.")

        assert fresh(position).stance == "voor"

    def test_is_refused_to_another_griffie(self, world):
        position = world.position()
        reading = world.reading(position, reads_stance="tegen")

        with pytest.raises(PermissionDenied):
            set_shown_reading(position, reading, by=world.other_griffie, reason="Anders.")
