"""The models of what: their constraints and what they refuse."""

from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from decisions import models as what
from decisions.actions import claim_idempotency_key, save_form_draft, save_record
from decisions.actions.batches import open_batch, remember_columns
from decisions.actions.reports import report_mistake
from municipalities.tracking import Tracked
from tests import factories as made
from tests.constraints import Break, assert_refused, assert_told, constraints_of, twin_of
from tests.people import NOW, beheer, user

pytestmark = pytest.mark.django_db

PUBLISHED = {
    "agendaitem": made.AgendaItemFactory,
    "answer": made.AnswerFactory,
    "commitment": made.CommitmentFactory,
    "commonitem": made.CommonItemFactory,
    "decision": made.DecisionFactory,
    "dossier": made.DossierFactory,
    "position": made.PositionFactory,
    "remark": made.RemarkFactory,
    "reply": made.ReplyFactory,
    "poll": made.PollFactory,
    "statement": made.StatementFactory,
}
RECORDED = {
    **{name: factory for name, factory in PUBLISHED.items() if name != "dossier"},
    "agendaline": made.AgendaLineFactory,
    "cost": made.CostFactory,
    "evidence": made.EvidenceFactory,
    "extension": made.ExtensionFactory,
    "grouptally": made.GroupTallyFactory,
    "meeting": made.MeetingFactory,
    "milestone": made.MilestoneFactory,
    "point": made.PointFactory,
    "pollarea": made.PollAreaFactory,
    "pollevent": made.PollEventFactory,
    "polloption": made.PollOptionFactory,
    "pollresult": made.PollResultFactory,
    "question": made.QuestionFactory,
    "readback": made.ReadBackFactory,
    "readbackline": made.ReadBackLineFactory,
    "replynote": made.ReplyNoteFactory,
    "round": made.RoundFactory,
    "treatment": made.TreatmentFactory,
}
UNDATED = {
    *("agendaitem", "agendaline", "evidence", "extension", "meeting", "point", "position"),
    *("question", "readback", "readbackline", "replynote", "treatment", "commonitem"),
    *("commitment", "grouptally", "pollarea", "polloption", "pollresult"),
}
DATED = {
    name: factory for name, factory in {**PUBLISHED, **RECORDED}.items() if name not in UNDATED
}
ELSE = {
    "agendaline": lambda line: {"number": line.number + 1},
    "decision": lambda decision: {"number": 99},
    "grouptally": lambda tally: {"label": "andere fractie"},
    "pollarea": lambda area: {"number": area.number + 1},
    "polloption": lambda option: {"number": option.number + 1},
    "pollresult": lambda result: {"option": made.PollOptionFactory(poll=result.area.poll)},
    "position": lambda position: {"groups_label": "andere fracties"},
    "question": lambda question: {"number": question.number + 1},
    "readbackline": lambda line: {
        "decision": made.DecisionFactory(dossier=line.dossier, body=line.read_back.body)
    },
    "replynote": lambda note: {"round": made.RoundFactory(dossier=note.dossier)},
    "treatment": lambda treatment: {"sequence": treatment.sequence + 1},
}


def else_of(name):
    """Return what makes a twin of this kind another record, from the record itself."""
    return ELSE.get(name, lambda record: {})


def variant_of(subject, **fields):
    return made.SubjectFactory(dossier=subject.dossier, **fields)


def element():
    variant = made.SubjectFactory()
    return save_record(
        what.VariantElement(variant=variant, taken_from=variant_of(variant), name="Element"),
        by=beheer(),
    )


def points_at_variant(field):
    return lambda subject: {field: variant_of(subject)}


def public_without_moment(record):
    return {"status": what.Status.PUBLISHED, "public_from": None}


def withdrawn_without_reason(record):
    return {"status": what.Status.WITHDRAWN, "withdrawn_reason": ""}


def too_late(record):
    return {"first_on": date(2201, 1, 1), "last_on": date(2201, 1, 1)}


def key_taken(name):
    return Break(RECORDED[name], else_of(name), twin=True, before={"key": "zelfde"})


