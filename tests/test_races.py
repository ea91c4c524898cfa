"""Two presses at once on buttons of the workspace, by one person or by two."""

import threading
from contextlib import contextmanager
from itertools import count
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from lxml import html
from psycopg.errors import DeadlockDetected, UniqueViolation

from decisions.actions import writing_in
from decisions.actions.reports import MOST_OF_SENDER
from decisions.models import Assignment, Decision, Position, Reply, Report, Status
from decisions.web import access
from decisions.web.workspace import decisions as decision_pages
from municipalities.actions.people import make_invitation_token
from municipalities.models import RoleKind, User
from tests import factories as make
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.decisions.web.workspace.sitting import Sitting, sent_by
from tests.decisions.worlds import World, fresh
from tests.people import beheer, give, user

# The second is a fixture.
from tests.racing import at_once, real_database  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_database")]
OWN = "http://testserver"


@pytest.fixture
def desk():
    made = Desk()
    assert made.groups
    assert made.subject
    assert made.griffie
    return made


def decision_form(desk, by=None, body=None, title="Waarover"):
    """Return the address of the form for a decision, and what it sends once it is filled in."""
    sitting = Sitting(by or desk.griffie)
    sitting.open(f"/werkblad/{desk.dossier.slug}/besluit/")
    once = sent_by(sitting.page)["once"]
    body = body or desk.council
    typed = desk.typed(title=title, body=body.pk, once=once, then="concept", **desk.stance("voor"))
    return sitting.address, dict(typed.lists())


def pressing(reader, address, data):
    """Return a job that sends a form, as a browser of its own."""
    client = Client(raise_request_exception=False)
    client.force_login(reader.user)
    return lambda: client.post(address, data, HTTP_ORIGIN=OWN)


def form_on(reader, address, **typed):
    """Return the address of a page and what its form sends, with these fields typed anew."""
    sitting = Sitting(reader)
    sitting.open(address)
    return address, sent_by(sitting.page) | {name: [text] for name, text in typed.items()}


def only_key(reader, address):
    """Return the key of the one record that may be ticked on the page of a set."""
    [found] = Sitting(reader).open(address).context["form"].candidates
    return found


def press_on_worklist(reader, address):
    """Return what the button that leads to an address sends, on the first page of the workspace."""
    page = html.fromstring(Sitting(reader).open("/werkblad/").content.decode())
    [form] = page.xpath(f"//form[@action='{address}']")
    return dict(form.form_values())


