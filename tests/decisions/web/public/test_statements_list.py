"""Statements as a list: what was said without being a stance."""

import pytest

from tests import factories as make
from tests.decisions.web.public.reading import CANARY, fill, page, queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db
PATH = "uitspraken/"


def get(client, made, **parameters):
    return page(client, made, PATH, **({"peildatum": "2017-06-01"} | parameters))


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def statement(made, text, **fields):
    return make.StatementFactory(dossier=made.dossier, text=text, **fields)


class TestTheList:
    def test_comes_newest_first_and_only_what_had_begun(self, client, made):
        for dated_on, text in (("2016", "Eerst"), ("2017-01", "Daarna"), ("2018", "Later")):
            statement(made, text, dated_on=dated_on)

        text = words(get(client, made))

        assert text.index("Daarna") < text.index("Eerst")
        assert "Later" not in text
        assert "2 uitspraken" in text

    def test_tells_who_when_and_about_what_with_the_place(self, client, made):
        theme = make.ThemeFactory(dossier=made.dossier, slug="wonen", name="Wonen")
        home = made.councils["Aalst"].municipality
        said = statement(
            made, "Te duur.", theme=theme, subject=made.variant, municipality=home, speaker="Jan"
        )
        place = shown(said, "statement")

        response = get(client, made)

        assert "Jan , 1 juni 2016 Te duur. toelichting Zwaar Wonen Aalst" in words(response)
        assert (
            f'href="/bronnen/{place.source_id}/#bewijsplaats-{place.pk}"'
            in response.content.decode()
        )


class TestTheForm:
    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"gemeente": "aalst"}, {"Van de gemeente", "Van de raad"}),
            ({"thema": "wonen"}, {"Thematekst"}),
            ({"thema": "zonder-thema", "zoek": "GEMEENTE"}, {"Van de gemeente"}),
            ({"onderwerp": "zwaar"}, {"Onderwerptekst"}),
            ({"onderwerp": "zonder-onderwerp", "thema": "wonen"}, {"Thematekst"}),
            ({"zoek": "verzonnenstad onderwerp"}, {"Onderwerptekst"}),
        ],
    )
    def test_leaves_what_was_chosen(self, client, made, asked, expected):
        council = made.councils["Aalst"]
        theme = make.ThemeFactory(dossier=made.dossier, slug="wonen", name="Wonen")
        statement(made, "Van de gemeente", municipality=council.municipality)
        statement(made, "Van de raad", body=council, speaker="Raad")
        statement(made, "Thematekst", theme=theme)
        statement(made, "Onderwerptekst", subject=made.variant)
        every = {"Van de gemeente", "Van de raad", "Thematekst", "Onderwerptekst"}

        text = words(get(client, made, **asked)).split("De nieuwste staan eerst.")[-1]

        assert {each for each in every if each in text} == expected

    @pytest.mark.parametrize(
        "asked", [{"gemeente": "elders"}, {"thema": "x"}, {"pagina": "0"}, {"zoek": "\u202e"}]
    )
    def test_refuses_what_it_does_not_know(self, client, made, asked):
        response = get(client, made, **asked)

        assert response.status_code == 400
        assert f"Bij {next(iter(asked))} staat" in words(response)


def test_a_draft_stays_with_its_keeper(client, made):
    statement(made, CANARY, draft=True)

    assert CANARY not in get(client, made).content.decode()

    client.force_login(beheer().user)
    assert CANARY in get(client, made).content.decode()


@pytest.mark.parametrize("number", [1, 8])
def test_it_takes_four_queries_whatever_there_is(client, made, number):
    fill(made, number)

    assert queries(client, made.address + PATH) == 4