def submission():
    claim_idempotency_key(uuid4(), by=beheer())
    return what.IdempotencyKey.objects.get()


def import_batch():
    return open_batch(
        made.DossierFactory(), kind="wensen", file_name="x.csv", sheets=[], by=beheer()
    )


def batch_record():
    told = {"number": 1, "row": 2, "record_model": "decisions.remark", "record_key": 1}
    return what.BatchRecord.objects.create(batch=import_batch(), version_after=1, **told)


def column_choice():
    batch = import_batch()
    remember_columns(batch, {"wie": "body"}, by=beheer())
    return what.ColumnChoice.objects.get()


def asked_for_consent():
    return made.RoundBodyFactory(round=made.RoundFactory(legal_basis="wgr_toestemming"))


def point_line():
    return made.AgendaLineFactory(kind=what.LineKind.POINT)


def treatment_like(decision):
    """Return the treatment of an item of the same body and dossier as a decision."""
    item = made.AgendaItemFactory(dossier=decision.dossier, body=decision.body)
    return item.treatments.get()


def planned_treatment():
    item = made.AgendaItemFactory()
    meeting = made.MeetingFactory(body=item.body, dossier=item.dossier)
    return made.TreatmentFactory(item=item, meeting=meeting)


def subscription(**followed):
    """Return who follows something, a dossier by default."""
    followed = followed or {"dossier": made.DossierFactory()}
    told = {"email": "lezer@voorbeeld.example", "pace": what.PACE_CHOICES[0][0]}
    moments = {"asked_at": NOW, "told_at": NOW}
    return what.Subscription.objects.create(**told, **moments, **followed)


def another_code(told):
    return {"code": uuid4()}


def reminder():
    return what.SentReminder.objects.create(
        subscription=subscription(), request=made.RoundBodyFactory(), last_safe_on=NOW.date()
    )


def pulled_record():
    feed = made.CouncilFeedFactory()
    return what.PulledRecord.objects.create(
        body=feed.body,
        system=feed.system,
        kind=what.PulledKind.MEETING,
        external_id="1",
        payload={"title": "Raad"},
        first_seen_at=NOW,
        seen_at=NOW,
    )


def report():
    position = made.PositionFactory()
    return report_mistake(
        position, text="Het was mei.", source="Notulen", url="", sender="a", at=NOW
    )


def answered_line(name):
    """Return the answer to a line of this kind."""
    record = PUBLISHED[name](body=made.BodyFactory()) if name == "statement" else PUBLISHED[name]()
    read_back = made.ReadBackFactory(dossier=record.dossier, body=record.body)
    return made.ReadBackLineFactory(read_back=read_back, **{"decision": None, name: record})


