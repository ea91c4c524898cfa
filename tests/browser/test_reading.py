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


CHOSEN = "wensen-en-bedenkingen/?soort=wens&zoek=wens"


@pytest.mark.parametrize("path", ["gemeenten/", "bronnen/", CHOSEN])
def test_paper_shows_no_form_and_no_button(addresses, path):
    with browser() as found:
        page = on_paper(found, at(addresses, path))
        shown = [each.is_visible() for each in page.locator("form, button, select, input").all()]

    assert shown and not any(shown)


def test_paper_tells_what_was_chosen(addresses):
    with browser() as found:
        page = on_paper(found, at(addresses, CHOSEN))
        told = page.locator(".on-paper").inner_text()
        page.emulate_media(media="screen")
        is_on_screen = page.locator(".on-paper").is_visible()

    assert "Soort: wens" in told
    assert "Met de woorden: wens" in told
    assert not is_on_screen


def test_a_link_to_a_place_ends_at_its_line(addresses):
    with browser() as found:
        page, _asked = visit(found, at(addresses, "uitspraken/"), 390)
        page.locator(".place a").last.click()
        line = page.locator("li:target")
        is_seen = line.is_visible() and line.bounding_box()["y"] < 900

    assert is_seen


def test_no_table_of_the_glossary_slides_on_a_phone(addresses):
    with browser() as found:
        page, _asked = visit(found, addresses[-1], 320)
        hidden = page.evaluate(
            "[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)"
        )

    assert hidden and max(hidden) == 0


def at(addresses, path):
    """Return the address of a page, which may also be chosen from."""
    start = next(each for each in addresses if each.endswith(path.partition("?")[0]))
    return start + ("?" + path.partition("?")[2] if "?" in path else "")


def on_paper(found, address):
    page, _asked = visit(found, address, 1000)
    page.emulate_media(media="print")
    return page
