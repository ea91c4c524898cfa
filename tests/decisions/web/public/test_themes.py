"""The themes of a dossier, and the page of one of them."""

from html import unescape

import pytest

from tests import factories as make
from tests.decisions.web.public.reading import CANARY, fill, page, queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import griffie

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


@pytest.fixture
def theme(made):
    return make.ThemeFactory(
        dossier=made.dossier, slug="wonen", name="Wonen", description="Huizen en wijken."
    )


def get(client, made, path="themas/wonen/", **parameters):
    return page(client, made, path, **({"peildatum": "2017-06-01"} | parameters))


class TestTheList:
    def test_counts_what_was_said_of_each_by_the_day(self, client, made, theme):
        about = {"dossier": made.dossier, "theme": theme}
        make.RemarkFactory(**about)
        make.RemarkFactory(dated_on="2017-07-01", **about)
        make.StatementFactory(**about)
        make.StatementFactory(draft=True, **about)

        text = words(get(client, made, "themas/"))

        assert "Wonen Huizen en wijken. 1 wens, bedenking of vraag 1 uitspraak" in text

    def test_names_a_theme_of_which_nothing_was_said(self, client, made, theme):
        assert "0 wensen, bedenkingen en vragen 0 uitspraken" in words(get(client, made, "themas/"))

    def test_leads_to_each_on_the_same_day(self, client, made, theme):
        link = f'href="{made.address}themas/wonen/?peildatum=2017-06-01"'

        assert link in get(client, made, "themas/").content.decode()


class TestATheme:
    def test_shows_twenty_and_leads_to_all(self, client, made, theme):
        about = {"dossier": made.dossier, "theme": theme}
        make.RemarkFactory.create_batch(21, text="Te duur.", **about)
        make.StatementFactory.create_batch(21, text="Gezegd.", **about)

        response = get(client, made)

        text, html = words(response), response.content.decode()
        assert (text.count("Te duur."), text.count("Gezegd.")) == (20, 20)
        for page_ in ("wensen-en-bedenkingen", "uitspraken"):
            link = f"{made.address}{page_}/?peildatum=2017-06-01&amp;thema=wonen"
            assert link in html
            assert "21" in words(client.get(unescape(link)))

    def test_holds_remarks_and_statements_with_their_places(self, client, made, theme):
        about = {"dossier": made.dossier, "theme": theme}
        remark, said = make.RemarkFactory(**about), make.StatementFactory(**about)
        places = [shown(remark, "remark"), shown(said, "statement")]
        other = make.RemarkFactory(dossier=made.dossier)

        response = get(client, made)

        text, html = words(response), response.content.decode()
        assert remark.text in text
        assert said.text in text
        assert other.text not in text.replace(remark.text, "")
        assert all(
            f'href="/bronnen/{place.source_id}/#bewijsplaats-{place.pk}"' in html
            for place in places
        )

    def test_tells_the_life_of_a_remark_on_the_day(self, client, made, theme):
        remark = make.RemarkFactory(dossier=made.dossier, theme=theme)
        make.ReplyFactory(remark=remark, dated_on="2016-09-01")

        assert "ingediend" in words(get(client, made, peildatum="2016-08-31"))
        assert "beantwoord" in words(get(client, made))

    def test_shows_a_draft_to_its_keeper_alone(self, client, made, theme):
        council = made.councils["Aalst"]
        make.RemarkFactory(dossier=made.dossier, theme=theme, body=council, text=CANARY, draft=True)

        assert CANARY not in get(client, made).content.decode()

        client.force_login(griffie(council.municipality).user)
        assert CANARY in get(client, made).content.decode()

    def test_of_another_dossier_is_not_found(self, client, made):
        make.ThemeFactory(slug="elders")

        assert get(client, made, "themas/elders/").status_code == 404

    def test_refuses_a_wrong_day(self, client, made, theme):
        assert get(client, made, bekend="2017-13-01").status_code == 400


@pytest.mark.parametrize("number", [1, 8])
def test_both_take_as_many_queries_whatever_there_is(client, made, number):
    fill(made, number)

    assert queries(client, made.address + "themas/") == 4
    assert queries(client, made.address + "themas/thema-0/") == 8
