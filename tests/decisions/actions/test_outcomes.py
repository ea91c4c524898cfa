"""After a meeting: what came of its items, saved at once or not at all."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q

from decisions.actions.agenda import save_agenda_item, save_treatment
from decisions.actions.decisions import PositionDraft
from decisions.actions.outcomes import (
    MotionResult,
    PointResult,
    TreatmentResult,
    build_meeting_decision,
    record_meeting_outcomes,
)
from decisions.actions.publication import publish_record
from decisions.history import read_round_requests, read_treatments
from decisions.history.calendar import build_dossier_scope, read_treated_items
from decisions.models import (
    AgendaLine,
    Commitment,
    CommitmentKind,
    Decision,
    Form,
    LineKind,
    Position,
    Status,
    Treatment,
)
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

HELD_ON = date(2017, 9, 14)


@pytest.fixture
def meeting(world):
    return make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=HELD_ON)


@pytest.fixture
def item(world, meeting):
    return make.AgendaItemFactory(
        dossier=world.dossier, body=world.council, title="Vervolg", meeting=meeting
    )


def treatment_of(item):
    return Treatment.objects.select_related("item__body", "meeting", "item__dossier").get(item=item)


def record(item, by, outcome="aangenomen", **fields):
    treatment = treatment_of(item)
    result = TreatmentResult(treatment, outcome, **fields)
    record_meeting_outcomes(treatment.meeting, [result], by=by)
    treatment.refresh_from_db()
    return treatment


class TestADecision:
    def test_becomes_a_concept_of_the_body_on_that_day(self, world, item, meeting):
        tally = {"votes_for": 20, "votes_against": 3}

        treatment = record(item, world.griffie, tally=tally)

        made = treatment.decision
        told = (made.title, made.body, made.form, made.dated_on, made.meeting, made.outcome)
        assert told == ("Vervolg", world.council, "besluit", "2017-09-14", meeting, "aangenomen")
        assert (made.votes_for, made.votes_against, made.status) == (20, 3, Status.DRAFT)

    def test_on_a_hamerstuk_that_all_adopted_went_without_a_vote(self, world, meeting):
        item = make.AgendaItemFactory(
            dossier=world.dossier, body=world.council, meeting=meeting, kind="hamerstuk"
        )

        assert record(item, world.griffie, "unaniem").decision.no_vote_asked

    def test_carries_the_stances_whose_source_follows(self, world, item):
        draft = PositionDraft(
            "s", Position(subject=world.subject, stance="voor_mits"), (), ("Mits.",)
        )

        made = record(item, world.griffie, stands=(draft,)).decision

        position = made.positions.get()
        assert (position.stance, position.source_follows) == ("voor_mits", True)
        assert position.conditions.get().text == "Mits."

    def test_answers_the_round_that_tells_it_once_it_is_public(self, world, meeting):
        asked = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.council
        )
        item = make.AgendaItemFactory(
            dossier=world.dossier, body=world.council, meeting=meeting, round=asked.round
        )

        made = record(item, world.griffie).decision

        asked.refresh_from_db()
        assert asked.answer == made
        assert made.pk not in read_round_requests(world.dossier, reader=world.public).answers
        publish_record(made, by=world.griffie)
        assert made.pk in read_round_requests(world.dossier, reader=world.public).answers

    @pytest.mark.parametrize(("outcome", "follows"), [("aangenomen", True), ("verworpen", False)])
    def test_takes_along_what_was_prepared_unless_it_was_rejected(
        self, world, item, outcome, follows
    ):
        remark = make.RemarkFactory(
            dossier=world.dossier, body=world.council, item=item, draft=True
        )

        made = record(item, world.griffie, outcome).decision

        remark.refresh_from_db()
        assert (remark.decision == made) is follows

    def test_leaves_the_answer_that_stands(self, world, meeting):
        asked = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier),
            body=world.council,
            answer=world.decision(),
        )
        item = make.AgendaItemFactory(
            dossier=world.dossier, body=world.council, meeting=meeting, round=asked.round
        )

        made = record(item, world.griffie).decision

        asked.refresh_from_db()
        assert asked.answer != made

    def test_is_told_of_a_public_item_once_it_is_public(self, world, item):
        made = record(item, world.griffie).decision

        def outcome(reader):
            found = read_treatments(world.dossier, [item.pk], reader=reader)
            return found[item.pk][0].treatment.outcome

        assert (outcome(world.griffie), outcome(world.public)) == ("aangenomen", "")
        publish_record(made, by=world.griffie)
        assert outcome(world.public) == "aangenomen"

    def test_is_kept_out_of_the_calendar_of_the_public_too(self, world, item):
        record(item, world.griffie)

        def outcomes(reader):
            scope = build_dossier_scope(reader, None, world.dossier)
            return [told.treatment.outcome for _item, told in read_treated_items(scope, Q())]

        assert (outcomes(world.griffie), outcomes(world.public)) == (["aangenomen"], [""])


class TestWhatGoesWithIt:
    @pytest.fixture
    def points(self, item):
        return [
            make.AgendaLineFactory(item=item, kind=LineKind.POINT, number=number)
            for number in (1, 2)
        ]

    def outcomes(self, item):
        rows = AgendaLine.objects.filter(item=item).order_by("number")
        return list(rows.values_list("outcome", "amended_text"))

    def test_points_go_as_the_item_goes(self, world, item, points):
        record(item, world.griffie, points=tuple(map(PointResult, points)))

        assert self.outcomes(item) == [("aangenomen", "")] * 2

    def test_an_amended_point_says_what_was_adopted(self, world, item, points):
        told = (PointResult(points[0], "gewijzigd", "Anders."), PointResult(points[1]))

        record(item, world.griffie, "geamendeerd", points=told)

        assert self.outcomes(item) == [("gewijzigd", "Anders."), ("aangenomen", "")]

    def test_a_motion_becomes_a_decision_and_somebody_carries_it_out(self, world, item, meeting):
        treatment = treatment_of(item)
        motion = build_meeting_decision(
            treatment, meeting, form=Form.MOTION, title="Fiets", tally={}
        )
        task = Commitment(
            dossier=world.dossier, body=world.council, kind=CommitmentKind.MOTION,
            text="Fiets", holder="het college", made_on=HELD_ON, treatment=treatment,
        )  # fmt: skip

        record(item, world.griffie, motions=(MotionResult(motion, task),))

        assert Commitment.objects.get().decision == Decision.objects.get(form=Form.MOTION)

    def test_what_is_held_over_comes_once_more(self, world, item, meeting):
        after = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=date(2017, 10, 12)
        )
        treatment = treatment_of(item)
        result = TreatmentResult(treatment, "aangehouden", continues_in=after)

        record_meeting_outcomes(meeting, [result], by=world.griffie)

        again = Treatment.objects.get(item=item, meeting=after)
        assert (again.kind, again.outcome, again.sequence) == (treatment.kind, "", 2)
        assert not Decision.objects.exists()


class TestIsRefused:
    def test_nothing_of_it_stands_where_one_is_wrong(self, world, item, meeting):
        other = make.AgendaItemFactory(
            dossier=world.dossier, body=world.council, title="Ander", meeting=meeting
        )
        results = [
            TreatmentResult(treatment_of(item), "aangenomen"),
            TreatmentResult(treatment_of(other), "onder_voorbehoud"),
        ]

        with pytest.raises(ValidationError, match="‘Ander’: Zeg hier onder welk voorbehoud"):
            record_meeting_outcomes(meeting, results, by=world.griffie)

        assert not Decision.objects.exists()
        assert not Treatment.objects.exclude(outcome="").exists()

    @pytest.mark.parametrize(
        ("outcome", "fields", "told"),
        [
            ("besproken", {"tally": {"votes_for": 3}}, "hoort bij een besluit"),
            ("unaniem", {"tally": {"votes_for": 3, "votes_against": 1}}, "zonder stemmen tegen"),
        ],
    )
    def test_what_does_not_go_together(self, world, item, outcome, fields, told):
        with pytest.raises(ValidationError, match=told):
            record(item, world.griffie, outcome, **fields)

    def test_an_outcome_that_was_entered_already(self, world, item):
        record(item, world.griffie)

        with pytest.raises(ValidationError, match="Iemand anders"):
            record(item, world.griffie, "verworpen")

    def test_a_decision_of_a_committee_in_place_of_the_council(self, world):
        committee = make.BodyFactory(municipality=world.council.municipality, kind="raadscommissie")
        held = make.MeetingFactory(dossier=world.dossier, body=committee, held_on=HELD_ON)
        other = make.AgendaItemFactory(dossier=world.dossier, body=world.council, meeting=held)

        with pytest.raises(ValidationError, match="zelf besluit hierover"):
            record(other, world.griffie)

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "raadslid"])
    def test_of_a_body_that_the_reader_does_not_keep(self, world, item, who):
        with pytest.raises(PermissionDenied):
            record(item, getattr(world, who))

    def test_a_meeting_that_was_not_held(self, world):
        ahead = make.MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=date(2026, 12, 24)
        )
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, meeting=ahead)

        with pytest.raises(ValidationError):
            record(item, world.griffie)

    def test_the_regioredactie_keeps_a_body_without_griffie(self, world):
        body = make.council(world.region)
        meeting = make.MeetingFactory(dossier=world.dossier, body=body, held_on=HELD_ON)
        item = make.AgendaItemFactory(dossier=world.dossier, body=body, meeting=meeting)

        assert record(item, people.redactie(world.region)).decision.body == body


class TestLettersThatCameIn:
    def test_are_dealt_with_as_only_they_are(self, world, item):
        treatment = treatment_of(item)
        treatment.kind = "in_handen_college"

        with pytest.raises(ValidationError, match="Zo wordt alleen een ingekomen stuk behandeld"):
            save_treatment(treatment, by=world.griffie, reason="zo")

    def test_stay_letters_while_they_are_dealt_with_so(self, world, meeting):
        item = make.AgendaItemFactory(
            dossier=world.dossier, body=world.council, meeting=meeting,
            is_incoming=True, source=make.SourceFactory(), kind="afdoening",
        )  # fmt: skip
        item.is_incoming = False

        with pytest.raises(ValidationError, match="nog als ingekomen stuk"):
            save_agenda_item(item, lines={}, by=world.griffie, reason="zo")
