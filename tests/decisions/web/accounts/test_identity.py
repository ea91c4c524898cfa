"""Signing in at the identity provider of a municipality, played by a fake one."""

import json
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from requests import Session

from municipalities.models import User
from regio.environment import providers
from tests.decisions.web.accounts.signing import is_signed_in, person
from tests.decisions.web.public.region import words
from tests.factories import BodyFactory
from tests.people import griffie

pytestmark = pytest.mark.django_db
SERVER = "https://inloggen.aalst.example"
BEGIN = "/account/inloggen/aalst/begin/"
BACK = "/account/inloggen/aalst/terug/"
EMAIL = "g.griffier@aalst.example"
CLAIMS = {"sub": "7", "email": EMAIL, "email_verified": True, "given_name": "G."}


class Answer:
    """What a server gives back."""

    headers = {"content-type": "application/json"}
    status_code = 200

    def __init__(self, data):
        self.data = data
        self.text = json.dumps(data)

    def json(self):
        return self.data

    def raise_for_status(self):
        """It went well."""


class Provider:
    """An identity provider that says who came by, without any network."""

    def __init__(self):
        self.claims = dict(CLAIMS)
        self.asked = []

    def request(self, method, url, **kwargs):
        self.asked.append((method, url, kwargs.get("data")))
        return Answer(self.answer(urlsplit(url).path))

    def answer(self, path):
        if path.endswith("openid-configuration"):
            ends = {f"{name}_endpoint": f"{SERVER}/{name}" for name in ENDPOINTS}
            return {**ends, "issuer": SERVER, "jwks_uri": f"{SERVER}/keys"}
        if path == "/token":
            token = {**self.claims, "iss": SERVER, "aud": "regio", "exp": 2**33, "iat": 1}
            key = "a-key-that-nobody-checks-here-because-tls-did"
            return {"access_token": "x", "id_token": jwt.encode(token, key)}
        return self.claims


ENDPOINTS = ("authorization", "token", "userinfo")


def configured(**more):
    entry = {
        "id": "aalst",
        "name": "Gemeente Aalst",
        "server_url": SERVER,
        "client_id": "regio",
        "secret": "geheim",
        "domains": ["Aalst.example"],
    }
    return providers(json.dumps([entry | more]))


def use(settings, **more):
    settings.IDENTITY_PROVIDERS = configured(**more)
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.IDENTITY_PROVIDERS}}


@pytest.fixture
def provider(settings, monkeypatch):
    use(settings)
    fake = Provider()
    monkeypatch.setattr(
        Session, "request", lambda _self, *args, **more: fake.request(*args, **more)
    )
    return fake


def go(client, **more):
    """Press the button, and come back from the provider; return where that leads."""
    away = client.post(BEGIN, more)
    state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
    return client.get(BACK, {"code": "abc", "state": state})


def invited(**fields):
    someone = person(email=EMAIL, **fields)
    someone.set_unusable_password()
    someone.save()
    return someone


class TestTheSignInPage:
    def test_has_a_button_for_each_provider(self, client, provider):
        page = client.get("/account/inloggen/")

        assert f'action="{BEGIN}"' in page.content.decode()
        assert "Gemeente Aalst" in words(page)

    def test_has_none_without_providers(self, client):
        assert "Met uw account van de gemeente" not in words(client.get("/account/inloggen/"))


class TestSigningInElsewhere:
    def test_leads_to_the_provider_with_a_state_and_a_challenge(self, client, provider):
        away = client.post(BEGIN).headers["Location"]
        asked = parse_qs(urlsplit(away).query)

        assert away.startswith(f"{SERVER}/authorization?")
        assert asked["redirect_uri"] == [f"http://testserver{BACK}"]
        assert asked["code_challenge_method"] == ["S256"]
        assert asked["state"]

    def test_does_not_begin_by_following_a_link(self, client, provider):
        assert client.get(BEGIN).status_code == 405

    def test_signs_in_who_was_invited_with_that_address(self, client, provider):
        someone = invited()

        response = go(client)

        assert response.headers["Location"] == "/"
        assert is_signed_in(client)
        assert SocialAccount.objects.get().user == someone

    def test_knows_somebody_again_whatever_the_address_is_by_then(self, client, provider):
        invited()
        go(client)
        client.post("/account/uitloggen/")
        provider.claims["email"] = "getrouwd@aalst.example"

        go(client)

        assert is_signed_in(client)

    def test_goes_back_to_where_it_was_asked(self, client, provider):
        invited()

        assert go(client, next="/gezond/").headers["Location"] == "/gezond/"

    def test_never_goes_on_to_another_site(self, client, provider):
        invited()

        assert go(client, next="https://kwaad.example/").headers["Location"] == "/"

    def test_makes_nobody_who_was_not_invited(self, client, provider):
        before = User.objects.count()

        page = client.get(go(client).headers["Location"])

        assert "Bij uw e-mailadres hoort hier geen account" in words(page)
        assert User.objects.count() == before
        assert not is_signed_in(client)

    @pytest.mark.parametrize("verified", [False, None, "false"])
    def test_trusts_no_address_that_was_not_verified(self, client, provider, verified):
        invited()
        provider.claims["email_verified"] = verified

        go(client)

        assert not is_signed_in(client)

    def test_trusts_it_where_the_settings_say_so(self, client, provider, settings):
        use(settings, trust_email=True)
        invited()
        del provider.claims["email_verified"]

        go(client)

        assert is_signed_in(client)

    def test_answers_for_no_address_of_another_domain(self, client, provider, settings):
        use(settings, domains=["beek.example"])
        invited()

        go(client)

        assert not is_signed_in(client)

    def test_does_not_let_in_who_was_disabled(self, client, provider):
        invited(is_active=False)

        assert go(client).headers["Location"] == "/account/uitgeschakeld/"
        assert not is_signed_in(client)

    def test_with_a_state_that_was_made_up_is_refused(self, client, provider):
        invited()

        response = client.get(BACK, {"code": "abc", "state": "verzonnen"}, follow=True)

        assert "lukte niet" in words(response)
        assert not is_signed_in(client)

    def test_that_was_broken_off_says_so(self, client, provider):
        away = client.post(BEGIN)
        state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]

        page = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)

        assert "afgebroken" in words(page)

    def test_ties_no_identity_to_who_is_signed_in_already(self, client, provider):
        client.force_login(person("ander"))

        client.get(go(client, process="connect").headers["Location"])

        assert not SocialAccount.objects.exists()

    def test_of_a_provider_that_does_not_exist_is_not_found(self, client, provider):
        assert client.post("/account/inloggen/beek/begin/").status_code == 404


class TestTheSecondFactor:
    def sign_in(self, client, settings, **more):
        use(settings, **more)
        settings.SECOND_FACTOR = True
        keeper = griffie(BodyFactory().municipality).user
        keeper.email = EMAIL
        keeper.save()
        go(client)

    def test_is_asked_here_of_who_may_write(self, client, provider, settings):
        self.sign_in(client, settings)

        assert client.get("/").headers["Location"].startswith("/account/tweede-stap/nodig/")

    def test_counts_where_the_provider_asks_one_itself(self, client, provider, settings):
        self.sign_in(client, settings, second_factor=True)

        assert client.get("/").status_code == 200
