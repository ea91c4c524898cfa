"""A decision in a minute, in a browser: how many interactions it takes, with script and without.

The council is made up; what it does is what a real one did on a real evening: an amendment on three
subjects, one with a condition, ten for, none against, nine gone who wanted something else."""

import pytest

from decisions.models import Decision, Position
from tests import factories as make
from tests import people
from tests.browser.pages import SIDEWAYS, browser, needs_chromium
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
PATH = "/werkblad/samen/besluit/"
CONDITIONS = "Voorwaarden bij Regeling op onderdelen, één per regel"


@pytest.fixture
def made():
    """A dossier with five subjects and a council of 19, in which two groups have unknown seats."""
    made = scene("Aalst")
    for number, name in enumerate(("Fusie", "Licht", "Regeling op onderdelen"), 3):
        make.SubjectFactory(dossier=made.dossier, slug=f"nr-{number}", name=name, number=number)
    term = make.CouncilTermFactory(body=made.councils["Aalst"], seats=19)
    for name in ("Dorpsbelang", "Gemeentelijst"):
        make.GroupFactory(term=term, name=name)
    letter = make.SourceFactory(title="Raadsbrief", region=made.dossier.region)
    made.source = letter
    return made


class Hand:
    """A person at the form: every control that is activated and field that is filled counts."""

    def __init__(self, page):
        self.page, self.interactions = page, 0

    def fill(self, label, text, *, within="#besluit"):
        self.interactions += 1
        self.page.locator(within).get_by_label(label, exact=True).fill(text)

    def choose(self, label, option, *, within="#besluit"):
        self.interactions += 1
        self.page.locator(within).get_by_label(label, exact=True).select_option(label=option)

    def pick(self, group, option, *, within="#besluit"):
        self.interactions += 1
        fieldset = self.page.locator(within).get_by_role("group", name=group, exact=True)
        fieldset.get_by_role("radio", name=option, exact=True).check()

    def tick(self, label, *, within="#besluit"):
        self.interactions += 1
        self.page.locator(within).get_by_label(label, exact=True).check()

    def press(self, name):
        self.interactions += 1
        self.page.locator(".deciding__end").get_by_role("button", name=name).click()


def opened(found, live_server, client, reader, *, script=True, width=1280, query=""):
    """Return the form, opened by a reader who is signed in."""
    client.force_login(reader.user)
    context = found.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 900}
    )
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}{PATH}{query}")
    return page


@pytest.fixture
def griffie(made):
    return people.griffie(made.councils["Aalst"].municipality)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_amendment_with_three_stances_a_vote_and_groups_takes_fourteen(
    live_server, client, made, griffie, script
):
    with browser() as found:
        page = opened(found, live_server, client, griffie, script=script)
        hand = Hand(page)
        enter_the_amendment(hand)
        page.wait_for_url("**/besluit/*/")
        told = page.inner_text("main")

    assert hand.interactions <= 14
    check_the_amendment(made)
    assert "9 mei 2017 is gepubliceerd" in told
    assert "precies genoeg" in told


def enter_the_amendment(hand):
    hand.fill("Datum", "9 mei 2017")
    hand.choose("Vorm", "amendement")
    hand.pick("Regioraad", "tegen")
    hand.pick("Licht", "voor")
    hand.pick("Regeling op onderdelen", "voor, mits")
    hand.fill(CONDITIONS, "Al het overige in lichte vorm.")
    hand.fill("vertrokken", "9")
    hand.tick("de leden die vertrokken", within="#fracties")
    hand.choose("Over", "Fusie", within="#fracties")
    hand.pick("Wat zeggen zij?", "eerst nader onderzoek", within="#fracties")
    hand.choose("Bron", "Raadsbrief")
    hand.fill("Plaats", "alinea 12")
    hand.fill("Wat staat daar, in eigen woorden?", "De raad wijst de regioraad af.")
    hand.press("Publiceren")


def check_the_amendment(made):
    council, groups = Decision.objects.order_by("number")
    numbers = (council.seats, council.votes_for, council.votes_against, council.left)
    assert (council.form, council.dated_on, numbers) == ("amendement", "2017-05-09", (19, 10, 0, 9))
    stances = dict(council.positions.values_list("subject__name", "stance"))
    assert stances == {
        "Regioraad": "tegen",
        "Licht": "voor",
        "Regeling op onderdelen": "voor_mits",
    }
    assert council.remarks.get().text == "Al het overige in lichte vorm."
    said = groups.positions.get()
    assert (said.groups_label, said.group_seats) == ("de leden die vertrokken", 9)
    assert said.stance == "nader_onderzoek"
    assert {each.shown.source for each in Position.objects.all()} == {made.source}
    assert council.status == groups.status == "gepubliceerd"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_plain_position_with_a_passage_takes_eight_with_a_new_source(
    live_server, client, made, griffie, script
):
    with browser() as found:
        page = opened(found, live_server, client, griffie, script=script)
        hand = Hand(page)
        hand.fill("Datum", "begin maart 2017")
        hand.pick("Regioraad", "voor")
        hand.interactions += 1
        page.get_by_text("Of voer een nieuwe bron in").click()
        hand.fill("Titel", "Besluitenlijst van de raad")
        hand.fill("Datum van het stuk", "mrt 2017")
        hand.fill("Plaats", "punt 7")
        hand.fill("Wat staat daar, in eigen woorden?", "De raad stemt in.")
        hand.press("Bewaren als concept")
        page.wait_for_url("**/besluit/*/")
        told = page.inner_text("main")

    assert hand.interactions <= 8
    position = Position.objects.get()
    assert (position.stance, position.decision.dated_on) == ("voor", "2017-03-01/2017-03-10")
    assert position.shown.source.title == "Besluitenlijst van de raad"
    assert position.shown.source.body == made.councils["Aalst"]
    assert position.decision.title == "Regioraad"
    assert "bewaard als concept" in told


