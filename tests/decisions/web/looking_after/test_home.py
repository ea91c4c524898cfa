"""The home of /beheer/: whether all is well, what to do where it is not, and who is expected."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from pkgutil import walk_packages

import pytest
import time_machine
from django.contrib import admin
from django.db import DatabaseError, connection
from django.tasks import Task
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

import decisions
from decisions.web import health
from decisions.web.accounts.mail import send_invitation, send_message
from decisions.web.looking_after.state import JOBS, KINDS
from municipalities.actions.people import invite_again, invite_user
from municipalities.models import Heartbeat, HistoryCheck, Role, RoleKind
from municipalities.tracking import write_record
from tests.beheer import INLINE, plain_pages, sign_in
from tests.decisions.web.public.region import words
from tests.factories import MunicipalityFactory
from tests.people import beheer, griffie, user
from tests.repository import ROOT

pytestmark = pytest.mark.django_db
HOME = "/beheer/"


@pytest.fixture
def keeper(client):
    """The client, signed in as beheer."""
    sign_in(client)
    return client


@pytest.fixture
def at_work():
    """A worker that was seen just now."""
    return Heartbeat.objects.create(pk=1, beaten_at=timezone.now())


def read_home(client):
    with plain_pages():
        return client.get(HOME)


def invite(name):
    """Invite somebody as beheer, and return who it is."""
    role = Role(
        kind=RoleKind.GRIFFIE, municipality=MunicipalityFactory(), started_at=timezone.now()
    )
    return invite_user(email=f"{name}@aalst.example", roles=[role], by=beheer())


def move(role, **moments):
    """Let a role begin or end at another moment."""
    for name, moment in moments.items():
        setattr(role, name, moment)
    write_record(role, by=beheer())


class TestTheAnswer:
    def test_is_that_all_is_well(self, keeper, at_work):
        page = words(read_home(keeper))

        assert "Alles is in orde" in page
        assert "Er hoeft nu niets te gebeuren." in page
        assert "Let op:" not in page

    def test_comes_before_all_else(self, keeper, at_work):
        page = read_home(keeper).content.decode()

        assert page.index("Alles is in orde</h1>") < page.index("<h2")

    def test_counts_what_asks_for_somebody(self, keeper):
        assert "1 ding vraagt aandacht" in words(read_home(keeper))

        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        DBTaskResult.objects.update(status="FAILED")

        assert "2 dingen vragen aandacht" in words(read_home(keeper))

    def test_says_of_each_what_to_do_and_where_more_stands(self, keeper):
        page = words(read_home(keeper))

        assert "Werker: nog nooit gezien. Start de werker (‘systemctl restart" in page
        assert "Meer staat in docs/watching.md." in page

    def test_is_the_one_of_gezond(self, keeper, at_work, monkeypatch):
        bad = health.Finding("schijf", "vol", health.WORRIED, "Maak ruimte.", "watching.md")
        monkeypatch.setattr(health, "check_disk", lambda: bad)

        assert "Schijf: vol. Maak ruimte." in words(read_home(keeper))
        assert "schijf: vol" in keeper.get(health.ADDRESS).content.decode()

    def test_puts_what_stops_regio_first(self, keeper, monkeypatch):
        down = health.Finding("migraties", "niet toegepast", health.DOWN, "Draai migrate.", "x.md")
        monkeypatch.setattr(health, "check_migrations_if_there", lambda: [down])

        state = read_home(keeper).context["state"]

        assert [each.part for each in state.worries] == ["migraties", "werker"]


@pytest.mark.parametrize("state", [health.WORRIED, health.DOWN])
def test_whatever_is_not_well_says_what_to_do_in_a_page_that_is_there(monkeypatch, settings, state):
    """Each Finding of `health` that is not well, as it is made there."""
    made = []
    plain = health.Finding

    def note(*args, **kwargs):
        made.append(plain(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(health, "Finding", note)
    make_all_bad(monkeypatch, settings)

    bad = [each for each in made if each.state == state]
    assert bad
    for each in bad:
        assert each.advice
        assert (ROOT / "docs" / each.page).is_file(), each.part


def make_all_bad(monkeypatch, settings):
    """Ask each check with whatever worries it."""
    now = timezone.now()
    settings.BACKUPS = settings.BASE_DIR / "nergens"
    settings.ANCHORS = ("nergens",)
    send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
    DBTaskResult.objects.update(status="FAILED")
    monkeypatch.setattr(health, "list_newest_migrations", lambda: {("decisions", "9999_x")})
    monkeypatch.setattr(health, "LITTLE_ROOM", 1 << 60)
    monkeypatch.setitem(connection.settings_dict, "NAME", str(settings.BASE_DIR / "x.sqlite3"))
    with monkeypatch.context() as patched:
        patched.setattr(connection, "vendor", "sqlite")
        health.check_disk()
    for check in (health.check_backups, health.check_worker, health.check_mail):
        check(now)
    health.check_anchors(now)
    health.check_migrations_if_there()
    for breaches, checked_at in ((0, now - health.MISSED_AFTER * 2), (1, now)):
        HistoryCheck.objects.create(checked_at=checked_at, breaches=breaches)
        health.check_history_if_there(now)
    with monkeypatch.context() as patched:
        patched.setattr(connection, "cursor", refuse)
        health.check_database()


def refuse():
    raise DatabaseError


class TestWhatRuns:
    def test_each_job_is_a_part_that_is_looked_at(self, at_work):
        assert JOBS.keys() <= {each.part for each in health.list_findings(timezone.now())}

    def test_each_task_has_a_place_in_the_queue(self):
        """Of whatever can be put in it; a task that is forgotten here would wait unseen."""
        named = {task.module_path for _name, tasks in KINDS for task in tasks}

        assert named == find_tasks()

    def test_when_it_was_last_done_is_told(self, keeper):
        Heartbeat.objects.create(pk=1, beaten_at=datetime(2026, 11, 28, 2, 5, tzinfo=UTC))

        page = words(read_home(keeper))

        assert "opruimen (elke minuut). Laatst: 28 november 2026 03:05." in page

    def test_what_waits_and_what_failed_is_counted_by_purpose(self, keeper, at_work):
        for _number in range(3):
            send_invitation.enqueue(beheer().user.pk)
        newest = DBTaskResult.objects.first()
        DBTaskResult.objects.filter(pk=newest.pk).update(status="FAILED")

        page = words(read_home(keeper))

        assert "Uitnodigingen: 2 wachten, 0 bezig, 1 mislukt in dertig dagen." in page
        assert "Lange tabellen: niets." in page

    def test_when_the_last_of_it_was_done_is_told(self, keeper, at_work):
        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        done_at = datetime(2026, 11, 28, 2, 5, tzinfo=UTC)
        DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=done_at)

        page = words(read_home(keeper))

        assert "0 mislukt in dertig dagen. Laatst gedaan: 03:05." in page


def find_tasks():
    """Return the names of all tasks of the project, as their modules hold them."""
    found = set()
    for each in walk_packages(decisions.__path__, "decisions."):
        if ".migrations" not in each.name and ".commands." not in each.name:
            values = vars(import_module(each.name)).values()
            found |= {value.module_path for value in values if isinstance(value, Task)}
    return found


class TestPeople:
    def test_who_was_invited_and_did_not_come_is_named(self, keeper, at_work):
        someone = invite("nieuw")

        page = words(read_home(keeper))

        since = timezone.localtime(someone.date_joined)
        assert f"nieuw@aalst.example : uitgenodigd op {since.day}" in page
        assert "de link werkt tot" in page

    def test_who_took_the_invitation_is_not(self, keeper, at_work):
        someone = invite("nieuw")
        someone.set_password("een goed lang wachtwoord")
        someone.save()

        assert "Geen: wie werd uitgenodigd, is binnen." in words(read_home(keeper))

    def test_a_link_that_is_over_asks_to_invite_again(self, keeper, at_work, settings):
        days = timedelta(days=settings.INVITATION_DAYS)
        with time_machine.travel(timezone.now() - days, tick=False):
            someone = invite("oud")
        assert "de link werkt niet meer: nodig opnieuw uit." in words(read_home(keeper))

        invite_again(someone, by=beheer())

        assert "de link werkt tot" in words(read_home(keeper))

    def test_a_role_that_ends_soon_is_named(self, keeper, at_work):
        role = griffie(MunicipalityFactory(name="Aalst")).user.roles.get()
        move(role, ended_at=timezone.now() + timedelta(days=59))

        assert "griffie Aalst, tot" in words(read_home(keeper))

    @pytest.mark.parametrize("days", [-1, 61])
    def test_a_role_that_ended_or_ends_later_is_not(self, keeper, at_work, days):
        role = griffie(MunicipalityFactory(name="Aalst")).user.roles.get()
        now = timezone.now()
        move(role, started_at=now - timedelta(days=9), ended_at=now + timedelta(days=days))

        assert "griffie Aalst" not in words(read_home(keeper))

    def test_a_long_list_says_how_many_more(self, keeper, at_work):
        for number in range(13):
            invite(f"nieuw{number}")

        assert "En nog 3. Alle mensen" in words(read_home(keeper))


class TestThePage:
    def test_tells_the_versions(self, keeper, at_work):
        page = words(read_home(keeper))

        for each in ("Regio 0.", "Python 3.", "Django 6.", connection.display_name):
            assert each in page

    def test_asks_the_same_number_of_queries_whatever_there_is(self, keeper, at_work):
        read_home(keeper)
        with CaptureQueriesContext(connection) as few:
            read_home(keeper)
        for number in range(12):
            invite(f"nieuw{number}")
            send_invitation.enqueue(number + 1)
        for role in Role.objects.filter(kind=RoleKind.GRIFFIE):
            move(role, ended_at=timezone.now() + timedelta(days=9))

        with CaptureQueriesContext(connection) as many:
            read_home(keeper)

        assert len(many) == len(few)

    def test_is_for_beheer_only(self, client, at_work):
        someone = user("deur")
        someone.is_staff = True
        someone.save()
        client.force_login(someone)

        response = read_home(client)

        assert "state" not in response.context
        assert "Versies" not in words(response)

    def test_leads_to_the_lists_of_all_that_is_kept(self, keeper, at_work):
        page = read_home(keeper).content.decode()

        assert "Alle gegevens van Regio" in page
        assert admin.site.index_template == "beheer/home.html"
        assert not INLINE.search(page)


def test_beheer_that_ended_reads_nothing_of_it(client):
    someone = beheer().user
    move(someone.roles.get(), ended_at=timezone.now())
    client.force_login(someone)

    assert "Onderdelen" not in words(read_home(client))
