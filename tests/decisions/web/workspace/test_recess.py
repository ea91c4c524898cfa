"""Keeping the recess of a council: what is offered, taken over with one click, and typed."""

from datetime import date

import pytest
from django.test import Client

from municipalities.actions.regions import save_recess
from municipalities.models import Recess
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import World, fresh

pytestmark = pytest.mark.django_db
ALL = "/werkblad/reces/"


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    made = World()
    made.home = make.MunicipalityFactory(name="Aalst", province="Zuid-Holland")
    made.council = make.council(made.region, municipality=made.home)
    assert made.neighbour
    return made.found()


def page(home):
    return f"{ALL}{home.slug}/"


def at(reader, address):
    desk = Sitting(reader)
    desk.open(address)
    return desk


def offered(desk):
    return {
        each.region: [(one.name, one.is_there) for one in each.suggested]
        for each in desk.page.context["regions"]
    }


class TestWhoseItIs:
    def test_of_a_griffie_is_its_own(self, world):
        desk = at(world.griffie, ALL)

        assert [each.name for each in desk.page.context["page"].object_list] == ["Aalst"]

    def test_of_the_regioredactie_is_that_of_its_region(self, world):
        desk = at(world.redactie, ALL)

        assert len(desk.page.context["page"].object_list) == 2

    @pytest.mark.parametrize("who", ["other_griffie", "raadslid", "collegian", "nobody"])
    def test_is_opened_by_nobody_else(self, world, who):
        made = make.RecessFactory(municipality=world.home)

        for address in ("", f"{made.pk}/", f"{made.pk}/weg/"):
            assert at(getattr(world, who), page(world.home) + address).page.status_code == 403

    def test_of_another_municipality_is_not_found_at_ones_own_address(self, world):
        theirs = make.RecessFactory(municipality=world.neighbour.municipality)

        desk = at(world.griffie, f"{page(world.home)}{theirs.pk}/")

        assert desk.page.status_code == 404

    def test_is_found_from_the_front_page(self, world):
        assert f'href="{ALL}"' in at(world.griffie, "/werkblad/").page.content.decode()

    def test_asks_somebody_to_sign_in(self, world):
        assert Client().get(page(world.home)).status_code == 302


class TestTyped:
    def test_days_are_saved(self, world):
        desk = at(world.griffie, page(world.home))

        desk.send(name="zomerreces", first_on="9 juli 2016", last_on="21 augustus 2016")

        made = world.home.recesses.get()
        assert (made.first_on, made.last_on) == (date(2016, 7, 9), date(2016, 8, 21))
        assert "zomerreces 9 juli 2016 tot en met 21 augustus 2016" in desk.follow_words()

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ({"first_on": "juli 2016"}, "first_on"),
            ({"name": " \u200b"}, "name"),
            ({"last_on": "31 februari 2016"}, "last_on"),
        ],
    )
    def test_what_is_wrong_stands_beside_its_field(self, world, typed, name):
        desk = at(world.griffie, page(world.home))
        right = {"name": "reces", "first_on": "9 juli 2016", "last_on": "21 augustus 2016"}

        desk.send(**{**right, **typed})

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, name)
        assert not Recess.objects.exists()

    def test_days_that_run_back_are_refused_in_words(self, world):
        desk = at(world.griffie, page(world.home))

        desk.send(name="reces", first_on="9 juli 2016", last_on="1 juli 2016")

        assert "De laatste dag ligt niet vóór de eerste." in desk.words


