"""The workspace in a browser: two people on one position, publishing by keyboard, and axe."""

import pytest
from django.test import Client

from decisions.models import Position, Status
from tests import factories as make
from tests import people
from tests.browser.pages import PHONE, SMALLEST, browser, needs_chromium
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def made():
    made = scene("Aalst")
    made.griffie = people.griffie(made.councils["Aalst"].municipality)
    return made


def page_of(found, live_server, reader, *, width=1280):
    """Return an empty page of a browser in which a reader is signed in."""
    client = Client()
    client.force_login(reader.user)
    context = found.new_context(viewport={"width": width, "height": 900})
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    return context.new_page()


def test_two_people_on_one_position_lose_nothing_and_are_both_named(live_server, made):
    position = made.position(
        made.councils["Aalst"], "voor", groups_label="oppositie", source_follows=True
    )
    address = f"{live_server.url}/werkblad/standpunt/{position.pk}/"
    with browser() as found:
        first = page_of(found, live_server, made.griffie)
        second = page_of(found, live_server, people.beheer())
        first.goto(address)
        second.goto(address)
        first.get_by_label("✕ tegen").check()
        first.get_by_label("Reden").fill("De griffie las het opnieuw.")
        first.get_by_role("button", name="Bewaren").click()
        first.wait_for_url("**/werkblad/samen/")
        second.get_by_label("Fracties, zoals de bron ze noemt").fill("de hele oppositie")
        second.get_by_label("Reden").fill("Beheer schreef het uit.")

        second.get_by_role("button", name="Bewaren").click()

        conflict = second.locator(".conflict")
        asked = conflict.inner_text()
        second.get_by_role("button", name="Bewaren").click()
        second.wait_for_url("**/werkblad/samen/")
        second.goto(f"{address}geschiedenis/")
        told = second.locator(".versions").inner_text()

    stands = Position.objects.get()
    assert "voor" in asked
    assert "tegen" in asked
    assert (stands.stance, stands.groups_label) == ("tegen", "de hele oppositie")
    assert str(made.griffie.user) in told
    assert str(people.beheer().user) in told
    assert "De griffie las het opnieuw." in told


def test_a_set_is_looked_at_and_published_by_keyboard_alone(live_server, made):
    wish = make.RemarkFactory(
        dossier=made.dossier, body=made.councils["Aalst"], text="Meer bomen", draft=True
    )
    with browser() as found:
        page = page_of(found, live_server, made.griffie)
        page.goto(f"{live_server.url}/werkblad/samen/publiceren/")
        page.get_by_role("button", name="Alles aanvinken").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[name=stuk]:checked")
        page.get_by_role("button", name="Bekijk zoals het publiek het ziet").focus()
        with page.context.expect_page() as opened:
            page.keyboard.press("Enter")
        preview = opened.value
        preview.wait_for_load_state()
        preview.get_by_role("button", name="Wensen en bedenkingen").click()
        preview.wait_for_load_state()
        shown = preview.inner_text("main")
        status = wish.__class__.objects.get().status
        page.get_by_role("button", name="Publiceren", exact=True).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/werkblad/samen/")
        said = page.inner_text("main")

    assert "Voorbeeld: zoals het publiek het ziet." in shown
    assert "Meer bomen" in shown
    assert status == Status.DRAFT
    assert "1 stuk is openbaar." in said
    assert wish.__class__.objects.get().status == Status.PUBLISHED


def test_what_was_sent_without_a_network_is_offered_again_and_once(live_server, made):
    address = f"{live_server.url}/werkblad/samen/nieuw/uitspraak/"
    with browser() as found:
        page = page_of(found, live_server, made.griffie)
        page.goto(address)
        page.context.set_offline(True)
        page.locator("[name=text]").fill("Getypt in de trein")
        page.get_by_role("button", name="Bewaren").first.click()
        page.wait_for_url("chrome-error://**")
        page.context.set_offline(False)
        page = page.context.new_page()
        page.goto(address)
        page.get_by_role("button", name="Terugzetten").click()
        put_back = page.locator("[name=text]").input_value()
        page.locator("[name=speaker]").fill("Bewoners")
        page.locator("[name=dated_on]").fill("9 mei 2017")
        page.locator("[name=body]").select_option(index=1)
        page.get_by_role("button", name="Bewaren").first.click()
        page.wait_for_url("**/werkblad/samen/")
        page.goto(address)
        offered = page.get_by_role("button", name="Terugzetten").count()

    assert put_back == "Getypt in de trein"
    assert offered == 0


@pytest.mark.parametrize("width", [SMALLEST, PHONE])
def test_the_whole_menu_of_who_signed_in_is_on_the_screen_of_a_phone(live_server, made, width):
    with browser() as found:
        page = page_of(found, live_server, made.griffie, width=width)
        page.goto(f"{live_server.url}/werkblad/")
        shown = page.locator(".site__nav > *").filter(visible=True)
        boxes = {each.inner_text(): each.bounding_box() for each in shown.all()}

    assert {"Agenda", "Mijn account"} < boxes.keys()
    assert any("Uitloggen" in words for words in boxes)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes.values())
    assert all(box["height"] >= 24 for box in boxes.values())
