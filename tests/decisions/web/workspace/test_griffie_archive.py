"""The page on which a griffie says on which terms its papers go to the archive."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.models import ArchiveTerms
from tests.decisions.documents.standards import check_mdto, told
from tests.decisions.web.public.test_agenda_files import Scene, unpacked
from tests.factories import ArchiveTermsFactory
from tests.people import griffie, raadslid

pytestmark = pytest.mark.django_db

TYPED = {
    "creator": "Gemeente A & B <c>",
    "appraisal": "tijdelijk",
    "retention_years": "10",
    "selection_list": "Verzonnen selectielijst",
    "category": "1.2 Besluiten",
}


@pytest.fixture
def scene(db):
    return Scene()


@pytest.fixture
def home(scene, client):
    found = scene.body.municipality
    client.force_login(griffie(found).user)
    return found


def page_of(home, name="desk-archive"):
    return reverse(name, args=[home.slug])


def send(client, home, **typed):
    stands = ArchiveTerms.objects.filter(municipality=home).first()
    seen = {"expected_version": stands.version} if stands else {}
    return client.post(page_of(home), {**TYPED, **seen, "once": uuid4(), **typed})


class TestTheTerms:
    def test_are_kept_and_put_mdto_in_the_zip_of_a_meeting_and_of_a_dossier(
        self, client, scene, home
    ):
        item = scene.item("1")

        response = send(client, home)

        assert response.status_code == 302
        for address in (scene.of_meeting, scene.of_dossier):
            files = unpacked(client.get(address))
            roots = check_mdto(files)
            (found,) = (
                root
                for root in roots.values()
                if told(root, "identificatie/m:identificatieKenmerk").endswith(
                    item.get_absolute_url()
                )
            )
            assert told(found, "archiefvormer/m:verwijzingNaam") == "Gemeente A & B <c>"
            key = "archiefvormer/m:verwijzingIdentificatie/m:identificatieKenmerk"
            assert told(found, key) == home.code

    def test_are_not_asked_for_a_concept(self, client, scene, home):
        send(client, home)
        scene.item(draft=True)

        files = unpacked(client.get(scene.of_meeting))

        assert files
        assert not check_mdto(files)

    def test_change(self, client, home):
        send(client, home)

        response = send(client, home, appraisal="blijvend", retention_years="")

        assert response.status_code == 302
        terms = ArchiveTerms.objects.get()
        assert (terms.appraisal, terms.retention_years) == ("blijvend", None)
        assert terms.history.count() == 2

    def test_are_not_kept_over_those_that_a_colleague_just_saved(self, client, home):
        send(client, home)
        send(client, home, creator="Van een collega")

        response = send(client, home, creator="Van mij", expected_version=1)

        assert response.status_code == 409
        assert "Van mij" in response.text
        assert ArchiveTerms.objects.get().creator == "Van een collega"

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"retention_years": ""}, "Vul een aantal jaren in"),
            ({"appraisal": "blijvend"}, "kies blijvend bewaren zonder aantal jaren"),
            ({"retention_years": "201"}, "Een bewaartermijn is 1 tot en met 200 jaar."),
            ({"creator_key": "NL-123"}, "of laat beide leeg"),
            ({"creator": "a\u202eb"}, ""),
            ({"selection_list": ""}, ""),
            ({"appraisal": "x"}, ""),
        ],
    )
    def test_are_not_kept_half(self, client, home, typed, sentence):
        response = send(client, home, **typed)

        assert response.status_code == 422
        assert sentence in response.text
        assert "1.2 Besluiten" in response.text
        assert not ArchiveTerms.objects.exists()

    def test_are_taken_away_again(self, client, scene, home):
        scene.item()
        send(client, home)
        stands = ArchiveTerms.objects.get()

        page = client.get(page_of(home, "desk-archive-drop"))
        data = {"expected_version": stands.version, "once": uuid4(), "reason": "x"}
        response = client.post(page_of(home, "desk-archive-drop"), data)

        assert "Archiefgegevens weghalen" in page.text
        assert response.status_code == 302
        assert not ArchiveTerms.objects.exists()
        assert not check_mdto(unpacked(client.get(scene.of_meeting)))

    def test_that_are_not_there_cannot_be_taken_away(self, client, home):
        page = page_of(home, "desk-archive-drop")

        assert client.get(page).status_code == 404
        assert "Dit is er niet meer" in client.post(page, {"once": uuid4()}).text

    @pytest.mark.parametrize("name", ["desk-archive", "desk-archive-drop"])
    def test_are_kept_by_no_other_griffie_and_no_councillor(self, client, home, name):
        other = ArchiveTermsFactory().municipality

        assert client.get(page_of(other, name)).status_code == 403
        client.force_login(raadslid(home).user)
        assert client.get(page_of(home, name)).status_code == 403
        assert client.post(page_of(home, name), TYPED).status_code == 403


class TestTheZip:
    @pytest.mark.parametrize("name", ["of_meeting", "of_dossier"])
    def test_asks_as_much_for_one_item_as_for_many(self, client, scene, name):
        ArchiveTermsFactory(municipality=scene.body.municipality)

        def count():
            with CaptureQueriesContext(connection) as counted:
                assert client.get(getattr(scene, name)).status_code == 200
            return len(counted)

        scene.item()
        count()
        one = count()
        for _ in range(2):
            scene.item()

        assert count() == one

    def test_tells_the_key_that_the_griffie_gave(self, client, scene):
        ArchiveTermsFactory(
            municipality=scene.body.municipality,
            creator_key="NL-123",
            creator_register="Verzonnen register",
        )
        scene.item()

        files = unpacked(client.get(scene.of_meeting))

        whole = check_mdto(files)["vergadering.mdto.xml"]
        given = "archiefvormer/m:verwijzingIdentificatie/m"
        assert told(whole, f"{given}:identificatieKenmerk") == "NL-123"
        assert told(whole, f"{given}:identificatieBron") == "Verzonnen register"
