"""Who may do what, as one table, and for every Reader that could be made up."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from decisions.actions import (
    correct_record,
    delete_draft,
    publish_record,
    share_record,
    withdraw_record,
)
from decisions.models import Decision, Dossier, Milestone, Position, Remark, Status
from decisions.permissions import (
    has_griffie,
    may_accept_reading,
    may_confirm,
    may_keep,
    may_propose_reading,
    may_record_answer_receipt,
    may_record_request_receipt,
)
from municipalities.models import Body, Municipality, RoleKind
from municipalities.roles import Reader
from tests import people
from tests.decisions.worlds import World
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    AnswerFactory,
    DecisionFactory,
    DossierFactory,
    EvidenceFactory,
    ExtensionFactory,
    MeetingFactory,
    MilestoneFactory,
    PositionGroupFactory,
    QuestionFactory,
    ReplyFactory,
    RoundBodyFactory,
    RoundFactory,
    StatementFactory,
    ThemeFactory,
)

READERS = [
    "public", "nobody", "griffie", "other_griffie", "strange_griffie", "raadslid", "collegian",
    "redactie", "strange_redactie", "beheer",
]  # fmt: skip


class Records:
    """One of every kind, by the name that the table gives it."""

    def __init__(self, world):
        self.world = world
        self.home = {"dossier": world.dossier, "body": world.council}

    def decision_of_the_council(self):
        return self.world.decision()

    def decision_of_its_college(self):
        return self.world.decision(body=self.world.college)

    def decision_of_a_neighbour(self):
        return self.world.decision(body=self.world.neighbour)

    def decision_of_an_unstaffed_council(self):
        return self.world.decision(body=self.world.municipality_without_people())

    def decision_of_the_steering_group(self):
        return self.world.decision(body=self.world.steering_group)

    def decision_in_another_region(self):
        return DecisionFactory(body=self.world.council, dossier=DossierFactory())

    def position(self):
        return self.world.position()

    def group_behind_a_position(self):
        return PositionGroupFactory(position=self.world.position())

    def evidence_of_a_position(self):
        return self.world.reading(self.world.position())

    def evidence_of_a_milestone(self):
        milestone = self.milestone()
        return EvidenceFactory(position=None, milestone=milestone, dossier=milestone.dossier)

    def remark(self):
        return self.world.remark()

    def remark_of_a_gathering(self):
        return self.world.remark(body=None, gathering="Bewonersavond")

    def reply_of_the_steering_group(self):
        return ReplyFactory(remark=self.world.remark(), body=self.world.steering_group)

    def statement_of_nobody_we_know(self):
        return StatementFactory(dossier=self.world.dossier)

    def agenda_item(self):
        return AgendaItemFactory(**self.home)

    def line_of_an_agenda_item(self):
        return AgendaLineFactory(item=self.agenda_item())

    def meeting(self):
        return MeetingFactory(**self.home)

    def milestone(self):
        return MilestoneFactory(dossier=self.world.dossier)

    def subject(self):
        return self.world.subject

    def theme(self):
        return ThemeFactory(dossier=self.world.dossier)

    def round(self):
        return RoundFactory(dossier=self.world.dossier)

    def asked_body(self):
        return RoundBodyFactory(round=self.round(), body=self.world.council)

    def extension(self):
        return ExtensionFactory(round=self.round())

    def question(self):
        return QuestionFactory(round=self.round())

    def answer_to_a_question(self):
        return AnswerFactory(question=self.question(), body=self.world.council)

    def answer_to_a_line(self):
        line = AgendaLineFactory(item=self.agenda_item())
        return AnswerFactory(question=None, line=line, body=self.world.council)

    def the_dossier(self):
        return self.world.dossier


COUNCIL = {"griffie", "beheer"}
DOSSIER = {"redactie", "beheer"}
MAY_KEEP = {
    "decision_of_the_council": COUNCIL,
    "decision_of_its_college": COUNCIL,
    "decision_of_a_neighbour": {"other_griffie", "beheer"},
    "decision_of_an_unstaffed_council": DOSSIER,
    "decision_of_the_steering_group": DOSSIER,
    "decision_in_another_region": COUNCIL,
    "position": COUNCIL,
    "group_behind_a_position": COUNCIL,
    "evidence_of_a_position": COUNCIL,
    "evidence_of_a_milestone": DOSSIER,
    "remark": COUNCIL,
    "remark_of_a_gathering": DOSSIER,
    "reply_of_the_steering_group": DOSSIER,
    "statement_of_nobody_we_know": DOSSIER,
    "agenda_item": COUNCIL,
    "line_of_an_agenda_item": COUNCIL,
    "meeting": COUNCIL,
    "milestone": DOSSIER,
    "subject": DOSSIER,
    "theme": DOSSIER,
    "round": DOSSIER,
    "asked_body": DOSSIER,
    "extension": DOSSIER,
    "question": DOSSIER,
    "answer_to_a_question": COUNCIL,
    "answer_to_a_line": COUNCIL,
    "the_dossier": DOSSIER,
}


@pytest.fixture(scope="module")
def shared_world(shared_world):
    """A world in which every griffie has its role, so that no council is the redactie's."""
    assert all(getattr(shared_world, name) for name in READERS)
    return shared_world


