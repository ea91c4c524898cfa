"""The reading pages as a browser shows them: narrow, on paper, and with the form in use."""

import pytest

from decisions.models import Dossier
from tests import factories as make
from tests.browser.pages import browser, needs_chromium, visit
from tests.decisions.web.public.reading import ParticipationFactory, fill
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
PATHS = (
    "gemeenten/berg-en-daalderveen-aan-den-rijn/",
    "varianten/zwaar/",
    "voorstellen/regioraad/",
    "wensen-en-bedenkingen/",
    "wensen-en-bedenkingen/?soort=vraag&zoek=niets",
    "wensen-en-bedenkingen/?pagina=99",
    "uitspraken/",
    "bronnen/",
    "partijen/",
    "partijen/partij/",
    "themas/",
    "themas/thema-0/",
)
HOME = "/gemeenten/berg-en-daalderveen-aan-den-rijn/"
ALONE = ("/gemeenten/", HOME, f"{HOME}agenda/", "/agenda/", "/begrippen/")


@pytest.fixture
def addresses(live_server):
    """The addresses of every reading page of a region in which everything is shown."""
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn")
    council = made.councils["Berg-en-Daalderveen aan den Rijn"]
    fill(made, 2)
    term = make.CouncilTermFactory(body=council, seats=19)
    party = make.PartyFactory(slug="partij", full_name="Partij van alle gemeenten")
    group = make.GroupFactory(term=term, name="Gemeentebelangen", seats=9, party=party)
    make.GroupRoleFactory(group=group)
    ParticipationFactory(municipality=council.municipality)
    own = [f"{live_server.url}{made.address}{path}" for path in (*PATHS, *rounds(made, council))]
    return own + [f"{live_server.url}{address}" for address in ALONE]


def rounds(made, council):
    """Return the paths of a round that has something to tell, and of a shared point in it."""
    about = {"dossier": made.dossier, "round": make.RoundFactory(dossier=made.dossier)}
    make.RoundBodyFactory(round=about["round"], body=council)
    question = make.QuestionFactory(**about)
    make.AnswerFactory(dossier=made.dossier, question=question, body=council)
    make.ExtensionFactory(**about)
    point = make.PointFactory(dossier=made.dossier)
    for body, heading in zip(made.councils.values(), ("meer", "minder"), strict=True):
        remark = make.RemarkFactory(body=body, kind="bedenking", **about)
        make.PointRemarkFactory(point=point, remark=remark, heading=heading)
    return "rondes/", f"rondes/{about['round'].pk}/", f"gedeelde-punten/{point.pk}/"


def test_the_form_leaves_what_was_chosen_and_stays_filled(addresses):
    with browser() as found:
        page, _asked = visit(found, addresses[3], 1280)
        page.click("text=kies wat u wilt zien")
        page.select_option("#soort", "wens")
        page.fill("#zoek", "Wens")
        page.click("button >> text=Toon")
        page.wait_for_url("**soort=wens**")
        url = page.url
        kept = page.input_value("#soort"), page.input_value("#zoek")
        count = page.locator("article.remark").count()

    assert "soort=wens" in url
    assert kept == ("wens", "Wens")
    assert count == 4


CHOSEN = "wensen-en-bedenkingen/?soort=wens&zoek=wens"


def test_the_rest_of_a_list_comes_below_and_the_reader_goes_on_there(addresses, live_server):
    made = Dossier.objects.get()
    for number in range(41):
        make.RemarkFactory(dossier=made, kind="vraag", text=f"Vraag {number}")
    address = at(addresses, "wensen-en-bedenkingen/?soort=vraag")
    with browser() as found:
        page, asked = visit(found, address, 390)
        counts, focused = [page.locator("article.remark").count()], []
        for number in (40, 41):
            page.locator("#meer a").focus()
            page.keyboard.press("Enter")
            page.locator("article.remark").nth(number - 1).wait_for()
            counts.append(page.locator("article.remark").count())
            focused.append(page.evaluate("document.activeElement.textContent"))
        url, end = page.url, page.locator("#meer").inner_text()

    assert counts == [20, 40, 41]
    assert focused == ["21 tot en met 40 van 41", "41 tot en met 41 van 41"]
    assert end == "Dit is het einde van de lijst (41)."
    assert url == address
    assert all(each.startswith(live_server.url) for each in asked)


def test_the_rest_of_a_list_can_be_read_without_script(addresses):
    made = Dossier.objects.get()
    for number in range(21):
        make.RemarkFactory(dossier=made, kind="vraag", text=f"Vraag {number}")
    with browser() as found:
        page = found.new_context(java_script_enabled=False).new_page()
        page.goto(at(addresses, "wensen-en-bedenkingen/?soort=vraag"))
        page.locator("#meer a").click()
        page.wait_for_url("**pagina=2**")
        told = page.locator("article.remark").count(), page.locator("#lijst").inner_text()

    assert told[0] == 1
    assert "21 tot en met 21 van 21" in told[1]


@pytest.mark.parametrize("path", ["gemeenten/", "bronnen/", CHOSEN])
def test_paper_shows_no_form_and_no_button(addresses, path):
    with browser() as found:
        page = on_paper(found, at(addresses, path))
        shown = [each.is_visible() for each in page.locator("form, button, select, input").all()]

    assert shown and not any(shown)


def test_paper_tells_what_was_chosen(addresses):
    with browser() as found:
        page = on_paper(found, at(addresses, CHOSEN))
        told = page.locator("main").inner_text()

    assert "Soort: wens" in told
    assert "Met de woorden: wens" in told
    assert "Wis de keuzes" not in told


def test_a_link_to_a_place_ends_at_its_line(addresses):
    with browser() as found:
        page, _asked = visit(found, at(addresses, "uitspraken/"), 390)
        page.locator("summary >> text=toelichting").last.click()
        page.locator(".place a").last.click()
        line = page.locator(":target")
        line.wait_for()
        is_seen = line.is_visible() and line.bounding_box()["y"] < 900

    assert is_seen


def test_no_table_of_the_glossary_slides_on_a_phone(addresses):
    with browser() as found:
        page, _asked = visit(found, addresses[-1], 320)
        hidden = page.evaluate(
            "[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)"
        )

    assert hidden and max(hidden) == 0


def at(addresses, path):
    """Return the address of a page, which may also be chosen from."""
    start = next(each for each in addresses if each.endswith(path.partition("?")[0]))
    return start + ("?" + path.partition("?")[2] if "?" in path else "")


def on_paper(found, address):
    page, _asked = visit(found, address, 1000)
    page.emulate_media(media="print")
    return page
