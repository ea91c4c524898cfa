"""Entering a whole act: all of it in one transaction, each place a reading of every stance."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.decisions import (
    Citation,
    DecisionDraft,
    DecisionEntry,
    PositionDraft,
    record_decision_entry,
)
from decisions.models import Decision, Evidence, Meeting, Position, Remark
from municipalities.models import Source
from tests.decisions.worlds import fresh
from tests.factories import MeetingFactory, RoundBodyFactory, RoundFactory, SourceFactory

pytestmark = pytest.mark.django_db


def act(world, *stands, **fields):
    own = {"dossier": world.dossier, "body": world.council, "title": "Besluit", **fields}
    return DecisionDraft(Decision(form="besluit", dated_on="2017-05-09", **own), stands)


def stand(world, stance="voor", *, conditions=(), **fields):
    own = {"subject": world.subject, "stance": stance, **fields}
    return PositionDraft("een", Position(**own), conditions=conditions)


def spot(source=None, **fields):
    place = Evidence(source=source or SourceFactory(), place="alinea 12", summary="Wat er staat.")
    return Citation(place, **fields)


def new_source(world, title="Besluitenlijst"):
    return Source(title=title, municipality=world.council.municipality, region=world.region)


def stored():
    """How many records of every kind that an entry makes there are."""
    kinds = (Decision, Position, Evidence, Remark, Meeting, Source)
    return {kind.__name__: kind.objects.count() for kind in kinds}


class TestAnEntry:
    def test_stands_as_a_concept_with_every_place_as_evidence_and_reading(self, world):
        entry = DecisionEntry((act(world, stand(world)),), (spot(), spot()))

        made = record_decision_entry(entry, by=world.griffie)

        position = made.positions.get()
        assert (made.status, position.status) == ("concept", "concept")
        assert made.evidence.count() == position.evidence.count() == 2
        assert {each.reads_stance for each in position.evidence.all()} == {"voor"}
        assert position.shown == position.evidence.first()

    def test_reads_otherwise_where_a_place_says_so(self, world):
        other = spot(otherwise={"een": "tegen"})
        silent = spot(otherwise={"een": ""})

        made = record_decision_entry(
            DecisionEntry((act(world, stand(world)),), (other, spot(), silent)), by=world.griffie
        )

        position = made.positions.get()
        assert [each.reads_stance for each in position.evidence.all()] == ["tegen", "voor"]
        assert (position.stance, position.shown.reads_stance) == ("voor", "voor")
        assert made.evidence.count() == 3

    def test_keeps_flags_and_quote_of_a_place(self, world):
        source = SourceFactory()
        place = Evidence(
            source=source, place="1", summary="Kort", quote="Lang", is_joint=True, is_derived=True
        )

        made = record_decision_entry(
            DecisionEntry((act(world, stand(world)),), (Citation(place),)), by=world.griffie
        )

        reading = made.positions.get().evidence.get()
        assert (reading.quote, reading.is_joint, reading.is_derived) == ("Lang", True, True)

    def test_makes_a_new_source_once_for_two_places(self, world):
        source = new_source(world)

        record_decision_entry(
            DecisionEntry((act(world),), (spot(source), spot(source))), by=world.griffie
        )

        assert Source.objects.get(title="Besluitenlijst").evidence.count() == 2

    def test_has_what_groups_said_as_an_act_of_its_own(self, world):
        groups = stand(world, "nader_onderzoek", groups_label="Wie vertrok", group_seats=9)
        beside = act(world, groups, speaker="fracties", title="Wie vertrok")

        made = record_decision_entry(
            DecisionEntry((act(world, stand(world)), beside), (spot(),)), by=world.griffie
        )

        said = Decision.objects.exclude(pk=made.pk).get()
        assert said.positions.get().group_seats == 9
        assert made.positions.get().groups_label == ""
        assert said.evidence.count() == 1

    def test_makes_a_new_meeting_and_takes_one_that_stands(self, world):
        new = Meeting(dossier=world.dossier, body=world.council, title="Raad", held_on="2017-05-09")
        known = MeetingFactory(dossier=world.dossier, body=world.council)

        first = record_decision_entry(DecisionEntry((act(world),), meeting=new), by=world.griffie)
        second = record_decision_entry(
            DecisionEntry((act(world, title="Motie"),), meeting=known), by=world.griffie
        )

        assert (fresh(first).meeting, fresh(second).meeting) == (new, known)
        assert Meeting.objects.count() == 2

    def test_carries_its_conditions_with_the_round_that_it_answers(self, world):
        asked = RoundBodyFactory(round=RoundFactory(dossier=world.dossier), body=world.council)
        mits = stand(world, "voor_mits", conditions=("Eén loket", "Geen bestuurslaag"))

        made = record_decision_entry(
            DecisionEntry((act(world, mits),), asked=(asked,)), by=world.griffie
        )

        conditions = made.positions.get().conditions.order_by("id")
        assert [each.text for each in conditions] == ["Eén loket", "Geen bestuurslaag"]
        assert {(each.round, each.subject) for each in conditions} == {(asked.round, world.subject)}
        assert fresh(asked).answer == made

    @pytest.mark.parametrize(
        ("then", "status"),
        [("concept", "concept"), ("delen", "gedeeld"), ("publiceren", "gepubliceerd")],
    )
    def test_goes_as_far_as_was_asked_with_all_that_it_holds(self, world, then, status):
        beside = act(world, stand(world, groups_label="Zij"), speaker="fracties")
        mits = stand(world, "voor_mits", conditions=("Eén loket",))

        record_decision_entry(
            DecisionEntry((act(world, mits), beside), (spot(),)), then=then, by=world.griffie
        )

        kinds = (Decision, Position, Remark)
        assert {each.status for kind in kinds for each in kind.objects.all()} == {status}
        assert Decision.objects.count() == 2


class TestWhatIsRefused:
    def test_leaves_nothing_behind_when_the_last_step_fails(self, world):
        entry = DecisionEntry((act(world, stand(world, "voor_mits")),), (spot(new_source(world)),))
        before = stored()

        with pytest.raises(ValidationError, match="voorwaarde"):
            record_decision_entry(entry, then="publiceren", by=world.griffie)

        assert stored() == before

    def test_leaves_nothing_behind_when_groups_are_named_twice(self, world):
        twice = [stand(world, groups_label="Zij"), stand(world, "tegen", groups_label="Zij")]

        with pytest.raises(ValidationError):
            record_decision_entry(DecisionEntry((act(world), act(world, *twice))), by=world.griffie)

        assert not Decision.objects.exists()

    @pytest.mark.parametrize("who", ["public", "raadslid", "other_griffie", "collegian"])
    def test_is_what_somebody_else_enters(self, world, who):
        _ = world.griffie, world.other_griffie

        with pytest.raises(PermissionDenied):
            record_decision_entry(
                DecisionEntry((act(world, stand(world)),)), by=getattr(world, who)
            )

        assert not Decision.objects.exists()

    def test_is_another_body_that_answers_a_round(self, world):
        asked = RoundBodyFactory(round=RoundFactory(dossier=world.dossier), body=world.neighbour)

        with pytest.raises(PermissionDenied):
            record_decision_entry(DecisionEntry((act(world),), asked=(asked,)), by=world.griffie)

        assert not Decision.objects.exists()

    def test_is_a_source_of_another_municipality(self, world):
        strange = Source(title="Elders", municipality=world.stranger.municipality)

        with pytest.raises(PermissionDenied):
            record_decision_entry(DecisionEntry((act(world),), (spot(strange),)), by=world.griffie)

        assert not Decision.objects.exists()
        assert not Source.objects.filter(title="Elders").exists()