class TestOneFormSentTwice:
    def check_twice(self, reader, form):
        """Send a form twice at once and once more later; all of them lead to one address."""
        both = at_once(pressing(reader, *form), pressing(reader, *form))
        later = pressing(reader, *form)()
        answers = [*both, later]
        assert [each.status_code for each in answers] == [302] * 3
        assert len({each["Location"] for each in answers}) == 1

    def test_records_one_decision(self, desk):
        self.check_twice(desk.griffie, decision_form(desk))

        assert Decision.objects.count() == 1

    def test_changes_a_record_once(self):
        world = World()
        draft = world.decision(draft=True)

        self.check_twice(
            world.griffie, form_on(world.griffie, f"/werkblad/besluit/{draft.pk}/", title="Anders")
        )

        assert fresh(draft).version == draft.version + 1

    def test_throws_a_record_away_once(self):
        world = World()
        draft = world.decision(draft=True)

        self.check_twice(
            world.griffie, form_on(world.griffie, f"/werkblad/besluit/{draft.pk}/weggooien/")
        )

        assert not Decision.objects.exists()

    def test_publishes_a_set_once(self):
        world = World()
        draft = world.remark(draft=True)
        address = f"/werkblad/{world.dossier.slug}/publiceren/"

        self.check_twice(
            world.griffie, form_on(world.griffie, address, stuk=only_key(world.griffie, address))
        )

        assert fresh(draft).status == Status.PUBLISHED
        assert fresh(draft).version == draft.version + 1

    def test_confirms_a_position_once(self):
        world = World()
        stance = world.position()

        self.check_twice(
            world.griffie, form_on(world.griffie, f"/werkblad/standpunt/{stance.pk}/bevestigen/")
        )

        assert fresh(stance).version == stance.version + 1

    def test_of_the_worklist_is_done_once(self):
        world = World()
        assert world.decision()
        address = f"/werkblad/{world.dossier.slug}/bijgehouden/"
        self.check_twice(world.redactie, (address, press_on_worklist(world.redactie, address)))

        assert fresh(world.dossier).version == world.dossier.version + 1

    def test_replies_once(self):
        world = World()
        round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
        wish = world.remark(round=round_)
        address = f"/werkblad/{world.dossier.slug}/rondes/{round_.pk}/reacties/{wish.pk}/"

        self.check_twice(
            world.redactie, form_on(world.redactie, address, outcome="niet", reasons="Te duur.")
        )

        assert Reply.objects.count() == 1

    def test_is_no_refusal_where_the_first_was_done_meanwhile(self, desk, monkeypatch):
        """The second was read while the first was still at work, and judged after it: whoever
        shares a decision is asked whether it is another than what stands there."""
        address, data = decision_form(desk)
        form, turn, ask = (
            (address, data | {"then": ["delen"]}),
            count(),
            access.find_earlier_response,
        )
        first = pressing(desk.griffie, *form)()
        monkeypatch.setattr(
            access, "find_earlier_response", lambda *a, **k: ask(*a, **k) if next(turn) else None
        )

        second = pressing(desk.griffie, *form)()

        assert (second.status_code, second["Location"]) == (302, first["Location"])

    def test_says_so_of_another_form_with_the_same_words(self, desk):
        pressing(desk.griffie, *decision_form(desk))()

        again = pressing(desk.griffie, *decision_form(desk))()

        assert again.status_code == 422
        assert "Dit staat er al" in words(again)


class TestAFormOfWhoIsNotSignedIn:
    """Each press from a browser of its own, as far as the server knows: nobody is signed in."""

    @staticmethod
    def pressing(address, data):
        client = Client(raise_request_exception=False)
        return lambda: client.post(address, data, HTTP_ORIGIN=OWN)

    def check_twice(self, address, data):
        """Send a form twice at once and once more later; return the addresses they lead to."""
        both = at_once(self.pressing(address, data), self.pressing(address, data))
        answers = [*both, self.pressing(address, data)()]
        assert [each.status_code for each in answers] == [302] * 3
        return [each["Location"] for each in answers]

    @pytest.mark.parametrize("sent", [0, MOST_OF_SENDER - 1])
    def test_that_reports_a_mistake_is_done_once_also_as_the_last_allowed(self, sent):
        address = f"{World().position().get_absolute_url()}klopt-dit-niet/"
        for number in range(sent):
            self.pressing(address, {"text": f"Fout {number}.", "source": "Brief, punt 3"})()

        led_to = self.check_twice(address, {"text": "De raad was tegen.", "source": "Brief"})

        assert len(set(led_to)) == 1
        assert Report.objects.count() == sent + 1

    def test_that_takes_an_invitation_is_done_once(self):
        invited = user(INVITED, email=INVITED)
        give(invited, RoleKind.GRIFFIE, municipality=World().council.municipality)
        link = reverse("invited", args=[make_invitation_token(invited)])
        password = "een-gekozen-wachtwoord-van-mij"
        once = Client().get(link).context["once"]

        led_to = self.check_twice(
            link, {"password1": password, "password2": password, "once": once}
        )

        assert sorted(set(led_to)) == ["/account/inloggen/", "/werkblad/"]
        assert led_to.count("/werkblad/") == 1
        assert EmailAddress.objects.get().verified
        assert self.pressing(link, {"once": uuid4()})().status_code == 410


