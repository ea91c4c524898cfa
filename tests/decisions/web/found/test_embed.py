"""The board in a frame: the hosts that are allowed and no other, as the public sees it."""

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from regio.environment import embed_hosts
from tests import people
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db
HOST = "https://www.gemeente.example"


def address(made):
    return f"/inbedden{made.address}"


def policy(response):
    return response.headers["Content-Security-Policy"].split("; ")


def test_tells_the_board_of_a_day_and_leads_to_the_whole(client):
    made = scene("Aalst", "Berg")
    made.position(made.councils["Aalst"], "tegen", dated_on="2016-06-01")

    response = client.get(address(made), {"peildatum": "2017-06-01"})

    told = words(response)
    assert "Stand van 1 juni 2017" in told and "Aalst" in told and "tegen" in told
    page = response.content.decode()
    assert f'href="{made.address}?peildatum=2017-06-01"' in page
    assert '<base target="_top">' in page
    assert "<header" not in page and "<script" not in page and "<form" not in page


@override_settings(EMBED_HOSTS=[HOST])
def test_may_stand_in_a_frame_of_an_allowed_host_also_when_it_is_kept(client):
    made = scene("Aalst")
    caches["pages"].clear()

    tag = client.get(address(made)).headers["ETag"]
    for asked, status in (({}, 200), ({"If-None-Match": tag}, 304), ({}, 200)):
        response = client.get(address(made), headers=asked)
        assert response.status_code == status
        assert f"frame-ancestors {HOST}" in policy(response)
        assert "default-src 'none'" in policy(response)
        assert "X-Frame-Options" not in response.headers


@override_settings(EMBED_HOSTS=[HOST])
def test_every_other_page_may_not(client):
    made = scene("Aalst")

    for each in (made.address, "/", "/account/inloggen/", f"{address(made)}?peildatum=x"):
        response = client.get(each)
        assert "frame-ancestors 'none'" in policy(response), each
        assert response.headers["X-Frame-Options"] == "DENY", each


def test_without_the_setting_nobody_may_frame_it(client):
    assert "frame-ancestors 'none'" in policy(client.get(address(scene("Aalst"))))


def test_shows_a_keeper_no_more_than_the_public(client):
    made = scene("Aalst")
    made.position(made.councils["Aalst"], "tegen", dated_on="2016-06-01", draft=True)
    hidden = scene("Berg", slug="geheim", draft=True)
    as_public = words(client.get(address(made)))
    client.force_login(people.beheer().user)

    assert words(client.get(address(made))) == as_public
    assert client.get(made.address).status_code == 200
    assert client.get(address(hidden)).status_code == 404
    assert client.get(hidden.address).status_code == 200


class TestTheSetting:
    def test_names_origins(self):
        told = "https://www.Gemeente.example  http://localhost:8001"

        assert embed_hosts(told) == [HOST, "http://localhost:8001"]
        assert embed_hosts(None) == []

    @pytest.mark.parametrize(
        "text",
        [
            *("*", "https://*.example", "'self'", "gemeente.example"),
            *(f"{HOST}/pad", f"{HOST};", "http://gemeente.example"),
        ],
    )
    def test_refuses_what_is_none(self, text):
        with pytest.raises(ImproperlyConfigured, match="REGIO_EMBED_HOSTS"):
            embed_hosts(text)
