"""A griffie reads a table in by the names on the screen, at both widths and without script."""

import pytest

from decisions.models import Decision, Position
from tests import people
from tests.browser.pages import browser, needs_chromium
from tests.decisions.tables_made import make_xlsx
from tests.decisions.web.public.region import scene
from tests.factories import SubjectFactory

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
HEADS = ("Gemeente", "Datum raad", "Titel", "Variant", "Standpunt", "Stemverhouding")


@pytest.fixture
def made():
    return scene("Aalst")


@pytest.fixture
def griffie(made):
    return people.griffie(made.councils["Aalst"].municipality)


def opened(found, live_server, client, reader, path, *, width, script):
    """Return a page of the workspace, opened by a reader who is signed in."""
    client.force_login(reader.user)
    size = {"width": width, "height": 900}
    context = found.new_context(java_script_enabled=script, viewport=size)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")
    return page


@pytest.mark.parametrize(("width", "script"), [(1280, True), (390, False)])
def test_from_a_workbook_to_concepts_and_back(live_server, client, made, griffie, width, script):
    SubjectFactory(dossier=made.dossier, name="Licht")
    rows = [
        HEADS,
        ("Aalst", "12-3-2017", "Zienswijze", "Licht", "akkoord", "10 voor, 9 tegen"),
        ("Aalst", "12 maart 2017", "Motie", "", "licht", ""),
    ]
    book = {
        "name": "raad.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": make_xlsx(*rows),
    }
    with browser() as found:
        desk = f"/werkblad/{made.dossier.slug}/"
        page = opened(found, live_server, client, griffie, desk, width=width, script=script)

        page.get_by_role("link", name="Inlezen uit een tabel").click()
        page.get_by_label("Besluiten en standpunten").check()
        page.get_by_label("Bestand").set_input_files(book)
        page.get_by_role("button", name="Nakijken").click()
        page.get_by_label("Datum raad").select_option(label="Datum")
        page.get_by_role("button", name="Nakijken").click()
        told = "Gemeenteraad Aalst, 12 maart 2017: Zienswijze (10 voor, 9 tegen)"
        assert told in page.inner_text("#lijst")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Inlezen (2)").click()
        assert page.get_by_role("link", name="Bekijk en publiceer").is_visible()
        assert {each.stance for each in Position.objects.all()} == {"voor"}

        page.get_by_role("link", name="Deze tabel ongedaan maken").click()
        page.get_by_label("Waarom maakt u dit ongedaan?").fill("Verkeerd bestand.")
        page.get_by_role("button", name="Ongedaan maken").click()
        assert "Verkeerd bestand." in page.inner_text("main")
        assert not Decision.objects.exists()
