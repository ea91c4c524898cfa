"""The pages as a browser shows them: narrow, wide, on paper and with a keyboard."""

from itertools import pairwise

import pytest

from tests import factories as make
from tests.browser.pages import browser, needs_chromium, visit
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
ROWS = ".panel--matrix tbody tr"


def region():
    """Return a scene in which something of everything is shown."""
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn")
    made.position(made.councils["Aalst"], "tegen", dated_on="2016-04/2016-05")
    made.position(made.council("Cent", seats=19), "nader_onderzoek", groups_label="oppositie")
    college = make.BodyFactory(is_college=True, municipality=made.councils["Aalst"].municipality)
    made.position(college, "geen_standpunt")
    make.MilestoneFactory(dossier=made.dossier, is_moment=True)
    make.EvidenceFactory(position=made.position(made.councils["Cent"], "voor"))
    asked = make.RoundFactory(dossier=made.dossier)
    make.RoundBodyFactory(round=asked, body=made.councils["Aalst"])
    make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    return made


@pytest.fixture
def board(live_server):
    """The address of a board on which something of everything is shown."""
    made = region()
    return f"{live_server.url}{made.address}?peildatum=2017-06-01"


class TestTheBoard:
    def test_shows_a_stance_in_its_colour_and_leads_to_its_position(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 1280)
            against = page.locator(".panel--matrix td.on--tegen")
            colour = against.evaluate("cell => getComputedStyle(cell).backgroundColor")
            against.locator("summary").click()
            against.locator("a.stance--tegen").click()
            heading = page.locator("h1").inner_text()

        assert colour == "rgb(250, 230, 230)"
        assert "Gemeenteraad Aalst" in heading

    def test_shows_a_row_for_each_council_on_a_phone(self, board):
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
            page = found.new_context(java_script_enabled=False).new_page()
            page.goto(board)
            page.locator(".chooser-form summary").first.click()
            page.fill("#peildatum", "2016-05-15")
            page.get_by_role("button", name="Toon deze stand").click()
            standing = page.locator(".standing").inner_text()
            flags = page.locator(".panel--matrix .cell__note").first.text_content()

        assert "Stand van 15 mei 2016" in standing
        assert "onzeker" in flags

    def test_says_on_paper_what_it_is_and_unfolds_what_was_folded(self, board):
        with browser() as found:
            page, _asked = visit(found, board, 1280)
            page.emulate_media(media="print")
            foot = page.locator(".stamp").inner_text()
            unfolded = page.locator(".folded .tiles").bounding_box()["height"]
            header = page.locator("header.site").is_visible()

        assert board in foot
        assert "1 juni 2017" in foot
        assert unfolded > 0
        assert not header
