"""Who has spoken in a round by a day, and who still has to."""

from datetime import date, timedelta

import pytest

from decisions.actions import answer_round, save_record
from tests import factories as make
from tests.decisions.board.scenes import board_of
from tests.people import NOW, beheer, griffie

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture
def dossier():
    return make.DossierFactory()


@pytest.fixture
def council(dossier):
    return make.council(dossier.region)


@pytest.fixture
def asked(dossier, council):
    asked_for = make.RoundFactory(dossier=dossier, dated_on="2017-03-28")
    return make.RoundBodyFactory(round=asked_for, body=council)


def state(dossier, day=DAY, **more):
    return told(dossier, day, **more).state


def told(dossier, day=DAY, **more):
    """Return the BodyReadiness of the only body that was asked."""
    [round_] = board_of(dossier, day=day, **more).rounds
    [asked] = round_.asked
    return asked


def decide(dossier, council, **fields):
    return make.DecisionFactory(
        dossier=dossier, body=council, **({"dated_on": "2017-05-09"} | fields)
    )


def test_a_body_that_did_nothing_is_not_planned(dossier, asked):
    assert state(dossier) == "niet gepland"


def test_a_round_is_told_from_its_first_day_on(dossier, asked):
    assert board_of(dossier, day=date(2017, 3, 27)).rounds == ()
    assert len(board_of(dossier, day=date(2017, 3, 28)).rounds) == 1


@pytest.mark.parametrize(
    ("day", "told"), [("2017-05-08", "niet gepland"), ("2017-05-09", "gesproken")]
)
def test_a_published_decision_of_the_body_is_speaking(dossier, council, asked, day, told):
    answer_round(asked, decision=decide(dossier, council), by=beheer())

    assert state(dossier, date.fromisoformat(day)) == told


def test_a_draft_is_not_speaking(dossier, council, asked):
    answer_round(asked, decision=decide(dossier, council, draft=True), by=beheer())

    assert state(dossier) == "niet gepland"


def test_an_embargo_is_not_speaking_yet(dossier, council, asked):
    later = decide(dossier, council, public_from=NOW + timedelta(days=1))
    answer_round(asked, decision=later, by=beheer())

    assert state(dossier) == "niet gepland"


@pytest.mark.parametrize(
    ("day", "told"), [("2017-05-30", "niet gepland"), ("2017-06-01", "geen zienswijze")]
)
def test_saying_that_there_is_no_view_counts_from_its_day(dossier, asked, day, told):
    answer_round(asked, no_view_on=date(2017, 5, 31), by=beheer())

    assert state(dossier, date.fromisoformat(day)) == told


def test_an_agenda_item_for_the_round_is_planning(dossier, council, asked):
    item = make.AgendaItemFactory(dossier=dossier, body=council, round=asked.round)

    assert told(dossier).state == "geagendeerd"
    assert told(dossier).item.id == item.pk


def test_an_item_of_another_round_plans_nothing(dossier, council, asked):
    make.AgendaItemFactory(dossier=dossier, body=council, round=make.RoundFactory(dossier=dossier))

    assert state(dossier) == "niet gepland"


@pytest.mark.parametrize(
    ("day", "told"), [("2017-05-31", "niet gepland"), ("2017-06-01", "te laat")]
)
def test_after_the_due_day_silence_is_late(dossier, council, day, told):
    due = make.RoundFactory(dossier=dossier, due_on="2017-05-31")
    make.RoundBodyFactory(round=due, body=council)

    assert state(dossier, date.fromisoformat(day)) == told


def test_the_gate_opens_when_everybody_has_spoken(dossier, council, asked):
    other = make.council(dossier.region)
    last = make.RoundBodyFactory(round=asked.round, body=other)
    answer_round(asked, decision=decide(dossier, council), by=beheer())

    [waiting] = board_of(dossier).rounds
    answer_round(last, no_view_on=date(2017, 5, 1), by=beheer())
    [complete] = board_of(dossier).rounds

    assert (waiting.spoken, waiting.is_open) == (1, False)
    assert (complete.spoken, complete.is_open) == (2, True)


def plan(asked, body, held_on, **fields):
    """Put the round on a meeting of a body."""
    home = {"dossier": asked.round.dossier, "body": body}
    meeting = make.MeetingFactory(held_on=held_on, **home)
    return make.AgendaItemFactory(round=asked.round, meeting=meeting, **home, **fields)


def committee_of(council, name="Commissie Bestuur"):
    return make.BodyFactory(kind="raadscommissie", municipality=council.municipality, name=name)


class TestPlanning:
    def test_is_of_the_committee_until_the_council_has_it(self, dossier, council, asked):
        plan(asked, committee_of(council), date(2017, 6, 8))
        assert state(dossier) == "gepland in een commissie"

        own = plan(asked, council, date(2017, 6, 22))

        assert state(dossier) == "gepland in de raad"
        assert (told(dossier).item.id, told(dossier).plan.held_on) == (own.pk, date(2017, 6, 22))
        assert len(told(dossier).planned) == 2

    def test_of_a_committee_elsewhere_is_not_this_councils(self, dossier, asked):
        plan(asked, committee_of(make.council(dossier.region)), date(2017, 6, 8))

        assert state(dossier) == "niet gepland"

    def test_that_is_a_draft_is_told_to_its_griffie_only(self, dossier, council, asked):
        plan(asked, council, date(2017, 6, 22), draft=True)

        assert state(dossier) == "niet gepland"
        assert state(dossier, reader=griffie(council.municipality)) == "gepland in de raad"

    def test_does_not_help_who_is_late(self, dossier, council):
        late = make.RoundFactory(dossier=dossier, due_on="2017-05-31")
        asked = make.RoundBodyFactory(round=late, body=council)
        item = plan(asked, council, date(2017, 6, 22))

        assert (state(dossier), told(dossier).item.id) == ("te laat", item.pk)


