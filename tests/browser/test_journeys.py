"""Whole journeys of a griffie, from the worklist to what the public reads, counted: every press,
choice and field that is filled; pasting and Tab are none."""

from contextlib import contextmanager

import pytest

from decisions.models import Decision, Position, Remark, Status
from tests import factories as make
from tests import people
from tests.browser.pages import DESK, PHONE, browser, needs_chromium
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
TELLING = """Besluitenlijst van de gemeenteraad van Aalst van 9 mei 2017

Onderwerp: Hoe verder met de regio

De raad besluit:

1. in te stemmen met Licht en niet met Zwaar;

2. over Fusie later te beslissen.

Stemming

Het voorstel is aangenomen met 10 stemmen voor en 0 stemmen tegen.
"""
SILENT = """Er was veel publiek op deze avond in mei.

De meeste leden konden zich vinden in wat er lag; negen van hen gingen weg.
"""
LETTER = "Onderwerp: Wensen bij de visie\n\nDe raad geeft het volgende mee."
WISHES = "\n".join(f"- Wens {number} over het wonen in de streek" for number in range(1, 11))


@pytest.fixture
def made():
    made = scene("Aalst")
    for number, name in enumerate(("Fusie", "Licht", "Middel", "Visie", "Proef", "Fonds"), 3):
        make.SubjectFactory(dossier=made.dossier, slug=name.lower(), name=name, number=number)
    make.CouncilTermFactory(body=made.councils["Aalst"], seats=19)
    for name in ("Wonen", "Verkeer"):
        make.ThemeFactory(dossier=made.dossier, name=name)
    made.griffie = people.griffie(made.councils["Aalst"].municipality)
    return made


@contextmanager
def going(page):
    """Do what leads to another page, and wait until that page has loaded.

    A navigation alone may be one to the page itself, with which sending a form begins.
    """
    with page.expect_event("load"):
        yield


class Counted:
    """Somebody at the pages of whom each interaction is counted."""

    def __init__(self, page):
        self.page, self.interactions = page, 0

    def follow(self, name, *, within="body"):
        self.interactions += 1
        with going(self.page):
            self.page.locator(within).get_by_role("link", name=name).first.click()

    def press(self, name):
        self.interactions += 1
        with going(self.page):
            self.page.get_by_role("button", name=name, exact=True).last.click()

    def fill(self, label, text, *, within="main"):
        self.interactions += 1
        self.page.locator(within).get_by_label(label, exact=True).first.fill(text)

    def choose(self, label, option, *, within="main"):
        self.interactions += 1
        field = self.page.locator(within).get_by_label(label, exact=True)
        field.first.select_option(label=option)

    def tick(self, label, *, within="main"):
        self.interactions += 1
        self.page.locator(within).get_by_label(label, exact=True).check()

    def pick(self, group, option, *, within="main"):
        self.interactions += 1
        fieldset = self.page.locator(within).get_by_role("group", name=group, exact=True)
        fieldset.get_by_role("radio", name=option, exact=True).check()

    def fill_named(self, name, text):
        self.interactions += 1
        self.page.locator(f"main [name={name}]").first.fill(text)

    def choose_named(self, name, option):
        self.interactions += 1
        self.page.locator(f"main select[name={name}]").first.select_option(label=option)

    def go_to(self, address):
        self.interactions += 1
        self.page.goto(address)

    def paste(self, name, text):
        self.page.locator(f"textarea[name={name}]").fill(text)


def begin(found, live_server, client, reader, width, *, script=True):
    """Return somebody who is signed in and sees the worklist."""
    client.force_login(reader.user)
    context = found.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/werkblad/")
    return Counted(page)


def enter_what_was_decided(person):
    person.pick("Licht", "voor")
    person.pick("Zwaar", "tegen")
    person.pick("Fusie", "voor, mits")
    person.fill("Voorwaarden bij Fusie, één per regel", "De kosten blijven gelijk.")
    person.fill("vertrokken", "9")
    person.tick("de leden die vertrokken", within="#fracties")
    person.choose("Over", "Licht", within="#fracties")
    person.pick("Wat zeggen zij?", "tegen", within="#fracties")
    person.press("Publiceren")


