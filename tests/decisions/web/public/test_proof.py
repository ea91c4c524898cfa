"""/bewijs/ and the proof of a dossier: what the chain is, how long it is, and how to check it."""

from datetime import date

import pytest

from decisions.actions import save_record
from municipalities.proof.showing import AnchoredEnd
from tests import people
from tests.decisions.web.public.reading import queries
from tests.decisions.web.public.region import scene, words
from tests.repository import ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst")
    made.position(made.councils["Aalst"])
    return made


class TestTheExplanation:
    def test_tells_what_is_proved_and_what_is_not(self, client):
        page = words(client.get("/bewijs/"))

        assert "Wat dit bewijst" in page
        assert "Wat dit niet bewijst" in page
        assert "python controleer.py map anker.json" in page

    def test_is_led_to_from_every_page(self, client):
        for address in ("/", "/begrippen/", "/bestaat/niet/"):
            assert 'href="/bewijs/"' in client.get(address).content.decode()

    def test_gives_the_script_as_it_stands(self, client):
        response = client.get("/bewijs/controleer.py")

        assert response.content == (ROOT / "scripts" / "verify_folder.py").read_bytes()
        assert response["Content-Type"] == "text/x-python; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="controleer.py"'


class TestTheProofOfADossier:
    def test_tells_how_long_the_chain_is_and_its_end(self, client, made):
        made.dossier.counter.refresh_from_db()
        counter = made.dossier.counter

        page = words(client.get(f"{made.address}bewijs/"))

        assert f"Aantal schakels {counter.length}" in page
        assert counter.head in page
        assert "Er zijn nog geen ankers van deze keten." in page

    def test_tells_the_anchors(self, client, made, monkeypatch):
        anchored = [AnchoredEnd(date(2026, 11, 2), 3, "b" * 64)]
        monkeypatch.setattr(
            "municipalities.proof.showing.list_anchors_of", lambda chain, before: anchored
        )

        page = words(client.get(f"{made.address}bewijs/"))

        assert "2 november 2026: 3 schakels" in page
        assert "b" * 64 in page

    def test_is_led_to_from_the_dossier(self, client, made):
        assert f'href="{made.address}bewijs/"' in client.get(made.address).content.decode()

    def test_is_not_there_for_who_may_not_see_the_dossier(self, client):
        assert client.get("/dossiers/nergens/bewijs/").status_code == 404


class TestTheHistoryOfAPosition:
    def test_tells_where_each_version_stands_in_the_chain(self, client, made):
        position = made.dossier.positions.get()

        page = words(client.get(position.get_absolute_url()))

        assert f"van dossier-{made.dossier.pk}" in page
        assert "schakel" in page

    def test_asks_as_often_for_one_version_as_for_many(self, client, made):
        position = made.dossier.positions.get()
        client.force_login(people.beheer().user)
        before = queries(client, position.get_absolute_url())
        for number in range(8):
            position.departure = f"Reden {number}"
            save_record(position, by=people.beheer(), reason="test")

        assert queries(client, position.get_absolute_url()) == before