@pytest.mark.django_db
@pytest.mark.parametrize("name", MAY_KEEP)
def test_keeping_is_for(world, name):
    record = getattr(Records(world), name)()

    may = {who for who in READERS if may_keep(getattr(world, who), record)}

    assert may == MAY_KEEP[name]


def test_the_table_has_every_kind_of_record():
    made = {name for name in vars(Records) if not name.startswith("_")}

    assert made == MAY_KEEP.keys()


@pytest.mark.django_db
class TestAReading:
    def test_is_proposed_by_griffies_and_redactie_of_the_region(self, world):
        position = world.position()

        may = {who for who in READERS if may_propose_reading(getattr(world, who), position)}

        assert may == {"griffie", "other_griffie", "redactie", "beheer"}

    def test_of_a_concept_is_for_who_keeps_it(self, world):
        position = world.position(draft=True)

        may = {who for who in READERS if may_propose_reading(getattr(world, who), position)}

        assert may == COUNCIL

    def test_is_accepted_by_who_keeps_the_position(self, world):
        position = world.position()

        may = {who for who in READERS if may_accept_reading(getattr(world, who), position)}

        assert may == COUNCIL


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        ("council", {"griffie"}),
        ("college", {"collegian"}),
        ("neighbour", {"other_griffie"}),
        ("steering_group", {"redactie"}),
    ],
)
def test_confirming_is_for(world, body, allowed):
    position = world.position(decision=world.decision(body=getattr(world, body)))

    may = {who for who in READERS if may_confirm(getattr(world, who), position)}

    assert may == allowed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "opened_by", "receiving", "noting"),
    [
        ("council", "steering_group", {"griffie"}, set()),
        ("neighbour", "college", {"other_griffie"}, {"griffie"}),
        ("steering_group", None, set(), set()),
    ],
)
def test_receiving_a_request_and_an_answer_is_for(world, body, opened_by, receiving, noting):
    round_ = RoundFactory(
        dossier=world.dossier, opened_by=getattr(world, opened_by) if opened_by else None
    )
    asked = RoundBodyFactory(round=round_, body=getattr(world, body))

    may_receive_it = {
        who for who in READERS if may_record_request_receipt(getattr(world, who), asked)
    }
    may_note_it = {who for who in READERS if may_record_answer_receipt(getattr(world, who), asked)}

    assert (may_receive_it, may_note_it) == (receiving | DOSSIER, noting | DOSSIER)


@pytest.mark.django_db
class TestAnActiveGriffie:
    def test_is_somebody_with_the_role_at_that_moment(self):
        world = World()
        home = world.council.municipality_id
        before = has_griffie(home, people.NOW)

        assert world.griffie
        assert (before, has_griffie(home, people.NOW)) == (False, True)
        assert not has_griffie(home, people.LONG_AGO.replace(year=1999))

    def test_is_not_a_disabled_user(self):
        world = World()
        world.griffie.user.is_active = False
        world.griffie.user.save()

        assert not has_griffie(world.council.municipality_id, people.NOW)
        assert may_keep(world.redactie, world.decision())

    def test_is_not_a_raadslid(self):
        world = World()

        assert world.raadslid
        assert not has_griffie(world.council.municipality_id, people.NOW)

    def test_takes_the_council_back_from_the_redactie(self):
        world = World()
        decision = world.decision()
        before = may_keep(world.redactie, decision)

        people.give(people.user("nieuw"), RoleKind.GRIFFIE, municipality=world.council.municipality)

        assert (before, may_keep(world.redactie, decision)) == (True, False)