BREAKS = {
    **{
        f"{name}_public_has_moment": Break(factory, public_without_moment)
        for name, factory in PUBLISHED.items()
    },
    **{
        f"{name}_withdrawn_has_reason": Break(factory, withdrawn_without_reason)
        for name, factory in PUBLISHED.items()
    },
    **{
        f"{name}_day_order": Break(factory, too_late, hidden=True)
        for name, factory in DATED.items()
    },
    **{f"{name}_key_once": key_taken(name) for name in RECORDED},
    "form_draft_once": Break(
        lambda: save_form_draft("/werkblad/", {"name": ["Aalst"]}, by=beheer()), twin=True
    ),
    "idempotency_key_once": Break(submission, twin=True),
    "report_answered_whole": Break(report, lambda record: {"answer": "Klopt."}),
    "dossier_closes_after_opening": Break(
        made.DossierFactory, lambda dossier: {"closed_on": dossier.first_on - timedelta(days=1)}
    ),
    "dossier_kept_after_opening": Break(
        made.DossierFactory, lambda dossier: {"kept_until": dossier.first_on - timedelta(days=1)}
    ),
    "subject_slug_once": Break(made.SubjectFactory, twin=True),
    "subject_works_out_of_voorstel": Break(made.SubjectFactory, points_at_variant("works_out")),
    "subject_column_of_richting": Break(made.SubjectFactory, points_at_variant("column")),
    "subject_base_of_variant": Break(
        lambda: made.SubjectFactory(is_proposal=True), points_at_variant("base")
    ),
    "element_once": Break(element, twin=True),
    "element_of_another": Break(element, lambda record: {"taken_from": record.variant}),
    "theme_once": Break(made.ThemeFactory, twin=True),
    "concern_day_order": Break(made.ConcernFactory, too_late, hidden=True),
    "concern_once_a_day": Break(made.ConcernFactory, twin=True),
    "relation_once": Break(made.SubjectRelationFactory, twin=True),
    "relation_to_another": Break(
        made.SubjectRelationFactory, lambda relation: {"other": relation.subject}
    ),
    "relation_change_of_version": Break(
        made.SubjectRelationFactory, lambda relation: {"change": "Anders."}
    ),
    "grouptally_once": Break(made.GroupTallyFactory, twin=True),
    "grouptally_tells_something": Break(made.GroupTallyFactory, lambda tally: {"direction": ""}),
    "grouptally_in_favour": Break(made.GroupTallyFactory, lambda tally: {"votes_against": 1}),
    "grouptally_against": Break(
        made.GroupTallyFactory, lambda tally: {"direction": "tegen", "votes_for": 1}
    ),
    "poll_of_one_holder": Break(
        made.PollFactory,
        lambda poll: {"holder_body": made.BodyFactory(), "holder_party": made.PartyFactory()},
    ),
    "pollevent_called_off_is_not_planned": Break(
        made.PollEventFactory, lambda event: {"step": "afgelast", "planned_on": "2017-05"}
    ),
    "pollarea_number_once": Break(made.PollAreaFactory, twin=True),
    "pollarea_turnout_is_share": Break(made.PollAreaFactory, lambda area: {"turnout": 101}),
    "area_municipality_once": Break(made.PollAreaMunicipalityFactory, twin=True),
    "polloption_number_once": Break(made.PollOptionFactory, twin=True),
    "polloption_stance_on_subject": Break(
        made.PollOptionFactory, lambda option: {"stance": "voor"}
    ),
    "pollresult_once": Break(made.PollResultFactory, twin=True),
    "pollresult_has_figure": Break(made.PollResultFactory, lambda result: {"votes": None}),
    "pollresult_percentage_is_share": Break(
        made.PollResultFactory, lambda result: {"percentage": 101}
    ),
    "reading_once": Break(made.ValueReadingFactory, twin=True),
    "meeting_ends_after_start": Break(
        made.MeetingFactory,
        lambda meeting: {"held_on": NOW.date(), "starts_at": NOW, "ends_at": NOW},
    ),
    "decision_number_once": Break(made.DecisionFactory, twin=True),
    "decision_vote_or_not": Break(
        made.DecisionFactory, lambda decision: {"no_vote_asked": True, "votes_for": 1}
    ),
    "decision_moved_is_motion": Break(
        made.DecisionFactory,
        lambda decision: {"form": "besluit", "moved_in": treatment_like(decision)},
    ),
    "position_stance_known": Break(
        made.PositionFactory, lambda position: {"stance": "onbekend"}, hidden=True
    ),
    "position_once_a_decision": Break(made.PositionFactory, twin=True),
    "position_seats_of_groups": Break(made.PositionFactory, lambda position: {"group_seats": 9}),
    "position_confirmed_pair": Break(made.PositionFactory, lambda position: {"confirmed_at": NOW}),
    "position_group_once": Break(made.PositionGroupFactory, twin=True),
    "evidence_of_one_record": Break(
        made.EvidenceFactory, lambda place: {"decision": place.position.decision}
    ),
    "evidence_reads_a_position": Break(
        made.EvidenceFactory,
        lambda place: {
            "position": None,
            "decision": place.position.decision,
            "reads_stance": "voor",
        },
    ),
    "evidence_dates_a_position": Break(
        made.EvidenceFactory,
        lambda place: {
            "position": None,
            "decision": place.position.decision,
            "reads_on": "2017-05-09",
        },
    ),
    "evidence_stance_known": Break(
        made.EvidenceFactory, lambda place: {"reads_stance": "onbekend"}, hidden=True
    ),
    "milestone_state_of_subject": Break(
        made.MilestoneFactory, lambda milestone: {"state": what.State.ADOPTED}
    ),
    "round_asks_something": Break(made.RoundFactory, lambda each: {"questions": ""}),
    "round_body_once": Break(made.RoundBodyFactory, twin=True),
    "round_body_one_answer": Break(
        made.RoundBodyFactory,
        lambda asked: {
            "answer": made.DecisionFactory(body=asked.body, dossier=asked.round.dossier),
            "no_view_on": date(2017, 5, 9),
        },
    ),
    "remark_of_body_or_gathering": Break(
        made.RemarkFactory, lambda remark: {"gathering": "bewonersavond"}
    ),
    "remark_not_from_itself": Break(made.RemarkFactory, lambda remark: {"carried_from": remark}),
    "agenda_item_incoming_has_letter": Break(
        made.AgendaItemFactory, lambda item: {"is_incoming": True, "source": None}
    ),
    "agenda_line_outcome_of_point": Break(
        made.AgendaLineFactory, lambda line: {"outcome": what.PointOutcome.ADOPTED}
    ),
    "agenda_line_amended_text": Break(
        point_line, lambda line: {"outcome": "aangenomen", "amended_text": "Anders."}
    ),
    "agenda_line_secret_title_only": Break(
        made.AgendaLineFactory, lambda line: {"is_secret": True}
    ),
    "treatment_one_planning": Break(planned_treatment, lambda each: {"planned_note": "later"}),
    "treatment_once_a_meeting": Break(planned_treatment, ELSE["treatment"], twin=True),
    "treatment_sequence_once": Break(made.TreatmentFactory, twin=True),
    "treatment_outcome_of_meeting": Break(
        made.TreatmentFactory, lambda each: {"outcome": what.TreatmentOutcome.ADOPTED}
    ),
    "treatment_note_of_outcome": Break(
        made.TreatmentFactory, lambda each: {"outcome_note": "na het amendement"}
    ),
    "item_offer_once": Break(made.ItemOfferFactory, twin=True),
    "item_offer_taken_or_declined": Break(made.ItemOfferFactory, lambda each: {"followed_at": NOW}),
    "item_offer_declined_why": Break(
        made.ItemOfferFactory, lambda each: {"declined_on": date(2017, 5, 9)}
    ),
    "commitment_due_later": Break(
        made.CommitmentFactory, lambda each: {"due_on": each.made_on - timedelta(days=1)}
    ),
    "commitment_done_later": Break(
        made.CommitmentFactory, lambda each: {"done_note": "De brief kwam."}
    ),
    "agenda_line_once": Break(made.AgendaLineFactory, twin=True),
    "round_not_after_itself": Break(made.RoundFactory, lambda each: {"follows": each}),
    "round_body_consent_ground": Break(
        asked_for_consent,
        lambda asked: {
            "answer": made.DecisionFactory(body=asked.body, dossier=asked.round.dossier),
            "consent": what.Consent.WITHHELD,
        },
    ),
    "round_body_consent_decided": Break(
        asked_for_consent, lambda asked: {"consent": what.Consent.GIVEN}
    ),
    "round_body_receipt_has_day": Break(
        made.RoundBodyFactory, lambda asked: {"receipt_reference": "Z/1"}
    ),
    "round_body_confirmed_later": Break(
        made.RoundBodyFactory,
        lambda asked: {"receipt_on": date(2017, 5, 9), "confirmed_on": date(2017, 5, 8)},
    ),
    "extension_into_the_future": Break(
        made.ExtensionFactory, lambda each: {"due_on": each.granted_on - timedelta(days=1)}
    ),
    "question_number_once": Break(made.QuestionFactory, twin=True),
    "answer_to_one_question": Break(made.AnswerFactory, lambda answer: {"question": None}),
    "dispatch_once": Break(made.DispatchFactory, twin=True),
    "importbatch_undone_pair": Break(import_batch, lambda batch: {"undone_at": NOW}),
    "batch_record_once": Break(batch_record, twin=True),
    "column_choice_once": Break(column_choice, twin=True),
    "reply_note_once": Break(made.ReplyNoteFactory, twin=True),
    "reply_note_revised_with_reason": Break(made.ReplyNoteFactory, lambda note: {"why": "Fout."}),
    "assignment_second_person": Break(
        made.AssignmentFactory, lambda each: {"second_reader": each.assignee}
    ),
    "reply_review_pair": Break(made.ReplyReviewFactory, lambda review: {"reviewed_at": NOW}),
    "subscription_to_one": Break(subscription, lambda told: {"dossier": None}, hidden=True),
    "subscription_dossier_once": Break(subscription, another_code, twin=True),
    "subscription_municipality_once": Break(
        lambda: subscription(municipality=made.MunicipalityFactory()), another_code, twin=True
    ),
    "subscription_round_once": Break(
        lambda: subscription(round=made.RoundFactory()), another_code, twin=True
    ),
    "subscription_claim_whole": Break(subscription, lambda told: {"claimed_at": NOW}),
    "reminder_once": Break(reminder, twin=True),
    "council_feed_once_a_system": Break(made.CouncilFeedFactory, twin=True),
    "council_feed_set_pair": Break(
        made.CouncilFeedFactory, lambda feed: {"set_at": NOW}, hidden=True
    ),
    "pulled_record_once": Break(pulled_record, twin=True),
    "pulled_record_answered_pair": Break(
        pulled_record, lambda told: {"answered_at": NOW}, hidden=True
    ),
    "report_about_one": Break(report, lambda told: {"decision": told.position.decision}),
    "readback_due_after_asking": Break(
        made.ReadBackFactory, lambda each: {"due_on": each.asked_on - timedelta(days=1)}
    ),
    "readback_withdrawn_after_asking": Break(
        made.ReadBackFactory, lambda each: {"withdrawn_on": each.asked_on - timedelta(days=1)}
    ),
    "readbackline_of_one_record": Break(made.ReadBackLineFactory, lambda line: {"decision": None}),
    "readbackline_different_in_words": Break(
        made.ReadBackLineFactory, lambda line: {"verdict": what.ReadBackVerdict.DIFFERENT}
    ),
    "readbackline_reads_a_position": Break(
        made.ReadBackLineFactory,
        lambda line: {
            "verdict": what.ReadBackVerdict.DIFFERENT,
            "text": "Tegen.",
            "reads_stance": "tegen",
        },
    ),
    **{
        f"readbackline_{name}_once": Break(partial(answered_line, name), twin=True)
        for name in what.READ_BACK_KINDS
    },
}
CONSTRAINTS = constraints_of("decisions")


