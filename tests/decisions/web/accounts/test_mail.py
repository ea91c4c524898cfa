"""E-mail that waits for the worker: the same for everybody who asks, and tried again."""

import json
import logging
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.tasks import TaskResultStatus
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from decisions.web.accounts.mail import PAUSES
from tests.decisions.web.accounts.signing import SECRET, link_in, person, sign_in
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db
ASK = "/account/wachtwoord/vergeten/"
KNOWN, UNKNOWN = "g.griffier@aalst.example", "niemand@aalst.example"
NEW = "een-nieuw-wachtwoord-hier"


@pytest.fixture(autouse=True)
def e_mail_waits(e_mail_at_once, settings):
    """As in production."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}
    }


@pytest.fixture
def known():
    return person(email=KNOWN)


@pytest.fixture
def away(monkeypatch):
    """A mail server that is away; called, it is back."""
    sent = EmailBackend.send_messages

    def refuse(*args):
        raise ConnectionRefusedError("no mail server")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    return lambda: monkeypatch.setattr(EmailBackend, "send_messages", sent)


def work():
    call_command("work", once=True, verbosity=0)


def wait(later, pause):
    """Let the clock move on by a pause, and the worker do what is due then."""
    later(seconds=pause.total_seconds() + 1)
    work()


def ask(client, email):
    """Return the answer to who forgot a password, and the statements that it took."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(ASK, {"email": email})
    return answer, [each["sql"].split(" ")[0] for each in asked.captured_queries]


class TestWhoForgotAPassword:
    def test_gets_a_link_from_the_worker(self, client, known):
        answer, _told = ask(client, KNOWN)
        before = list(mail.outbox)
        work()

        form = client.get(link_in(), follow=True)
        client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

        assert (answer.status_code, before) == (302, [])
        assert sign_in(client, password=NEW).status_code == 302

    @pytest.mark.parametrize("is_away", [False, True])
    def test_cannot_tell_an_address_that_is_known(self, client, known, away, is_away):
        """Not from the answer, nor from what it takes, with and without a mail server."""
        if not is_away:
            away()
        ask(client, "iemand@aalst.example")  # what a first request of all makes

        of_known, took_known = ask(client, KNOWN)
        of_unknown, took_unknown = ask(client, UNKNOWN)

        assert of_known.status_code == of_unknown.status_code == 302
        assert of_known["Location"] == of_unknown["Location"]
        assert took_known == took_unknown
        assert mail.outbox == []

    def test_leaves_no_link_in_the_database(self, client, known, away):
        ask(client, KNOWN)
        work()

        rows = list(DBTaskResult.objects.values("args_kwargs", "traceback", "return_value"))

        assert len(rows) == 2
        assert "/nieuw/" not in json.dumps(rows)

    def test_gets_nothing_at_an_address_that_nobody_has(self, client, known):
        ask(client, UNKNOWN)
        work()

        assert mail.outbox == []
        assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


class TestAMailServerThatIsAway:
    def test_is_tried_again_after_a_pause(self, client, known, away, later):
        ask(client, KNOWN)
        work()
        away()
        work()
        before = len(mail.outbox)

        wait(later, PAUSES[0])

        assert (before, len(mail.outbox)) == (0, 1)

    def test_is_tried_less_and_less_often_and_then_no_more(self, client, known, away, later):
        ask(client, KNOWN)
        work()
        for pause in PAUSES:
            waiting = DBTaskResult.objects.get(status=TaskResultStatus.READY)
            assert timedelta(0) < waiting.run_after - timezone.now() <= pause
            wait(later, pause)

        assert list(PAUSES) == sorted(PAUSES)
        assert not DBTaskResult.objects.filter(status=TaskResultStatus.READY).exists()
        assert DBTaskResult.objects.get(status=TaskResultStatus.FAILED).queue_name == "mail"

    def test_is_told_in_the_log(self, client, known, away, later, caplog):
        ask(client, KNOWN)
        work()
        for pause in PAUSES:
            wait(later, pause)

        told = [each for each in caplog.records if each.name == "decisions.web.accounts.mail"]
        assert [each.levelno for each in told] == [logging.WARNING] * len(PAUSES) + [logging.ERROR]
        assert "E-mail kon niet weg (send_reset_links, poging 1)" in told[0].getMessage()

    def test_keeps_nobody_from_changing_a_password(self, client, known, away, later):
        sign_in(client)
        client.post(
            "/account/wachtwoord/",
            {
                "oldpassword": SECRET,
                "password1": NEW,
                "password2": NEW,
            },
        )
        work()
        away()
        wait(later, PAUSES[0])

        assert mail.outbox[-1].subject == "Uw wachtwoord is gewijzigd"


def test_a_page_of_who_asked_says_what_will_happen(client, known):
    answer = client.post(ASK, {"email": KNOWN}, follow=True)

    assert "e-mail" in words(answer)
