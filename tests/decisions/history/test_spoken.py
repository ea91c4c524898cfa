"""What bodies decided and held, for one part of a dossier."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, withdraw_record
from decisions.history import read_evidence, read_spoken
from decisions.models import Decision, Position
from tests import factories as make
from tests.people import NOW, beheer, public

pytestmark = pytest.mark.django_db
NONE = defaultdict(tuple)


@pytest.fixture
def dossier():
    return make.DossierFactory()


def ask(dossier, **asked):
    asked = {"reader": public(), "places": NONE, "positions": Q()} | asked
    return read_spoken(dossier, **asked)


def position(dossier, stance="voor", **fields):
    return make.PositionFactory(dossier_of=dossier, stance=stance, **fields)


class TestActs:
    def test_come_newest_first_each_with_its_stances(self, dossier):
        for dated_on in ("2016-01-01", "2017-01-01", "2016-06"):
            position(dossier, dated_on=dated_on)

        acts = ask(dossier).acts(date(2017, 6, 1))

        assert [act.decision.dated_on for act in acts] == ["2017-01-01", "2016-06", "2016-01-01"]
        assert all(len(act.entries) == 1 for act in acts)

    def test_leave_out_what_had_not_begun(self, dossier):
        position(dossier, dated_on="2016-06")

        assert ask(dossier).acts(date(2016, 5, 31)) == []
        assert len(ask(dossier).acts(date(2016, 6, 1))) == 1

    def test_hold_a_decision_from_which_no_stance_follows_where_asked_by_body(self, dossier):
        decision = make.DecisionFactory(dossier=dossier)
        own = Q(body=decision.body)

        [act] = ask(dossier, positions=own, decisions=own).acts(date(2017, 6, 1))

        assert (act.decision, act.entries) == (decision, ())


class TestEntries:
    def test_carry_their_readings(self, dossier):
        made = position(dossier)
        place = make.EvidenceFactory(position=made)
        found = read_evidence(dossier, Q(position__isnull=False), reader=public())

        [entry] = ask(dossier, places=found).entries

        assert [each.pk for each in entry.readings] == [place.pk]

    @pytest.mark.usefixtures("past_not_asked")
    def test_leave_out_a_stance_whose_decision_is_not_public(self, dossier):
        made = position(dossier)
        Decision.objects.filter(pk=made.decision_id).update(status="concept")

        assert ask(dossier).entries == ()

    def test_that_were_withdrawn_are_told_and_do_not_count(self, dossier):
        withdraw_record(position(dossier), by=beheer(), reason="Van een andere raad.")

        found = ask(dossier)

        assert len(found.entries) == 1
        assert found.standing == []

    def test_are_as_they_were_known(self, dossier):
        made = position(dossier, "voor")
        known_at = Position.history.latest("history_id").history_date
        correct_record(made, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen.")

        for decisions in (None, Q()):
            later = known_at + timedelta(days=9)
            then = ask(dossier, known_at=known_at, reader=public(later), decisions=decisions)
            now = ask(dossier, reader=public(NOW), decisions=decisions)

            assert [each.position.stance for each in then.entries] == ["voor"]
            assert [each.position.stance for each in now.entries] == ["tegen"]


@pytest.mark.parametrize("number", [1, 8])
def test_it_takes_as_many_queries_for_any_number(dossier, number):
    for _ in range(number):
        position(dossier)

    with CaptureQueriesContext(connection) as by_subject:
        found = ask(dossier)
        names = [(e.decision.body.name, e.position.subject.name) for e in found.entries]
    with CaptureQueriesContext(connection) as by_body:
        ask(dossier, decisions=Q())

    assert len(names) == number
    assert (len(by_subject), len(by_body)) == (3, 4)