class TestConstraints:
    def test_are_each_broken_here(self):
        assert set(BREAKS) == set(CONSTRAINTS)

    @pytest.mark.parametrize("name", BREAKS)
    @pytest.mark.usefixtures("past_not_asked")
    def test_tell_in_dutch_what_is_wrong(self, name):
        assert_told(BREAKS[name], CONSTRAINTS[name])

    @pytest.mark.parametrize("name", BREAKS)
    @pytest.mark.usefixtures("past_not_asked")
    def test_hold_in_the_database_too(self, name):
        assert_refused(BREAKS[name])

    @pytest.mark.parametrize("name", RECORDED)
    def test_let_records_without_a_key_stand_beside_each_other(self, name):
        twin = twin_of(RECORDED[name]())
        for field, value in else_of(name)(twin).items():
            setattr(twin, field, value)

        twin.full_clean()

        assert twin.key == ""


class TestASubject:
    @pytest.mark.parametrize(("short", "told"), [("", "Zware samenwerking"), ("Zwaar", "Zwaar")])
    def test_is_called_by_its_short_name_where_there_is_one(self, short, told):
        subject = made.SubjectFactory(name="Zware samenwerking", short_name=short)

        assert (str(subject), subject.brief_name) == ("Zware samenwerking", told)

    @pytest.mark.parametrize("field", ["works_out", "column", "base"])
    def test_points_at_a_variant_of_its_own_dossier(self, field):
        kinds = {"works_out": "is_proposal", "column": "is_direction"}
        traits = {kinds[field]: True} if field in kinds else {}
        subject = made.SubjectFactory(**traits)
        setattr(subject, field, made.SubjectFactory())

        with pytest.raises(ValidationError) as caught:
            subject.full_clean()

        assert caught.value.message_dict == {field: ["Kies een variant uit hetzelfde dossier."]}

    def test_works_out_no_other_proposal(self):
        subject = made.SubjectFactory(is_proposal=True)
        subject.works_out = variant_of(subject, is_proposal=True)

        with pytest.raises(ValidationError):
            subject.full_clean()

    def test_is_not_derived_from_itself_by_a_detour(self):
        first = made.SubjectFactory()
        second = variant_of(first, base=first)
        third = variant_of(first, base=second)
        first.base = third

        with pytest.raises(ValidationError) as caught:
            first.full_clean()

        assert "van zichzelf" in caught.value.message_dict["base"][0]


