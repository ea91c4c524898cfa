"""From the system of a council to proposals, on this machine: by the worker, and by hand."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.models import DBTaskResult

from decisions.connectors import pulling
from decisions.connectors.pulled import PullRefused
from decisions.connectors.pulling import build_request, pull_feed, pull_later
from decisions.models import PulledKind, PulledRecord, SourceSystem
from municipalities.beats import worker_beats
from tests import factories as make
from tests import people
from tests.decisions.connectors.answers import (
    HOST,
    Source,
    listed,
    mini_ori_document,
    mini_ori_item,
    mini_ori_meeting,
    ori_a,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def allowed(settings):
    settings.COUNCIL_SYSTEMS = (HOST,)


@pytest.fixture
def feed(world):
    return make.CouncilFeedFactory(body=world.council, address=HOST)


@pytest.fixture
def source(world, monkeypatch):
    """What answers in place of a source; its answers may be changed."""
    own = {"organisatie": {"gemeente": world.council.municipality.code, "naam": "Gemeente"}}
    told = Source(
        vergaderingen=listed(mini_ori_meeting(**own)),
        agendapunten=listed(mini_ori_item("a", "Regiovisie", "2", **own)),
        informatieobjecten=listed(mini_ori_document("x", "Raadsvoorstel", item="a", **own)),
    )
    monkeypatch.setattr(pulling, "Fetcher", lambda address, allowed: told)
    return told


def kinds():
    return [*PulledRecord.objects.order_by("pk").values_list("kind", flat=True)]


class TestPulling:
    def test_keeps_meetings_items_and_papers_once(self, feed, source):
        assert pull_feed(feed, at=people.NOW) == 3
        assert pull_feed(feed, at=people.NOW + DAY) == 0

        assert kinds() == [PulledKind.MEETING, PulledKind.ITEM, PulledKind.DOCUMENT]
        meeting = PulledRecord.objects.get(kind=PulledKind.MEETING)
        assert meeting.payload["starts_at"] == "2026-12-10T19:30:00+01:00"

    def test_leaves_papers_that_nobody_asked_for(self, feed, source):
        feed.with_documents = False

        pull_feed(feed, at=people.NOW)

        assert PulledKind.DOCUMENT not in kinds()

    @pytest.mark.parametrize(("gremia", "number"), [("Raad", 3), ("g1\nx", 3), ("Commissie", 0)])
    def test_takes_the_meetings_of_the_gremia_that_were_named(self, feed, source, gremia, number):
        feed.gremia = gremia

        assert pull_feed(feed, at=people.NOW) == number

    def test_keeps_outcomes_with_no_votes_for_and_none_against(self, world, monkeypatch):
        feed = make.CouncilFeedFactory(body=world.council, address=HOST, system=SourceSystem.ORI_A)
        told = Source(**{HOST: ori_a("Tegen")})
        monkeypatch.setattr(pulling, "Fetcher", lambda address, allowed: told)

        pull_feed(feed, at=people.NOW)

        outcome = PulledRecord.objects.get(kind=PulledKind.OUTCOME)
        assert outcome.item.payload["title"] == "Zienswijze regiovisie"
        assert (outcome.payload["in_favour"], outcome.payload["against"]) == (0, 1)

    def test_notes_what_failed_and_keeps_what_was_there(self, feed, source):
        pull_feed(feed, at=people.NOW)
        source.answers["vergaderingen"] = b"<html>"

        with pytest.raises(PullRefused):
            pull_feed(feed, at=people.NOW + DAY)

        feed.refresh_from_db()
        assert feed.failure == "Het antwoord is geen leesbare JSON."
        assert (feed.tried_at, feed.succeeded_at) == (people.NOW + DAY, people.NOW)
        assert len(kinds()) == 3

    def test_asks_no_address_that_is_not_allowed_any_more(self, feed, settings):
        settings.COUNCIL_SYSTEMS = ()

        with pytest.raises(PullRefused, match="staat niet toe"):
            pull_feed(feed, at=people.NOW)

    def test_asks_from_the_first_day_and_later_the_last_weeks(self, feed):
        assert build_request(feed, people.NOW).first_on == date(2026, 1, 1)

        feed.succeeded_at = people.NOW

        assert build_request(feed, people.NOW).first_on == date(2026, 9, 24)


class TestTheWorker:
    def test_is_given_one_pull_a_minute(self, world, feed):
        make.CouncilFeedFactory(body=world.neighbour)

        worker_beats.send(None, at=people.NOW)

        assert DBTaskResult.objects.count() == 1
        worker_beats.send(None, at=people.NOW + timedelta(minutes=1))
        worker_beats.send(None, at=people.NOW + timedelta(minutes=2))
        assert DBTaskResult.objects.count() == 2

    def test_is_given_nothing_where_nothing_is_set(self, world):
        make.CouncilFeedFactory(body=world.council, is_pulled=False)

        worker_beats.send(None, at=people.NOW)

        assert not DBTaskResult.objects.exists()

    def test_pulls_and_goes_on_where_that_fails(self, feed, source):
        pull_later.call(feed.pk, people.NOW.isoformat())
        source.answers["vergaderingen"] = b""
        pull_later.call(feed.pk, people.NOW.isoformat())

        feed.refresh_from_db()
        assert feed.failure
        assert len(kinds()) == 3


class TestTheCommand:
    def test_tells_what_each_council_had(self, world, feed, source):
        out = StringIO()

        call_command("pull_councils", gemeente=world.council.municipality.slug, stdout=out)

        assert "mini-ORI 1.0: 3 nieuw of gewijzigd" in out.getvalue()

    def test_fails_where_one_failed(self, feed, source):
        source.answers["vergaderingen"] = b""
        told = StringIO()

        with pytest.raises(CommandError, match="1 niet gelukt"):
            call_command("pull_councils", stderr=told)
        assert "geen leesbare JSON" in told.getvalue()
