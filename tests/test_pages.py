"""Rules that hold for every page: access, headers, language, and no address that fails."""

import re

import pytest
from django.core.exceptions import BadRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver
from django.views import defaults

from tests import factories as make
from tests.decisions.web.public.region import scene, words

ADMIN = "admin"
# A block of data (what a page tells of itself in schema.org) is no script: nothing of it is run.
INLINE = r'<style|style=|<script(?! src| type="application/ld\+json">)|\son\w+='
METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


def patterns(resolver=None, namespace=()):
    """Yield (names of the namespaces, pattern) of every address."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield namespace, each
        else:
            inner = (*namespace, each.namespace) if each.namespace else namespace
            yield from patterns(each, inner)


def ours():
    return [pattern for names, pattern in patterns() if ADMIN not in names]


class TestEveryView:
    def test_is_found_by_the_walk(self):
        names = {pattern.name for pattern in ours()}

        assert {"home", "dossier", "position", "decision", "source", "health"} <= names

    def test_carries_a_rule_of_access(self):
        assert [each for each in ours() if not getattr(each.callback, "access", None)] == []


def addresses(made):
    """Return the address of one of every page."""
    position = made.position(made.councils["Aalst"])
    reading = make.EvidenceFactory(position=position)
    item = make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    return [
        "/",
        made.address,
        position.get_absolute_url(),
        position.decision.get_absolute_url(),
        item.get_absolute_url(),
        f"/bronnen/{reading.source_id}/",
        "/account/inloggen/",
    ]


@pytest.mark.django_db
class TestEveryPage:
    def test_is_dutch_titled_and_without_anything_inline(self, client):
        for address in addresses(scene("Aalst")):
            page = client.get(address).content.decode()

            assert '<html lang="nl">' in page, address
            assert re.search(r"<title>[^<]+ – Regio</title>", page), address
            assert not re.search(INLINE, page), address

    def test_says_when_it_was_made_and_where_it_stands(self, client):
        for address in addresses(scene("Aalst")):
            page = words(client.get(address))

            foot = page.split("Stand van kennis zoals nu bekend")[-1]
            assert "Gemaakt op" in foot.split("Adres")[0], address
            assert page.endswith(f"Adres http://testserver{address}"), address

    def test_allows_nothing_from_elsewhere(self, client):
        for address in addresses(scene("Aalst")):
            headers = client.get(address).headers

            assert "default-src 'none'" in headers["Content-Security-Policy"], address
            assert headers["X-Frame-Options"] == "DENY", address

    def test_answers_any_method_without_failing(self, client):
        for address in addresses(scene("Aalst")):
            for method in METHODS:
                assert getattr(client, method)(address).status_code < 500, (method, address)

    @pytest.mark.parametrize(
        "query",
        ["peildatum=%00", "bekend=%ED%A0%80", "toon=%00", "regel[]=x", "q=%00", "peildatum=%D9%A2"],
    )
    def test_takes_any_query_without_failing(self, client, query):
        for address in addresses(scene("Aalst")):
            assert client.get(f"{address}?{query}").status_code in (200, 400), address


@pytest.mark.django_db
class TestAnErrorPage:
    def test_for_an_address_that_does_not_exist_has_our_look(self, client):
        response = client.get("/bestaat/niet/")

        assert response.status_code == 404
        assert "Niet gevonden" in words(response)
        assert "utrecht-page-body" in response.content.decode()

    def test_for_a_request_that_cannot_be_read_needs_no_request(self):
        response = defaults.bad_request(RequestFactory().get("/"), BadRequest())

        assert response.status_code == 400
        assert "Dit adres klopt niet" in words(response)

    def test_for_what_is_refused_says_so(self):
        page = render_to_string("403.html", request=None)

        assert "Geen toegang" in page

    def test_for_our_own_failure_stands_on_its_own(self):
        response = defaults.server_error(RequestFactory().get("/"))

        assert response.status_code == 500
        assert "Er ging iets mis" in words(response)

    def test_for_a_form_without_its_token_says_what_to_do(self, client):
        client.handler.enforce_csrf_checks = True

        response = client.post("/account/inloggen/", {"username": "x"})

        assert response.status_code == 403
        assert "Dit formulier is verlopen" in words(response)
