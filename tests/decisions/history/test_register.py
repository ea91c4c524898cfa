"""The register counts and chooses in the database what history tells remark by remark."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db.models import Q

from decisions import history
from decisions.actions import correct_record, save_record, withdraw_record
from decisions.domain.lifecycle import RemarkLife
from decisions.models import Remark
from tests import factories as make
from tests.decisions.web.public.reading import shown
from tests.decisions.web.public.region import scene
from tests.people import NOW, beheer, griffie, public

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)
EVERY_STATE = [*(each.value for each in RemarkLife), "ingetrokken"]


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    """A dossier with a fallen proposal, a bundled round and remarks in every state."""
    made = scene("Aalst", "Berg")
    make.MilestoneFactory(
        dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05-11"
    )
    theme = make.ThemeFactory(dossier=made.dossier)
    bundle = make.MilestoneFactory(dossier=made.dossier, dated_on="2017-02-01")
    round_ = make.RoundFactory(dossier=made.dossier, subject=made.variant, bundle=bundle)
    remark(made, "ingediend", theme=theme)
    remark(made, "ingediend, maand", subject=made.proposal, dated_on="2017-06")
    remark(made, "gebundeld", round=round_, kind="vraag")
    make.ReplyFactory(remark=remark(made, "beantwoord", body=made.councils["Berg"]))
    make.ReplyFactory(remark=remark(made, "later beantwoord"), dated_on="2017-06")
    remark(made, "vervallen", subject=made.proposal)
    carried = remark(made, "meegenomen", subject=made.proposal)
    remark(made, "opvolger", carried_from=carried, dated_on="2017-05-20")
    in_a_round_of_what_fell(made)
    withdrawn_again(made)
    withdraw_record(remark(made, "weg", body=None, gathering="Zaal"), by=beheer(), reason="Dubbel.")
    remark(made, "toekomst", dated_on="2017-06-02")
    make.RemarkFactory(text="elders")
    return made


def in_a_round_of_what_fell(made):
    """Raise points in a round on the proposal that fell, each on a subject of another kind."""
    about_it = make.RoundFactory(dossier=made.dossier, subject=made.proposal)
    stands = make.SubjectFactory(is_proposal=True, dossier=made.dossier)
    for text, subject in (("variant", made.variant), ("nergens over", None), ("ander", stands)):
        remark(made, f"in de ronde, {text}", round=about_it, subject=subject)


def withdrawn_again(made):
    """Withdraw the reply to one point, and the point in which another lived on."""
    reply = make.ReplyFactory(remark=remark(made, "toch niet beantwoord"))
    fell = remark(made, "toch niet meegenomen", subject=made.proposal)
    for each in (reply, remark(made, "dubbel", carried_from=fell)):
        withdraw_record(each, by=beheer(), reason="Onjuist.")


def remark(made, text, **fields):
    fields = {"body": made.councils["Aalst"]} | fields
    return make.RemarkFactory(dossier=made.dossier, text=text, **fields)


def asked(made, reader=None, day=DAY, known_at=None):
    reader = reader or public()
    events = history.read_milestones(made.dossier, reader=reader, known_at=known_at)
    return history.Register(
        made.dossier, reader, day, history.compute_proposal_states(events, day), known_at
    )


def one_by_one(register):
    """Return what history tells of each remark, without the register."""
    scope = {"day": register.day, "states": register.states, **register.scope}
    return history.read_remarks(register.dossier, **scope)


def sort_of(raised):
    each = raised.remark
    return (each.kind, each.body_id, each.theme_id, each.subject_id, each.round_id, raised.state)


DAYS = [date(2015, 1, 1), date(2016, 6, 1), date(2017, 1, 31), date(2017, 5, 12), DAY]


class TestSorts:
    @pytest.mark.parametrize("day", [*DAYS, date(2017, 6, 30), date(2018, 1, 1)])
    def test_are_those_of_the_remarks_one_by_one(self, made, day):
        register = asked(made, day=day)

        assert register.sorts() == Counter(map(sort_of, one_by_one(register)))

    def test_have_every_state(self, made):
        assert {each.state for each in asked(made).sorts()} == set(EVERY_STATE)

    def test_are_those_of_what_was_known_then(self, made):
        register = asked(made, known_at=NOW.replace(year=2040), reader=public())

        assert register.sorts() == asked(made).sorts()

    def test_leave_drafts_to_their_keeper(self, made):
        remark(made, "concept", draft=True)
        keeper = griffie(made.councils["Aalst"].municipality)

        total = asked(made).sorts().total()

        assert asked(made, reader=keeper).sorts().total() == total + 1

    def test_count_no_reply_that_the_reader_may_not_see(self, made):
        make.ReplyFactory(remark=Remark.objects.get(text="ingediend"), draft=True)

        assert [each.state for each in texts(asked(made))["ingediend"]] == ["ingediend"]
        assert asked(made).sorts() == Counter(map(sort_of, one_by_one(asked(made))))

    def test_take_one_query(self, made, django_assert_num_queries):
        register = asked(made)

        with django_assert_num_queries(1):
            register.sorts()


def texts(register):
    found = {}
    for each in one_by_one(register):
        found.setdefault(each.remark.text, []).append(each)
    return found


class TestStates:
    @pytest.mark.parametrize("day", DAYS)
    def test_choose_what_history_tells(self, made, day):
        register = asked(made, day=day)
        expected = {state: set() for state in EVERY_STATE}
        for each in one_by_one(register):
            expected[each.state].add(each.remark.id)

        found = {
            state: set(register.keys(register.in_state(state), ("id",))) for state in EVERY_STATE
        }

        assert found == expected

    def test_are_what_the_rules_say(self, made):
        fell = {"vervallen", "in de ronde, variant", "in de ronde, nergens over"}

        for text in fell | {"toch niet meegenomen"}:
            assert state_of(made, text) == "vervallen", text
        for text in ("in de ronde, ander", "toch niet beantwoord"):
            assert state_of(made, text) == "ingediend", text

    def test_are_carried_over_from_the_day_of_the_successor(self, made):
        before, after = date(2017, 5, 19), date(2017, 5, 20)

        assert state_of(made, "meegenomen", before) == "vervallen"
        assert state_of(made, "meegenomen", after) == "meegenomen"


def state_of(made, text, day=DAY):
    register = asked(made, day=day)
    [key] = register.keys(Q(text=text), ("id",))
    [_key, sort, _values] = next(register.told(Q(text=text), ("id",), ()))
    assert register.raised([key])[0].state == sort.state
    return sort.state


class TestRaised:
    def test_are_the_same_as_those_of_history(self, made):
        register = asked(made)
        expected = one_by_one(register)

        found = register.raised([each.remark.id for each in expected])

        assert [(each.remark, each.replies, each.life) for each in found] == [
            (each.remark, each.replies, each.life) for each in expected
        ]

    def test_come_in_the_order_of_the_keys_without_what_is_hidden(self, made):
        hidden = remark(made, "concept", draft=True)
        first, last = one_by_one(asked(made))[:: len(one_by_one(asked(made))) - 1]

        found = asked(made).raised([last.remark.id, hidden.id, first.remark.id])

        assert [each.remark for each in found] == [last.remark, first.remark]

    def test_say_what_was_known_then(self, made):
        with time_machine.travel(datetime(2027, 1, 2, tzinfo=UTC), tick=False):
            old = remark(made, "Eerste tekst")
        with time_machine.travel(datetime(2027, 1, 4, tzinfo=UTC), tick=False):
            correct_record(old, changes={"text": "Tweede tekst"}, by=beheer(), reason="tikfout")
        later = public(at=datetime(2027, 2, 1, tzinfo=UTC))
        then = asked(made, reader=later, known_at=datetime(2027, 1, 3, tzinfo=UTC))

        (known,) = then.raised([old.id])
        (now,) = asked(made, reader=later).raised([old.id])

        assert (known.remark.text, now.remark.text) == ("Eerste tekst", "Tweede tekst")

    def test_read_a_page_in_three_queries(self, made, django_assert_num_queries):
        register = asked(made)
        keys = list(register.keys(Q(), ("id",)))

        with django_assert_num_queries(3):
            register.raised(keys)


class TestPlaces:
    def test_are_those_of_the_remarks_and_of_their_replies(self, made):
        own = shown(Remark.objects.get(text="beantwoord"), "remark")
        reply = shown(own.remark.replies.get(), "reply")
        shown(Remark.objects.get(text="ingediend"), "remark")
        register = asked(made)
        raised = register.raised([own.remark_id])

        places = register.places(raised)

        assert places == {("remark", own.remark_id): (own,), ("reply", reply.reply_id): (reply,)}

    def test_name_no_document_that_is_not_public(self, made):
        place = shown(Remark.objects.get(text="ingediend"), "remark")
        place.source.is_public = False
        make.save_register_record(place.source, by=beheer())
        register = asked(made)

        (told,) = register.places(register.raised([place.remark_id]))["remark", place.remark_id]

        assert told.source_title is None


class TestTold:
    def test_gives_the_fields_asked_for_with_the_sort(self, made):
        register = asked(made)
        raised = one_by_one(register)

        found = list(register.told(Q(kind="vraag"), ("id",), ("text", "gathering")))

        expected = [each for each in raised if each.remark.kind == "vraag"]
        assert found == [(e.remark.id, sort_of(e), [e.remark.text, ""]) for e in expected]


def test_a_subject_that_fell_again_stays_fallen(made):
    save_record(
        make.MilestoneFactory.build(
            dossier=made.dossier, subject=made.proposal, state="ingetrokken", dated_on="2017-05-20"
        ),
        by=beheer(),
        reason="test",
    )
    register = asked(made)

    assert register.sorts() == Counter(map(sort_of, one_by_one(register)))
