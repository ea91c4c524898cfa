"""Linking on the desk: suggestions that write nothing, and a person who decides."""

import pytest

from decisions.models import Point, PointHeading, PointRemark
from tests import factories as make
from tests.decisions.web.public.reading import queries
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import World, fresh

pytestmark = pytest.mark.django_db
FUSION, SAME = "De raad wil dat fusie wordt onderzocht.", "Laat een fusie onderzoeken."
OTHER = "Houd de bibliotheek in het dorp open."


class Rounded(World):
    def __init__(self):
        assert self.griffie
        self.round = make.RoundFactory(dossier=self.dossier, title="Eerste ronde")
        self.one = self.remark(text=FUSION, round=self.round)
        self.two = self.remark(text=SAME, body=self.neighbour, round=self.round)
        self.three = self.remark(text=OTHER, body=self.neighbour, round=self.round)

    @property
    def home(self):
        return f"/werkblad/{self.dossier.slug}/rondes/{self.round.pk}/"

    def point(self):
        point = make.PointFactory(dossier=self.dossier, title="Fusie")
        make.PointRemarkFactory(point=point, remark=self.one, heading=PointHeading.MORE)
        make.PointRemarkFactory(point=point, remark=self.two)
        return point


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    return Rounded().found()


def at(world, path, reader=None):
    desk = Sitting(reader or world.redactie)
    desk.open(world.home + path)
    return desk


def held(point):
    return {each.remark_id: each.heading for each in PointRemark.objects.filter(point=point)}


class TestSuggestions:
    def test_stand_side_by_side_and_write_nothing(self, world):
        desk = at(world, "gelijkenis/")

        assert "1 suggestie" in desk.words
        assert FUSION in desk.words
        assert SAME in desk.words
        assert OTHER not in desk.words
        assert "Elk van de 3 punten is met elk ander vergeleken." in desk.words
        assert not Point.objects.exists()
        asked = f"punten/nieuw/?wens={world.one.pk}&amp;wens={world.two.pk}"
        assert world.home + asked in desk.page.content.decode()

    def test_are_set_aside_in_the_address_only(self, world):
        desk = at(world, f"gelijkenis/?zonder={world.one.pk}-{world.two.pk}")

        assert "0 suggesties" in desk.words
        assert "1 suggestie ligt terzijde" in desk.words

    def test_offer_the_point_that_one_is_in_already(self, world):
        point = world.point()
        world.three.text = FUSION
        more = world.remark(text=FUSION, round=world.round)

        html = at(world, "gelijkenis/").page.content.decode()

        assert f"punten/{point.pk}/?wens={more.pk}" in html

    def test_leave_out_what_the_reader_may_not_see_and_other_rounds(self, world):
        world.remark(text=OTHER, round=world.round, draft=True)
        world.remark(text=OTHER)

        assert "1 suggestie " in at(world, "gelijkenis/").words

    def test_say_where_not_everything_was_compared(self, world, monkeypatch):
        monkeypatch.setattr("decisions.domain.likeness.MOST_COMPARED", 1)

        assert "die met dezelfde zeldzame woorden" in at(world, "gelijkenis/").words

    @pytest.mark.parametrize("path", ["gelijkenis/", "gelijkenis/lijst/", "punten/nieuw/"])
    def test_are_for_who_keeps_the_dossier(self, world, path):
        make.RoundBodyFactory(round=world.round, body=world.council)

        for who in ("griffie", "raadslid", "collegian", "strange_redactie"):
            assert at(world, path, getattr(world, who)).page.status_code in (403, 404)

    @pytest.mark.parametrize("asked", ["thema=x'--", "pagina=0", "pagina=²"])
    def test_refuse_what_is_no_choice(self, world, asked):
        assert at(world, f"gelijkenis/?{asked}").page.status_code == 400

    def test_ask_as_often_for_many_as_for_one(self, world):
        desk = at(world, "gelijkenis/")
        few = queries(desk.client, world.home + "gelijkenis/")
        for place in range(5):
            for body in (world.council, world.neighbour):
                world.remark(text=f"Zaal {place} renoveren", body=body, round=world.round)

        assert queries(desk.client, world.home + "gelijkenis/") == few


