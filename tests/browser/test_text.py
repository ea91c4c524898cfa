"""From text, in a browser: ten pasted wishes in few interactions, and words that are picked."""

import pytest

from decisions.models import Evidence, Remark
from tests import people
from tests.browser.pages import browser, needs_chromium
from tests.decisions.texts import taken
from tests.decisions.web.public.region import scene

pytestmark = [
    pytest.mark.browser,
    needs_chromium,
    pytest.mark.django_db(transaction=True),
]
WISHES = "\n".join(f"- {'wbv'[n % 3]}: Punt {n} van de raad" for n in range(10))
PICK = """() => {
  const text = document.querySelector('[data-alinea="5"]').firstChild;
  const range = document.createRange();
  range.setStart(text, 3);
  range.setEnd(text, 7);
  document.getSelection().removeAllRanges();
  document.getSelection().addRange(range);
}"""


@pytest.fixture
def made():
    return scene("Aalst")


@pytest.fixture
def griffie(made):
    return people.griffie(made.councils["Aalst"].municipality)


def opened(found, live_server, client, reader, path, *, script=True):
    """Return a page of the workspace, opened by a reader who is signed in."""
    client.force_login(reader.user)
    context = found.new_context(java_script_enabled=script)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**session, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")
    return page


class Hand:
    """A person at the form: every control that is activated and field that is filled counts."""

    def __init__(self, page):
        self.page, self.interactions = page, 0

    def fill(self, label, text):
        self.interactions += 1
        self.page.get_by_label(label).first.fill(text)

    def choose(self, label, option):
        self.interactions += 1
        self.page.get_by_label(label).first.select_option(label=option)

    def press(self, name):
        self.interactions += 1
        self.page.get_by_role("button", name=name).click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_ten_pasted_wishes_become_ten_remarks(live_server, client, made, griffie, script):
    with browser() as found:
        page = opened(found, live_server, client, griffie, "/werkblad/samen/punten/", script=script)
        hand = Hand(page)
        hand.fill("De lijst", WISHES)
        hand.fill("Datum", "9 mei 2017")
        hand.choose("Onderwerp", "Regioraad")
        hand.press("Bekijk de punten")
        hand.choose("Soort van punt 10", "voorwaarde")
        hand.press("Alles bewaren")
        page.wait_for_url("**/werkblad/samen/")
        told = page.inner_text("main")

    assert hand.interactions <= 15
    assert "10 punten bewaard als concept." in told
    kinds = list(Remark.objects.order_by("id").values_list("kind", flat=True))
    assert kinds == ["wens", "bedenking", "vraag"] * 3 + ["voorwaarde"]
    shared = {(each.body, each.subject, each.dated_on) for each in Remark.objects.all()}
    assert shared == {(made.councils["Aalst"], made.proposal, "2017-05-09")}


def test_words_that_are_picked_in_a_paragraph_become_a_quote(live_server, client, made, griffie):
    source = taken(made.dossier.region, dated_on="2017-05-09")
    with browser() as found:
        page = opened(found, live_server, client, griffie, f"/werkblad/samen/bronnen/{source.pk}/")
        page.evaluate(PICK)
        page.get_by_role("link", name="¶5 ‘raad’ Hiermee…").click()
        page.locator("#paneel").get_by_role("link", name="Wens", exact=True).click()
        page.locator("#paneel").get_by_label("Wat", exact=True).fill("Meer uitleg over de kosten.")
        page.locator("#paneel").get_by_role("button", name="Bewaren").click()
        page.wait_for_url("**/#alinea-5")
        beside = page.locator("#alinea-5").inner_text()

    place = Evidence.objects.get()
    assert (place.quote, place.paragraph.number) == ("raad", 5)
    assert place.remark.dated_on == "2017-05-09"
    assert "Meer uitleg over de kosten." in beside
