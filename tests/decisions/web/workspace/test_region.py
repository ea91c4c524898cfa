"""Drawing a region on the workspace: its tiles and its borders, without script."""

import json
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from municipalities.models import RegionBorders, RegionTile
from tests import factories as make
from tests.decisions.web.public.region import scene
from tests.people import griffie, redactie

pytestmark = pytest.mark.django_db
LICENCE = {"year": "2022", "licence": "Verzonnen, vrij te gebruiken"}


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst", "Berg")
    made.position(made.councils["Aalst"], "tegen")
    return made


@pytest.fixture
def desk(client, made):
    client.force_login(redactie(made.dossier.region).user)
    return client


def page(made, name="desk-region"):
    return reverse(name, args=[made.dossier.slug])


def code_of(made, name):
    return made.councils[name].municipality.code


def typed(made, **places):
    """Return what the form sends with these (row, column)s."""
    found = {}
    for name, (row, column) in places.items():
        code = code_of(made, name)
        found |= {f"rij-{code}": row, f"kolom-{code}": column}
    return found


def shape(code, left):
    ring = [[left, 52], [left + 0.5, 52], [left + 0.5, 52.5], [left, 52]]
    return {
        "type": "Feature",
        "properties": {"statcode": code.upper()},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def file_of(made, *names):
    features = [shape(code_of(made, name), 4 + place) for place, name in enumerate(names)]
    told = json.dumps({"type": "FeatureCollection", "features": features})
    return SimpleUploadedFile("grenzen.geojson", told.encode())


def text(response):
    return unescape(response.content.decode())


def region_panel(client, made):
    content = client.get(made.address, {"peildatum": "2017-06-01"}).content.decode()
    return content[content.index("panel--region") :].split("</section>")[0]


class TestTheTiles:
    def test_are_arranged_and_stand_so_on_the_board(self, desk, made):
        response = desk.post(page(made), typed(made, Aalst=(2, 2), Berg=(1, 1)))

        assert response.status_code == 302
        assert "Bewaard" in text(desk.get(response["Location"]))
        panel = region_panel(desk, made)
        assert "tiles--placed" in panel
        assert panel.index("Berg") < panel.index("Aalst")
        assert "tile l2 k2 stance--tegen" in panel

    def test_stand_by_name_without_a_place(self, desk, made):
        panel = region_panel(desk, made)

        assert "tiles--placed" not in panel
        assert panel.index("Aalst") < panel.index("Berg")

    def test_keep_what_was_typed_where_it_is_refused(self, desk, made):
        response = desk.post(page(made), typed(made, Aalst=(1, 2), Berg=(1, 2)))

        assert response.status_code == 422
        assert "Aalst en Berg staan allebei op rij 1, kolom 2." in text(response)
        assert text(response).count('value="2"') == 2
        assert not RegionTile.objects.exists()

    @pytest.mark.parametrize(
        ("place", "sentence"),
        [
            (("1", ""), "Geef een rij en een kolom, of laat beide leeg."),
            (("", "1"), "Geef een rij en een kolom, of laat beide leeg."),
            (("9", "1"), "8"),
            (("boven", "1"), "geheel getal"),
        ],
    )
    def test_say_beside_the_field_what_is_wrong(self, desk, made, place, sentence):
        response = desk.post(page(made), typed(made, Aalst=place))

        assert response.status_code == 422
        assert sentence in text(response)

    def test_of_a_colleague_who_came_first_are_told(self, desk, made):
        tile = make.RegionTileFactory(
            region=made.dossier.region, municipality=made.councils["Aalst"].municipality
        )
        sent = typed(made, Aalst=(3, 3)) | {f"versie-{code_of(made, 'Aalst')}": tile.version}
        desk.post(page(made), typed(made, Aalst=(2, 2)) | {f"versie-{code_of(made, 'Aalst')}": 1})

        response = desk.post(page(made), sent)

        assert response.status_code == 409
        assert "Iemand anders heeft dit intussen gewijzigd." in text(response)
        assert RegionTile.objects.get().row == 2

    def test_are_for_the_regioredactie_alone(self, client, made):
        client.force_login(griffie(made.councils["Aalst"].municipality).user)

        for name in ("desk-region", "desk-region-borders", "desk-region-borders-drop"):
            assert client.get(page(made, name)).status_code == 403

    def test_are_offered_on_the_desk_of_the_dossier(self, desk, made):
        home = text(desk.get(reverse("desk-dossier", args=[made.dossier.slug])))

        assert f'href="{page(made)}"' in home


class TestTheBorders:
    def bring(self, desk, made, upload, **more):
        return desk.post(page(made, "desk-region-borders"), {"upload": upload, **LICENCE, **more})

    def test_of_every_member_are_drawn_as_a_map_with_year_and_licence(self, desk, made):
        response = self.bring(desk, made, file_of(made, "Aalst", "Berg"))

        assert response.status_code == 302
        panel = unescape(region_panel(desk, made))
        assert '<path class="stance--tegen"' in panel
        assert "Aalst: tegen; Berg: onbekend" in panel
        assert "Grenzen van 2022: Verzonnen, vrij te gebruiken" in panel

    def test_of_some_members_leave_the_tiles(self, desk, made):
        self.bring(desk, made, file_of(made, "Aalst"))

        assert "<path" not in region_panel(desk, made)
        assert "1 gemeente" in text(desk.get(page(made)))

    def test_are_in_the_picture_too(self, desk, made):
        self.bring(desk, made, file_of(made, "Aalst", "Berg"))

        response = desk.get(f"{made.address}regio.svg", {"peildatum": "2017-06-01"})

        assert response.status_code == 200
        assert "Aalst: tegen" in text(response)

    def test_take_the_place_of_those_that_stand(self, desk, made):
        self.bring(desk, made, file_of(made, "Aalst", "Berg"))
        self.bring(desk, made, file_of(made, "Aalst", "Berg"), expected_version=1, year="2023")

        assert RegionBorders.objects.get().year == 2023

    def test_of_a_colleague_who_came_first_are_not_overwritten(self, desk, made):
        self.bring(desk, made, file_of(made, "Aalst", "Berg"))
        self.bring(desk, made, file_of(made, "Aalst"), expected_version=1)

        late = self.bring(desk, made, file_of(made, "Berg"), expected_version=1, year="1999")

        assert late.status_code == 409
        assert RegionBorders.objects.get().year == 2022

    @pytest.mark.parametrize(
        ("upload", "more", "sentence"),
        [
            (b"{}", {}, "Verwacht een GeoJSON-bestand met een FeatureCollection."),
            (b"geen json", {}, "niet als JSON te lezen"),
            (b"", {}, "Het bestand is leeg."),
            (None, {}, "Kies een bestand."),
            (b"{}", {"year": ""}, "verplicht"),
            (b"{}", {"licence": ""}, "verplicht"),
            (b"{}", {"year": "1799"}, "1800"),
        ],
    )
    def test_that_are_wrong_are_told_and_nothing_is_kept(self, desk, made, upload, more, sentence):
        sent = {**LICENCE, **more}
        if upload is not None:
            sent["upload"] = SimpleUploadedFile("grenzen.geojson", upload)

        response = desk.post(page(made, "desk-region-borders"), sent)

        assert response.status_code == 422
        assert sentence in text(response)
        assert not RegionBorders.objects.exists()

    def test_are_taken_away(self, desk, made):
        self.bring(desk, made, file_of(made, "Aalst", "Berg"))
        gone = page(made, "desk-region-borders-drop")
        assert desk.get(gone).status_code == 200

        response = desk.post(gone, {"expected_version": 1})

        assert response.status_code == 302
        assert not RegionBorders.objects.exists()
        assert desk.get(gone).status_code == 404
