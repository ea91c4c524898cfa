"""A region of more councils than fit on a page: some are shown, all are counted."""

import re
from datetime import date

import pytest

from decisions.board import build_board
from decisions.documents.pictures import MOST_TILES
from decisions.web.public.councils import choose_councils
from decisions.web.public.panels.stands import MOST_COLUMNS, region_context
from municipalities.models import Municipality
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import public

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)
MANY = 23
ROW = re.compile(r'<th scope="row"><a class="nl-link" href="[^"]*">(Plaats \d\d)</a>')


def name(number):
    return f"Plaats {number:02d}"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene(*map(name, range(MANY)), slug="veel")
    for number in range(MANY):
        made.position(made.councils[name(number)], "tegen" if number == 22 else "voor")
    Municipality.objects.filter(name__in=[name(3), name(21)]).update(province="Bedacht")
    return made


def rows(client, made, ending="", **asked):
    response = client.get(made.address + ending, {"peildatum": "2017-06-01", **asked})
    assert response.status_code == 200
    return ROW.findall(response.content.decode())


class TestTheMatrix:
    @pytest.mark.parametrize(
        ("asked", "shown"),
        [
            ({}, range(20)),
            ({"pagina": "2"}, range(20, MANY)),
            ({"provincie": "Bedacht"}, [3, 21]),
            ({"raad": "plaats-21"}, [21, *range(19)]),
            ({"raad": "plaats-21", "pagina": "2"}, [19, 20, 22]),
        ],
    )
    def test_has_a_page_of_rows_the_own_council_first(self, client, made, asked, shown):
        assert rows(client, made, **asked) == [name(number) for number in shown]

    def test_leads_to_the_next_with_and_without_script(self, client, made):
        page = client.get(made.address).content.decode()

        assert 'href="?pagina=2" rel="next" hx-get="?pagina=2" hx-select="#lijst > *"' in page
        assert '<tbody id="lijst">' in page

    def test_counts_them_all_on_every_page(self, client, made):
        for asked in ({}, {"pagina": "2"}, {"provincie": "Bedacht"}):
            told = words(client.get(made.address, {"toon": "regioraad", **asked}))

            assert f"22/{MANY}" in told
            assert name(22) in told

    @pytest.mark.parametrize("asked", [{"pagina": "3"}, {"pagina": "x"}, {"provincie": "Elders"}])
    def test_refuses_what_is_not_there(self, client, made, asked):
        assert client.get(made.address, asked).status_code == 400

    def test_leads_to_what_is_held_where_there_are_many_subjects_too(self, client, made):
        for _number in range(MOST_COLUMNS):
            make.SubjectFactory(dossier=made.dossier)
        page = client.get(made.address, {"peildatum": "2017-06-01"}).content.decode()

        assert page.count('class="stands__brief"') == 20
        assert "stands__more" not in page


class TestFewCouncils:
    def test_are_shown_all_and_what_is_asked_of_many_means_nothing(self, client):
        few = scene(*map(name, range(20)), slug="twintig")

        assert len(rows(client, few, pagina="7")) == 20
        assert (
            choose_councils({}, build_board(few.dossier, day=DAY, reader=public()).councils) is None
        )
        assert "lijst" not in client.get(few.address).content.decode()


class TestTheRegion:
    def test_is_counted_where_it_is_too_large_to_draw(self, client, made):
        for number in range(MANY, MOST_TILES + 1):
            made.council(name(number))
        told = region_context(build_board(made.dossier, day=DAY, reader=public()))

        assert told["counts"] == [("voor", 22), ("tegen", 1), (None, MOST_TILES - 22)]
        assert "tiles" not in client.get(made.address).content.decode()


class TestSupport:
    def test_tells_and_asks_by_the_page_and_keeps_what_is_supposed_of_others(self, client, made):
        asked = {"peildatum": "2017-06-01", "pagina": "2", "stel": "plaats-01:tegen"}
        page = client.get(f"{made.address}draagvlak/", asked).content.decode()

        assert page.count('class="utrecht-select" id="stel-') == 3
        assert '<input type="hidden" name="stel" value="plaats-01:tegen">' in page
        assert "Raad 21 tot en met 23 van 23" in page

    def test_names_a_few_of_many_and_says_how_many_more(self, client, made):
        told = words(client.get(f"{made.address}draagvlak/", {"peildatum": "2017-06-01"}))

        assert "en 16 andere" in told