def check_what_was_decided():
    council, groups = Decision.objects.order_by("number")
    numbers = (council.seats, council.votes_for, council.votes_against, council.left)
    assert (council.dated_on, numbers) == ("2017-05-09", (19, 10, 0, 9))
    stances = dict(council.positions.values_list("subject__name", "stance"))
    assert stances == {"Licht": "voor", "Zwaar": "tegen", "Fusie": "voor_mits"}
    assert groups.positions.get().group_seats == 9
    assert council.status == groups.status == Status.PUBLISHED
    assert council.evidence.get().paragraph is not None


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_paper_that_tells_all_becomes_a_published_decision_in_fourteen(
    live_server, client, made, width
):
    with browser() as found:
        person = begin(found, live_server, client, made.griffie, width)
        person.follow("Tekst plakken of uploaden")
        person.paste("text", TELLING)
        person.press("Verder")
        person.press("Bewaren")
        person.follow("Besluit", within=".text-proposed")
        enter_what_was_decided(person)
        told = person.page.inner_text("main")

    assert person.interactions <= 14
    check_what_was_decided()
    assert "is gepubliceerd" in told


def test_a_paper_that_tells_nothing_of_itself_takes_eighteen(live_server, client, made):
    with browser() as found:
        person = begin(found, live_server, client, made.griffie, DESK)
        person.follow("Tekst plakken of uploaden")
        person.paste("text", SILENT)
        person.press("Verder")
        person.fill("Titel", "Verslag van de avond")
        person.press("Bewaren")
        person.follow("¶2: hiermee…")
        person.follow("Besluit", within="#paneel")
        person.fill("Datum", "9 mei 2017")
        enter_what_was_decided(person)

    assert person.interactions <= 18
    check_what_was_decided()


def test_ten_wishes_with_their_themes_are_public_in_twenty_five(live_server, client, made):
    with browser() as found:
        person = begin(found, live_server, client, made.griffie, DESK)
        person.follow("Tekst plakken of uploaden")
        person.paste("text", f"{LETTER}\n\n{WISHES}")
        person.press("Verder")
        person.press("Bewaren")
        person.press("Aangevinkte alinea’s splitsen in wensen, bedenkingen en vragen")
        person.paste("lines", WISHES)
        person.press("Bekijk de punten")
        for number in range(1, 11):
            person.choose(f"Thema van punt {number}", ("Wonen", "Verkeer")[number % 2])
        person.fill("Datum", "9 mei 2017")
        person.press("Alles bewaren")
        person.follow("Bekijk en publiceer (10)")
        person.press("Publiceren")
        told = person.page.inner_text("main")

    assert person.interactions <= 25
    assert "10 stukken zijn openbaar" in told
    found = Remark.objects.values_list("status", "theme__name")
    assert sorted(found) == [(Status.PUBLISHED, "Verkeer")] * 5 + [(Status.PUBLISHED, "Wonen")] * 5


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_an_empty_cell_of_the_board_becomes_a_stance_in_five(live_server, client, made, width):
    with browser() as found:
        person = begin(found, live_server, client, made.griffie, width)
        person.page.goto(f"{live_server.url}/dossiers/samen/")
        person.follow("standpunt van Gemeenteraad Aalst over Licht vastleggen")
        person.fill("Datum", "9 mei 2017")
        person.pick("Licht", "voor")
        person.tick("Er is nog geen bron: die volgt.")
        person.press("Publiceren")

    assert person.interactions <= 5
    position = Position.objects.get()
    assert (position.subject.name, position.stance, position.status) == (
        "Licht",
        "voor",
        Status.PUBLISHED,
    )


KEYS = {
    "voor": ["Space"],
    "voor, mits": ["ArrowDown"],
    "geen blokkade": ["ArrowDown"] * 2,
    "eerst nader onderzoek": ["ArrowDown"] * 3,
    "pas op de plaats": ["ArrowUp"] * 3,
    "geen standpunt": ["ArrowUp"] * 2,
    "tegen": ["ArrowUp"],
}


def test_a_stance_takes_five_keys_at_most(live_server, client, made):
    with browser() as found:
        # Without script, so that nothing that was chosen before is kept.
        page = begin(found, live_server, client, made.griffie, DESK, script=False).page
        for stance, keys in KEYS.items():
            page.goto(f"{live_server.url}/werkblad/samen/besluit/?onderwerp=licht")
            page.locator("summary", has_text="Uitkomst, toelichting").focus()
            for key in ["Tab", *keys]:
                page.keyboard.press(key)
            row = page.get_by_role("group", name="Licht", exact=True)
            assert row.get_by_role("radio", name=stance, exact=True).is_checked()

    assert max(map(len, KEYS.values())) + 1 <= 5


HERE = """() => {
  const at = document.activeElement;
  const label = at.labels && at.labels.length ? at.labels[0].textContent : at.textContent;
  const set = at.closest("fieldset");
  const legend = set && set.querySelector("legend") ? set.querySelector("legend").textContent : "";
  return `${legend}|${label}`.replace(/\\s+/g, " ");
}"""
MOST_TABS = 150