class TestTakenOver:
    def test_is_what_the_own_school_region_has_that_year(self, world):
        make.RecessFactory(
            municipality=world.home, first_on=date(2017, 7, 10), last_on=date(2017, 8, 20)
        )

        found = offered(at(world.griffie, f"{page(world.home)}?schooljaar=2016-2017"))

        assert set(found) == {"midden"}
        assert ("kerstreces", False) in found["midden"]
        assert ("zomerreces", True) in found["midden"]

    def test_is_of_each_region_where_the_province_is_split(self, world):
        home = make.MunicipalityFactory(province="Utrecht")
        make.council(world.region, municipality=home)

        desk = at(world.redactie, page(home))

        assert list(offered(desk)) == ["noord", "midden", "zuid"]
        assert "Kies de regio van uw gemeente." in desk.words

    def test_is_done_with_one_click_and_once(self, world):
        desk = at(world.griffie, page(world.home))
        sent = {"regio": "midden", "dag": "2017-07-08", "schooljaar": "2016-2017"}

        for _ in range(2):
            desk.page = desk.client.post(f"{page(world.home)}overnemen/", sent)

        assert world.home.recesses.get().name == "zomerreces"
        assert desk.page["Location"] == f"{page(world.home)}?schooljaar=2016-2017"
        assert "Overgenomen: ‘zomerreces’." in desk.follow_words()

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"regio": "noord", "dag": "2017-07-22"},
            {"regio": "midden", "dag": "2017-07-09"},
            {"regio": "midden", "dag": "x' or 1=1\0"},
            {"regio": "midden", "dag": "2017-07-08", "schooljaar": "1900"},
        ],
    )
    def test_is_nothing_that_was_not_offered(self, world, sent):
        desk = Sitting(world.griffie)

        answer = desk.client.post(f"{page(world.home)}overnemen/", sent)

        assert answer.status_code == 400
        assert not Recess.objects.exists()

    def test_is_done_by_nobody_else(self, world):
        sent = {"regio": "midden", "dag": "2017-07-08"}

        answer = Sitting(world.other_griffie).client.post(f"{page(world.home)}overnemen/", sent)

        assert answer.status_code == 403


class TestWhatStands:
    def test_changes_with_a_reason(self, world):
        made = make.RecessFactory(municipality=world.home)
        desk = at(world.griffie, f"{page(world.home)}{made.pk}/")

        desk.send(name="reces")
        assert errors_beside(desk.page, "reason")
        desk.send(reason="Zo heet het.")

        assert fresh(made).name == "reces"

    def test_of_two_people_is_chosen_from(self, world):
        made = make.RecessFactory(municipality=world.home)
        desk = at(world.griffie, f"{page(world.home)}{made.pk}/")
        other = fresh(made)
        other.name = "anders"
        save_recess(other, by=world.redactie, reason="Zo.")

        desk.send(name="reces", reason="Zo heet het.")

        assert desk.page.status_code == 409
        assert "anders" in desk.words

    def test_goes_with_a_reason(self, world):
        made = make.RecessFactory(municipality=world.home)
        desk = at(world.griffie, f"{page(world.home)}{made.pk}/weg/")

        desk.send()
        assert errors_beside(desk.page, "reason")
        desk.send(reason="Dubbel.")

        assert not Recess.objects.exists()
        assert "Verwijderd: ‘zomerreces’." in desk.follow_words()

    def test_that_is_gone_already_loses_nothing_that_was_typed(self, world):
        made = make.RecessFactory(municipality=world.home)
        desk = at(world.griffie, f"{page(world.home)}{made.pk}/")
        at(world.griffie, f"{page(world.home)}{made.pk}/weg/").send(reason="Dubbel.")

        desk.send(name="voorjaarsreces", reason="Zo.")

        assert desk.page.status_code == 404
        assert "voorjaarsreces" in desk.words


@pytest.mark.parametrize("number", [1, 12])
def test_it_asks_few_queries_with_one_and_with_many(world, number, django_assert_max_num_queries):
    for each in range(number):
        make.RecessFactory(municipality=world.home, first_on=date(2016, 7, 1 + each))
        make.council(world.region)
    desk = Sitting(world.redactie)

    for address in (ALL, page(world.home)):
        with django_assert_max_num_queries(10):
            assert desk.open(address).status_code == 200