def in_status(world, status):
    """A decision of the own council in each status."""
    decision = world.decision(draft=status != Status.PUBLISHED)
    if status in (Status.SHARED, Status.WITHDRAWN):
        share_record(decision, by=world.griffie)
    if status == Status.WITHDRAWN:
        withdraw_record(decision, by=world.griffie, reason="Dubbel.")
    return decision


ACTIONS = {
    "share": lambda record, by: share_record(record, by=by, reason="Zo."),
    "publish": lambda record, by: publish_record(record, by=by, reason="Zo."),
    "withdraw": lambda record, by: withdraw_record(record, by=by, reason="Zo."),
    "throw_away": lambda record, by: delete_draft(record, by=by, reason="Zo."),
    "correct": lambda record, by: correct_record(
        record, changes={"title": "x"}, by=by, reason="Zo."
    ),
}
IN_STATUS = {
    Status.DRAFT: {"share", "publish", "throw_away", "correct"},
    Status.SHARED: {"share", "publish", "withdraw", "correct"},
    Status.PUBLISHED: {"share", "publish", "withdraw", "correct"},
    Status.WITHDRAWN: {"correct"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("status", IN_STATUS)
@pytest.mark.parametrize("action", ACTIONS)
class TestAStatus:
    def test_allows_the_own_griffie(self, world, action, status):
        record = in_status(world, status)

        if action in IN_STATUS[status]:
            ACTIONS[action](record, world.griffie)
        else:
            with pytest.raises(ValidationError):
                ACTIONS[action](record, world.griffie)

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "nobody"])
    def test_lets_nobody_else_write_anything(self, world, action, status, who):
        record = in_status(world, status)
        before = record.history.count()

        with pytest.raises((PermissionDenied, ValidationError)) as refused:
            ACTIONS[action](record, getattr(world, who))
            raise ValidationError("nothing had to be written")

        assert record.history.count() == before
        if action == "correct":
            assert refused.type is PermissionDenied


KEYS = st.frozensets(st.integers(1, 4))


def decision_of(municipality, region):
    """A decision that no database knows."""
    dossier = Dossier(pk=1, region_id=region, status=Status.PUBLISHED)
    body = Body(pk=1, kind="gemeenteraad", municipality=Municipality(pk=municipality))
    return Decision(pk=1, dossier=dossier, body=body)


def records_of(municipality, region):
    decision = decision_of(municipality, region)
    own = {"dossier": decision.dossier, "body": decision.body}
    return [
        decision,
        Position(decision=decision, status=Status.PUBLISHED, **own),
        Remark(decision=decision, **own),
        Milestone(dossier=decision.dossier),
        decision.dossier,
    ]


@given(
    municipality=st.integers(1, 4), region=st.integers(1, 4), college=KEYS, signed_in=st.booleans()
)
def test_without_a_role_nobody_may_anything(municipality, region, college, signed_in):
    user = object() if signed_in else None
    reader = Reader(at=datetime(2026, 1, 1, tzinfo=UTC), user=user)

    decision, position, *others = records_of(municipality, region)

    assert not any(may_keep(reader, each) for each in [decision, position, *others])
    assert not may_confirm(reader, position)
    assert not may_propose_reading(reader, position)
    assert not may_accept_reading(reader, position)


@given(
    municipality=st.integers(1, 4),
    region=st.integers(1, 4),
    griffie=KEYS,
    college=KEYS,
    shares=KEYS,
)
def test_a_griffie_keeps_its_own_and_reading_alone_keeps_nothing(
    municipality, region, griffie, college, shares
):
    reader = Reader(
        at=datetime(2026, 1, 1, tzinfo=UTC),
        user=object(),
        griffie_of=griffie,
        college_of=college,
        shares_in=shares,
    )

    decision, position, remark, milestone, dossier = records_of(municipality, region)

    own = municipality in griffie
    assert [may_keep(reader, each) for each in (decision, position, remark)] == [own] * 3
    assert not may_keep(reader, milestone)
    assert not may_keep(reader, dossier)
    assert may_confirm(reader, position) == own