class TestAFormOfBeheer:
    def check_twice(self, address, data):
        by = beheer()
        client = Client()
        client.force_login(by.user)
        data |= {"once": client.get(address).context["once"]}
        both = at_once(pressing(by, address, data), pressing(by, address, data))
        answers = [*both, pressing(by, address, data)()]
        assert [each.status_code for each in answers] == [302] * 3
        assert len({each["Location"] for each in answers}) == 1

    def test_that_invites_is_done_once(self):
        world = World()

        self.check_twice("/account/uitnodigen/", invitation(world))

        assert User.objects.get(email=INVITED).roles.count() == 1
        assert DBTaskResult.objects.count() == 1

    def test_that_invites_again_sends_one_link_more(self):
        world = World()
        self.check_twice("/account/uitnodigen/", invitation(world))
        someone = User.objects.get(email=INVITED)

        self.check_twice(f"/account/mensen/{someone.pk}/", {"doe": "opnieuw"})

        assert DBTaskResult.objects.count() == 2

    @pytest.mark.parametrize("deed", ["rol", "uit"])
    def test_about_one_person_is_done_once(self, deed):
        world = World()
        someone, home = world.raadslid.user, world.council.municipality
        typed = {"rol-role": f"college:{home.pk}", "uit-reason": "Vertrokken."}

        self.check_twice(f"/account/mensen/{someone.pk}/", {"doe": deed, **typed})

        assert someone.roles.count() == (2 if deed == "rol" else 1)
        assert LogEntry.objects.count() == (0 if deed == "rol" else 1)

    def test_of_two_who_invite_one_address_the_second_is_told(self):
        world = World()
        data = invitation(world)

        came = at_once(*(pressing(beheer(), "/account/uitnodigen/", data) for _ in range(2)))

        assert sorted(each.status_code for each in came) == [302, 422]
        assert User.objects.filter(email=INVITED).count() == DBTaskResult.objects.count() == 1


INVITED = "p.plaatsvervanger@aalst.example"


def invitation(world):
    """Return what invites somebody as griffie of a municipality."""
    return {"email": INVITED, "role_1": f"griffie:{world.council.municipality_id}"}


class TestTwoPeople:
    def test_who_record_in_one_dossier_both_get_a_number(self, desk):
        jobs = [
            pressing(by, *decision_form(desk, by, body))
            for by, body in (
                (desk.griffie, desk.council),
                (desk.other_griffie, desk.neighbour),
            )
        ]

        came = at_once(*jobs)

        assert [each.status_code for each in came] == [302, 302]
        assert sorted(Decision.objects.values_list("number", flat=True)) == [1, 2]

    def test_who_give_one_point_to_somebody_the_second_is_told_of_the_first(self):
        world = World()
        round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
        remark, another = world.remark(round=round_), user("collega")
        give(another, RoleKind.REDACTIE, region=world.region)
        address = f"/werkblad/{world.dossier.slug}/rondes/{round_.pk}/toewijzen/"
        jobs = [
            pressing(
                world.redactie, *form_on(world.redactie, address, punt=remark.pk, assignee=each.pk)
            )
            for each in (world.redactie.user, another)
        ]

        came = at_once(*jobs)

        assert sorted(each.status_code for each in came) == [302, 409]
        assert "intussen toe aan" in next(words(each) for each in came if each.status_code == 409)
        assert Assignment.history.count() == 1

    @pytest.mark.parametrize("turn", range(4))
    def test_of_whom_one_changes_and_one_throws_away(self, turn):
        world = World()
        draft = world.position(draft=True).decision
        address = f"/werkblad/besluit/{draft.pk}/"
        jobs = [
            pressing(world.griffie, *form_on(world.griffie, address, title="Anders")),
            pressing(world.griffie, *form_on(world.griffie, f"{address}weggooien/")),
        ]

        changed, thrown = at_once(*(jobs if turn % 2 else jobs[::-1]))[:: 1 if turn % 2 else -1]

        assert (changed.status_code, thrown.status_code) in [(302, 409), (409, 302)]
        assert Decision.objects.exists() == (changed.status_code == 302)
        assert Position.objects.exists() == Decision.objects.exists()


