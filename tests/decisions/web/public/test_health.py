"""Whether the application says how it is, to whom, and when that is a 503."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from decisions.models.pulled import LATE_AFTER
from decisions.web import health
from decisions.web.accounts.mail import send_message
from municipalities.backups.contents import DatabaseContent
from municipalities.backups.keeping import name_backup
from municipalities.backups.manifest import BackupManifest, write_manifest
from municipalities.models import Heartbeat, HistoryCheck
from municipalities.proof.anchors import make_anchor
from municipalities.proof.places import put_anchor
from regio.environment import AnchorPlace
from tests.factories import CouncilFeedFactory, MunicipalityFactory
from tests.people import beheer, griffie

ADDRESS = "/gezond/"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def at_work(db):
    """A worker that was seen just now."""
    return Heartbeat.objects.create(pk=1, beaten_at=timezone.now())


def told(response):
    """Return {part: what was told}, the first line under ''."""
    first, *lines = response.content.decode().splitlines()
    return {"": first, **dict(line.split(": ", 1) for line in lines)}


@pytest.mark.django_db
class TestWhoAsks:
    def test_from_elsewhere_gets_one_word(self, client, at_work):
        response = client.get(ADDRESS, **ELSEWHERE)

        assert (response.status_code, response.content) == (200, b"in orde\n")

    def test_on_the_machine_itself_gets_everything(self, client, at_work):
        found = told(client.get(ADDRESS))

        parts = {"database", "migraties", "schijf", "werker", "e-mail", "ankers", "raadsinformatie"}
        parts |= {"back-up", "geschiedenis", "schrijven"}
        assert found.keys() == {"", *parts}
        assert found["database"] == f"antwoordt ({connection.vendor})"
        assert found["migraties"] == "toegepast"
        assert found["e-mail"] == "0 wachten, 0 mislukt"
        assert found["geschiedenis"] == "nog niet nagekeken"

    @pytest.mark.parametrize("address", ["127.0.0.1", "127.8.0.1", "::1"])
    def test_there_may_ask_by_plain_http_and_any_name(self, client, settings, at_work, address):
        settings.SECURE_SSL_REDIRECT = True
        settings.ALLOWED_HOSTS = ["regio.example"]

        response = client.get(ADDRESS, REMOTE_ADDR=address, HTTP_HOST="127.0.0.1:8000")

        assert response.status_code == 200
        assert "werker" in told(response)

    @pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
    def test_through_a_proxy_is_from_elsewhere(self, client, settings, at_work, header):
        assert client.get(ADDRESS, headers={header: "127.0.0.1"}).content == b"in orde\n"

        settings.SECURE_SSL_REDIRECT = True
        assert Client().get(ADDRESS, headers={header: "127.0.0.1"}).status_code == 301

    def test_as_beheer_gets_everything(self, client, at_work):
        client.force_login(beheer().user)

        assert "werker" in told(client.get(ADDRESS, **ELSEWHERE))

    def test_as_griffie_gets_one_word(self, client, at_work):
        client.force_login(griffie(MunicipalityFactory()).user)

        assert client.get(ADDRESS, **ELSEWHERE).content == b"in orde\n"


@pytest.mark.parametrize("asked_from", [{}, ELSEWHERE])
class TestWhatCannotServe:
    def test_is_a_database_that_does_not_answer(self, client, monkeypatch, asked_from):
        def refuse():
            raise DatabaseError

        monkeypatch.setattr(connection, "cursor", refuse)

        response = client.get(ADDRESS, **asked_from)

        assert response.status_code == 503
        assert told(response)[""] == "niet in orde"

    @pytest.mark.django_db
    def test_is_a_database_of_an_older_release(self, client, at_work, asked_from, monkeypatch):
        newest = {("decisions", "0999_of_this_release")}
        monkeypatch.setattr(health, "list_newest_migrations", lambda: newest)

        response = client.get(ADDRESS, **asked_from)

        assert response.status_code == 503
        assert asked_from or told(response)["migraties"].startswith("niet toegepast: decisions.0")


@pytest.mark.django_db
class TestWhatWorries:
    """It serves on, so a proxy need not stop it: 200, and another first word on the machine."""

    def check_worries(self, part, sentence):
        response = Client().get(ADDRESS)
        assert response.status_code == 200
        assert told(response)[""] == "let op"
        assert sentence in told(response)[part]
        assert Client().get(ADDRESS, **ELSEWHERE).content == b"in orde\n"

    def test_is_a_worker_that_was_never_seen(self):
        self.check_worries("werker", "nog nooit gezien")

    def test_is_a_worker_that_fell_silent(self, at_work):
        Heartbeat.objects.update(beaten_at=timezone.now() - health.SILENT_AFTER * 2)

        self.check_worries("werker", "360 seconden geleden")

    def test_is_e_mail_that_failed(self, at_work):
        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        DBTaskResult.objects.update(status="FAILED")

        self.check_worries("e-mail", "0 wachten, 1 mislukt")

    def test_is_e_mail_that_waits_too_long(self, at_work):
        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        assert told(Client().get(ADDRESS))[""] == "in orde"
        DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))

        self.check_worries("e-mail", "1 wachten, 0 mislukt")

    def test_is_a_disk_that_is_nearly_full(self, at_work, monkeypatch, tmp_path):
        monkeypatch.setitem(connection.settings_dict, "NAME", str(tmp_path / "regio.sqlite3"))
        monkeypatch.setattr(connection, "vendor", "sqlite")
        monkeypatch.setattr(health, "LITTLE_ROOM", 1 << 60)

        self.check_worries("schijf", "B vrij")

    def test_is_a_system_of_a_council_that_failed(self, at_work):
        now = timezone.now()
        CouncilFeedFactory(succeeded_at=now)
        CouncilFeedFactory(succeeded_at=now, tried_at=now, failure="De bron is niet te bereiken.")

        self.check_worries("raadsinformatie", "2 aan, 1 mislukt, 0 te lang niet gelukt")

    def test_is_a_system_of_a_council_from_which_nothing_came_for_too_long(self, at_work):
        long_ago = timezone.now() - LATE_AFTER - timedelta(minutes=1)
        CouncilFeedFactory(succeeded_at=long_ago)
        CouncilFeedFactory(set_at=long_ago, set_by=beheer().user)

        self.check_worries("raadsinformatie", "2 aan, 0 mislukt, 2 te lang niet gelukt")

    def test_is_a_history_that_does_not_hold(self, at_work):
        HistoryCheck.objects.create(checked_at=timezone.now(), breaches=2)

        self.check_worries("geschiedenis", "klopt 2 keer niet, nagekeken 20")

    def test_is_a_history_that_was_not_looked_at_last_night(self, at_work):
        long_ago = timezone.now() - health.MISSED_AFTER - timedelta(minutes=1)
        HistoryCheck.objects.create(checked_at=long_ago, breaches=0)

        self.check_worries("geschiedenis", "daarna gemist")

    def test_is_an_anchor_that_was_never_made(self, at_work, anchored_in):
        self.check_worries("ankers", "nog nooit gemaakt")

    def test_is_an_anchor_that_was_missed(self, at_work, anchored_in):
        made_at = timezone.now() - health.MISSED_AFTER
        anchor = make_anchor(date(2026, 11, 3), at=made_at)
        put_anchor(anchor, [anchored_in], at=made_at)

        self.check_worries("ankers", "van 2026-11-03, daarna gemist")

    def test_is_a_place_that_took_no_anchor(self, at_work, anchored_in, settings, tmp_path):
        now = timezone.now()
        lost = AnchorPlace(str(tmp_path / "los"))
        settings.ANCHORS = (anchored_in, lost)
        put_anchor(make_anchor(date(2026, 11, 3), at=now), settings.ANCHORS, at=now)

        self.check_worries("ankers", f"van 2026-11-03, niet op {lost.address}")

    def test_is_a_place_that_no_anchor_was_put_at(self, at_work, anchored_in):
        make_anchor(date(2026, 11, 3), at=timezone.now() - health.LATE_AFTER)

        self.check_worries("ankers", f"niet op {anchored_in.address}")


@pytest.fixture
def anchored_in(settings, tmp_path):
    """The folder in which anchors are to be kept."""
    place = AnchorPlace(str(tmp_path))
    settings.ANCHORS = (place,)
    return place


@pytest.mark.django_db
class TestSystemsOfCouncils:
    def test_that_are_off_worry_nobody_whatever_they_did(self, client, at_work):
        CouncilFeedFactory(is_pulled=False, failure="De bron is niet te bereiken.")

        found = told(client.get(ADDRESS))

        assert (found[""], found["raadsinformatie"]) == ("in orde", "niet ingesteld")

    def test_that_were_set_just_now_are_in_order(self, client, at_work):
        CouncilFeedFactory(set_at=timezone.now(), set_by=beheer().user)

        found = told(client.get(ADDRESS))

        assert found[""] == "in orde"
        assert found["raadsinformatie"] == "1 aan, 0 mislukt, 0 te lang niet gelukt"

    def test_tell_nobody_where_they_stand_and_what_went_wrong(self, client, at_work):
        feed = CouncilFeedFactory(failure="De bron antwoordde met fout 500.")

        everything = client.get(ADDRESS).content.decode()

        for each in (feed.address, feed.failure, feed.body.name):
            assert each not in everything
        response = client.get(ADDRESS, **ELSEWHERE)
        assert (response.status_code, response.content) == (200, b"in orde\n")


@pytest.mark.django_db
class TestAnchors:
    def test_that_are_not_set_worry_nobody(self, client, at_work):
        found = told(client.get(ADDRESS))

        assert (found[""], found["ankers"]) == ("in orde", "niet ingesteld")

    def test_that_are_where_they_should_be_are_in_order(self, client, at_work, anchored_in):
        now = timezone.now()
        put_anchor(make_anchor(date(2026, 11, 3), at=now), [anchored_in], at=now)

        found = told(client.get(ADDRESS))

        assert (found[""], found["ankers"]) == ("in orde", "van 2026-11-03, op 1 van 1 plaatsen")

    def test_that_are_being_put_are_in_order(self, client, at_work, anchored_in):
        make_anchor(date(2026, 11, 3), at=timezone.now())

        found = told(client.get(ADDRESS))

        assert (found[""], found["ankers"]) == ("in orde", "van 2026-11-03, op 0 van 1 plaatsen")


@pytest.fixture
def kept_in(settings, tmp_path):
    """The folder in which backups are to be kept."""
    settings.BACKUPS = tmp_path
    return tmp_path


def keep_backup(folder, begun_at, size=1_288_490_189):
    """Put a backup of a moment in a folder, its file as long as it says and with nothing in it."""
    path = folder / name_backup(begun_at)
    path.mkdir()
    with (path / "database.sqlite3").open("wb") as file:
        file.truncate(size)
    content = DatabaseContent([], {}, {}, {})
    files = {"database.sqlite3": {"bytes": size, "sha256": ""}}
    made = BackupManifest(begun_at, begun_at, "0.1.0", "", "sqlite", "3", content, files)
    write_manifest(path, made)
    return path


@pytest.mark.django_db
class TestBackups:
    def test_that_are_not_set_worry_nobody(self, client, at_work):
        found = told(client.get(ADDRESS))

        assert (found[""], found["back-up"]) == ("in orde", "niet ingesteld")

    @time_machine.travel(datetime(2026, 11, 28, 9, tzinfo=UTC), tick=False)
    def test_that_are_made_are_in_order(self, client, kept_in):
        Heartbeat.objects.create(pk=1, beaten_at=timezone.now())
        keep_backup(kept_in, datetime(2026, 11, 27, 2, tzinfo=UTC))
        keep_backup(kept_in, datetime(2026, 11, 28, 2, tzinfo=UTC))

        found = told(client.get(ADDRESS))

        assert (found[""], found["back-up"]) == ("in orde", "van 2026-11-28 03:00, 1,2 GB")

    def test_that_are_old_worry(self, client, at_work, kept_in):
        keep_backup(kept_in, timezone.now() - health.MISSED_AFTER)

        found = told(client.get(ADDRESS))

        assert found[""] == "let op"
        assert found["back-up"].endswith(", 1,2 GB, daarna gemist")

    def test_that_are_not_whole_are_none(self, client, at_work, kept_in):
        path = keep_backup(kept_in, timezone.now())
        (path / "database.sqlite3").write_bytes(b"half")

        found = told(client.get(ADDRESS))

        assert (found[""], found["back-up"]) == ("let op", "nog nooit gemaakt")

    def test_in_a_folder_that_is_gone_worry(self, client, at_work, settings, tmp_path):
        settings.BACKUPS = tmp_path / "los"

        found = told(client.get(ADDRESS))

        assert found[""] == "let op"
        assert found["back-up"] == f"de map {settings.BACKUPS} is niet te lezen"


@pytest.mark.django_db
def test_a_database_of_another_machine_does_not_tell_its_disk(client, at_work, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "postgresql")

    assert told(client.get(ADDRESS))["schijf"] == "onbekend"


@pytest.mark.django_db
def test_what_goes_at_once_needs_no_worker(client, settings):
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

    assert told(client.get(ADDRESS))["werker"] == "niet nodig, alles gaat meteen"