class TestADecision:
    def test_takes_the_next_number_of_its_dossier(self):
        first = made.DecisionFactory()

        second = made.DecisionFactory(dossier=first.dossier)
        other = made.DecisionFactory()

        assert (first.number, second.number, other.number) == (1, 2, 1)


class TestAPosition:
    def test_takes_body_and_dossier_from_its_decision(self):
        position = made.PositionFactory()

        assert position.body == position.decision.body
        assert position.dossier == position.decision.dossier

    def test_is_about_a_subject_of_its_own_dossier(self):
        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            made.PositionFactory(subject=made.SubjectFactory())

    def test_of_groups_stands_beside_that_of_the_council(self):
        council = made.PositionFactory()

        groups = made.PositionFactory(
            decision=council.decision, subject=council.subject, groups_label="oppositie"
        )

        assert list(what.Position.objects.of_groups()) == [groups]

    def test_is_confirmed_by_somebody_at_some_moment(self):
        position = made.PositionFactory()
        position.confirmed_at, position.confirmed_by = NOW, user("griffier")

        position.full_clean()

        assert position.confirmed_by.username == "griffier"


class TestEvidence:
    @pytest.mark.parametrize("name", what.TARGETS)
    def test_shows_each_kind_of_record(self, name):
        record = RECORDED[name.replace("_", "")]()

        place = made.EvidenceFactory(**{"position": None, "shows": record, name: record})

        assert place.target == record

    def test_that_waits_for_the_own_griffie_does_not_count(self):
        counts = made.EvidenceFactory()
        waits = made.EvidenceFactory(position=counts.position, is_accepted=False)

        assert list(what.Evidence.objects.accepted()) == [counts]
        assert waits.target == counts.target