class TestByWhen:
    def test_follows_from_the_law_on_the_day_of_receipt(self, dossier, council):
        budget = make.RoundFactory(
            dossier=dossier, dated_on="2017-04-01", legal_basis="wgr_begroting"
        )
        make.RoundBodyFactory(round=budget, body=council, received_on=date(2017, 4, 3))

        due = told(dossier).by_when.due

        assert (due.due_on, due.term) == (date(2017, 5, 29), "acht weken")
        assert state(dossier) == "te laat"

    def test_of_a_law_is_open_until_the_receipt_is_known(self, dossier, council):
        budget = make.RoundFactory(
            dossier=dossier, legal_basis="wgr_begroting", due_on=date(2017, 1, 1)
        )
        make.RoundBodyFactory(round=budget, body=council, received_on=date(2017, 8, 1))

        assert told(dossier).by_when.received_on is None
        assert told(dossier).by_when.due_on is None
        assert (state(dossier), state(dossier, date(2017, 8, 1))) == (
            "niet gepland",
            "ontvangen, niet gepland",
        )

    def test_is_what_was_granted_last(self, dossier, council):
        agreed = make.RoundFactory(dossier=dossier, due_on=date(2017, 5, 1))
        make.RoundBodyFactory(round=agreed, body=council)
        other = make.council(dossier.region)
        for on, until, body in ((2, 20, None), (3, 10, council), (4, 28, other)):
            make.ExtensionFactory(
                round=agreed, body=body, granted_on=date(2017, 5, on), due_on=date(2017, 5, until)
            )

        days = {day: told(dossier, date(2017, 5, day)).by_when for day in (1, 2, 3, 4)}

        assert [each.due_on.day for each in days.values()] == [1, 20, 10, 10]
        assert [len(each.extensions) for each in days.values()] == [0, 1, 2, 2]

    def test_names_the_last_safe_day_and_the_meetings_before_it(self, dossier, council):
        agreed = make.RoundFactory(dossier=dossier, dated_on="2017-05-01", due_on=date(2017, 7, 10))
        make.RoundBodyFactory(round=agreed, body=council, received_on=date(2017, 5, 2))
        make.RecessFactory(
            municipality=council.municipality, first_on=date(2017, 7, 1), last_on=date(2017, 8, 20)
        )
        for body, day in ((council, 22), (committee_of(council), 8), (council, 30)):
            make.MeetingFactory(dossier=dossier, body=body, held_on=date(2017, 6, day))

        can = told(dossier).by_when.workable

        assert (can.last_safe_on, can.last_meeting_on, can.last_committee_on) == (
            date(2017, 6, 30), date(2017, 6, 30), date(2017, 6, 8),
        )  # fmt: skip
        assert [each.code for each in can.warnings] == ["due_in_recess", "recess_takes"]

    def test_tells_who_spoke_after_it(self, dossier, council):
        agreed = make.RoundFactory(dossier=dossier, due_on=date(2017, 5, 1))
        make.RoundBodyFactory(round=agreed, body=council, no_view_on=date(2017, 5, 2))

        assert (state(dossier), told(dossier).spoke_late) == ("geen zienswijze", True)

    def test_is_as_it_was_known(self, dossier, asked):
        before = NOW - timedelta(days=400)

        assert board_of(dossier, known_at=before).rounds == ()


class TestTheReceipt:
    def test_is_told_from_its_day(self, dossier, asked):
        asked.receipt_on, asked.receipt_reference = date(2017, 5, 20), "Z/1"
        asked.confirmed_on = date(2017, 6, 2)
        save_record(asked, by=beheer(), reason="test")

        assert told(dossier, date(2017, 5, 19)).receipt is None
        assert told(dossier).receipt.confirmed_on is None
        assert told(dossier, date(2017, 6, 2)).receipt.confirmed_on == date(2017, 6, 2)


class TestTheGate:
    def gate(self, dossier):
        [told] = board_of(dossier).rounds
        return told.gate

    def test_opens_after_the_last_that_is_planned_or_due(self, dossier, council, asked):
        other = make.RoundBodyFactory(round=asked.round, body=make.council(dossier.region))
        plan(asked, council, date(2017, 6, 22))
        assert [each.body.id for each in self.gate(dossier).without_day] == [other.body_id]
        assert self.gate(dossier).opens_on is None

        other.due_on = date(2017, 7, 1)
        save_record(other, by=beheer(), reason="test")

        assert (self.gate(dossier).opens_on, self.gate(dossier).without_day) == (
            date(2017, 7, 1),
            (),
        )

    def test_has_no_day_where_the_plan_and_the_last_day_have_passed(self, dossier, council):
        late = make.RoundFactory(dossier=dossier, due_on="2017-05-30")
        asked = make.RoundBodyFactory(round=late, body=council)
        plan(asked, council, date(2017, 5, 29))

        assert self.gate(dossier).opens_on is None

    def test_is_open_since_the_last_one_spoke(self, dossier, council, asked):
        answer_round(asked, decision=decide(dossier, council), by=beheer())

        assert (self.gate(dossier).missing, self.gate(dossier).opened_on) == ((), date(2017, 5, 9))
