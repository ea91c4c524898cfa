"""The pages as a browser shows them: narrow, wide, on paper, with a keyboard, and to axe."""

import os
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from decisions.models import AgendaItem
from tests import factories as make
from tests.decisions.views.region import scene

from .pages import browser, needs_chromium, visit

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ROWS = ".panel--matrix tbody tr"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(autouse=True)
def _plain_files(settings, monkeypatch):
    """Serve static files by their own name; Playwright keeps an event loop beside the tests."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def region():
    """Return a scene in which something of everything is shown."""
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn")
    made.position(made.councils["Aalst"], "tegen", dated_on="2016-04/2016-05")
    made.position(made.council("Cent", seats=19), "nader_onderzoek", groups_label="oppositie")
    college = make.BodyFactory(is_college=True, municipality=made.councils["Aalst"].municipality)
    made.position(college, "geen_standpunt")
    make.MilestoneFactory(dossier=made.dossier, is_moment=True)
    reading = make.EvidenceFactory(position=made.position(made.councils["Cent"], "voor"))
    asked = make.RoundFactory(dossier=made.dossier)
    make.RoundBodyFactory(round=asked, body=made.councils["Aalst"])
    make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    return made, reading


def addresses(made, reading):
    position = reading.position
    item = AgendaItem.objects.get(dossier=made.dossier)
    return [
        "/",
        f"{made.address}?peildatum=2017-06-01",
        position.get_absolute_url(),
        position.decision.get_absolute_url(),
        item.get_absolute_url(),
        f"/bronnen/{reading.source_id}/",
        "/account/inloggen/",
        f"{made.address}?peildatum=2017-02-31",
        "/bestaat/niet/",
    ]


class TestEveryPage:
    @pytest.mark.parametrize("width", [1280, 390])
    def test_gives_axe_nothing_to_say(self, live_server, width):
        pages = addresses(*region())

        with browser() as found:
            told = {
                address: violations(found, live_server.url + address, width) for address in pages
            }

        assert {address: each for address, each in told.items() if each} == {}

    @pytest.mark.parametrize("width", [320, 390])
    def test_never_scrolls_sideways(self, live_server, width):
        pages = addresses(*region())

        with browser() as found:
            for address in pages:
                page, _asked = visit(found, live_server.url + address, width)
                assert page.evaluate(SIDEWAYS) == 0, address

    def test_asks_nothing_of_another_host(self, live_server):
        pages = addresses(*region())

        with browser() as found:
            for address in pages:
                _page, asked = visit(found, live_server.url + address, 1280)
                assert [url for url in asked if not url.startswith(live_server.url)] == [], address
                assert any(url.endswith("/regio.css") for url in asked), address


def violations(found, address, width):
    """Return what axe finds on a page, each with the first place where it does."""
    page, _asked = visit(found, address, width)
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in answer["violations"]]


@pytest.fixture
def board(live_server):
    """The address of a board on which something of everything is shown."""
    made, _reading = region()
    return f"{live_server.url}{made.address}?peildatum=2017-06-01"


class TestTheBoard:
    def test_shows_a_stance_in_its_colour_and_leads_to_its_position(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 1280)
            against = page.locator(".panel--matrix a.stance--tegen")
            colour = against.evaluate("chip => getComputedStyle(chip).backgroundColor")
            against.click()
            heading = page.locator("h1").inner_text()

        assert colour == "rgb(247, 223, 223)"
        assert "Gemeenteraad Aalst" in heading

    def test_shows_a_card_for_each_council_on_a_phone(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 390)
            boxes = [row.bounding_box() for row in page.locator(ROWS).all()]
            unknown = page.locator(".panel--matrix .unknown").first.is_visible()

        assert all(box["width"] <= 390 for box in boxes)
        assert all(one["y"] + one["height"] <= two["y"] for one, two in pairwise(boxes))
        assert unknown

    def test_says_to_a_keyboard_first_how_to_skip_the_header(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 1280)
            page.keyboard.press("Tab")
            first = page.evaluate("document.activeElement.textContent")
            page.keyboard.press("Enter")
            target = page.evaluate("document.activeElement.id")

        assert (first, target) == ("Naar de inhoud", "inhoud")

    def test_chooses_a_day_without_script(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 1280)
            page.locator(".chooser-form summary").click()
            page.fill("#peildatum", "2016-05-15")
            page.get_by_role("button", name="Toon deze stand").click()
            standing = page.locator(".standing").inner_text()
            flags = page.locator(".panel--matrix .cell__note").first.inner_text()

        assert "Stand op 15 mei 2016" in standing
        assert "onzeker" in flags

    def test_says_on_paper_what_it_is_and_unfolds_what_was_folded(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 1280)
            page.emulate_media(media="print")
            foot = page.locator(".stamp").inner_text()
            unfolded = page.locator(".support .facts").last.bounding_box()["height"]
            header = page.locator("header.site").is_visible()

        assert board in foot
        assert "1 juni 2017" in foot
        assert unfolded > 0
        assert not header
