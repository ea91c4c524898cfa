"""The board as a browser shows it: how far one scrolls for an answer, and what script adds."""

from itertools import pairwise

import pytest

from tests import factories as make
from tests.browser.pages import DESK, PHONE, browser, needs_chromium, visit
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
TOPS = "[...document.querySelectorAll('.panel')].map(each => each.getBoundingClientRect().top)"


@pytest.fixture
def made():
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn", "Cent")
    made.position(made.councils["Aalst"], "tegen", dated_on="2016-04/2016-05")
    made.position(
        made.councils["Aalst"], "voor", groups_label="oppositie zonder stem", dated_on="2016-01-10"
    )
    make.MilestoneFactory(dossier=made.dossier, is_moment=True, dated_on="2016-01-01")
    return made


@pytest.fixture
def home(made, live_server):
    return live_server.url + made.address


class TestTheOrder:
    def test_on_a_phone_is_that_of_the_questions(self, home):
        with browser() as found:
            page, _asked = visit(found, home, PHONE)
            tops = page.evaluate(TOPS)
            names = page.locator(".panel").evaluate_all("all => all.map(each => each.classList[1])")

        assert all(one < two for one, two in pairwise(tops))
        assert names[:4] == ["panel--headline", "panel--own", "panel--changes", "panel--matrix"]

    def test_has_the_answer_as_its_largest_words(self, home):
        sizes = "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
        with browser() as found:
            page, _asked = visit(found, home, PHONE)
            [answer] = page.locator(".answer__out").evaluate_all(sizes)
            others = page.locator("main :not(.answer__out)").evaluate_all(sizes)

        assert answer > max(others)

    def test_shows_the_moment_of_the_day_wherever_the_strip_scrolls(self, made, home):
        for month in range(2, 13):
            make.MilestoneFactory(
                dossier=made.dossier, is_moment=True, dated_on=f"2016-{month:02d}-01"
            )
        with browser() as found:
            page, _asked = visit(found, home, PHONE)
            box = page.locator(".moments [aria-current]").bounding_box()

        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE


class TestTheMatrix:
    def test_on_a_phone_shows_signs_that_can_be_hit_and_folds_their_words(self, home):
        with browser() as found:
            page, _asked = visit(found, f"{home}?peildatum=2016-04-15", PHONE)
            boxes = [each.bounding_box() for each in page.locator(".stands summary").all()]
            cell = page.locator(".stands td.on--tegen")
            word = cell.locator(".sign--tegen span").bounding_box()
            cell.locator("summary").click()
            told = cell.locator(".stands__more")
            box, words = told.bounding_box(), told.inner_text()

        assert all(each["width"] >= 32 and each["height"] >= 48 for each in boxes)
        assert word["width"] <= 1
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE
        assert "onzeker" in words and "oppositie zonder stem, zetels onbekend" in words

    def test_on_a_desk_shows_the_words_and_the_seats(self, home):
        with browser() as found:
            page, _asked = visit(found, home, DESK)
            cell = page.locator(".stands td.on--tegen")

            assert cell.locator(".sign--tegen span").is_visible()
            assert "oppositie zonder stem" in cell.locator("summary").inner_text()

    def test_keeps_a_cell_without_a_stance_empty(self, home):
        with browser() as found:
            page, _asked = visit(found, home, DESK)
            unknown = page.locator(".stands .unknown").first.bounding_box()

        assert unknown["width"] == 1


class TestTheOwnCouncil:
    def test_is_chosen_once_and_kept_in_the_browser_alone(self, home):
        with browser() as found:
            page, asked = visit(found, home, PHONE)
            page.locator(".own__picker a", has_text="Cent").click()
            chosen = page.locator("#raad-cent").is_visible()
            address = page.url
            page.goto(f"{home}?peildatum=2016-04-15")
            again = page.locator("#raad-cent").is_visible()
            cookies = page.context.cookies()

        assert (chosen, again) == (True, True)
        assert address == home
        assert not [each for each in cookies if "cent" in each["value"]]
        assert not [url for url in asked if "cent" in url]

    def test_is_let_go_for_another(self, home):
        with browser() as found:
            page, _asked = visit(found, home, PHONE)
            page.locator(".own__picker a", has_text="Cent").click()
            page.locator("#raad-cent [data-andere-raad]").click()

            assert not page.locator("#raad-cent").is_visible()
            assert page.locator(".own__picker").is_visible()
            assert page.evaluate("localStorage.getItem('regio-raad')") is None

    def test_opens_without_script_by_its_own_link(self, home):
        with browser() as found:
            context = found.new_context(java_script_enabled=False)
            page = context.new_page()
            page.goto(home)
            page.locator(".own__picker a", has_text="Cent").click()

            assert page.locator("#raad-cent").is_visible()
            assert not page.locator(".own__picker").is_visible()

    def test_is_fetched_where_there_are_many(self, made, live_server, home):
        for number in range(20):
            made.council(f"Plaats {number:02d}")
        with browser() as found:
            page, _asked = visit(found, home, PHONE)
            page.locator("#raad").select_option("plaats-07")
            page.get_by_role("button", name="Toon deze raad").click()
            page.wait_for_selector("#raad-plaats-07")
            address = page.url
            page.goto(home)
            page.wait_for_selector("#raad-plaats-07")
            page.locator("#raad-plaats-07 [data-andere-raad]").click()
            page.wait_for_selector("#raad-plaats-07", state="hidden")

        assert address == home


class TestSinceTheLastVisit:
    def open_again(self, page, before):
        """Come back after a visit at the moment `before`, in another session."""
        page.evaluate("sessionStorage.clear()")
        page.evaluate(
            "before => Object.keys(localStorage).filter(key => key.startsWith('regio-bezoek'))"
            ".forEach(key => localStorage.setItem(key, before))",
            before,
        )
        page.reload()
        return page.locator("[data-recent]")

    def test_hides_what_was_there_already(self, home):
        with browser() as found:
            page, _asked = visit(found, home, PHONE)
            first = page.locator("[data-recent] summary").inner_text()
            old = self.open_again(page, "2100-01-01T00:00:00Z").inner_text()
            new = self.open_again(page, "2000-01-01T00:00:00Z")
            told, lines = new.inner_text(), new.locator("li:visible").count()

        assert first == "Het laatst vastgelegd in Regio"
        assert old == "Niets nieuws in Regio sinds uw vorige bezoek"
        assert "Nieuw in Regio sinds uw vorige bezoek: 1" in told
        assert lines == 1