def tab_to(page, words):
    """Press Tab until the focus is on what has these words: its legend, '|', and its label."""
    for _n in range(MOST_TABS):
        page.keyboard.press("Tab")
        if words in page.evaluate(HERE):
            return
    raise AssertionError(f"Tab never came at {words!r}")


def go(page, words):
    """Tab to a link or a button and press it."""
    tab_to(page, words)
    with going(page):
        page.keyboard.press("Enter")


def test_a_letter_becomes_a_published_decision_by_keyboard(live_server, client, made):
    with browser() as found:
        page = begin(found, live_server, client, made.griffie, DESK).page
        go(page, "Tekst plakken of uploaden")
        tab_to(page, "Tekst")
        page.keyboard.insert_text(TELLING)
        go(page, "|Verder")
        go(page, "|Bewaren")
        go(page, "|Besluit")
        for stance, keys in (("Licht", ["Space"]), ("Zwaar", ["ArrowUp"])):
            tab_to(page, f"{stance}|")
            for key in keys:
                page.keyboard.press(key)
        tab_to(page, "|vertrokken")
        page.keyboard.type("9")
        go(page, "|Publiceren")

    [council] = Decision.objects.all()
    assert (council.status, council.votes_for, council.left) == (Status.PUBLISHED, 10, 9)
    stances = dict(council.positions.values_list("subject__name", "stance"))
    assert stances == {"Licht": "voor", "Zwaar": "tegen"}


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_region_is_set_up_to_a_public_dossier_in_forty_five(live_server, client, width):
    for letter in "ABC":
        make.MunicipalityFactory(name=f"Elzendam {letter}")
    with browser() as found:
        person = begin(found, live_server, client, people.beheer(), width)
        begin_a_region(person)
        begin_a_dossier(person)
        person.go_to(f"{live_server.url}/werkblad/opzetten/elzenstreek/")
        person.follow("Lijsten invullen")
        person.fill_named("variants", "Licht\nMiddel\nZwaar\nFusie")
        person.press("Bewaren")
        record_one_decision(person)
        person.go_to(f"{live_server.url}/werkblad/opzetten/elzenstreek/")
        publish_all(person)
        public = found.new_page()
        public.goto(f"{live_server.url}/dossiers/elzen-samen/")
        told = public.inner_text("main")

    assert person.interactions <= 45
    assert [name for name in ("Elzendam C", "Licht", "Middel", "Fusie") if name not in told] == []
    assert Position.objects.get().status == Status.PUBLISHED


def begin_a_region(person):
    person.follow("Regio beginnen")
    person.fill("Naam van de regio", "Elzenstreek")
    person.press("Bewaren")
    person.follow("Gemeenten toevoegen")
    person.fill_named("names", "Elzendam A, Elzendam B\nElzendam C")
    person.fill_named("since", "2014")
    person.press("Bewaren")


def begin_a_dossier(person):
    person.follow("Dossier beginnen")
    person.fill_named("title", "Elzen samen")
    person.fill_named("question", "Willen wij samen verder?")
    person.choose_named("region", "Elzenstreek")
    person.choose_named("rule", "alle raden akkoord")
    person.fill_named("dated_on", "1 januari 2016")
    person.press("Bewaren")


def record_one_decision(person):
    person.follow("Besluit vastleggen")
    person.choose_named("body", "Gemeenteraad Elzendam B")
    person.fill_named("dated_on", "9 mei 2017")
    person.pick("Licht", "voor")
    person.tick("Er is nog geen bron: die volgt.")
    person.press("Bewaren als concept")


def publish_all(person):
    person.follow("Publiceren")
    person.interactions += 1
    person.page.get_by_role("button", name="Alles aanvinken").click()
    person.page.wait_for_load_state("networkidle")
    person.press("Publiceren")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_councillor_reads_first_what_the_council_must_do(live_server, client, made, width):
    council = made.councils["Aalst"]
    asked = make.RoundFactory(dossier=made.dossier, title="Wat vindt u van Licht?")
    make.RoundBodyFactory(round=asked, body=council)
    with browser() as found:
        person = begin(found, live_server, client, people.raadslid(council.municipality), width)
        person.page.goto(f"{live_server.url}/")
        person.follow("Mijn raad")
        first = person.page.locator("main h2").first.inner_text()
        top = person.page.locator("main li.task").first.bounding_box()["y"]
        told = person.page.inner_text("main")
        person.follow("Bekijk wat er gevraagd wordt")
        shown = person.page.inner_text("main")

    assert person.interactions == 2
    assert "Aan de raad gevraagd" in first
    assert top < 844  # of a phone, above the fold
    assert "Wat vindt u van Licht?" in told
    assert "Wat vindt u van Licht?" in shown