def clashing(times, error):
    """Return an action that the database gives up that many times, and then does."""
    turn, act = count(), decision_pages.record_decision_entry

    def record(*args, **kwargs):
        made = act(*args, **kwargs)
        if next(turn) < times:
            raise OperationalError("given up") from error
        return made

    return record


class TestAWriteThatTheDatabaseGaveUp:
    @pytest.fixture
    def send(self, desk, monkeypatch):
        def send(times, error=None):
            act = clashing(times, error or DeadlockDetected())
            monkeypatch.setattr(decision_pages, "record_decision_entry", act)
            return pressing(desk.griffie, *decision_form(desk, title="Wat ik typte"))()

        return send

    def test_is_done_once_more(self, send):
        assert send(1).status_code == 302
        assert Decision.objects.get().number == 1

    def test_is_told_where_that_fails_too(self, send):
        answer = send(2)

        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert "Wat ik typte" in answer.content.decode()
        assert not Decision.objects.exists()

    def test_is_not_done_again_where_nobody_waited_crosswise(self, send):
        assert send(1, UniqueViolation()).status_code == 503
        assert not Decision.objects.exists()


@contextmanager
def waiting_at_most(name, milliseconds):
    """Let this connection, which others will have after it, wait as served ones do, but shorter."""
    is_local = connection.in_atomic_block  # then it ends with the transaction
    with connection.cursor() as cursor:
        cursor.execute(f"SET {'LOCAL' if is_local else 'SESSION'} {name} = {milliseconds}")
    try:
        yield
    finally:
        if not is_local:
            with connection.cursor() as cursor:
                cursor.execute(f"RESET {name}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite waits for the whole file.")
class TestLimits:
    def test_a_lock_that_does_not_come_gives_the_form_back(self, desk):
        form = decision_form(desk, title="Wat ik typte")
        is_open, is_done = threading.Event(), threading.Event()

        def hold():
            with writing_in(desk.dossier):
                is_open.set()
                return is_done.wait(timeout=15)

        def meanwhile():
            is_open.wait(timeout=15)
            with waiting_at_most("lock_timeout", 200):
                answer = pressing(desk.griffie, *form)()
            is_done.set()
            return answer

        was_in_time, answer = at_once(hold, meanwhile)

        assert was_in_time
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert "Wat ik typte" in answer.content.decode()

    def test_a_statement_that_takes_too_long_is_told(self, monkeypatch):
        def sleep(*args, **kwargs):
            with waiting_at_most("statement_timeout", 100), connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(5)")

        monkeypatch.setattr("decisions.models.Dossier.objects.visible_to", sleep)

        [answer] = at_once(lambda: Client(raise_request_exception=False).get("/"))

        assert (answer.status_code, answer["Retry-After"]) == (503, "5")


def test_a_preview_locks_nothing(desk):
    assert desk.remark(draft=True)
    sitting = Sitting(desk.griffie)
    address = f"/werkblad/{desk.dossier.slug}/publiceren/"
    sitting.open(address)
    data = sent_by(sitting.page) | {"stuk": [only_key(desk.griffie, address)]}

    with CaptureQueriesContext(connection) as asked:
        answer = sitting.client.post(f"/werkblad/{desk.dossier.slug}/voorbeeld/", data)

    told = [each["sql"] for each in asked.captured_queries]
    begun = "BEGIN DEFERRED" if connection.vendor == "sqlite" else "BEGIN"
    assert answer.status_code == 200
    assert {sql for sql in told if not sql.startswith("SELECT")} <= {begun, "COMMIT"}
    assert [sql for sql in told if "FOR UPDATE" in sql] == []
