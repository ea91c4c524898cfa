"""The look of a region stands on its pages, and on no other."""

import re
from pathlib import Path

import pytest
from django.conf import settings as now
from django.core.cache import caches
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.register import save_register_record
from municipalities.models import Region
from municipalities.verification import verify_history
from tests.decisions.web.public.region import scene
from tests.people import beheer, redactie

pytestmark = pytest.mark.django_db
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
SHEETS = re.compile(r'<link rel="stylesheet" href="/static/(themes/[^"]+)">')


@pytest.fixture(autouse=True)
def looks(settings):
    """An installation with two looks, and plain names of its static files."""
    settings.THEMES = {"dal": Path("/themes/dal.css"), "zee": Path("/themes/zee.css")}
    settings.STORAGES = {**now.STORAGES, "staticfiles": {"BACKEND": PLAIN}}
    caches["pages"].clear()


@pytest.fixture
def place():
    return scene("Aalst")


def dress(region, theme):
    region.theme = theme
    return save_register_record(region, by=beheer(), reason="Vormgeving.")


def sheets(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return SHEETS.findall(response.content.decode())


class TestAPage:
    def test_of_a_dossier_has_the_look_of_its_region(self, client, place):
        address = f"/dossiers/{place.dossier.slug}/"
        assert sheets(client, address) == []

        dress(place.dossier.region, "dal")

        assert sheets(client, address) == ["themes/dal.css"]
        assert sheets(client, f"{address}wensen-en-bedenkingen/") == ["themes/dal.css"]

    def test_above_regions_has_that_of_the_installation(self, client, place, settings):
        dress(place.dossier.region, "dal")
        assert sheets(client, "/") == []

        settings.THEME = "zee"
        caches["pages"].clear()

        assert sheets(client, "/") == ["themes/zee.css"]

    def test_of_a_region_whose_look_is_gone_has_that_of_the_installation(
        self, client, place, settings
    ):
        dress(place.dossier.region, "dal")
        settings.THEMES = {"zee": Path("/themes/zee.css")}

        assert sheets(client, f"/dossiers/{place.dossier.slug}/") == []

    def test_lets_no_style_in_that_is_not_a_file_of_ours(self, client, place):
        dress(place.dossier.region, "dal")

        response = client.get(f"/dossiers/{place.dossier.slug}/")

        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "style-src 'self';" in policy
        assert "<style" not in response.content.decode()


class TestARegion:
    def test_takes_a_look_that_is_there(self, place):
        with pytest.raises(ValidationError, match="dal, zee"):
            dress(place.dossier.region, "berg")

    def test_is_dressed_by_beheer(self, place):
        place.dossier.region.theme = "dal"

        with pytest.raises(PermissionDenied):
            save_register_record(
                place.dossier.region, by=redactie(place.dossier.region), reason="Mooier."
            )

    def test_keeps_a_history_that_holds(self, place):
        dress(place.dossier.region, "dal")

        assert Region.objects.get(pk=place.dossier.region.pk).theme == "dal"
        assert list(verify_history()) == []
