"""Each act of signing in is told once, with who, from where and how it ended."""

import json

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from municipalities.models import RoleKind
from tests.audit_lines import audited, told
from tests.decisions.web.accounts.signing import (
    APP,
    SECRET,
    STEP,
    code_of,
    link_in,
    person,
    sign_in,
    with_app,
    with_password,
)
from tests.factories import MunicipalityFactory
from tests.people import griffie

pytestmark = pytest.mark.django_db
NEW = "een-heel-ander-wachtwoord"
# What a browser sends of a passkey, signed by nobody.
ANSWER = {
    "id": "AAAA",
    "rawId": "AAAA",
    "type": "public-key",
    "response": {
        "clientDataJSON": "e30",
        "authenticatorData": "A" * 50,
        "signature": "AAAA",
        "userHandle": "AAAA",
    },
}

SHORT = {
    **ANSWER["response"],
    # An extension that ends halfway.
    "authenticatorData": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACAAAAAAKEZAQ",
    "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUFBQSIsIm9yaWdpbiI6ImIifQ",
}


def only(lines, act, outcome="ok"):
    """Return the one line of an act."""
    (found,) = [each for each in lines if (each["act"], each["outcome"]) == (act, outcome)]
    return found


class TestSigningIn:
    def test_tells_who_by_number_with_the_role_and_where_from(self, client):
        home = MunicipalityFactory()
        keeper = with_password(griffie(home).user)

        with audited() as lines:
            response = sign_in(client, keeper.username, REMOTE_ADDR="198.51.100.7")

        (line,) = lines
        assert (line["actor"], line["role"]) == (keeper.pk, [f"griffie:{home.pk}"])
        assert line["object"] == {"kind": "municipalities.user", "number": keeper.pk}
        assert (line["act"], line["outcome"], line["way"]) == ("sign-in", "ok", "password")
        assert line["request"] == response.headers["X-Request-ID"]
        assert line["origin"] == "127.0.0.1"

    def test_of_who_was_disabled_is_refused(self, client):
        someone = person(is_active=False)

        with audited() as lines:
            sign_in(client)

        assert told(lines) == [("sign-in", "refused")]
        assert lines[0]["object"]["number"] == someone.pk

    def test_out_is_told(self, client):
        client.force_login(person())

        with audited() as lines:
            client.post("/account/uitloggen/")

        assert told(lines) == [("sign-out", "ok")]


class TestTheSecondFactor:
    def test_that_is_passed_is_told_beside_signing_in(self, client):
        secret = with_app(person())

        with audited() as lines:
            sign_in(client)
            client.post(STEP, {"code": code_of(secret)})

        assert told(lines) == [("second-factor-used", "ok"), ("sign-in", "ok")]
        assert only(lines, "sign-in")["way"] == "password+mfa"
        assert only(lines, "second-factor-used")["factor"] == "totp"

    def test_that_fails_is_told_and_after_five_times_the_lock(self, client):
        someone = person()
        with_app(someone)
        sign_in(client)

        with audited() as lines:
            for _time in range(6):
                client.post(STEP, {"code": "000000"})

        assert told(lines) == [("second-factor-used", "failed")] * 5 + [("lock", "refused")]
        assert {each["object"]["number"] for each in lines} == {someone.pk}

    def test_that_is_a_passkey_which_does_not_fit_is_told(self, client):
        someone = person()
        with_app(someone)
        sign_in(client)

        with audited() as lines:
            client.post(STEP, {"credential": json.dumps(ANSWER)})

        assert told(lines) == [("second-factor-used", "failed")]
        assert lines[0]["object"]["number"] == someone.pk
        assert lines[0]["factor"] == "webauthn"

    @pytest.mark.parametrize(
        "answer",
        [
            ANSWER,
            {**ANSWER, "response": SHORT},
            {"id": "AAAA"},
            {**ANSWER, "response": 1},
            [1],
            "x",
        ],
    )
    def test_that_should_let_a_stranger_in_by_itself_is_told_of_nobody(self, client, answer):
        with audited() as lines:
            response = client.post("/account/inloggen/passkey/", {"credential": json.dumps(answer)})

        assert response.status_code == 302
        assert told(lines) == [("sign-in", "failed")]
        assert (lines[0]["object"], lines[0]["way"]) == (None, "passkey")

    def test_that_is_set_and_removed_is_told(self, client):
        person()
        sign_in(client)

        with audited() as lines:
            secret = client.get(APP).context["form"].secret
            client.post(APP, {"code": code_of(secret)})
            client.post(f"{APP}weg/")

        acts = [(each["act"], each["factor"]) for each in lines]
        assert ("second-factor-set", "totp") in acts
        assert ("second-factor-removed", "totp") in acts
        assert len(acts) == len(set(acts))


class TestPasswords:
    def test_that_change_are_told(self, client):
        person()
        sign_in(client)
        typed = {"oldpassword": SECRET, "password1": NEW, "password2": NEW}

        with audited() as lines:
            client.post("/account/wachtwoord/", typed)

        assert told(lines) == [("password-change", "ok")]

    def test_that_are_set_by_a_link_are_told(self, client):
        person(email="ik@aalst.example")
        client.post("/account/wachtwoord/vergeten/", {"email": "ik@aalst.example"})
        page = client.get(link_in(mail.outbox[-1]), follow=True)

        with audited() as lines:
            client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

        assert told(lines) == [("password-reset", "ok")]


def test_an_invitation_is_told_by_who_gives_and_by_who_takes_it(client, world):
    keeper = world.griffie
    client.force_login(keeper.user)
    role = f"{RoleKind.RAADSLID}:{world.council.municipality_id}"

    with audited() as lines:
        client.post(reverse("invite"), {"email": "Nieuw@aalst.example", "role_1": role})
        other = Client()
        link = link_in()
        other.get(link)
        other.post(link, {"password1": NEW, "password2": NEW})

    assert [each["act"] for each in lines] == ["invite", "role-give", "invitation-take", "sign-in"]
    assert lines[0]["actor"] == lines[1]["actor"] == keeper.user.pk
    assert lines[1]["given"] == "raadslid"
    assert "aalst.example" not in str(lines).lower()
