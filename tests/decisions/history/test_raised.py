"""Wishes and objections with their answers, as a reader may know them on a day."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection
from django.db.models import BooleanField, Q, Value
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record, withdraw_record
from decisions.domain.lifecycle import RemarkLife, find_remark_life
from decisions.history import read_remarks
from decisions.history.remarks import build_life_expression
from decisions.models import Remark
from tests import factories as make
from tests.people import NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture
def dossier():
    return make.DossierFactory()


def ask(dossier, **asked):
    asked = {"reader": public(), "day": DAY, "states": {}} | asked
    return read_remarks(dossier, **asked)


def remark(dossier, **fields):
    return make.RemarkFactory(dossier=dossier, **fields)


class TestWhatIsRaised:
    def test_comes_oldest_first_and_only_what_had_begun(self, dossier):
        texts = {"2016-05": "b", "2016-04-01": "a", "2017-06": "c", "2017-06-02": "later"}
        for dated_on, text in texts.items():
            remark(dossier, dated_on=dated_on, text=text)

        assert [each.remark.text for each in ask(dossier)] == ["a", "b", "c"]

    def test_is_of_this_dossier_and_fits_the_condition(self, dossier):
        wish = remark(dossier)
        remark(dossier, kind="vraag")
        make.RemarkFactory()

        assert [r.remark for r in ask(dossier, only=Q(kind="wens"))] == [wish]

    def test_leaves_a_draft_to_its_keeper(self, dossier):
        council = make.council(dossier.region)
        remark(dossier, body=council, draft=True)

        assert ask(dossier) == []
        assert len(ask(dossier, reader=griffie(council.municipality))) == 1

    def test_says_who(self, dossier):
        remark(dossier, body=None, gathering="Bewonersavond", dated_on="2016-01-01")
        remark(dossier)

        first, second = ask(dossier)

        assert first.who == "Bewonersavond"
        assert second.who == second.remark.body.name

    def test_tells_of_a_decision_only_where_the_reader_may_see_it(self, dossier):
        shown = make.DecisionFactory(dossier=dossier)
        hidden = make.DecisionFactory(dossier=dossier, body=shown.body, draft=True)
        for decision in (shown, hidden):
            remark(dossier, decision=decision, body=decision.body)

        seen = {each.remark.decision_id: each.remark.decision_seen for each in ask(dossier)}

        assert seen == {shown.pk: True, hidden.pk: False}


class TestItsLife:
    def test_is_answered_by_a_reply_that_has_come(self, dossier):
        reply = make.ReplyFactory(remark=remark(dossier), dated_on="2016-09-01")

        [before] = ask(dossier, day=date(2016, 8, 1))
        [after] = ask(dossier)

        assert (before.life, before.replies) == (RemarkLife.INGEDIEND, ())
        assert (after.life, after.replies) == (RemarkLife.BEANTWOORD, (reply,))

    def test_does_not_know_a_reply_that_is_a_draft(self, dossier):
        make.ReplyFactory(remark=remark(dossier), draft=True)

        [found] = ask(dossier)

        assert (found.life, found.replies) == (RemarkLife.INGEDIEND, ())

    def test_is_carried_over_only_by_a_remark_that_the_reader_may_see(self, dossier):
        proposal = make.SubjectFactory(is_proposal=True, dossier=dossier)
        states = {proposal.pk: type("Fallen", (), {"fallen_on": date(2017, 1, 1)})}
        old = remark(dossier, subject=proposal)
        council = make.council(dossier.region)
        remark(dossier, body=council, carried_from=old, draft=True)

        [told] = ask(dossier, states=states)
        keeper = ask(dossier, states=states, reader=griffie(council.municipality))

        assert told.life is RemarkLife.VERVALLEN
        assert keeper[0].life is RemarkLife.MEEGENOMEN

    def test_ends_where_the_record_was_withdrawn(self, dossier):
        withdraw_record(remark(dossier), by=beheer(), reason="Niet van deze raad.")

        [told] = ask(dossier)

        assert (told.life, told.state, told.state_label) == (None, "ingetrokken", "ingetrokken")


class TestTheSecondClock:
    def test_gives_the_text_that_was_known(self, dossier):
        made = remark(dossier, text="Oud")
        known_at = Remark.history.latest("history_id").history_date
        correct_record(made, changes={"text": "Nieuw"}, by=beheer(), reason="Tikfout.")

        [then] = ask(dossier, known_at=known_at, reader=public(known_at + timedelta(days=9)))
        [now] = ask(dossier, reader=public(NOW))

        assert (then.remark.text, now.remark.text) == ("Oud", "Nieuw")

    def test_gives_nothing_from_before_the_first_record(self, dossier):
        remark(dossier)

        assert ask(dossier, known_at=NOW - timedelta(days=9999)) == []


@pytest.mark.parametrize("number", [1, 12])
def test_it_takes_two_queries_for_any_number(dossier, number):
    for _ in range(number):
        make.ReplyFactory(remark=remark(dossier, theme=make.ThemeFactory(dossier=dossier)))

    with CaptureQueriesContext(connection) as asked:
        found = ask(dossier)
        told = [(e.who, e.remark.theme.name, e.replies[0].body.name) for e in found]

    assert len(told) == number
    assert len(asked) == 2


FACTS = ("is_answered", "has_fallen", "is_past", "is_carried", "is_bundled")


class TestTheRuleInTheDatabase:
    def test_says_of_every_remark_what_the_rule_says(self, dossier):
        make.RemarkFactory(dossier=dossier)
        told = {facts: in_database(*facts) for facts in product((True, False), repeat=len(FACTS))}

        assert told == {facts: by_rule(*facts) for facts in told}
        assert set(told.values()) == set(RemarkLife)


def in_database(*facts):
    """Return what `build_life_expression` says of a remark of which these facts are true or not."""
    known = {name: Value(fact, BooleanField()) for name, fact in zip(FACTS, facts, strict=True)}
    case = build_life_expression(**{name: Q(**{name: True}) for name in FACTS})
    return Remark.objects.annotate(**known).annotate(told=case).values_list("told", flat=True).get()


def by_rule(is_answered, has_fallen, is_past, is_carried, is_bundled):
    """Return what `find_remark_life` says of dates that make the same facts true or not."""
    later = DAY + timedelta(days=1)
    return find_remark_life(
        raised_first_on=DAY,
        raised_last_on=DAY if is_past else later,
        bundled_last_on=DAY if is_bundled else later,
        replied_last_on=DAY if is_answered else None,
        fallen_last_on=DAY if has_fallen else later,
        carried_over=is_carried,
        day=DAY,
    )
