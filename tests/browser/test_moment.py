"""Choosing another moment or day: only what differs changes, and it works without script too."""

import pytest

from tests import factories as make
from tests.browser.pages import DESK, browser, needs_chromium, visit
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
MARK = "document.querySelector('h1').marked = true"
IS_SAME_PAGE = "document.querySelector('h1').marked === true"
FOCUSED = "document.activeElement.textContent.trim()"
FEBRUARY = "Stand van 1 februari 2016"


@pytest.fixture
def made():
    """A dossier with two moments, and a council that turned between them."""
    made = scene("Aalst", "Cent")
    for day, stance in (("2016-01-01", "voor"), ("2016-02-01", "tegen")):
        make.MilestoneFactory(dossier=made.dossier, title=f"Op {day}", is_moment=True, dated_on=day)
        made.position(made.councils["Aalst"], stance, dated_on=day)
    return made


@pytest.fixture
def january(made, live_server):
    return f"{live_server.url}{made.address}?peildatum=2016-01-01"


def choose_february(page):
    """Press Enter on the second moment, with a keyboard."""
    page.locator(".moments__pill", has_text="Op 2016-02-01").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**peildatum=2016-02-01")
    page.locator(".standing > p", has_text=FEBRUARY).wait_for()


class TestAnotherMoment:
    def test_changes_what_differs_and_the_address_and_keeps_the_focus(self, january):
        with browser() as found:
            page, asked = visit(found, january, DESK)
            page.evaluate(MARK)
            asked.clear()
            choose_february(page)
            against = page.locator("td.on--tegen").count()
            foot, title, current = (
                page.locator(".stamp__address").inner_text(),
                page.title(),
                page.locator(".moments [aria-current]").inner_text(),
            )
            focus, same = page.evaluate(FOCUSED), page.evaluate(IS_SAME_PAGE)

        assert (against, same) == (1, True)
        assert "Stand op 1 februari 2016" in title
        assert "Op 2016-02-01" in current and "Op 2016-02-01" in focus
        assert foot.endswith("?peildatum=2016-02-01")
        assert [url for url in asked if "?peildatum" not in url and "favicon" not in url] == []

    def test_is_told_to_who_does_not_see_it(self, january):
        with browser() as found:
            page, _asked = visit(found, january, DESK)
            page.evaluate("document.querySelector('.standing > [role=status]').marked = true")
            choose_february(page)
            told = page.locator(".standing > [role=status]")

            assert FEBRUARY in told.inner_text()
            assert told.evaluate("each => each.marked")

    def test_leaves_open_what_was_unfolded_and_shows_the_own_council(self, january):
        with browser() as found:
            page, _asked = visit(found, january, DESK)
            page.locator(".own__picker a", has_text="Aalst").click()
            page.locator(".panel--headline .more summary").click()
            choose_february(page)

            assert page.locator("#raad-aalst").is_visible()
            assert page.locator(".panel--headline .more p").first.is_visible()

    def test_is_gone_back_from(self, january):
        with browser() as found:
            page, _asked = visit(found, january, DESK)
            choose_february(page)
            page.go_back()
            page.locator(".standing > p", has_text="Stand van 1 januari 2016").wait_for()
            back = page.url
            focus = page.evaluate(FOCUSED)
            page.go_forward()
            page.locator(".standing > p", has_text=FEBRUARY).wait_for()

        assert back == january
        assert "Op 2016-01-01" in focus

    def test_is_opened_without_script(self, january):
        with browser() as found:
            context = found.new_context(java_script_enabled=False)
            page = context.new_page()
            page.goto(january)
            page.locator(".moments__pill", has_text="Op 2016-02-01").click()

            assert FEBRUARY in page.locator(".standing").inner_text()

    def test_is_opened_anew_where_the_answer_fails(self, january):
        with browser() as found:
            page, _asked = visit(found, january, DESK)
            page.route("**=2016-02-01", lambda route: route.fulfill(status=503, body="Even niet"))
            page.locator(".moments__pill", has_text="Op 2016-02-01").click()
            page.get_by_text("Even niet").wait_for()

            assert page.url.endswith("?peildatum=2016-02-01")


@pytest.mark.parametrize(
    "address", ["", "draagvlak/", "gemeenten/aalst/", "voorstellen/regioraad/"]
)
def test_another_day_changes_the_page_where_it_stands(made, live_server, address):
    place = f"{live_server.url}{made.address}{address}"
    with browser() as found:
        page, _asked = visit(found, place, DESK)
        page.evaluate(MARK)
        form = page.locator(".asking", has=page.locator("#peildatum"))
        if form.is_hidden():
            page.locator("details", has=form).locator("> summary").click()
        form.locator("#peildatum").fill("2016-01-15")
        form.locator("[type=submit]").click()
        page.wait_for_url("**peildatum=2016-01-15**")
        page.locator(".standing > [role=status], .standing[role=status]").get_by_text(
            "15 januari 2016"
        ).wait_for()

        assert page.evaluate(IS_SAME_PAGE)
        assert page.evaluate(FOCUSED).startswith("Toon d")
