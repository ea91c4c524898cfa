"""What people see and can do while Regio is to be read only."""

import json

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from decisions.models import Decision
from decisions.web.looking_after.reading_only import FREE_VIEWS
from municipalities.actions.read_only import begin_read_only
from municipalities.models import Municipality, ReadOnlyPeriod
from municipalities.read_only import let_write
from tests.beheer import page, plain_pages, typed
from tests.decisions.web.accounts.signing import (
    STEP,
    code_of,
    is_signed_in,
    person,
    sign_in,
    with_app,
)
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie, raadslid

pytestmark = pytest.mark.django_db
SENTENCE = "Vanavond tot 22:00 vernieuwen wij Regio."
OWN = "http://testserver"
HOME = "/beheer/"


@pytest.fixture
def home():
    """A municipality with a griffie and a councillor, made before anything is read only."""
    found = scene("Aalst").councils["Aalst"].municipality
    griffie(found)
    raadslid(found)
    return found


@pytest.fixture
def read_only(home):
    return begin_read_only(SENTENCE, by=beheer(), reason="Nieuwe versie.")


@pytest.fixture
def keeper():
    """A client, signed in as beheer."""
    client = Client()
    client.force_login(beheer().user)
    return client


def switch(client, **sent):
    with plain_pages():
        return client.post(HOME, sent, follow=True)


class TestAForm:
    def test_is_refused_with_the_sentence_and_comes_back(self, client, home, read_only):
        client.force_login(griffie(home).user)
        before = Decision.objects.count()

        response = client.post(reverse("desk-scratch"), {"title": "Wat ik typte"}, HTTP_ORIGIN=OWN)

        told = response.content.decode()
        assert response.status_code == 503
        assert response["Cache-Control"] == "no-store"
        assert SENTENCE in words(response)
        assert "Er is niets half opgeslagen." in words(response)
        assert 'name="title" value="Wat ik typte"' in told
        assert Decision.objects.count() == before

    def test_of_the_admin_is_too(self, keeper, home, read_only):
        address = page("change", Municipality, home.pk)
        with plain_pages():
            sent = typed(keeper, address, name="Anders", reason="Proef.")
            response = keeper.post(address, sent)

        assert response.status_code == 503
        assert Municipality.objects.get(pk=home.pk).name == "Aalst"

    def test_of_the_public_is_too(self, client, read_only):
        response = client.post("/volgen/", {"email": "ik@aalst.example"})

        assert response.status_code == 503
        assert SENTENCE in words(response)

    def test_of_the_api_is_a_problem_with_the_sentence(self, client, read_only):
        response = client.post("/api/v1/dossiers", "{}", content_type="application/json")

        assert response.status_code == 503
        assert response["Content-Type"] == "application/problem+json"
        assert json.loads(response.content)["detail"] == SENTENCE
        assert response["Retry-After"]

    def test_that_slips_through_is_refused_below(self, home, read_only, monkeypatch):
        monkeypatch.setattr(
            "decisions.web.looking_after.reading_only.find_read_only_sentence", lambda **how: ""
        )
        client = Client(raise_request_exception=False)
        client.force_login(beheer().user)
        address = page("change", Municipality, home.pk)
        with plain_pages():
            response = client.post(address, typed(client, address, name="Anders", reason="Proef."))

        assert response.status_code == 503
        assert SENTENCE in words(response)
        assert Municipality.objects.get(pk=home.pk).name == "Aalst"


class TestSigningIn:
    def test_and_out_goes_on(self, client, read_only):
        with let_write():
            person()

        sign_in(client)
        assert is_signed_in(client)

        client.post(reverse("logout"))
        assert not is_signed_in(client)

    def test_with_a_second_factor_goes_on(self, client, home, read_only, settings):
        settings.SECOND_FACTOR = True
        with let_write():
            someone = person()
            secret = with_app(someone)

        sign_in(client)
        client.post(STEP, {"code": code_of(secret)})

        assert is_signed_in(client)

    def test_is_all_that_is_free_and_each_of_it_is_there(self):
        for name in FREE_VIEWS:
            args = ["gemeente"] if name == "openid_connect_login" else []
            assert reverse(name, args=args)


class TestTheBanner:
    def test_stands_above_each_page_of_who_is_signed_in(self, client, home, read_only, keeper):
        client.force_login(raadslid(home).user)

        assert f"{SENTENCE} Opslaan kan nu niet." in words(client.get("/"))
        with plain_pages():
            assert f"{SENTENCE} Opslaan kan nu niet." in words(
                keeper.get(page("changelist", Municipality))
            )

    def test_stands_on_no_page_of_the_public(self, client, read_only):
        assert SENTENCE not in words(client.get("/"))

    def test_leaves_what_is_kept_for_the_public_as_it_was(self, client, home, keeper):
        caches["pages"].clear()
        before = client.get("/")

        begin_read_only(SENTENCE, by=beheer(), reason="Nieuwe versie.")
        keeper.get("/")
        after = client.get("/", HTTP_IF_NONE_MATCH=before["ETag"])

        assert after.status_code == 304
        assert SENTENCE not in words(Client().get("/"))

    def test_is_gone_when_it_is_off(self, keeper, read_only):
        switch(keeper, doe="uit")

        assert SENTENCE not in words(keeper.get("/"))


class TestTheSwitch:
    def test_is_on_the_home_of_beheer(self, keeper, home):
        response = switch(keeper, doe="aan", sentence=SENTENCE, reason="Nieuwe versie.")

        told = words(response)
        assert "Regio is nu alleen te lezen." in told
        assert f"Schrijven: alleen lezen ({SENTENCE.rstrip('.')})." in told
        assert "Reden: Nieuwe versie." in told
        assert ReadOnlyPeriod.objects.get().sentence == SENTENCE

    def test_is_switched_off_there(self, keeper, read_only):
        told = words(switch(keeper, doe="uit"))

        assert "Er mag weer worden geschreven." in told
        assert "Zet alleen lezen aan" in told

    @pytest.mark.parametrize("lacking", ["sentence", "reason"])
    def test_asks_for_both_and_keeps_what_was_typed(self, keeper, home, lacking):
        sent = {"sentence": SENTENCE, "reason": "Nieuwe versie.", lacking: ""}

        response = switch(keeper, doe="aan", **sent)

        kept = next(each for each in sent.values() if each)
        assert kept in response.content.decode()
        assert not ReadOnlyPeriod.objects.exists()

    def test_says_that_it_was_switched_already(self, keeper, read_only):
        told = words(switch(keeper, doe="aan", sentence="Nog een zin.", reason="Reden."))

        assert "Regio is al alleen te lezen." in told

    def test_is_of_beheer(self, client, home):
        someone = griffie(home).user
        someone.is_staff = True
        someone.save()
        client.force_login(someone)

        switch(client, doe="aan", sentence=SENTENCE, reason="Reden.")

        assert not ReadOnlyPeriod.objects.exists()

    def test_says_where_the_environment_decides(self, keeper, home, settings):
        settings.READ_ONLY = SENTENCE
        with plain_pages():
            told = words(keeper.get(HOME))

        assert "bepaalt nu REGIO_READ_ONLY" in told