class TestARound:
    def test_follows_no_round_that_follows_it(self):
        first = made.RoundFactory()
        second = made.RoundFactory(dossier=first.dossier, follows=first)
        first.follows = second

        with pytest.raises(ValidationError, match="vervolg op zichzelf"):
            save_record(first, by=beheer(), reason="test")

    def test_has_one_adopted_set_of_replies(self):
        note = made.ReplyNoteFactory()

        with pytest.raises(ValidationError, match="al vastgesteld"):
            made.ReplyNoteFactory(round=note.round)


class TestAnAnswer:
    def test_is_to_a_line_that_asks(self):
        point = made.AgendaLineFactory(kind=what.LineKind.POINT)

        with pytest.raises(ValidationError, match="die een vraag is"):
            made.AnswerFactory(question=None, line=point, body=point.item.body)

    def test_to_an_agenda_item_is_of_its_own_body(self):
        line = made.AgendaLineFactory()
        own = made.AnswerFactory(question=None, line=line, body=line.item.body)

        with pytest.raises(ValidationError, match="ander orgaan"):
            made.AnswerFactory(question=None, line=line)
        assert own.dossier == line.dossier


class TestAPoint:
    def test_holds_a_remark_that_is_in_no_other(self):
        link = made.PointRemarkFactory()
        other = made.PointFactory(dossier=link.point.dossier)

        with pytest.raises(ValidationError, match="al bij een gedeeld punt"):
            made.PointRemarkFactory(point=other, remark=link.remark)

    def test_stays_in_its_dossier(self):
        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            made.PointRemarkFactory(remark=made.RemarkFactory())