def test_keys_alone_enter_a_plain_position(live_server, client, made, griffie):
    with browser() as found:
        page = opened(found, live_server, client, griffie)
        tab_to(page, "dated_on")
        page.keyboard.type("09-05-2017")
        tab_to(page, f"subject-{made.proposal.pk}-stance")
        page.keyboard.press("Space")
        for _each in range(2):
            page.keyboard.press("ArrowRight")
        tab_to(page, "place-0-source")
        page.keyboard.type("Raadsbrief")
        tab_to(page, "place-0-place")
        page.keyboard.type("alinea 3")
        tab_to(page, "place-0-summary")
        page.keyboard.type("Geen blokkade.")
        tab_to(page, "then")
        page.keyboard.press("Enter")
        page.wait_for_url("**/besluit/*/")

    position = Position.objects.get()
    assert (position.subject, position.stance) == (made.proposal, "geen_blokkade")
    assert position.shown.place == "alinea 3"


def tab_to(page, name, most=40):
    """Press Tab until the control of that name has the focus."""
    for _each in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"{name}: niet te bereiken met Tab")


def test_the_date_and_the_vote_are_read_back_at_once(live_server, client, made, griffie):
    with browser() as found:
        page = opened(found, live_server, client, griffie)
        page.get_by_label("Datum", exact=True).fill("voorjaar 2017")
        page.get_by_text("Gelezen als: op een dag tussen 1 maart en 31 mei 2017").wait_for()
        page.get_by_label("Datum", exact=True).fill("31-02-2017")
        page.get_by_text("bestaat niet").first.wait_for()
        page.get_by_label("Datum", exact=True).fill("9 mei 2017")
        page.keyboard.press("Tab")
        page.locator("#dag-zetels").get_by_text("Leeg: 19, zoals vastgelegd.").wait_for()
        page.get_by_label("vertrokken", exact=True).fill("11")
        page.keyboard.press("Tab")
        page.locator("#geldigheid").get_by_text("niet geldig").wait_for()
        typed = page.get_by_label("vertrokken", exact=True).input_value()

    assert typed == "11"
    assert not Decision.objects.exists()


def test_another_day_brings_the_groups_of_that_day_and_keeps_what_was_typed(
    live_server, client, made, griffie
):
    later = make.CouncilTermFactory(
        body=made.councils["Aalst"], seats=21, dated_on="2018-03-29", election_year=2018
    )
    make.GroupFactory(term=later, name="Nieuwe lijst", seats=5)
    with browser() as found:
        page = opened(found, live_server, client, griffie)
        page.get_by_label("Wat staat daar, in eigen woorden?", exact=True).fill("Getypt.")
        page.get_by_label("Datum", exact=True).fill("1 juni 2019")
        page.get_by_text("Of voer een nieuwe bron in").click()
        page.get_by_label("Titel", exact=True).fill("Nog te typen")
        page.locator("#telling").get_by_label("Dorpsbelang").wait_for(state="detached")
        page.locator("#telling").get_by_label("Nieuwe lijst (5)").select_option("vertrokken")
        page.locator("#geldigheid").get_by_text(
            "21 zetels: 16 voor, 0 tegen, 5 vertrokken"
        ).wait_for()
        typed = page.get_by_label("Wat staat daar, in eigen woorden?", exact=True).input_value()
        title = page.get_by_label("Titel", exact=True)
        kept = title.is_visible(), title.input_value()

    assert typed == "Getypt."
    assert kept == (True, "Nog te typen")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_one_block_more_keeps_what_was_typed(live_server, client, made, griffie, script):
    with browser() as found:
        page = opened(found, live_server, client, griffie, script=script)
        hand = Hand(page)
        hand.fill("Welke fracties of leden", "Dorpsbelang", within="#fracties")
        hand.pick("Wat zeggen zij?", "tegen", within="#fracties")
        page.get_by_role("button", name="Nog een uitspraak van fracties").click()
        page.get_by_role("group", name="Fracties 2", exact=True).wait_for()
        first = page.locator("#id_said-0-label").input_value()
        picked = page.locator("[name=said-0-stance]:checked").get_attribute("value")
        focused = page.evaluate("document.activeElement.querySelector('legend')?.textContent")
        complaints = page.locator("[role=alert]").count()

    assert (first, picked, complaints) == ("Dorpsbelang", "tegen", 0)
    assert focused == "Fracties 2"


def test_each_error_is_led_to_from_the_top(live_server, client, made, griffie):
    with browser() as found:
        page = opened(found, live_server, client, griffie)
        hand = Hand(page)
        hand.pick("Regioraad", "voor, mits")
        hand.fill("Datum", "31-02-2017")
        hand.fill("vertrokken", "9")
        hand.press("Delen")
        page.get_by_role("alert").wait_for()

        assert page.locator("[role=alert] a").count() == 2


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways(live_server, client, made, griffie, width):
    with browser() as found:
        page = opened(found, live_server, client, griffie, width=width)
        assert page.evaluate(SIDEWAYS) == 0
