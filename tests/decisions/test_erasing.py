"""Personal data go when their term is over: not before, all of it, and by the worker."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from time_machine import travel

from decisions.actions.erasing import ERASERS, erase_past_terms
from decisions.actions.form_state import submit_once
from decisions.actions.reports import answer_report
from decisions.models import (
    BatchState,
    FormDraft,
    IdempotencyKey,
    ImportBatch,
    Report,
    SentReminder,
    Subscription,
)
from municipalities import retention
from municipalities.actions.people import disable_user, invite_again, invite_user
from municipalities.beats import worker_beats
from municipalities.models import Role, RoleKind, User
from tests import factories as make
from tests import people
from tests.decisions.reports import reported
from tests.people import NOW

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def erased(name, *, at):
    """Return how much of one kind goes at a moment."""
    return ERASERS[name](at=at)


def invite(email="nieuw@aalst.example"):
    """Return somebody who was invited; the account was written at NOW."""
    by = people.beheer()
    role = Role(kind=RoleKind.BEHEER, started_at=NOW)
    user = invite_user(email=email, roles=[role], by=by)
    User.objects.filter(pk=user.pk).update(date_joined=NOW)
    return user


def keep_draft():
    return FormDraft.objects.create(
        user=people.beheer().user, address="/x/", typed={"text": ["Jan"]}, saved_at=NOW
    )


def keep_key():
    submit_once(uuid4(), lambda: "/klaar/", by=people.beheer())


def open_table(state=BatchState.READ):
    return ImportBatch.objects.create(
        dossier=make.DossierFactory(),
        kind="wensen",
        file_name="t.csv",
        state=state,
        made_at=NOW,
        user=people.beheer().user,
    )


def keep_session():
    kept = SessionStore()
    kept["who"] = 1
    kept.save()
    Session.objects.update(expire_date=NOW)


def ask_to_follow(**more):
    return Subscription.objects.create(
        email="volger@aalst.example",
        dossier=make.DossierFactory(),
        pace="meteen",
        asked_at=NOW,
        told_at=NOW,
        **more,
    )


class TestTerms:
    """Each kind stays through its term, and is gone a second later."""

    @pytest.mark.parametrize(
        ("name", "keep", "model", "kept"),
        [
            ("kladjes", keep_draft, FormDraft, retention.KEPT_DRAFTS),
            ("verzendingen", keep_key, IdempotencyKey, retention.KEEP_KEYS),
            (
                "tabellen die niet zijn ingelezen",
                open_table,
                ImportBatch,
                retention.KEPT_OPEN_TABLES,
            ),
            ("sessies", keep_session, Session, timedelta()),
            (
                "abonnementen zonder bevestiging",
                ask_to_follow,
                Subscription,
                retention.KEPT_UNCONFIRMED,
            ),
        ],
    )
    def test_end_to_the_second(self, name, keep, model, kept):
        keep()

        assert erased(name, at=NOW + kept) == 0
        assert model.objects.count() == 1
        assert erased(name, at=NOW + kept + SECOND) == 1
        assert not model.objects.exists()

    def test_leave_who_confirmed_and_what_was_brought_in(self):
        ask_to_follow(confirmed_at=NOW)
        open_table(BatchState.BROUGHT)

        erase_past_terms(at=NOW + timedelta(days=4000))

        assert Subscription.objects.count() == 1
        assert ImportBatch.objects.count() == 1

    def test_of_a_reminder_begin_on_its_day(self):
        asked = make.RoundBodyFactory()
        known = ask_to_follow(confirmed_at=NOW)
        SentReminder.objects.create(subscription=known, request=asked, last_safe_on=NOW.date())
        name = "herinneringen aan voorbije dagen"

        assert erased(name, at=NOW + retention.KEPT_REMINDERS) == 0
        assert erased(name, at=NOW + retention.KEPT_REMINDERS + timedelta(days=1)) == 1


class TestReports:
    def test_lose_what_tells_senders_apart_after_a_day(self):
        told = reported(make.PositionFactory(), sender="digest")
        name = "afzenders van meldingen"

        assert erased(name, at=NOW + retention.KEPT_SENDERS) == 0
        assert erased(name, at=NOW + retention.KEPT_SENDERS + SECOND) == 1
        assert Report.objects.get(pk=told.pk).sender == ""

    def test_go_a_year_after_their_answer_and_not_without_one(self):
        first, second = (reported(make.PositionFactory()) for _each in range(2))
        answer_report(first, verdict="klopt", text="Het klopt.", by=people.beheer())
        name = "beantwoorde meldingen"

        assert erased(name, at=NOW + retention.KEPT_ANSWERED_REPORTS) == 0
        assert erased(name, at=NOW + retention.KEPT_ANSWERED_REPORTS + SECOND) == 1
        assert list(Report.objects.all()) == [second]


@pytest.fixture
def clock():
    """Stop the clock of this machine, at NOW until it is put on."""
    with travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.mark.usefixtures("clock")
class TestInvitations:
    name = "uitnodigingen die niemand aannam"

    def test_that_nobody_took_lose_name_and_address(self):
        user = invite()

        assert erased(self.name, at=NOW + retention.KEPT_INVITED) == 0
        assert erased(self.name, at=NOW + retention.KEPT_INVITED + SECOND) == 1

        user.refresh_from_db()
        assert (user.email, user.first_name, user.is_active) == ("", "", False)
        assert "nieuw@" not in user.username
        assert not user.roles.filter(ended_at__isnull=True).exists()

    def test_count_from_the_last_time(self, clock):
        user = invite()
        clock.move_to(NOW + timedelta(days=80))
        invite_again(user, by=people.beheer())

        assert erased(self.name, at=NOW + timedelta(days=100)) == 0
        assert erased(self.name, at=NOW + timedelta(days=171)) == 1

    def test_of_who_came_or_was_disabled_are_left(self):
        came, left = invite("kwam@aalst.example"), invite("weg@aalst.example")
        User.objects.filter(pk=came.pk).update(last_login=NOW)
        disable_user(left, by=people.beheer(), reason="Weg.")

        assert erased(self.name, at=NOW + timedelta(days=4000)) == 0

    def test_stay_where_the_import_may_write_no_more(self):
        invite()
        erase_past_terms(at=NOW)  # makes nothing, and so no user that imports
        people.give(people.user("import", is_active=False), RoleKind.BEHEER, by=people.beheer())

        assert erased(self.name, at=NOW + timedelta(days=4000)) == 0


class TestCounts:
    def test_go_once_they_count_no_more(self, clock):
        cache.set("tries-198.51.100.7", 5, timeout=60)
        name = "tellingen van pogingen"

        assert erased(name, at=NOW + timedelta(seconds=59)) == 0
        assert cache.get("tries-198.51.100.7") == 5
        assert erased(name, at=NOW + timedelta(seconds=61)) == 1
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM regio_cache WHERE cache_key LIKE '%198.51%'")
            assert cursor.fetchone() == (0,)


class TestTheWorker:
    def test_erases_each_hour_and_not_each_minute(self, clock):
        cache.clear()  # a worker of another test may have been there
        keep_session()

        worker_beats.send(None, at=NOW + SECOND)
        assert not Session.objects.exists()

        keep_session()
        clock.move_to(NOW + timedelta(minutes=59))
        worker_beats.send(None, at=NOW + timedelta(minutes=59))
        assert Session.objects.exists()
        clock.move_to(NOW + timedelta(minutes=61))
        worker_beats.send(None, at=NOW + timedelta(minutes=61))
        assert not Session.objects.exists()


def test_command_tells_how_much_of_each(clock):
    keep_draft()
    clock.move_to(NOW + timedelta(days=91))
    said = io.StringIO()

    call_command("erase_expired", stdout=said)

    lines = said.getvalue().splitlines()
    assert len(lines) == len(ERASERS)
    assert "     1 kladjes" in lines