class TestAMilestone:
    def test_gives_a_state_to_a_proposal_only(self):
        variant = made.SubjectFactory()

        with pytest.raises(ValidationError, match="Alleen een voorstel"):
            made.MilestoneFactory(dossier=variant.dossier, subject=variant, state="aangenomen")

    def test_is_about_a_subject_of_its_own_dossier(self):
        with pytest.raises(ValidationError, match="hetzelfde dossier"):
            made.MilestoneFactory(subject=made.SubjectFactory())

    def test_is_a_state_or_an_event(self):
        proposal = made.SubjectFactory(is_proposal=True)
        made.MilestoneFactory(dossier=proposal.dossier)

        state = made.MilestoneFactory(dossier=proposal.dossier, subject=proposal, state="verworpen")

        assert list(what.Milestone.objects.states()) == [state]
        assert state.get_state_display() == "van tafel"


class TestARoundAndARemark:
    def test_takes_no_answer_of_another_body(self):
        asked = made.RoundBodyFactory()
        asked.answer = made.DecisionFactory(dossier=asked.round.dossier)

        with pytest.raises(ValidationError) as caught:
            asked.full_clean()

        assert "answer" in caught.value.message_dict

    def test_is_no_condition_of_a_position_of_another_decision(self):
        position = made.PositionFactory()
        remark = made.RemarkFactory(dossier=position.dossier)
        remark.position = position

        with pytest.raises(ValidationError) as caught:
            remark.full_clean()

        assert "position" in caught.value.message_dict


class TestADossier:
    @pytest.mark.parametrize(
        ("kept_until", "closed_on", "day"),
        [
            (None, None, "2017-06-01"),
            (None, "2017-01-01", "2017-01-01"),
            ("2017-02-01", None, "2017-02-01"),
            ("2017-02-01", "2017-01-01", "2017-01-01"),
            ("2016-12-01", "2017-01-01", "2016-12-01"),
            ("2017-06-01", None, "2017-06-01"),
            ("2018-01-01", "2018-01-01", "2017-06-01"),
        ],
    )
    def test_opens_on_the_earliest_of_today_its_last_kept_day_and_its_closing(
        self, kept_until, closed_on, day
    ):
        days = {
            name: text and date.fromisoformat(text)
            for name, text in (("kept_until", kept_until), ("closed_on", closed_on))
        }
        dossier = made.DossierFactory.build(**days)

        assert dossier.default_day(date(2017, 6, 1)) == date.fromisoformat(day)

    def test_is_not_kept_until_a_day_before_it_opened(self):
        dossier = made.DossierFactory(dated_on="2016-01-01")
        dossier.kept_until = date(2015, 12, 31)

        with pytest.raises(ValidationError, match="pas bijgehouden als het open is"):
            dossier.full_clean()

    def test_has_a_rule_that_support_knows(self):
        with pytest.raises(ValidationError) as caught:
            made.DossierFactory(rule="wie_het_hardst_roept")

        assert "rule" in caught.value.message_dict


class TestHistory:
    def test_is_kept_of_everything_but_the_count_of_writes(self):
        models = apps.get_app_config("decisions").get_models()
        untracked = {
            model
            for model in models
            if not issubclass(model, Tracked) and not hasattr(model, "instance_type")
        }

        # What is being typed, which form was sent, and what a stranger reported.
        others = {what.DossierCounter, what.FormDraft, what.IdempotencyKey, what.Report}
        # Who follows leaves no trace; what a council's own system tells is no record yet.
        others |= {what.Subscription, what.SentReminder, what.Noticing}
        others |= {what.CouncilFeed, what.PulledRecord}
        assert untracked == others | {what.ImportBatch, what.BatchRecord, what.ColumnChoice}