class TestLinking:
    def test_a_person_gives_title_and_headings(self, world):
        desk = at(world, f"punten/nieuw/?wens={world.one.pk}&wens={world.two.pk}")
        typed = {"title": "Fusie onderzoeken", f"wens-{world.one.pk}-richting": "meer"}

        desk.send_fields(typed)

        assert desk.page.status_code == 302
        assert "Gekoppeld: ‘Fusie onderzoeken’." in desk.follow().content.decode()
        assert held(Point.objects.get()) == {world.one.pk: "meer", world.two.pk: ""}

    def test_needs_a_title_and_two_remarks_and_keeps_what_was_typed(self, world):
        desk = at(world, f"punten/nieuw/?wens={world.one.pk}&wens={world.two.pk}")

        desk.send_fields({f"wens-{world.two.pk}-erbij": None, "title": "Fusie"})

        assert desk.page.status_code == 422
        assert "ten minste twee" in desk.words
        assert 'value="Fusie"' in desk.page.content.decode()

    @pytest.mark.parametrize("keys", ["wens=x", "wens=-1", f"wens={'9' * 30}", "wens=²&wens=%00"])
    def test_takes_nothing_that_is_no_remark(self, world, keys):
        assert at(world, f"punten/nieuw/?{keys}").page.status_code == 200

    def test_offers_no_draft_of_another(self, world):
        draft = world.remark(text="Geheim", round=world.round, draft=True)

        assert "Geheim" not in at(world, f"punten/nieuw/?wens={draft.pk}").words

    def test_changes_adds_and_takes_out(self, world):
        point = world.point()
        desk = at(world, f"punten/{point.pk}/?wens={world.three.pk}")
        typed = {
            f"wens-{world.one.pk}-richting": "minder",
            f"wens-{world.two.pk}-erbij": None,
            "reason": "Bij nader inzien.",
        }

        desk.send_fields(typed)

        assert desk.page.status_code == 302
        assert held(point) == {world.one.pk: "minder", world.three.pk: ""}

    def test_shows_both_to_who_saves_second_and_loses_nothing(self, world):
        point = world.point()
        first, second = (at(world, f"punten/{point.pk}/") for _turn in range(2))
        why = {"reason": "Zo."}
        first.open(f"{world.home}punten/{point.pk}/?wens={world.three.pk}")
        first.send_fields(why)

        second.send_fields({"title": "Anders", **why})

        assert second.page.status_code == 409
        assert "Nu opgeslagen" in second.words
        second.send_fields({"kies-wens": "nu", "kies-title": "mijn"})
        assert second.page.status_code == 302
        assert world.three.pk in held(point)
        assert fresh(point).title == "Anders"

    def test_drops_a_point_that_holds_nothing_only(self, world):
        point = world.point()
        path = f"punten/{point.pk}/weggooien/"
        assert at(world, path).page.status_code == 302
        PointRemark.objects.filter(point=point).delete()
        desk = at(world, path)

        desk.send_fields({"reason": "Leeg."})

        assert not Point.objects.exists()

    def test_finds_no_point_of_another_dossier(self, world):
        assert at(world, f"punten/{make.PointFactory().pk}/").page.status_code == 404

    def test_asks_as_often_for_many_remarks_as_for_one(self, world):
        point = world.point()
        address = f"{world.home}punten/{point.pk}/"
        desk = at(world, f"punten/{point.pk}/")
        few = queries(desk.client, address)
        for _turn in range(5):
            make.PointRemarkFactory(point=point, remark=world.remark(round=world.round))

        assert queries(desk.client, address) == few


class TestTheList:
    def test_ticks_what_is_loose_and_says_where_the_rest_is(self, world):
        point = world.point()

        html = at(world, "gelijkenis/lijst/").page.content.decode()

        assert html.count('name="wens"') == 1
        assert f'name="wens" value="{world.three.pk}"' in html
        assert f"punten/{point.pk}/" in html

    def test_looks_for_words(self, world):
        words = at(world, "gelijkenis/lijst/?zoek=bibliotheek").words

        assert OTHER in words
        assert FUSION not in words

    def test_leads_to_the_point_that_was_named(self, world):
        point = world.point()

        html = at(world, f"gelijkenis/lijst/?bij={point.pk}").page.content.decode()

        assert f'action="{world.home}punten/{point.pk}/"' in html
        assert at(world, "gelijkenis/lijst/?bij=99999999999999999999").page.status_code == 404

    def test_asks_as_often_for_many_as_for_one(self, world):
        desk = at(world, "gelijkenis/lijst/")
        few = queries(desk.client, world.home + "gelijkenis/lijst/", zoek="e")
        for _turn in range(5):
            world.remark(round=world.round, text="Een wens")

        assert queries(desk.client, world.home + "gelijkenis/lijst/", zoek="e") == few
