"""The second factor: asked of whoever has one, and required of whoever may write."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decisions.web.accounts.adapters import FactorAdapter
from tests.decisions.web.accounts.signing import (
    APP,
    NEEDED,
    SECRET,
    STEP,
    code_of,
    is_signed_in,
    person,
    sign_in,
    with_app,
    with_password,
)
from tests.decisions.web.public.region import scene, words
from tests.factories import BodyFactory
from tests.people import beheer, college, griffie, raadslid, redactie

pytestmark = pytest.mark.django_db
CODES = "/account/tweede-stap/codes/"
LIST = "/account/tweede-stap/"


@pytest.fixture(autouse=True)
def commits(monkeypatch):
    """Run at once what waits for a commit, which a test never makes."""
    monkeypatch.setattr(transaction, "on_commit", lambda deed, **_kwargs: deed())


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR = True


def readers():
    """Return a Reader for each role of one region."""
    made = scene("Aalst")
    home = made.councils["Aalst"].municipality
    return {
        "griffie": griffie(home),
        "college": college(home),
        "regioredactie": redactie(made.dossier.region),
        "beheer": beheer(),
        "raadslid": raadslid(home),
    }


def secret_in(page):
    return page.context["form"].secret


def set_up(client):
    """Set up an app with codes; return its secret."""
    secret = secret_in(client.get(APP))
    client.post(APP, {"code": code_of(secret)})
    return secret


class TestWhoHasOne:
    def test_is_asked_for_a_code_before_the_session_begins(self, client):
        with_app(person())

        response = sign_in(client)

        assert response.headers["Location"] == STEP
        assert not is_signed_in(client)

    def test_signs_in_with_the_code_that_the_app_shows(self, client):
        secret = with_app(person())
        sign_in(client, next="/gezond/")

        response = client.post(STEP, {"code": code_of(secret)})

        assert response.headers["Location"] == "/gezond/"
        assert is_signed_in(client)

    def test_does_not_sign_in_with_another_code(self, client):
        secret = with_app(person())
        sign_in(client)

        page = client.post(STEP, {"code": code_of(secret, steps=9)})

        assert "Deze code klopt niet of is al gebruikt" in words(page)
        assert not is_signed_in(client)

    def test_uses_a_code_once(self, client):
        secret = with_app(person())
        code = code_of(secret)
        sign_in(client)
        client.post(STEP, {"code": code})
        client.post("/account/uitloggen/")

        sign_in(client)
        client.post(STEP, {"code": code})

        assert not is_signed_in(client)

    def test_is_locked_after_five_wrong_codes(self, client):
        secret = with_app(person())
        sign_in(client)
        for _time in range(5):
            client.post(STEP, {"code": "000000"})

        page = client.post(STEP, {"code": code_of(secret)})

        assert "te vaak" in words(page)
        assert not is_signed_in(client)

    def test_signs_in_with_a_spare_code_once(self, client):
        someone = person()
        with_app(someone)
        code = RecoveryCodes.activate(someone).get_unused_codes()[0]

        sign_in(client)
        client.post(STEP, {"code": code})
        first = is_signed_in(client)
        client.post("/account/uitloggen/")
        sign_in(client)
        client.post(STEP, {"code": code})

        assert first
        assert not is_signed_in(client)

    def test_can_go_back_without_it(self, client):
        with_app(person())
        sign_in(client)

        client.post("/account/uitloggen/", {"next": "/account/inloggen/"})

        assert client.get(STEP).headers["Location"] == "/account/inloggen/"

    def test_cannot_skip_it_by_its_address(self, client):
        assert client.get(STEP).headers["Location"] == "/account/inloggen/"


@pytest.mark.usefixtures("required")
class TestWhoMayWrite:
    @pytest.mark.parametrize("role", ["griffie", "college", "regioredactie", "beheer"])
    def test_comes_nowhere_without_one(self, client, role):
        client.force_login(readers()[role].user)

        for address in ("/", "/dossiers/samen/", "/beheer/", "/account/mensen/", "/gezond/"):
            answer = client.get(address, REMOTE_ADDR="192.0.2.7")
            assert answer.headers["Location"].startswith(NEEDED), address

    def test_changes_nothing_without_one(self, client):
        client.force_login(readers()["beheer"].user)

        response = client.post("/account/uitnodigen/", {"email": "x@aalst.example"})

        assert response.headers["Location"] == NEEDED
        assert mail.outbox == []

    def test_is_led_to_setting_one_up_and_told_why(self, client):
        client.force_login(readers()["griffie"].user)

        page = client.get("/", follow=True)

        assert page.request["PATH_INFO"] == LIST
        assert "Wie mag schrijven, logt in met een tweede stap" in words(page)

    def test_sets_up_an_app_and_goes_on(self, client):
        someone = with_password(readers()["griffie"].user)
        sign_in(client, someone.username)

        secret = secret_in(client.get(APP))
        response = client.post(APP, {"code": code_of(secret)})

        assert response.headers["Location"] == CODES
        assert len(client.get(CODES).context["unused_codes"]) == 10
        assert client.get("/").status_code == 200

    def test_is_not_let_on_by_a_wrong_code(self, client):
        someone = with_password(readers()["griffie"].user)
        sign_in(client, someone.username)
        client.get(APP)

        page = client.post(APP, {"code": "000000"})

        assert "Deze code klopt niet" in words(page)
        assert client.get("/").status_code == 302

    def test_goes_on_after_signing_in_with_it(self, client):
        someone = with_password(readers()["griffie"].user)
        secret = with_app(someone)
        sign_in(client, someone.username)

        client.post(STEP, {"code": code_of(secret)})

        assert client.get("/").status_code == 200

    def test_in_a_session_from_before_the_factor_is_asked_for_it(self, client):
        someone = with_password(readers()["griffie"].user)
        client.force_login(someone)
        secret = with_app(someone)

        asked = client.get("/gemeenten/", follow=True)
        client.post(asked.request["PATH_INFO"], {"code": code_of(secret), "next": "/gemeenten/"})

        assert asked.request["PATH_INFO"] == "/account/bevestigen/code/"
        assert 'value="/gemeenten/"' in asked.content.decode()
        assert client.get("/gemeenten/").status_code == 200

    def test_needs_a_new_one_after_taking_the_last_away(self, client):
        someone = with_password(readers()["griffie"].user)
        sign_in(client, someone.username)
        set_up(client)
        before = client.get("/").status_code

        client.post("/account/tweede-stap/app/weg/")

        assert before == 200
        assert client.get("/").headers["Location"].startswith(NEEDED)

    def test_may_always_leave(self, client):
        client.force_login(readers()["griffie"].user)

        client.post("/account/uitloggen/")

        assert client.get("/").status_code == 200

    def test_costs_no_query_once_it_passed(self, client, settings, django_assert_num_queries):
        someone = with_password(readers()["griffie"].user)
        sign_in(client, someone.username)
        set_up(client)
        settings.SECOND_FACTOR = False
        with CaptureQueriesContext(connection) as without:
            client.get("/begrippen/")
        settings.SECOND_FACTOR = True

        with django_assert_num_queries(len(without)):
            client.get("/begrippen/")

    def test_does_not_pass_with_the_factor_of_somebody_else(self, client):
        both = readers()
        client.force_login(both["griffie"].user)
        session = client.session
        session["second_factor"] = both["beheer"].user.pk
        session.save()

        assert client.get("/").status_code == 302


@pytest.mark.usefixtures("required")
class TestWhoOnlyReads:
    def test_needs_none(self, client):
        client.force_login(readers()["raadslid"].user)

        assert client.get("/").status_code == 200

    def test_needs_none_once_the_role_has_ended(self, client):
        keeper = griffie(BodyFactory().municipality)
        role = keeper.user.roles.get()
        role.ended_at = role.started_at
        role.save()
        client.force_login(keeper.user)

        assert client.get("/").status_code == 200

    def test_who_did_not_sign_in_needs_none(self, client):
        assert client.get("/").status_code == 200


class TestWithoutTheSetting:
    def test_everybody_goes_on(self, client):
        client.force_login(readers()["beheer"].user)

        assert client.get("/").status_code == 200


class TestThePages:
    @pytest.mark.parametrize(
        "name",
        [
            "mfa_index",
            "mfa_activate_totp",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "account_change_password",
            "account_reauthenticate",
        ],
    )
    def test_are_dutch_and_hold_nothing_inline(self, client, name):
        person()
        sign_in(client)

        page = client.get(reverse(name))
        html = page.content.decode()

        assert page.status_code == 200
        assert "no-store" in page.headers["Cache-Control"]
        assert "<script>" not in html and "application/json" not in html and "style=" not in html
        assert "Stand van kennis" in words(page)

    def test_with_a_factor_show_what_there_is(self, client):
        person()
        sign_in(client)
        set_up(client)

        page = words(client.get(LIST))

        assert "De app is ingesteld" in page
        assert "Reservecodes bekijken" in page

    @pytest.mark.parametrize(
        "name", ["mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_reauthenticate"]
    )
    def test_about_a_factor_exist_once_there_is_one(self, client, name):
        person()
        sign_in(client)
        set_up(client)

        assert client.get(reverse(name)).status_code == 200

    def test_ask_who_one_is_when_signing_in_was_long_ago(self, client, later):
        person()
        sign_in(client)
        later(minutes=10)

        response = client.get(APP)

        assert response.headers["Location"].startswith("/account/bevestigen/")

    def test_go_on_after_the_password_was_given_again(self, client, later):
        person()
        sign_in(client)
        later(minutes=10)

        response = client.post(f"/account/bevestigen/?next={APP}", {"password": SECRET})

        assert response.headers["Location"] == APP
        assert client.get(APP).status_code == 200

    def test_tell_the_owner_by_e_mail_that_a_factor_came(self, client):
        person(email="g.griffier@aalst.example")
        sign_in(client)

        set_up(client)

        assert mail.outbox[-1].subject == "App voor inloggen ingesteld"


class TestASecret:
    def test_is_not_in_the_database_as_it_is(self):
        secret = with_app(person())

        assert secret not in str(Authenticator.objects.get().data)

    def test_is_read_with_the_key_before_this_one_too(self, settings):
        sealed = FactorAdapter().encrypt("geheim")
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "een-andere-sleutel"

        assert FactorAdapter().decrypt(sealed) == "geheim"

    def test_that_cannot_be_read_any_more_is_refused_as_a_wrong_code(self, client):
        secret = with_app(person())
        sign_in(client)
        Authenticator.objects.update(data={"secret": "gAAAA-onleesbaar"})

        page = client.post(STEP, {"code": code_of(secret)})

        assert "Deze code klopt niet" in words(page)


@pytest.mark.parametrize("typed", ['{"id": "AAAA"}', '{"id": "é", "rawId": 1}', "[1]", "x"])
def test_a_new_passkey_that_no_browser_made_is_refused_with_a_sentence(client, typed):
    person()
    sign_in(client)

    response = client.post("/account/tweede-stap/passkeys/erbij/", {"credential": typed})

    assert response.status_code == 200
    assert response.context["form"].errors
