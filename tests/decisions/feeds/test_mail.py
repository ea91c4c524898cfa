"""Following by e-mail: asked, confirmed, told once, and forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from decisions.actions import save_record
from decisions.actions.following import HOUR
from decisions.domain.stances import Stance
from decisions.feeds.mail import queue_news, send_news
from decisions.models import Mailing, Subscription
from tests import people
from tests.decisions.api.scene import PLANTED, says, small

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WHO = "lezer@voorbeeld.example"


AT_ONCE = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "mail"],
    }
}


class Following:
    """A dossier and who follows it; `at` is what the clock says."""

    def __init__(self, travel):
        self.travel = travel
        self.scene = small()

    def begin(self, rhythm="meteen", confirmed=True):
        return Subscription.objects.create(
            address=WHO,
            dossier=self.scene.dossier,
            rhythm=rhythm,
            asked_at=START,
            confirmed_at=START if confirmed else None,
            told_at=START if confirmed else None,
        )

    def later(self, after):
        self.travel.move_to(START + after)

    def beat(self, after):
        """Let the worker beat at a moment after the start; return what was sent by then."""
        self.later(after)
        queue_news(START + after)
        return mail.outbox

    def decides(self, stance=Stance.TEGEN, on="2017-05-09", **fields):
        return says(self.scene.aa, self.scene.direction, stance, on=on, **fields)


@pytest.fixture
def following(settings):
    settings.TASKS = AT_ONCE
    with time_machine.travel(START - DAY, tick=False) as travel:
        yield Following(travel)


class TestNews:
    def test_is_told_in_a_sentence_with_where_it_stands(self, following):
        following.begin()
        following.later(MINUTE)
        position = following.decides()

        [message] = following.beat(2 * MINUTE)

        assert message.to == [WHO]
        assert message.subject == "Nieuw in Samen verder"
        sentence = f"{following.scene.aa.name} over ‘{following.scene.direction.name}’: tegen"
        assert f"- {sentence}, besluit van 9 mei 2017." in message.body
        assert f"/standpunten/{position.pk}/" in message.body
        [(html, kind)] = message.alternatives
        assert (kind, sentence in html) == ("text/html", True)

    def test_is_told_once(self, following):
        following.begin()
        following.later(MINUTE)
        following.decides()

        for minutes in (2, 3, 59, 62, 200):
            following.beat(minutes * MINUTE)

        assert len(mail.outbox) == 1
        assert not Mailing.objects.exists()

    def test_that_comes_twice_in_an_hour_is_told_each_once(self, following):
        following.begin()
        for minute in (1, 3, 5):
            following.later(minute * MINUTE)
            following.decides(on=f"2017-05-0{minute}")
            following.beat((minute + 1) * MINUTE)

        days = [message.body.count("besluit van") for message in mail.outbox]
        assert days == [1, 1, 1]

    def test_of_before_is_not_told(self, following):
        following.begin()

        assert following.beat(MINUTE) == []

    def test_that_was_committed_late_is_told(self, following):
        following.begin()
        following.later(MINUTE)
        following.decides()
        # What a long import wrote before the worker looked, and committed after.
        Subscription.objects.update(told_at=START + 2 * MINUTE)

        later = following.scene.bee, following.scene.direction
        following.later(3 * MINUTE)
        says(*later, Stance.VOOR)

        [message] = following.beat(4 * MINUTE)
        assert following.scene.aa.name in message.body
        assert following.scene.bee.name in message.body

    def test_of_a_concept_is_never_told(self, following):
        following.begin()
        following.later(MINUTE)
        following.decides(draft=True, groups_label=PLANTED)

        assert following.beat(2 * MINUTE) == []

    def test_under_embargo_is_told_when_that_ends(self, following):
        following.begin()
        following.later(MINUTE)
        following.decides(public_from=START + DAY, groups_label="Oppositie Twee")

        assert following.beat(DAY - MINUTE) == []
        [message] = following.beat(DAY + MINUTE)
        assert "Oppositie Twee" in message.body

    def test_is_not_made_by_a_typing_error(self, following):
        following.begin()
        following.later(MINUTE)
        following.scene.accepts.decision.note = "Een typefout minder."
        save_record(
            following.scene.accepts.decision,
            by=people.beheer(at=START + MINUTE),
            reason="Typefout.",
        )

        assert following.beat(2 * MINUTE) == []

    def test_of_what_regio_told_wrong_stands_apart(self, following):
        following.begin()
        following.later(MINUTE)
        following.scene.accepts.stance = Stance.VOOR.value
        save_record(
            following.scene.accepts, by=people.beheer(at=START + MINUTE), reason="Verkeerd gelezen."
        )

        [message] = following.beat(2 * MINUTE)

        assert message.subject == "Verbeterd in Samen verder"
        assert "niemand veranderde van standpunt" in message.body
        assert "Reden: Verkeerd gelezen." in message.body
        assert "Dit is nieuw" not in message.body


class TestRhythm:
    @pytest.mark.parametrize(
        ("rhythm", "sent_at"),
        [
            ("dagelijks", datetime(2026, 11, 24, 6, 0, tzinfo=UTC)),
            ("wekelijks", datetime(2026, 11, 30, 6, 0, tzinfo=UTC)),
        ],
    )
    def test_waits_for_the_morning(self, following, rhythm, sent_at):
        following.begin(rhythm)
        following.later(MINUTE)
        following.decides()

        assert following.beat(sent_at - START - MINUTE) == []
        assert len(following.beat(sent_at - START)) == 1


class TestAMailServer:
    def test_that_is_away_gets_it_later(self, following, monkeypatch):
        following.begin()
        following.later(MINUTE)
        following.decides()

        def refuse(self, messages):
            raise ConnectionRefusedError

        with monkeypatch.context() as away:
            away.setattr(EmailBackend, "send_messages", refuse)
            following.beat(2 * MINUTE)
        [letter] = Mailing.objects.all()
        assert (letter.claimed_at, mail.outbox) == (None, [])

        send_news.call(letter_id=letter.pk)
        assert len(mail.outbox) == 1

    def test_never_gets_it_twice_from_a_worker_that_was_stopped(self, following):
        following.begin()
        letter = Mailing.objects.create(
            subscription=Subscription.objects.get(),
            keys=["standpunt-1"],
            begins_at=START,
            ends_at=START,
            claimed_at=START,
        )

        send_news.call(letter_id=letter.pk)

        assert mail.outbox == []

    def test_is_told_how_to_stop(self, following):
        kept = following.begin()
        following.later(MINUTE)
        following.decides()

        [message] = following.beat(2 * MINUTE)

        stop = message.extra_headers["List-Unsubscribe"].strip("<>")
        assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        path = stop.removeprefix(stop.split("/volgen/")[0])
        strict = Client(enforce_csrf_checks=True)
        assert strict.get(path).status_code == 302
        assert Subscription.objects.filter(pk=kept.pk).exists()
        assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert not Subscription.objects.exists()


class TestWhoDoesNotConfirm:
    def test_is_forgotten_after_a_week(self, following):
        following.begin(confirmed=False)

        following.beat(7 * DAY)
        assert Subscription.objects.exists()
        following.beat(7 * DAY + MINUTE)
        assert not Subscription.objects.exists()

    def test_is_told_nothing(self, following):
        following.begin(confirmed=False)
        following.later(MINUTE)
        following.decides()

        assert following.beat(HOUR) == []
