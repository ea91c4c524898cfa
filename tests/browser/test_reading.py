"""The reading pages as a browser shows them: to axe, narrow, wide, and with the form in use."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import factories as make
from tests.decisions.views.reading import ParticipationFactory, fill
from tests.decisions.views.region import scene

from .pages import browser, needs_chromium, visit

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PATHS = (
    "gemeenten/berg-en-daalderveen-aan-den-rijn/",
    "varianten/zwaar/",
    "voorstellen/regioraad/",
    "wensen-en-bedenkingen/",
    "wensen-en-bedenkingen/?soort=vraag&zoek=niets",
    "wensen-en-bedenkingen/?pagina=99",
    "uitspraken/",
    "bronnen/",
    "themas/",
    "themas/thema-0/",
)
ALONE = ("/gemeenten/", "/gemeenten/berg-en-daalderveen-aan-den-rijn/", "/begrippen/")


@pytest.fixture(autouse=True)
def _plain_files(settings, monkeypatch):
    """Serve static files by their own name; Playwright keeps an event loop beside the tests."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def addresses(live_server):
    """The addresses of every reading page of a region in which everything is shown."""
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn")
    council = made.councils["Berg-en-Daalderveen aan den Rijn"]
    fill(made, 2)
    term = make.CouncilTermFactory(body=council, seats=19)
    make.GroupRoleFactory(group=make.GroupFactory(term=term, name="Gemeentebelangen", seats=9))
    ParticipationFactory(municipality=council.municipality)
    own = [f"{live_server.url}{made.address}{path}" for path in PATHS]
    return own + [f"{live_server.url}{address}" for address in ALONE]


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_has_nothing_to_say(addresses, width):
    with browser() as found:
        told = {address: violations(found, address, width) for address in addresses}

    assert {address: each for address, each in told.items() if each} == {}


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways(addresses, width):
    with browser() as found:
        for address in addresses:
            page, _asked = visit(found, address, width)
            assert page.evaluate(SIDEWAYS) == 0, address


def test_no_page_asks_another_host(addresses, live_server):
    with browser() as found:
        for address in addresses:
            _page, asked = visit(found, address, 1280)
            assert [url for url in asked if not url.startswith(live_server.url)] == [], address


def test_the_form_leaves_what_was_chosen_and_stays_filled(addresses):
    with browser() as found:
        page, _asked = visit(found, addresses[3], 1280)
        page.select_option("#soort", "wens")
        page.fill("#zoek", "Wens")
        page.click("text=Toon >> nth=0")
        url = page.url
        kept = page.input_value("#soort"), page.input_value("#zoek")
        count = page.locator("article.remark").count()

    assert "soort=wens" in url
    assert kept == ("wens", "Wens")
    assert count == 4


def violations(found, address, width):
    """Return what axe finds on a page, each with the first place where it does."""
    page, _asked = visit(found, address, width)
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in answer["violations"]]
