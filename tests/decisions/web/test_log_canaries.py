"""Whatever is asked and typed, no line of the log repeats it, nor a name or a secret."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from decisions.models import Decision
from regio.logs import JsonLines
from tests.audit_lines import keeping
from tests.decisions.web.accounts.signing import SECRET, link_in, with_password
from tests.people import user
from tests.walk.addresses import routes
from tests.walk.forms import filled

pytestmark = pytest.mark.django_db
WORD = "kanarie"
EMAIL = f"{WORD}@aalst.example"
TYPED = (
    *("login", "password", "password1", "password2", "oldpassword", "code", "email", "first_name"),
    *("last_name", "reason", "title", "text", "passage", "summary", "name", "zoek", "next", "once"),
)
CONVERTERS = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}
PART = re.compile(r"<(?:(\w+):)?\w+>|\(\?P<\w+>[^)]*\)")


@pytest.fixture(autouse=True)
def e_mail_at_once(settings):
    """As in a demo, so that links are there to follow."""
    backend = "django.tasks.backends.immediate.ImmediateBackend"
    settings.TASKS = {"default": {"BACKEND": backend, "QUEUES": ["default", "mail"]}}


@pytest.fixture
def lines(django_capture_on_commit_callbacks):
    """The lines of every logger, at every level, as they are written."""
    with (
        keeping("", "regio.audit", "django.request", formatter=JsonLines()) as kept,
        django_capture_on_commit_callbacks(execute=True),
    ):
        yield kept.lines


@pytest.fixture
def clerk(world):
    client = Client(raise_request_exception=False)
    client.force_login(world.griffie.user)
    return client


def address_of(route):
    """Return an address that a route answers or refuses, with the word wherever a text fits."""
    found = PART.sub(lambda part: CONVERTERS.get(part[1], WORD), route.route)
    return "/" + found.strip("^$").replace("\\", "")


def list_addresses():
    return sorted({address_of(each) for each in routes() if "uitloggen" not in each.route})


def assert_silent(lines, *more):
    """No line tells the word, nor what else is given."""
    for each in lines:
        assert WORD not in each.lower(), each
        for secret in more:
            assert secret not in each, each


def test_every_address_asked_with_the_word_in_it(world, clerk, lines):
    stranger = Client(raise_request_exception=False)

    statuses = [
        client.get(f"{address}?zoek={WORD}&peildatum={WORD}&{WORD}={WORD}").status_code
        for address in list_addresses()
        for client in (stranger, clerk)
    ]

    assert len(statuses) > 300
    assert {400, 404} <= set(statuses)
    assert lines
    assert_silent(lines)


def test_every_address_sent_a_form_with_the_word_in_every_field(world, clerk, lines):
    stranger = Client(raise_request_exception=False)
    fields = {name: f"{WORD} {name}" for name in TYPED}

    statuses = {
        client.post(
            address,
            {**fields, "file": SimpleUploadedFile(f"{WORD}.txt", f"{WORD}".encode())},
            headers={"Referer": f"http://testserver/{WORD}", "User-Agent": WORD},
        ).status_code
        for address in list_addresses()
        for client in (stranger, clerk)
    }

    assert {403, 404, 405} <= statuses
    assert lines
    assert_silent(lines)


def test_signing_in_and_what_comes_with_it(lines):
    someone = with_password(user(f"{WORD}-naam", email=EMAIL, last_name=WORD.title()))
    client = Client()

    for _time in range(6):
        client.post("/account/inloggen/", {"login": EMAIL, "password": f"{WORD}-verkeerd"})
    client.post("/account/wachtwoord/vergeten/", {"email": EMAIL})
    page = client.get(link_in(), follow=True)
    chosen = f"{WORD}-heel-lang-wachtwoord"
    new = {"password1": chosen, "password2": chosen}
    client.post(page.request["PATH_INFO"], new)
    client.post(
        "/account/inloggen/",
        {"login": someone.username, "password": f"{WORD}-heel-lang-wachtwoord"},
    )

    assert client.get("/account/").status_code == 200
    assert_silent(lines, SECRET, "aalst.example")


def test_an_invitation_with_its_link(clerk, world, lines):
    role = f"raadslid:{world.council.municipality_id}"
    typed = {"email": EMAIL, "first_name": WORD, "role_1": role, "reason": f"{WORD} reden"}

    clerk.post(reverse("invite"), typed)
    link = link_in()
    Client().get(link)
    Client().get(f"{link}x/")

    assert_silent(lines, link, link.split("/")[-2], EMAIL)


def test_a_record_that_is_withdrawn_with_a_reason(clerk, world, lines):
    made = world.decision(title=f"Besluit {WORD}")
    address = reverse("desk-withdraw", args=["besluit", made.pk])
    page = clerk.get(address).content.decode()

    clerk.post(address, filled(page, reason=f"{WORD} reden"))

    assert Decision.objects.get().withdrawn_reason == f"{WORD} reden"
    assert_silent(lines)


@pytest.mark.parametrize("fault", [ValueError, OperationalError])
def test_an_error_that_nobody_caught(clerk, lines, monkeypatch, fault):
    def broken(*_args, **_kwargs):
        raise fault(f"waarde '{WORD}' past niet")

    monkeypatch.setattr("decisions.web.accounts.pages.read_role_scope", broken)

    response = clerk.get(f"/account/?zoek={WORD}")

    assert response.status_code in {500, 503}
    assert any(fault.__name__ in each for each in lines)
    assert_silent(lines)


def test_a_host_that_is_not_ours(lines):
    assert Client().get("/", headers={"Host": f"{WORD}.example"}).status_code == 400

    assert lines
    assert_silent(lines)
