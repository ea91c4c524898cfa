"""The zip of a meeting and of a dossier: who gets what, in which order, and how much is asked."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decisions.web.public import agenda_files
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    DossierFactory,
    MeetingFactory,
    MembershipFactory,
    TreatmentFactory,
    council,
)
from tests.people import griffie

pytestmark = pytest.mark.django_db


class Scene:
    """A dossier with a meeting of one council."""

    def __init__(self):
        region = MembershipFactory().region
        self.dossier = DossierFactory(region=region)
        self.body = council(region)
        self.meeting = MeetingFactory(dossier=self.dossier, body=self.body, held_on="2017-09-14")

    def item(self, number="", **fields):
        return AgendaItemFactory(
            dossier=self.dossier,
            body=self.body,
            meeting=self.meeting,
            agenda_number=number,
            **fields,
        )

    @property
    def of_meeting(self):
        return reverse("meeting-files", args=[self.meeting.pk, "zip"])

    @property
    def of_dossier(self):
        return reverse("dossier-files", args=[self.dossier.slug, "zip"])


@pytest.fixture
def scene(db):
    return Scene()


def unpacked(response):
    assert response.status_code == 200
    with ZipFile(BytesIO(response.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def titles(response):
    told = json.loads(unpacked(response)["manifest.json"])
    return [each["titel"] for each in told["agendapunten"]]


def test_the_items_of_a_meeting_stand_in_the_order_of_its_agenda(client, scene):
    for number in ("10", "", "2", "10a"):
        scene.item(number, title=f"Punt {number}")
    AgendaItemFactory(dossier=scene.dossier, body=scene.body, title="Elders")

    response = client.get(scene.of_meeting)

    assert titles(response) == ["Punt 2", "Punt 10", "Punt 10a", "Punt"]
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"].startswith('attachment; filename="vergadering-')


def test_an_item_tells_its_treatment_in_this_meeting(client, scene):
    item = scene.item("4")
    later = MeetingFactory(dossier=scene.dossier, body=scene.body, held_on="2017-10-12")
    TreatmentFactory(item=item, meeting=later, agenda_number="9")

    files = unpacked(client.get(scene.of_meeting, {"peildatum": "2017-11-01"}))

    text = next(each.decode() for name, each in files.items() if name.endswith(".txt"))
    assert "Nummer op de agenda: 4" in text
    assert "<volgnummer>4</volgnummer>" in files["vergadering.xml"].decode()
    assert {"besluitenlijst.docx", "besluitenlijst.pdf"} <= set(files)


def test_a_dossier_gives_the_items_of_all_its_bodies(client, scene):
    scene.item(title="Een")
    AgendaItemFactory(dossier=scene.dossier, body=council(scene.dossier.region), title="Twee")

    assert titles(client.get(scene.of_dossier)) == ["Een", "Twee"]


def test_a_concept_is_there_for_its_own_griffie_only(client, scene):
    scene.item(title="Openbaar")
    scene.item(title="Concept", draft=True)

    for address in (scene.of_meeting, scene.of_dossier):
        assert titles(client.get(address)) == ["Openbaar"]
    client.force_login(griffie(scene.body.municipality).user)
    for address in (scene.of_meeting, scene.of_dossier):
        assert titles(client.get(address)) == ["Openbaar", "Concept"]


def test_without_an_item_that_the_reader_may_see_there_is_no_file(client, scene):
    scene.item(draft=True)

    assert client.get(scene.of_meeting).status_code == 404
    assert client.get(scene.of_dossier).status_code == 404
    assert client.get(scene.of_meeting.replace("zip", "tar")).status_code == 404


def test_before_it_was_recorded_there_is_no_file(client, scene):
    scene.item()

    assert client.get(scene.of_meeting, {"bekend": "2011-01-01"}).status_code == 404


def test_too_many_items_are_refused_with_a_sentence(client, scene, monkeypatch):
    monkeypatch.setattr(agenda_files, "MOST_ITEMS", 1)
    scene.item()
    scene.item()

    response = client.get(scene.of_dossier)

    assert response.status_code == 400
    assert "ten hoogste 1 agendapunten; dit zijn er 2" in response.text


@pytest.mark.parametrize("name", ["of_meeting", "of_dossier"])
def test_they_ask_as_much_for_one_item_as_for_many(client, scene, name, monkeypatch):
    monkeypatch.setattr(agenda_files, "write_bundle", lambda _bundle, _write: b"x")

    def count():
        with CaptureQueriesContext(connection) as counted:
            assert client.get(getattr(scene, name)).status_code == 200
        return len(counted)

    AgendaLineFactory(item=scene.item())
    client.get(getattr(scene, name))
    one = count()
    for _ in range(4):
        AgendaLineFactory(item=scene.item())

    assert count() == one
