"""Nothing twice and nothing missed, in whatever order is written, committed, sent and refused."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_machine import travel

from decisions.actions import correct_record
from decisions.actions.following import claim_message, join_noticings, notice_changes
from decisions.models import DossierCounter, Noticing, Subscription
from decisions.web.following.mail import tell_followers
from tests import people
from tests.decisions.worlds import World, fresh
from tests.environment import examples
from tests.factories import SubjectFactory

NOW, HOUR, MINUTE = people.NOW, timedelta(hours=1), timedelta(minutes=1)
STANCES = ("voor", "tegen", "geen_standpunt")
LABELS = {"voor": "voor", "tegen": "tegen", "geen_standpunt": "geen standpunt"}
TOLD = re.compile(
    r"over ‘(?P<subject>Zaak \d+)’: (?:(?P<new>voor|tegen|geen standpunt), besluit"
    r"|besluit van [^,]+, standpunt was (?P<was>voor|tegen|geen standpunt),"
    r" is (?P<becomes>voor|tegen|geen standpunt))"
)


def follow(world, email, pace, at=NOW):
    told = {"email": email, "dossier": world.dossier, "pace": pace, "asked_at": at}
    moment = notice_changes(at=at)
    return Subscription.objects.create(**told, confirmed_at=at, told_at=moment)


class Reader:
    """Somebody who follows: what they know of each subject by their e-mail alone."""

    def __init__(self, email):
        self.email = email
        self.knows, self.faults = {}, []

    def read(self, messages):
        for each in messages:
            if self.email in each.to:
                for found in TOLD.finditer(re.sub(r"\s+", " ", each.body)):
                    self.learn(found)

    def learn(self, found):
        subject = found["subject"]
        if found["new"]:
            if subject in self.knows:
                self.faults.append(f"twice: {found[0]}")
            self.knows[subject] = found["new"]
        else:
            if self.knows.get(subject) != found["was"]:
                self.faults.append(f"missed before: {found[0]}")
            self.knows[subject] = found["becomes"]


class Play:
    """What happens in one example: writes dated in the past as if they were committed late, runs
    of the worker, and a mail server that is away."""

    def __init__(self, world, patch):
        self.world, self.patch, self.now = world, patch, NOW
        self.positions = []
        self.readers = [Reader(f"{pace}@aalst.example") for pace in ("meteen", "dagelijks")]
        for each in self.readers:
            follow(world, each.email, each.email.partition("@")[0])
        mail.outbox.clear()

    def do(self, act, minutes, lag, which):
        self.now += minutes * MINUTE
        getattr(self, act)(lag * MINUTE, which)

    def say(self, lag, which):
        """Record a stance, dated `lag` ago; every third is under embargo for some hours."""
        number = len(self.positions)
        subject = SubjectFactory(dossier=self.world.dossier, name=f"Zaak {number}")
        with travel(self.now - lag, tick=False):
            since = self.now - lag + (which % 3 == 0) * which * HOUR
            act = self.world.decision(form="besluit", dated_on="2017-05-09", public_from=since)
            stance = STANCES[which % 3]
            self.positions.append(
                self.world.position(act, subject=subject, stance=stance, public_from=since)
            )

    def correct(self, lag, which):
        if not self.positions:
            return
        position = fresh(self.positions[which % len(self.positions)])
        stance = STANCES[(STANCES.index(position.stance) + 1 + which % 2) % 3]
        with travel(self.now - lag, tick=False):
            changes = {"stance": stance}
            correct_record(position, changes=changes, by=self.world.griffie, reason="Beter.")

    def run(self, lag, which):
        tell_followers(self.now)

    def fail(self, lag, which):
        """Run while the mail server is away."""

        def refuse(*args):
            raise ConnectionRefusedError

        with self.patch.context() as patch:
            patch.setattr(EmailBackend, "send_messages", refuse)
            tell_followers(self.now)

    def tidy(self, lag, which):
        join_noticings()

    def end(self):
        """Let every embargo end and every message go out, and read them."""
        for _day in range(4):
            self.now += 26 * HOUR
            tell_followers(self.now)
        for each in self.readers:
            each.read(mail.outbox)

    def truth(self):
        return {each.subject.name: LABELS[fresh(each).stance] for each in self.positions}


ACTS = st.tuples(
    st.sampled_from(["say", "say", "correct", "correct", "run", "run", "fail", "tidy"]),
    st.integers(0, 300),
    st.integers(0, 600),
    st.integers(0, 11),
)


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    with travel(NOW - timedelta(days=90), tick=False):
        made = World().found()
        assert made.council
        return made


@pytest.mark.django_db
class TestWhoFollows:
    @settings(
        max_examples=examples(20),
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(acts=st.lists(ACTS, min_size=3, max_size=14))
    def test_knows_by_e_mail_alone_what_stands_and_was_told_nothing_twice(
        self, world, monkeypatch, settings, acts
    ):
        settings.ADDRESS = "https://regio.example"
        with transaction.atomic(), travel(NOW, tick=False):
            play = Play(world, monkeypatch)
            for act in acts:
                play.do(*act)
            play.end()
            told = [(each.faults, each.knows) for each in play.readers]
            truth = play.truth()
            transaction.set_rollback(True)

        assert told == [([], truth), ([], truth)]

    def test_is_told_of_what_was_committed_hours_after_it_was_dated(self, world, settings):
        follow(world, "meteen@aalst.example", "meteen")
        tell_followers(NOW + 5 * HOUR)
        with travel(NOW + MINUTE, tick=False):
            world.position(world.decision(public_from=NOW), stance="voor", public_from=NOW)

        tell_followers(NOW + 5 * HOUR + MINUTE)
        tell_followers(NOW + 9 * HOUR)

        assert len(mail.outbox) == 1

    def test_is_not_told_again_by_a_worker_that_comes_back_after_a_kill(self, world):
        known = follow(world, "meteen@aalst.example", "meteen")
        with travel(NOW + MINUTE, tick=False):
            world.position(world.decision(public_from=NOW), stance="voor", public_from=NOW)
        claim_message(known, until=notice_changes(at=NOW + HOUR), at=NOW + HOUR)

        for hours in range(2, 30, 3):
            tell_followers(NOW + hours * HOUR)

        assert mail.outbox == []


@pytest.mark.django_db
class TestANoticing:
    def test_comes_after_the_one_before_also_by_a_clock_that_is_behind(self, world):
        moments = [notice_changes(at=NOW - hours * HOUR) for hours in (0, 1, 2)]

        assert sorted(set(moments)) == moments

    def test_that_saw_nothing_goes_with_the_next(self, world):
        for minutes in range(5):
            notice_changes(at=NOW + minutes * MINUTE)

        assert [bool(each.lengths) for each in Noticing.objects.all()] == [True, False]

    def test_is_kept_no_longer_than_somebody_is_to_be_told_from_it(self, world):
        known = follow(world, "meteen@aalst.example", "meteen")
        for hours in range(1, 5):
            world.decision(dossier=world.dossier)
            last = notice_changes(at=NOW + hours * HOUR)
        Subscription.objects.filter(pk=known.pk).update(told_at=last - HOUR)

        join_noticings()

        lengths = {}
        for each in Noticing.objects.all():
            lengths |= each.lengths
        assert Noticing.objects.count() == 2
        assert lengths == {
            str(each.dossier_id): each.length for each in DossierCounter.objects.all()
        }
