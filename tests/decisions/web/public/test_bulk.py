"""A whole dossier in one file: what is in it, what is not, and that it can be trusted."""

import io
import json
import zipfile
from hashlib import sha256

import pytest
import time_machine

from decisions.domain.stances import Stance
from decisions.exchange import import_folder
from decisions.exchange.folder import TABLES, read_folder
from decisions.models import Dossier, Position
from tests import factories, people
from tests.decisions import other_region
from tests.decisions.api.scene import PLANTED, says, small
from tests.decisions.round_trips import bring, elsewhere

pytestmark = pytest.mark.django_db
ZIP, LINES = "/dossiers/samen/alles.zip", "/dossiers/samen/alles.ndjson"


def unpack(response, path):
    assert response.status_code == 200
    with zipfile.ZipFile(io.BytesIO(response.content)) as bundle:
        bundle.extractall(path)
        return {name.rpartition("/")[2]: bundle.read(name) for name in bundle.namelist()}


def lines_of(response):
    assert response.status_code == 200
    return [json.loads(line) for line in response.content.decode().splitlines()]


class TestTheZip:
    def test_says_of_each_file_what_it_is(self, client, tmp_path):
        small()

        files = unpack(client.get(ZIP), tmp_path)

        told = json.loads(files.pop("manifest.json"))
        assert {each["naam"]: each["sha256"] for each in told["bestanden"]} == {
            name: sha256(content).hexdigest() for name, content in files.items()
        }
        assert told["rijen"]["positions.csv"] == Position.objects.count() == 4
        assert told["licentie"].startswith("https://creativecommons.org/publicdomain/zero/")
        assert told["keten"]["lengte"] > 0
        assert json.loads(files["datapackage.json"])["licenses"][0]["path"] == told["licentie"]

    def test_reads_back_as_the_same_dossier(self, client, tmp_path):
        codes = {**other_region.NAMES, other_region.SUCCESSOR: "Bedacht Samen"}
        path = other_region.build(tmp_path / "kust")
        with elsewhere(codes):
            bring(path)
            files = unpack(client.get(f"/dossiers/{other_region.SLUG}/alles.zip"), tmp_path)
        folder = read_folder(tmp_path / other_region.SLUG)

        assert [each for each in folder.problems if each.file != "manifest.json"] == []
        assert json.loads(files["manifest.json"])["rijen"] == {
            TABLES[name].file: len(rows) for name, rows in folder.tables.items()
        }
        with elsewhere(codes):
            import_folder(folder, by=people.beheer())
            assert Dossier.objects.filter(slug=other_region.SLUG).exists()

    @time_machine.travel("2026-11-28T12:00:00+00:00", tick=False)
    def test_is_the_same_bytes_at_one_moment(self, client):
        small()

        assert client.get(ZIP).content == client.get(ZIP).content

    def test_tells_the_licence_that_the_region_chose(self, client, tmp_path):
        scene = small()
        type(scene.region).objects.filter(pk=scene.region.pk).update(data_licence="cc-by")

        told = json.loads(unpack(client.get(ZIP), tmp_path)["manifest.json"])

        assert told["licentie"].startswith("https://creativecommons.org/licenses/by/4.0/")


class TestTheLines:
    def test_begin_with_what_they_hold(self, client):
        small()

        manifest, settings, *rows = lines_of(client.get(LINES))

        assert (manifest["tabel"], manifest["dossier"]) == ("manifest", "samen")
        assert (settings["tabel"], settings["title"]) == ("dossier", "Samen verder")
        counted = {table.file: 0 for table in TABLES.values()}
        for row in rows:
            counted[TABLES[row["tabel"]].file] += 1
        assert counted == manifest["rijen"]

    def test_have_every_column_and_numbers_as_numbers(self, client):
        small()

        rows = [each for each in lines_of(client.get(LINES)) if each["tabel"] == "positions"]

        assert [list(row)[1:] for row in rows] == [TABLES["positions"].names] * 4
        assert {row["group_seats"] for row in rows} == {5, None}
        assert "tegen" in {row["stance"] for row in rows}


class TestEither:
    @pytest.mark.parametrize("address", [ZIP, LINES])
    def test_holds_nothing_that_is_not_public_whoever_asks(self, client, address):
        scene = small()
        says(scene.aa, scene.direction, Stance.VOOR, draft=True, groups_label=PLANTED)
        client.force_login(people.griffie(scene.aa.municipality).user)

        rows = lines_of(client.get(LINES))

        assert PLANTED not in json.dumps(rows)
        assert "Oppositie" in json.dumps(rows)

    @pytest.mark.parametrize("address", [ZIP, LINES])
    def test_is_not_there_of_a_hidden_or_withdrawn_dossier(self, client, address):
        dossier = factories.DossierFactory(slug="samen", draft=True)
        client.force_login(people.redactie(dossier.region).user)

        assert client.get(address).status_code == 404

    def test_is_in_no_other_format(self, client):
        small()

        assert client.get("/dossiers/samen/alles.exe").status_code == 404

    def test_leaves_out_a_point_of_which_nothing_is_public(self, client):
        scene = small()
        point = factories.PointFactory(dossier=scene.dossier, title=PLANTED)
        draft = factories.RemarkFactory(dossier=scene.dossier, body=scene.aa, draft=True)
        factories.PointRemarkFactory(point=point, remark=draft)

        assert PLANTED not in client.get(LINES).content.decode()

        said = factories.RemarkFactory(dossier=scene.dossier, body=scene.bee)
        factories.PointRemarkFactory(point=point, remark=said)
        assert PLANTED in client.get(LINES).content.decode()
