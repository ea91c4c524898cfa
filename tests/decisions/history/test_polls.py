"""Polls of a dossier on a day, on both clocks, as far as a reader may see them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from time_machine import travel

from decisions.actions import delete_draft, publish_record, save_record, withdraw_record
from decisions.history import read_poll, read_polls
from decisions.models import PollEvent, PollResult
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db

DAY = date(2017, 12, 31)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def asked(world, title="Referendum", **fields):
    return make.PollFactory(dossier=world.dossier, title=title, **fields)


def answered(poll, *figures, names=(), votes=None):
    """Add an area of these municipalities, with (text, votes, percentage) of each answer."""
    area = make.PollAreaFactory(poll=poll, votes=votes)
    for name in names:
        home = make.MunicipalityFactory(name=name)
        make.PollAreaMunicipalityFactory(area=area, municipality=home)
    options = {each.text: each for each in poll.options.all()}
    for text, count, percentage in figures:
        option = options.get(text) or make.PollOptionFactory(poll=poll, text=text)
        share = percentage and Decimal(percentage)
        if count is not None or share is not None:
            make.PollResultFactory(area=area, option=option, votes=count, percentage=share)
    return area


def read(world, reader=None, day=DAY, known_at=None):
    return read_polls(world.dossier, reader=reader or world.public, day=day, known_at=known_at)


def titles(world, reader=None, **time):
    return [each.poll.title for each in read(world, reader, **time)]


class TestWhoSeesIt:
    def test_a_concept_is_for_the_regioredactie(self, world):
        asked(world, "Concept", draft=True)

        assert (titles(world), titles(world, world.griffie)) == ([], [])
        assert titles(world, world.redactie) == ["Concept"]

    def test_an_embargo_ends_by_itself(self, world):
        poll = asked(world, "Straks", draft=True)
        later = people.NOW + timedelta(days=1)
        publish_record(poll, by=world.redactie, public_from=later, asks_source=False)

        assert titles(world) == []
        with travel(later + timedelta(minutes=1), tick=False):
            assert titles(world, people.public(later + timedelta(minutes=1))) == ["Straks"]

    def test_what_was_withdrawn_is_on_its_own_page_only(self, world):
        poll = asked(world)
        withdraw_record(poll, by=world.redactie, reason="Bestond niet.")

        assert titles(world) == []
        found = read_poll(world.dossier, poll.pk, reader=world.public, day=DAY)
        assert found.poll.is_withdrawn

    def test_of_another_dossier_is_no_poll_of_this_one(self, world):
        poll = make.PollFactory()

        assert titles(world) == []
        assert read_poll(world.dossier, poll.pk, reader=world.public, day=DAY) is None


class TestOnADay:
    def test_shows_its_results_from_the_last_day_on(self, world):
        poll = asked(world, dated_on="2017-05-10/2017-05-12")
        answered(poll, ("Ja", None, "60"), names=["Aalst"])

        (before,), (after,) = (read(world, day=date(2017, 5, each)) for each in (11, 12))

        assert (before.state_words, before.areas, before.outcome_words) == (
            "loopt tot en met 12 mei 2017",
            (),
            "",
        )
        assert after.state_words == "gehouden: 10 tot en met 12 mei 2017"
        assert after.outcome_words == "Ja 60%"

    def test_tells_what_was_planned_then(self, world):
        poll = asked(world, dated_on="2017-05-10")
        steps = (("2017-01-05", "gepland", "2017-03-15"), ("2017-02-01", "verplaatst", ""))
        for dated_on, step, planned_on in steps:
            make.PollEventFactory(poll=poll, dated_on=dated_on, step=step, planned_on=planned_on)

        told = {
            day: read(world, day=date.fromisoformat(day))[0].state_words
            for day in ("2017-01-01", "2017-01-31", "2017-02-01", "2017-05-10")
        }

        assert told == {
            "2017-01-01": "op deze dag nog niet aangekondigd",
            "2017-01-31": "gepland voor 15 maart 2017",
            "2017-02-01": "verplaatst naar 10 mei 2017",
            "2017-05-10": "gehouden: 10 mei 2017",
        }

    def test_called_off_has_no_results(self, world):
        poll = asked(world)
        answered(poll, ("Ja", 1, None))
        make.PollEventFactory(poll=poll, dated_on="2017-03", step="afgelast")

        (sure,), (unsure,) = read(world), read(world, day=date(2017, 3, 15))

        assert (sure.state_words, sure.areas) == ("afgelast", ())
        assert unsure.state_words == "afgelast (onzeker)"

    def test_several_areas_are_not_summed(self, world):
        poll = asked(world)
        answered(poll, ("Ja", 600, "60"), ("Nee", 400, "40"), names=["Berg", "Aalst"])
        answered(poll, ("Ja", None, "45"), ("Nee", None, "55"), names=["Cent"])
        answered(poll, ("Ja", None, "50"), ("Nee", None, "50"), names=["Dorp"])
        answered(poll, ("Ja", None, None), names=["Eind"])

        (found,) = read(world)

        assert found.outcome_words == (
            "Aalst en Berg: Ja 60%; Cent: Nee 55%; Dorp: niet te zeggen; en nog een gebied"
        )

    def test_an_answer_without_figures_is_told_as_unknown(self, world):
        poll = asked(world)
        answered(poll, ("Ja", 600, None), ("Nee", None, None), names=["Aalst"])

        (found,) = read(world)

        yes, no = found.areas[0].answers
        assert (yes.share.votes, yes.share.percentage) == (600, None)
        assert (no.share.votes, no.share.percentage, no.result) == (None, None, None)
        assert found.outcome_words == "Ja 600 stemmen"


class TestAsItWasKnown:
    def test_figures_events_and_status_follow_the_second_clock(self, world):
        poll = asked(world, draft=True)
        area = answered(poll, ("Ja", 600, None), names=["Aalst"], votes=1000)
        publish_record(poll, by=world.redactie, asks_source=False)
        public_at = people.NOW + timedelta(hours=1)
        with travel(people.NOW + timedelta(days=2), tick=False):
            by = people.redactie(world.region)
            result = PollResult.objects.get(area=area)
            result.votes = 590
            save_record(result, by=by, reason="verschreven")
            make.PollEventFactory(poll=poll, dated_on="2017-05-01", step="afgelast")

            (then,), (now,) = read(world, known_at=public_at), read(world)

        assert then.areas[0].answers[0].share.percentage == Decimal("60.0")
        assert (then.events, now.standing.state) == ((), "afgelast")
        assert read(world, known_at=people.NOW - timedelta(days=1)) == []

    def test_a_part_that_went_is_there_as_it_was(self, world):
        poll = asked(world)
        event = make.PollEventFactory(poll=poll)
        with travel(people.NOW + timedelta(days=2), tick=False):
            delete_draft(PollEvent.objects.get(pk=event.pk), by=people.beheer(), reason="dubbel")

            (then,) = read(world, known_at=people.NOW + timedelta(hours=1))
            (now,) = read(world)

        assert (len(then.events), len(now.events)) == (1, 0)


@pytest.mark.parametrize("known_at", [None, people.NOW + timedelta(hours=1)])
def test_asks_as_often_for_many_as_for_one(world, django_assert_num_queries, known_at):
    with django_assert_num_queries(1):
        assert read(world, known_at=known_at) == []
    for number in (1, 3):
        for _ in range(number):
            poll = asked(world, holder_body=world.council)
            make.PollEventFactory(poll=poll)
            for place in range(number):
                name = f"Plaats {poll.pk} {place}"
                answered(poll, ("Ja", 6, None), ("Nee", 4, None), names=[name])
        with django_assert_num_queries(6):
            (found, *_) = read(world, known_at=known_at)
            assert found.poll.holder_body.name
            assert found.areas[0].name
