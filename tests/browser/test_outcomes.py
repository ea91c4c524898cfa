"""The page of outcomes in a browser: a choice and a press for what all adopted, on a phone too."""

from datetime import date

import pytest

from decisions.models import Commitment, Decision
from tests import factories as make
from tests import people
from tests.browser.pages import SIDEWAYS, browser, needs_chromium
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def meeting():
    """A meeting of the council of Aalst with a hamerstuk, and one on which is voted."""
    made = scene("Aalst")
    own = {"dossier": made.dossier, "body": made.councils["Aalst"]}
    meeting = make.MeetingFactory(held_on=date(2017, 9, 14), **own)
    make.AgendaItemFactory(title="Benoeming", kind="hamerstuk", meeting=meeting, **own)
    make.AgendaItemFactory(title="Vervolg", kind="bespreekstuk", meeting=meeting, **own)
    return meeting


@pytest.mark.parametrize("width", [390, 1280])
def test_takes_a_choice_and_a_press(live_server, client, meeting, width):
    with browser() as found:
        page = opened(found, live_server, client, meeting, width)

        page.get_by_label("Uitkomst van ‘Benoeming’").select_option(label="unaniem aangenomen")
        page.get_by_role("button", name="Uitkomsten bewaren").click()

        page.get_by_text("De uitkomst van 1 agendapunt is bewaard").wait_for()
        page.get_by_role("link", name="Bekijk en publiceer").wait_for()
        assert page.evaluate(SIDEWAYS) <= 0
    assert Decision.objects.get().no_vote_asked


def test_shows_what_belongs_to_the_choice_and_adds_a_block(live_server, client, meeting):
    with browser() as found:
        page = opened(found, live_server, client, meeting, 390)
        part = page.locator("section", has=page.get_by_role("heading", name="Vervolg"))
        returns = part.get_by_label("Komt terug in")

        assert not returns.is_visible()
        part.get_by_label("Uitkomst van ‘Vervolg’").select_option(label="aangehouden")
        assert returns.is_visible()
        part.locator("summary", has_text="Toezeggingen").click()
        part.get_by_label("Wat is toegezegd?").fill("Een brief.")
        part.get_by_label("Door wie?").fill("de wethouder")
        part.get_by_role("button", name="Nog een toezegging").click()
        part.get_by_label("Wat is toegezegd?").nth(1).wait_for()
        assert part.get_by_label("Wat is toegezegd?").first.input_value() == "Een brief."
        assert page.evaluate(SIDEWAYS) <= 0
        page.get_by_role("button", name="Uitkomsten bewaren").click()
        page.get_by_text("De uitkomst van 1 agendapunt is bewaard").wait_for()
    assert Commitment.objects.get().holder == "de wethouder"


def opened(found, live_server, client, meeting, width):
    """Return the page of outcomes, opened by the griffie."""
    client.force_login(people.griffie(meeting.body.municipality).user)
    context = found.new_context(viewport={"width": width, "height": 900})
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/werkblad/vergadering/{meeting.pk}/uitkomsten/")
    return page
