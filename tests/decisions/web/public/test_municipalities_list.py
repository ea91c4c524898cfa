"""The national list of municipalities."""

import pytest
import time_machine

from municipalities.models import Municipality
from tests import factories as make
from tests.decisions.web.public.reading import queries
from tests.decisions.web.public.region import scene, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    rows = (
        ("Aalst", "Zuid", None, None),
        ("Berg", "Zuid", None, "2017-12-31"),
        ("Bergen", "Noord", "2018-01-01", None),
        ("Él", "", None, None),
    )
    for name, province, started_on, ended_on in rows:
        make.MunicipalityFactory(
            name=name, province=province, started_on=started_on, ended_on=ended_on
        )


def found(client, **asked):
    """Return the names that the page lists, in its order."""
    html = client.get("/gemeenten/", asked).content.decode()
    names = [name for name in ("Aalst", "Berg", "Bergen", "Él") if f">{name}</a>" in html]
    return sorted(names, key=lambda name: html.index(f">{name}</a>"))


class TestTheList:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2017-12-31", ["Él", "Aalst", "Berg"]),
            ("2018-01-01", ["Él", "Bergen", "Aalst"]),
        ],
    )
    def test_holds_those_that_exist_on_the_day_by_province(self, client, country, day, expected):
        assert found(client, peildatum=day) == expected

    def test_is_of_today_unless_told_otherwise(self, client, country):
        with time_machine.travel("2017-06-01"):
            assert "Berg" in found(client)

    @pytest.mark.parametrize(
        ("asked", "expected"),
        [
            ({"provincie": "Zuid"}, ["Aalst"]),
            ({"welke": "opgeheven"}, ["Berg"]),
            ({"welke": "alle"}, ["Él", "Bergen", "Aalst", "Berg"]),
            ({"naam": "el"}, ["Él"]),
            ({"naam": "ber", "welke": "alle"}, ["Bergen", "Berg"]),
            ({"naam": "niets"}, []),
        ],
    )
    def test_leaves_what_was_chosen(self, client, country, asked, expected):
        assert found(client, peildatum="2020-01-01", **asked) == expected

    def test_counts_of_how_many(self, client, country):
        page = words(client.get("/gemeenten/", {"peildatum": "2020-01-01"}))

        assert "Zoals op 1 januari 2020 : 3 van de 4 gemeenten in het register" in page

    def test_names_the_region_of_a_member_on_the_day(self, client):
        made = scene("Aalst")
        name = made.dossier.region.name

        assert name in words(client.get("/gemeenten/", {"peildatum": "2017-06-01"}))
        assert name not in words(client.get("/gemeenten/", {"peildatum": "2014-06-01"}))

    def test_folds_its_provinces_where_they_are_more_than_a_page(self, client):
        for number in range(21):
            make.MunicipalityFactory(name=f"Plaats {number}", province=f"Deel {number % 2}")

        every = client.get("/gemeenten/").content.decode()
        few = client.get("/gemeenten/", {"provincie": "Deel 1"}).content.decode()

        assert every.count('<details class="folded">') == 2
        assert every.count('<li><a class="nl-link" href="/gemeenten/plaats-') == 21
        assert few.count('<details class="folded" open>') == 1

    def test_keeps_what_was_chosen_when_a_name_is_looked_for(self, client, country):
        asked = {"provincie": "Zuid", "peildatum": "2017-01-01"}
        form = client.get("/gemeenten/", asked).content.decode().split("</form>")[0]

        assert 'name="provincie" value="Zuid"' in form
        assert 'name="peildatum" value="2017-01-01"' in form

    @pytest.mark.parametrize(
        "asked", [{"provincie": "x"}, {"welke": "x"}, {"peildatum": "x"}, {"naam": "\x07"}]
    )
    def test_refuses_what_it_does_not_know(self, client, country, asked):
        response = client.get("/gemeenten/", asked)

        assert response.status_code == 400
        assert f"Bij {next(iter(asked))} staat" in words(response)

    def test_carries_the_day_at_its_foot(self, client, country):
        foot = words(client.get("/gemeenten/", {"peildatum": "2017-06-01"})).split("Stand van")[-1]

        assert "Gemaakt op" in foot


@pytest.mark.parametrize("number", [1, 400])
def test_it_takes_two_queries_for_any_number(client, number):
    Municipality.objects.bulk_create(
        Municipality(code=f"gm{n:04d}", name=f"Plaats {n}", slug=f"plaats-{n}", province="Zuid")
        for n in range(number)
    )

    assert queries(client, "/gemeenten/") == 2
