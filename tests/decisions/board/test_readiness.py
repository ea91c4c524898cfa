"""Who has spoken in a round by a day, and who still has to."""

from datetime import date, timedelta

import pytest

from decisions.actions import answer_round
from tests import factories as make
from tests.decisions.board.scenes import board_of
from tests.people import NOW, beheer

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


def state(dossier, day=DAY):
    [told] = board_of(dossier, day=day).rounds
    return told.asked[0].state


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

    [told] = board_of(dossier).rounds

    assert told.asked[0].state == "geagendeerd"
    assert told.asked[0].item == item


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
