"""The course as a browser shows it: narrow, wide, on paper and to a keyboard."""

from io import BytesIO

import pikepdf
import pytest

from tests import factories as make
from tests.browser.pages import DESK, PHONE, browser, needs_chromium, visit
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
NAMES = (
    *("Aalst", "Berg-en-Daalderveen aan den Rijn", "Cent", "Dorp"),
    *("Eiland", "Fort", "Geest", "Hoeve"),
)
SPAN = "?van=2016-01-01&tot=2016-12-31"
BARS = (
    "[...document.querySelectorAll('.course__bar')].map(bar =>"
    " [bar.getBoundingClientRect().left, bar.getBoundingClientRect().right])"
)
# Words that are shown, with the piece that they should stay within where they begin in it.
WORDS = (
    "[...document.querySelectorAll('.course__bar text:not(.course__end)')]"
    ".filter(text => getComputedStyle(text).display != 'none')"
    ".map(text => [text.getBoundingClientRect().right,"
    " text.parentNode.getBoundingClientRect().right])"
)


@pytest.fixture
def made():
    """Eight councils on two proposals: certain and not, with groups, colleges and an election."""
    made = scene(*NAMES)
    other = make.SubjectFactory(
        dossier=made.dossier, is_proposal=True, slug="licht", name="Licht", number=3
    )
    make.MilestoneFactory(
        dossier=made.dossier, subject=other, state="voorgelegd", dated_on="2016-07-01"
    )
    for place, body in enumerate(made.councils.values()):
        made.position(body, "voor", dated_on="2016-03-01")
        made.position(
            body,
            ("tegen", "geen_blokkade", "nader_onderzoek")[place % 3],
            subject=other,
            dated_on="2016-09/2016-10" if place == 1 else f"2016-{8 + place % 4:02d}-11",
        )
        college = make.BodyFactory(is_college=True, municipality=body.municipality)
        made.position(college, "voor", subject=other, dated_on="2016-07-10")
    made.position(
        made.councils["Cent"], "tegen", subject=other, groups_label="oppositie zonder stem"
    )
    make.CouncilTermFactory(body=made.councils["Cent"], dated_on="2016-05-01")
    return made


@pytest.fixture
def page_of(made, live_server):
    return f"{live_server.url}{made.address}verloop/{SPAN}"


@pytest.mark.parametrize("width", [320, PHONE, DESK])
class TestTheDrawing:
    def test_has_a_bar_for_each_council_within_the_screen(self, page_of, width):
        with browser() as found:
            page, _asked = visit(found, page_of, width)
            bars = page.evaluate(BARS)

        assert len(bars) == 2 * len(NAMES)
        assert all(0 < left < right < width for left, right in bars)

    def test_keeps_words_on_bars_within_them(self, page_of, width):
        with browser() as found:
            page, _asked = visit(found, page_of, width)
            words = page.evaluate(WORDS)

        assert words
        assert all(right <= end + 1 for right, end in words)


class TestTheTable:
    def test_is_folded_on_a_phone_and_open_on_a_desk(self, page_of):
        with browser() as found:
            seen = []
            for width in (PHONE, DESK):
                page, _asked = visit(found, page_of, width)
                seen.append(page.locator(".course-table").is_visible())

        assert seen == [False, True]

    def test_opens_without_script(self, page_of):
        with browser() as found:
            context = found.new_context(
                java_script_enabled=False, viewport={"width": PHONE, "height": 844}
            )
            page = context.new_page()
            page.goto(page_of)
            page.get_by_text("Toon de tabel").click()
            rows = page.locator(".course-table tbody tr").count()

        assert rows == 2 * len(NAMES)


def test_of_eight_councils_is_one_sheet_with_its_address(page_of):
    with browser() as found:
        page, _asked = visit(found, page_of, DESK)
        sheets = page.pdf(format="A4", prefer_css_page_size=True)
        page.emulate_media(media="print")
        stamp = page.locator(".stamp").inner_text()

    assert len(pikepdf.open(BytesIO(sheets)).pages) == 1
    assert page_of in stamp


def test_is_asked_of_other_days_and_two_councils_without_script(page_of):
    with browser() as found:
        context = found.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(page_of)
        page.get_by_text("Kies twee momenten").click()
        page.fill("#van", "2016-02-01")
        page.select_option("#raad-1", "aalst")
        page.select_option("#raad-2", "cent")
        page.get_by_role("button", name="Vergelijk").click()
        standing = page.locator(".standing").inner_text()
        beside = page.locator("#naast-elkaar").inner_text()

    assert "Van 1 februari 2016 tot en met 31 december 2016" in standing
    assert beside == "Aalst naast Cent"
