"""The lock after failed sign-ins: counted by account, and nobody is kept out of a known device."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from decisions.web.accounts import devices
from municipalities.actions import people as act
from tests.audit_lines import audited, told
from tests.decisions.web.accounts.signing import (
    SECRET,
    STEP,
    is_signed_in,
    person,
    sign_in,
    with_app,
    with_password,
)
from tests.decisions.web.public.region import words
from tests.people import beheer, user

pytestmark = pytest.mark.django_db
EMAIL = "g.griffier@aalst.example"
NEW = "een-heel-ander-wachtwoord"


@pytest.fixture
def griffier():
    return person(email=EMAIL)


def fail(client, times, login="griffier"):
    for _time in range(times):
        last = sign_in(client, login, "verkeerd")
    return last


def is_locked(client, login="griffier"):
    """Whether the right password is refused because too many came before."""
    response = sign_in(client, login)
    return "te vaak" in words(response) and not is_signed_in(client)


@pytest.fixture
def known(griffier):
    """A client on a device where the griffier signed in before, and is not now."""
    client = Client()
    sign_in(client)
    client.post("/account/uitloggen/")
    return client


class TestOneAccount:
    def test_is_counted_by_name_and_by_address_together(self, client, griffier):
        fail(client, 3, "griffier")
        fail(client, 2, EMAIL)

        assert is_locked(client, "griffier")
        assert is_locked(client, EMAIL)

    def test_is_counted_in_any_capitals(self, client, griffier):
        for login in (
            "griffier",
            "GRIFFIER",
            "Griffier",
            EMAIL.upper(),
            "G.Griffier@Aalst.example",
        ):
            fail(client, 1, login)

        assert is_locked(client)

    def test_is_counted_by_an_address_that_it_proved_too(self, client, griffier):
        act.verify_address(griffier)
        griffier.email = "nieuw@aalst.example"
        griffier.save()

        fail(client, 3, EMAIL)
        fail(client, 2, "griffier")

        assert is_locked(client)

    def test_leaves_another_alone(self, client, griffier):
        with_password(user("ander"))

        fail(client, 5)

        assert sign_in(client, "ander").status_code == 302

    def test_opens_again_after_a_quarter(self, client, griffier, later):
        fail(client, 5)

        later(minutes=16)

        assert sign_in(client).status_code == 302

    def test_is_counted_where_somebody_is_asked_again(self, client, griffier):
        fail(client, 2, EMAIL)
        other = Client()
        other.force_login(griffier)
        for _time in range(3):
            other.post("/account/bevestigen/", {"password": "verkeerd"})

        assert is_locked(client)


class TestNobody:
    def test_is_locked_alike_so_that_a_lock_tells_nothing(self, client, griffier):
        fail(client, 5, "griffier")
        fail(client, 5, "niemand@aalst.example")

        known = words(sign_in(client, "griffier", "verkeerd"))
        unknown = words(sign_in(client, "Niemand@aalst.example", "verkeerd"))

        assert "te vaak" in known
        assert known.split("Gemaakt op")[0] == unknown.split("Gemaakt op")[0]

    @pytest.mark.parametrize("login", ["griffier", EMAIL, "niemand", "niemand@aalst.example"])
    def test_is_looked_for_in_as_many_questions_as_somebody(self, griffier, login):
        with CaptureQueriesContext(connection) as asked:
            devices.find_typed_user(login)

        assert len(asked) == 1

    def test_is_refused_without_reckoning_a_password_while_locked(
        self, client, griffier, monkeypatch
    ):
        fail(client, 5)
        fail(client, 5, "niemand")
        reckoned = []
        monkeypatch.setattr(
            "django.contrib.auth.hashers.make_password", lambda *a, **k: reckoned.append(a)
        )
        monkeypatch.setattr(
            "django.contrib.auth.hashers.verify_password", lambda *a, **k: reckoned.append(a)
        )

        fail(client, 1)
        fail(client, 1, "niemand")

        assert reckoned == []


class TestAKnownDevice:
    def test_stays_open_while_strangers_lock_the_account(self, client, known):
        fail(client, 5)

        assert is_locked(client)
        assert sign_in(known).status_code == 302
        assert is_signed_in(known)

    def test_stays_open_while_a_stranger_at_the_same_address_tries_many_names(self, client, known):
        for number in range(20):
            fail(client, 1, f"naam-{number}")

        assert is_locked(client)
        assert sign_in(known).status_code == 302

    def test_has_a_count_of_its_own(self, client, known):
        fail(known, 3)
        fail(known, 2, EMAIL)

        assert is_locked(known)
        assert sign_in(client).status_code == 302

    def test_is_known_after_the_second_factor_only(self, client, griffier):
        with_app(griffier)

        response = sign_in(client)

        assert response.headers["Location"] == STEP
        assert devices.name_cookie() not in client.cookies

    def test_is_known_for_everybody_who_signed_in_there(self, known):
        with_password(user("ander"))
        sign_in(known, "ander")
        known.post("/account/uitloggen/")
        stranger = Client()
        fail(stranger, 5)
        fail(stranger, 5, "ander")

        assert sign_in(known).status_code == 302
        assert sign_in(known, "ander").status_code == 302

    def test_forgets_who_signed_in_longest_ago(self, known):
        for number in range(devices.MOST_PEOPLE):
            with_password(user(f"ander-{number}"))
            sign_in(known, f"ander-{number}")
            known.post("/account/uitloggen/")
        fail(Client(), 5)

        assert is_locked(known)

    def test_of_another_is_that_of_a_stranger(self, griffier):
        with_password(user("ander"))
        other = Client()
        sign_in(other, "ander")
        other.post("/account/uitloggen/")
        fail(Client(), 5)

        assert is_locked(other)

    @pytest.mark.parametrize("made_up", ["", "x", "WyJ4Iix7fV0:1:x", '["x", {"1": ["", 0]}]'])
    def test_cannot_be_made_up(self, griffier, made_up):
        client = Client()
        client.cookies[devices.name_cookie()] = made_up
        fail(Client(), 5)

        assert is_locked(client)

    def test_is_told_by_a_cookie_that_no_script_reads(self, known):
        cookie = known.cookies[devices.name_cookie()]

        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert int(cookie["max-age"]) == devices.LASTS.total_seconds()
        assert "griffier" not in cookie.value

    def test_is_told_over_https_only_where_the_site_is(self, client, griffier, settings):
        settings.SESSION_COOKIE_SECURE = True

        sign_in(client)

        cookie = client.cookies["__Host-device"]
        assert cookie["secure"]
        assert cookie["path"] == "/"


class TestAKnownDeviceThatIsNoMore:
    def test_after_the_password_was_changed_elsewhere(self, client, griffier, known):
        with_password(griffier, NEW)
        fail(client, 5)

        assert "te vaak" in words(sign_in(known, password=NEW))

    def test_is_not_where_it_was_changed(self, client, known):
        sign_in(known)
        known.post(
            "/account/wachtwoord/", {"oldpassword": SECRET, "password1": NEW, "password2": NEW}
        )
        known.post("/account/uitloggen/")
        fail(client, 5)

        assert sign_in(known, password=NEW).status_code == 302

    def test_after_beheer_ended_the_sessions(self, client, griffier, known):
        act.reset_factors(griffier, by=beheer(), reason="Kwijt.")
        fail(client, 5)

        assert is_locked(known)

    def test_after_the_account_was_disabled_and_enabled(self, client, griffier, known):
        act.disable_user(griffier, by=beheer(), reason="Weg.")
        act.enable_user(griffier, by=beheer(), reason="Terug.")
        fail(client, 5)

        assert is_locked(known)

    def test_after_a_year(self, client, known, later):
        later(days=366)
        fail(client, 5)

        assert is_locked(known)


class TestTelling:
    def test_names_the_account_and_never_what_was_typed(self, client, griffier):
        with audited() as lines:
            fail(client, 5, EMAIL.upper())
            fail(client, 1)
            fail(client, 1, "niemand-van-hier")

        assert told(lines) == [("sign-in", "failed")] * 5 + [
            ("lock", "refused"),
            ("sign-in", "failed"),
        ]
        assert [each["object"] and each["object"]["number"] for each in lines] == [
            *[griffier.pk] * 6,
            None,
        ]
        assert "aalst" not in str(lines).lower()
        assert "niemand-van-hier" not in str(lines)
