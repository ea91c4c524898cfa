"""The pages as a browser shows them: narrow, wide, on paper and with a keyboard."""

from itertools import pairwise

import pytest

from tests import factories as make
from tests.browser.pages import DESK, PHONE, browser, needs_chromium, sideways, visit
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
ROWS = ".panel--matrix tbody tr"
LARGE = "document.documentElement.style.fontSize = '200%'"
MOVING = """() => [...document.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each);
  const lasts = text => text.split(",").some(part => parseFloat(part) > 0);
  return lasts(style.transitionDuration) || style.scrollBehavior === "smooth" ||
    (style.animationName !== "none" && lasts(style.animationDuration));
}).map(each => each.outerHTML.slice(0, 80))"""
# Words whose grey has a contrast below 4.5 to 1 on white paper: a luminance above 0.183.
FAINT = """() => [...document.querySelectorAll("main *, footer *")].filter(each => {
  const words = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  if (!words || !each.checkVisibility()) return false;
  const parts = getComputedStyle(each).color.match(/[0-9.]+/g).slice(0, 3).map(Number);
  const [red, green, blue] = parts.map(part => part / 255).map(
    part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.183;
}).map(each => each.outerHTML.slice(0, 80))"""


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


PAGES = ("", "verloop/", "draagvlak/", "gemeenten/aalst/", "wensen-en-bedenkingen/")


@pytest.mark.parametrize("path", PAGES)
class TestEveryReader:
    def place(self, board, path):
        return board.replace("?", f"{path}?")

    def test_with_letters_of_twice_the_size_never_slides_sideways(self, board, path):
        with browser() as found:
            page, _asked = visit(found, self.place(board, path), PHONE)
            page.evaluate(LARGE)
            wide = [width for width in (PHONE, DESK) if sideways(page, width)]
            page.evaluate("document.documentElement.style.fontSize = ''")
            zoomed = sideways(page, DESK // 2)

        assert (wide, zoomed) == ([], [])

    def test_who_wants_no_motion_gets_none(self, board, path):
        with browser() as found:
            page = found.new_context(reduced_motion="reduce").new_page()
            page.goto(self.place(board, path))

            assert page.evaluate(MOVING) == []

    def test_on_paper_in_black_and_white_reads_every_word(self, board, path):
        with browser() as found:
            page, _asked = visit(found, self.place(board, path), DESK)
            page.emulate_media(media="print")

            assert page.evaluate(FAINT) == []
