"""The page on which somebody looks for words, in all dossiers at once."""

import re
from html import unescape

import pytest

from tests import factories as make
from tests.decisions.history.test_search import WORD, build_nest
from tests.decisions.web.public.reading import queries
from tests.decisions.web.public.region import words
from tests.people import griffie

pytestmark = pytest.mark.django_db
ADDRESS = "/zoeken/"
HIT = re.compile(r'<h2 class="hit__title"><a [^>]*href="([^"]*)"')


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return build_nest()


def get(client, typed=WORD, **parameters):
    return client.get(ADDRESS, {"zoek": typed, **parameters})


def links(response):
    """Return the addresses of the hits, in order."""
    return [unescape(each) for each in HIT.findall(response.content.decode())]


class TestThePage:
    def test_without_words_says_what_can_be_found(self, client, made):
        response = client.get(ADDRESS)

        assert response.status_code == 200
        assert "Typ een of meer woorden." in words(response)
        assert "keer gevonden" not in words(response)

    def test_tells_first_how_often_and_that_it_is_as_of_now(self, client, made):
        text = words(get(client))

        assert f"15 keer gevonden: {WORD}" in text
        assert "zoals het nu is vastgelegd" in text
        assert text.index("15 keer gevonden") < text.rindex(f"Dorp {WORD}")

    def test_stands_in_the_header_of_every_page(self, client, made):
        assert 'href="/zoeken/"' in client.get("/").content.decode()

    def test_marks_the_words_in_title_and_passage(self, client, made):
        html = get(client, "ooievaars", soort="alinea").content.decode()

        assert f"Hier staat de <mark>{WORD}</mark> op zijn nest." in html
        assert f"Stuk over de <mark>{WORD}</mark>" in html

    def test_leads_from_each_hit_to_a_page_that_tells_it(self, client, made):
        found = links(get(client))

        assert len(found) == 15
        for address in found:
            response = client.get(address)
            assert response.status_code == 200, address
            assert WORD in response.content.decode(), address

    def test_leads_to_the_one_line_of_a_list(self, client, made):
        make.RemarkFactory.create_batch(25, dossier=made.dossier, text="Iets anders.")
        (address,) = links(get(client, soort="wens"))

        assert "1 van 26" in words(client.get(address))

    def test_shows_twenty_and_the_rest_on_the_next(self, client, made):
        make.StatementFactory.create_batch(25, dossier=made.dossier, text="Een reiger.")

        first, second = get(client, "reiger"), get(client, "reiger", pagina=2)

        assert (len(links(first)), len(links(second))) == (20, 5)
        assert "Toon 5 meer (van 25)" in words(first)
        assert "21 tot en met 25 van 25" in words(second)

    def test_says_where_nothing_was_found(self, client, made):
        assert "0 keer gevonden: zeppelin" in words(get(client, "zeppelin"))
        assert "Dit is nergens gevonden." in words(get(client, "zeppelin"))
        assert "Met deze keuzes is er niets." in words(get(client, standpunt="voor"))

    def test_shows_what_is_typed_as_text(self, client, made):
        make.StatementFactory(dossier=made.dossier, text="<b>reiger</b> & co")

        html = get(client, '<b>reiger "x').content.decode()
        found = get(client, "reiger").content.decode()

        assert "<b>reiger" not in html + found
        assert "&lt;b&gt;<mark>reiger</mark>&lt;/b&gt; &amp; co" in found


class TestTheChoices:
    def test_count_what_each_leaves(self, client, made):
        make.StatementFactory(dossier=made.dossier, text=WORD)

        html = get(client).content.decode()

        assert '<option value="uitspraak">uitspraak (2)</option>' in html
        assert f'<option value="{made.dossier.slug}">Dossier {WORD} (15)</option>' in html
        assert '<option value="tegen">tegen (1)</option>' in html
        assert 'value="voor"' not in html

    def test_are_kept_told_and_can_be_wiped(self, client, made):
        response = get(client, soort="besluit", van="2016-01-01", tot="2016-12-31")

        text, html = words(response), response.content.decode()
        assert "1 keer gevonden" in text
        assert "Van 1 januari 2016" in text
        assert "Tot en met 31 december 2016" in text
        assert '<option value="besluit" selected>' in html
        assert f'href="?zoek={WORD}">Wis de keuzes' in html

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("soort", "vliegtuig"),
            ("standpunt", "misschien"),
            ("dossier", "er-is-geen"),
            ("dossier", "../x"),
            ("gemeente", "%00"),
            ("gemeente", "nergenshuizen"),
            ("van", "gisteren"),
            ("tot", "2016-02-30"),
            ("pagina", "0"),
            ("pagina", "999"),
        ],
    )
    def test_that_are_none_are_refused_with_what_is_expected(self, client, made, name, value):
        response = get(client, **{name: value})

        assert response.status_code == 400
        assert f"Bij {name} staat" in words(response)

    def test_of_a_dossier_that_is_hidden_is_refused_as_one_that_is_not_there(self, client, made):
        hidden = make.DossierFactory(draft=True)

        slugs = (hidden.slug, "er-is-geen")
        told = [words(get(client, dossier=slug)).replace(slug, "") for slug in slugs]

        assert told[0] == told[1]


class TestWhatIsTyped:
    @pytest.mark.parametrize(
        "typed",
        ['"', "'", '"ooievaar"', "ooievaar OR 1=1", "a AND b", "NEAR(a b)", "*", "ooie*", ":*", "&"]
        + ["%00", "\x00", "x" * 200, "x" * 201, "a " * 100, "?!", "remark@", "@body1", "é́", "🦩"]
        + [
            "\u202e",
            "\ufffd",
            "zienswijze " * 15,
            "\\",
            "(",
            "москва",
        ],
    )
    def test_never_breaks_it(self, client, made, typed):
        response = get(client, typed)

        assert response.status_code in (200, 400)
        assert "Zoek" in words(response) or "Op plaats" in words(response)

    def test_that_is_no_word_is_told_what_is_expected(self, client, made):
        response = get(client, "?!")

        assert response.status_code == 400
        assert "Zoek met ten minste een letter of cijfer." in words(response)

    def test_twice_is_refused(self, client, made):
        assert client.get(f"{ADDRESS}?zoek=a&zoek=b").status_code == 400


class TestWhoReads:
    def test_sees_concepts_of_the_own_council_only(self, client, made):
        make.StatementFactory(
            dossier=made.dossier, body=made.council, text="Een reiger.", draft=True
        )
        assert "0 keer gevonden" in words(get(client, "reiger"))

        client.force_login(griffie(made.council.municipality).user)

        response = get(client, "reiger")
        assert "1 keer gevonden" in words(response)
        assert response["Cache-Control"] == "no-store"

    def test_asks_as_much_of_one_hit_as_of_many(self, client, made):
        one = queries(client, ADDRESS, zoek=WORD, soort="besluit", van="2000-01-01")
        for _turn in range(2):
            build_nest()

        assert queries(client, ADDRESS, zoek=WORD, soort="besluit", van="2000-01-02") == one
