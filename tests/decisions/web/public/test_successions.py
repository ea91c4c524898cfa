"""Pages and answers of a region whose municipalities come and go."""

from datetime import date

import pytest

from decisions.actions import correct_record
from tests import factories as make
from tests.decisions.board.mergers import Merger
from tests.decisions.web.public.reading import queries
from tests.decisions.web.public.region import words
from tests.people import beheer

pytestmark = pytest.mark.django_db
AFTER = "2019-01-01"
BOARD = "/dossiers/herindeling/"
NOT_COUNTED = "Dit telt niet mee: de nieuwe gemeente spreekt voor zichzelf."


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return Merger()


@pytest.fixture
def merger(made):
    return made


def get(client, address, day=AFTER):
    return client.get(address, {"peildatum": day} if day else {})


def link(position):
    return f'href="{position.get_absolute_url()}'


class TestWhatWasHeldBefore:
    @pytest.mark.parametrize(
        "path", ["", "varianten/fusie/", "gemeenten/samenstad/"], ids=["board", "subject", "home"]
    )
    def test_stands_beside_onbekend_with_links_and_is_not_counted(self, client, merger, path):
        response = get(client, BOARD + path)

        told = words(response)
        assert "Vóór de herindeling: Nieuwdam ✓ voor Oudstad ✕ tegen " + NOT_COUNTED in told
        for council in merger.merged:
            [position] = council.positions.all()
            assert link(position) in response.content.decode()

    @pytest.mark.parametrize("path", ["", "varianten/fusie/", "gemeenten/samenstad/"])
    def test_is_not_told_the_day_before(self, client, merger, path):
        assert "Vóór de herindeling" not in words(get(client, BOARD + path, "2018-12-31"))

    def test_can_still_be_reached_where_the_successor_spoke(self, client, merger):
        merger.say(merger.council, "tegen", dated_on="2019-03-01")

        told = words(get(client, f"{BOARD}gemeenten/samenstad/", "2019-04-01"))

        assert "✕ Tegen 1 maart 2019" in told
        assert "Vóór de herindeling: Nieuwdam ✓ voor" in told

    def test_leads_who_keeps_the_dossier_to_enter_what_the_successor_says(self, client, merger):
        client.force_login(beheer().user)

        told = words(get(client, BOARD))

        assert f"Standpunt van {merger.council.name} vastleggen" in told


class TestThePagesOfMunicipalities:
    def test_lead_to_who_came_before_and_after_whatever_the_day(self, client, merger):
        new, old = (f"{BOARD}gemeenten/{name}/" for name in ("samenstad", "oudstad"))

        for day in ("2018-06-01", AFTER):
            response = get(client, new, day)
            assert (
                "Door herindeling in de plaats gekomen van Nieuwdam (tot en met 31 december 2018),"
                " Oudstad (tot en met 31 december 2018)."
            ) in words(response)
            assert f'href="{old}?peildatum={day}' in response.content.decode()
            response = get(client, old, day)
            assert (
                "Bestond tot en met 31 december 2018; door herindeling opgevolgd door Samenstad"
                in words(response)
            )
            assert f'href="{new}?peildatum={day}' in response.content.decode()

    def test_tell_the_acts_of_the_municipality_itself_alone(self, client, merger):
        told = words(get(client, f"{BOARD}gemeenten/samenstad/"))

        assert "Wat er is besloten en verklaard (0)" in told

    def test_of_the_register_lead_to_the_dossiers_in_which_the_others_spoke(self, client, merger):
        response = get(client, "/gemeenten/samenstad/")

        assert "Opvolger van Oudstad , bestond tot en met 31 december 2018 Bron" in words(response)
        assert "Sprak in Herindeling" in words(response)
        assert f'href="{BOARD}gemeenten/oudstad/?peildatum' in response.content.decode()
        assert f'href="{BOARD}gemeenten/samenstad/?peildatum' in response.content.decode()
        assert "Opgevolgd door Samenstad" in words(get(client, "/gemeenten/oudstad/"))

    def test_of_the_register_name_no_dossier_before_it_spoke_there(self, client, merger):
        assert "Sprak in" not in words(get(client, "/gemeenten/samenstad/", "2018-01-01"))

    def test_of_the_register_name_no_draft_dossier(self, client, merger):
        hidden = make.DossierFactory(title="Geheim", draft=True)
        make.PositionFactory(
            dossier_of=hidden,
            spoken_by=merger.old,
            subject=make.SubjectFactory(dossier=hidden),
            dated_on="2018-01-01",
        )

        assert "Geheim" not in words(get(client, "/gemeenten/samenstad/"))

    def test_of_the_register_tell_a_succession_as_it_was_known(self, client, merger):
        before = {"peildatum": AFTER, "bekend": "2001-01-01"}

        assert "Opvolger van" not in words(client.get("/gemeenten/samenstad/", before))
        assert "Opvolger van" in words(get(client, "/gemeenten/samenstad/"))

    def test_take_as_many_queries_for_more_predecessors(self, client, merger):
        pages = f"{BOARD}gemeenten/samenstad/", "/gemeenten/samenstad/", BOARD
        few = [queries(client, page, peildatum=AFTER) for page in pages]
        for number in range(3):
            council = merger.member(f"Gehucht {number}", "voor", ended_on=date(2018, 12, 31))
            merger.follow(council.municipality)

        assert [queries(client, page, peildatum=AFTER) for page in pages] == few


def test_a_source_tells_the_succession_that_rests_on_it(client, merger):
    source = merger.successions[0].source

    told = words(client.get(f"/bronnen/{source.pk}/"))

    assert "Opvolgingen" in told
    assert "Oudstad : opgevolgd door Samenstad" in told


def test_a_closed_dossier_opens_on_the_last_day_on_which_its_councils_sat(client, merger):
    dossier = correct_record(
        merger.dossier, changes={"closed_on": date(2019, 1, 1)}, by=beheer(), reason="Klaar."
    )

    told = words(client.get(dossier.get_absolute_url()))

    assert "Stand van 31 december 2018" in told
    assert "Vóór de herindeling" not in told


class TestTheApi:
    def stand(self, client, merger, day=AFTER):
        told = client.get("/api/v1/dossiers/herindeling/stand", {"peildatum": day}).json()
        return {each["gemeente"]: each["standpunten"] for each in told["organen"]}

    def test_tells_what_predecessors_held_beside_onbekend(self, client, merger):
        [told] = self.stand(client, merger)[merger.town.code]

        assert (told["stand"], told["url"], told["besloten"]) == ("onbekend", None, None)
        assert told["voorgangers"] == [
            {
                "gemeente": council.municipality.code,
                "stand": stance,
                "gelezenOp": "2018-12-31",
                "url": f"http://testserver{council.positions.get().get_absolute_url()}",
            }
            for council, stance in ((merger.other, "voor"), (merger.old, "tegen"))
        ]

    def test_tells_none_of_who_stayed_and_none_the_day_before(self, client, merger):
        [told] = self.stand(client, merger)[merger.stays.municipality.code]

        assert told["voorgangers"] == []
        assert merger.town.code not in self.stand(client, merger, "2018-12-31")

    def test_leaves_them_out_of_draagvlak(self, client, merger):
        told = client.get("/api/v1/dossiers/herindeling/draagvlak", {"peildatum": AFTER}).json()

        [subject] = told["onderwerpen"]
        assert subject["onbekend"] == [merger.town.code]
        assert subject["tegen"] == []
