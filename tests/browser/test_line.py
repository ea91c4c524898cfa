"""The line, support and the region as a browser shows them: narrow, wide, on paper, to axe."""

import pytest

from tests import factories as make
from tests.browser.pages import browser, needs_chromium, visit
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def made():
    """A scene with certain and uncertain stances, groups, a college, events and elections."""
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn", "Cent")
    made.position(made.councils["Aalst"], "tegen", dated_on="2016-04/2016-05")
    made.position(made.councils["Aalst"], "voor", dated_on="2016-09-01")
    made.position(made.councils["Cent"], "nader_onderzoek", groups_label="oppositie zonder stem")
    college = make.BodyFactory(is_college=True, municipality=made.councils["Cent"].municipality)
    made.position(college, "geen_standpunt")
    make.CouncilTermFactory(body=made.councils["Cent"], dated_on="2016-03-01")
    for month in range(1, 10):
        make.MilestoneFactory(dossier=made.dossier, dated_on=f"2016-{month:02d}")
    return made


@pytest.fixture
def pages(made, live_server):
    """The addresses of the line, of support and of the board, at a day."""
    home = f"{live_server.url}{made.address}"
    return [f"{home}{page}?peildatum=2016-04-15" for page in ("tijdlijn/", "draagvlak/", "")]


class TestTheDrawing:
    def test_slides_in_a_container_of_its_own_that_a_keyboard_reaches(self, pages):
        with browser() as found:
            page, _asked = visit(found, pages[0], 320)
            drawing = page.locator(".line__scroll")
            drawing.focus()
            for _ in range(5):
                page.keyboard.press("ArrowRight")
            page.wait_for_timeout(500)
            slid = drawing.evaluate("drawing => drawing.scrollLeft")
            names = page.locator(".line__names").bounding_box()
            box = drawing.bounding_box()

        assert slid > 0
        assert names["x"] == pytest.approx(box["x"], abs=1)
        assert box["width"] <= 320

    def test_is_as_readable_on_a_phone_as_on_a_desk(self, pages):
        with browser() as found:
            heights = []
            for width in (320, 1280):
                page, _asked = visit(found, pages[0], width)
                heights.append(page.locator(".line__says").first.bounding_box()["height"])

        assert heights[0] == pytest.approx(heights[1], abs=0.5)
        assert heights[0] >= 12

    def test_has_a_row_of_the_table_for_each_of_its_bars(self, pages):
        with browser() as found:
            page, _asked = visit(found, pages[0], 1280)
            bars = page.locator(".line__bar").count()
            rows = page.locator("tr[data-segment]").count()

        assert bars == rows == 4

    def test_leads_from_a_bar_to_its_position(self, pages):
        with browser() as found:
            page, _asked = visit(found, pages[0], 1280)
            page.locator(".line__bar.stance--voor rect").first.click()
            heading = page.locator("h1").inner_text()

        assert "Gemeenteraad Aalst" in heading

    def test_keeps_words_on_bars_within_them(self, pages):
        with browser() as found:
            page, _asked = visit(found, pages[0], 1280)
            wide = page.evaluate(
                "[...document.querySelectorAll('.line__says')].map(text =>"
                " [text.getBBox().width, text.previousElementSibling.getBBox().width])"
            )

        assert wide
        assert all(text < piece for text, piece in wide)

    def test_keeps_names_within_their_column(self, pages):
        with browser() as found:
            page, _asked = visit(found, pages[0], 1280)
            ends = page.evaluate(
                "[...document.querySelectorAll('.line__names text')].map(text =>"
                " text.getBBox().x + text.getBBox().width)"
            )

        assert max(ends) <= 148

    def test_is_wholly_on_paper(self, pages):
        with browser() as found:
            page, _asked = visit(found, pages[0], 1000)
            page.emulate_media(media="print")
            drawing = page.locator(".line__drawing").bounding_box()
            stamp = page.locator(".stamp").inner_text()

        assert drawing["x"] + drawing["width"] <= 1000
        assert pages[0] in stamp

    def test_shows_another_period_without_script(self, pages):
        with browser() as found:
            context = found.new_context(java_script_enabled=False)
            page = context.new_page()
            page.goto(pages[0])
            page.get_by_role("link", name="2015", exact=True).click()
            standing = page.locator(".standing").inner_text()

        assert "Van 1 januari 2015 tot en met 31 december 2015" in standing


def test_support_is_asked_under_another_rule_without_script(pages):
    with browser() as found:
        context = found.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(pages[1])
        page.get_by_text("Kies een andere regel").click()
        page.select_option("#regel", "geen_raad_tegen")
        page.get_by_role("button", name="Toon dit draagvlak").click()
        standing = page.locator(".standing").inner_text()

    assert "onder de regel geen raad tegen" in standing


def test_a_tile_is_marked_in_the_colour_of_its_stance(pages):
    with browser() as found:
        page, _asked = visit(found, pages[2], 1280)
        tile = page.locator(".tile.stance--tegen")
        colour = tile.evaluate("tile => getComputedStyle(tile).backgroundColor")
        words = tile.inner_text()

    assert colour == "rgb(247, 223, 223)"
    assert "✕" in words
    assert "onzeker" in words
