"""What the lists tell, as the pages do."""

import json

import pytest

from decisions.domain.rules import RULES_VERSION
from decisions.domain.stances import Stance
from municipalities.models import DataLicence
from tests import factories
from tests.decisions.api.scene import API, answer, says
from tests.decisions.api.test_document import fits

pytestmark = pytest.mark.django_db
DAY = "2016-07-01"


class TestTheRegister:
    def test_tells_who_took_part_in_a_region_from_when(self, client, full_scene):
        home = full_scene.aa.municipality
        factories.MembershipFactory(
            region=full_scene.region, municipality=home, dated_on="2020-01-01", takes_part=False
        )

        (region,) = answer(client, "/regios", gemeente=home.code)["regios"]

        own = [each for each in region["deelnames"] if each["gemeente"] == home.code]
        assert [(each["vanaf"], each["neemtDeel"]) for each in own] == [
            ("2015-01-01", True),
            ("2020-01-01", False),
        ]
        assert answer(client, "/regios", gemeente="gm0001")["regios"] == []

    def test_tells_the_terms_of_a_council_with_its_groups(self, client, full_scene):
        told = answer(client, "/gemeenten", aantalPerPagina=100)["gemeenten"]

        (home,) = [each for each in told if each["id"] == full_scene.aa.municipality.code]
        (council,) = [each for each in home["organen"] if each["soort"] == "gemeenteraad"]
        (term,) = [each for each in council["raadsperioden"] if each["staat"] == "ingevoerd"]
        assert (term["zetels"], term["zetelsBron"]) == (20, "vastgelegd")
        assert [(each["naam"], each["partij"]) for each in term["fracties"]] == [
            ("Rode fractie", "rood"),
            ("Blauwe fractie", "blauw"),
        ]


class TestParties:
    def test_tell_what_their_groups_say_beside_the_council(self, client, full_scene):
        told = answer(client, "/dossiers/samen/partijen", peildatum=DAY, sorteer="-zetels")

        (party, other) = told["partijen"]
        assert (party["id"], party["zetels"], other["id"]) == ("rood", 9, "blauw")
        (bee,) = [e for e in party["raden"] if e["gemeente"] == full_scene.bee.municipality.code]
        (about,) = [each for each in bee["standpunten"] if each["onderwerp"] == "regioraad"]
        (saying,) = about["uitspraken"]
        assert (about["standRaad"], saying["stand"]) == ("tegen", "voor")
        assert saying["fracties"] == ["Rode fractie"]

    def test_have_no_group_before_anybody_was_elected(self, client, full_scene):
        told = answer(client, "/dossiers/samen/partijen", peildatum="2013-01-01")

        assert [each["zetels"] for each in told["partijen"]] == []


class TestRounds:
    def test_tell_who_spoke_and_by_when_the_others_can(self, client, full_scene):
        (told,) = answer(client, "/dossiers/samen/rondes", peildatum=DAY)["rondes"]

        aa, bee = told["organen"]
        assert (aa["orgaan"], aa["heeftGesproken"], aa["toestemming"]) == (
            full_scene.aa.slug,
            True,
            "gegeven",
        )
        assert bee["heeftGesproken"] is False
        assert bee["termijn"]["uiterlijk"] == "2017-01-01"
        assert [each["agendapunt"] for each in bee["agendapunten"]] == [full_scene.item.pk]
        assert told["gereedheid"]["ontbreekt"] == [full_scene.bee.slug]
        assert [each["uiterlijk"] for each in told["verlengingen"]] == ["2017-01-01"]

    def test_tell_no_extension_and_no_answer_before_they_came(self, client, full_scene):
        (told,) = answer(client, "/dossiers/samen/rondes", peildatum="2016-05-20")["rondes"]

        assert told["verlengingen"] == []
        assert [each["besluit"] for each in told["organen"]] == [None, None]
        assert [each["toestemming"] for each in told["organen"]] == [None, None]

    def test_are_told_from_the_day_on_which_they_were_opened(self, client, full_scene):
        counts = [
            answer(client, "/dossiers/samen/rondes", peildatum=day)["aantal"]
            for day in ("2016-04-30", "2016-05-01", "2016-08-01")
        ]

        assert counts == [0, 1, 2]


class TestTheAgenda:
    def test_tells_what_came_of_an_item_from_its_meeting_on(self, client, full_scene):
        outcomes = [
            answer(client, "/agendapunten", peildatum=day, tot="2016-06-20")["agendapunten"]
            for day in ("2016-06-19", "2016-06-20")
        ]

        assert [
            (item["voortgang"], item["behandelingen"][0]["uitkomst"]) for (item,) in outcomes
        ] == [("gepland", None), ("besloten", "aangenomen")]
        (before,), (after,) = outcomes
        assert [each["uitkomst"] for each in before["beslispunten"]] == [None]
        assert [each["uitkomst"] for each in after["beslispunten"]] == ["aangenomen"]
        assert before["toezeggingen"] == []
        assert before["behandelingen"][0]["moties"] == []
        assert after["behandelingen"][0]["moties"] == [full_scene.motion.pk]
        assert len(after["toezeggingen"]) == 1

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"fase": "beeldvorming"}, ["later"]),
            ({"van": "2016-09-01"}, ["later"]),
            ({"tot": "2016-08-31"}, ["first"]),
            ({"van": "2016-09-01", "fase": "besluitvorming"}, []),
            ({"dossier": "samen"}, ["first", "later"]),
            ({"dossier": "niets"}, []),
            ({"gemeente": "gm0001"}, []),
        ],
    )
    def test_is_narrowed_in_both_lists(self, client, query, found, full_scene):
        names = {full_scene.item.pk: "first", full_scene.later_item.pk: "later"}

        items = answer(client, "/agendapunten", **query)["agendapunten"]
        meetings = answer(client, "/vergaderingen", **query)["vergaderingen"]

        assert [names[each["id"]] for each in items] == found
        in_meetings = [names[e["agendapunt"]] for each in meetings for e in each["agendapunten"]]
        assert in_meetings == found

    def test_hides_an_outcome_that_was_recorded_as_a_closed_decision(self, client, full_scene):
        closed = factories.DecisionFactory(
            dossier=full_scene.dossier, body=full_scene.bee, draft=True
        )
        item = factories.AgendaItemFactory(dossier=full_scene.dossier, body=full_scene.bee)
        factories.TreatmentFactory(
            item=item,
            meeting=factories.MeetingFactory(
                dossier=full_scene.dossier, body=full_scene.bee, held_on="2016-06-10"
            ),
            outcome="verworpen",
            decision=closed,
        )

        for path in ("/agendapunten", "/vergaderingen"):
            assert "verworpen" not in json.dumps(answer(client, path))

    def test_tells_a_motion_of_no_item_with_its_meeting(self, client, full_scene):
        motion = factories.DecisionFactory(
            dossier=full_scene.dossier,
            body=full_scene.bee,
            form="motie",
            dated_on="2016-06-20",
            meeting=full_scene.meeting,
        )

        told = answer(client, "/vergaderingen", tot="2016-06-20")["vergaderingen"]

        assert [each["moties"] for each in told] == [[motion.pk]]


class TestSources:
    def test_tell_what_rests_on_them(self, client, full_scene):
        told = answer(client, f"/bronnen/{full_scene.source.pk}")

        assert (told["plaatsen"], told["dossiers"], told["alineas"]) == (1, ["samen"], 2)
        (place,) = told["inhoud"]
        assert (place["toont"], place["nummer"]) == ("standpunt", full_scene.accepts.pk)
        assert [each["tekst"] for each in told["tekst"]] == ["Alinea 1.", "Alinea 2."]

    def test_are_those_of_a_dossier_or_of_a_municipality(self, client, full_scene):
        other = factories.EvidenceFactory().source.pk

        def found(**query):
            told = answer(client, "/bronnen", aantalPerPagina=100, **query)["bronnen"]
            return {each["id"] for each in told}

        assert other in found()
        assert other not in found(dossier="samen")
        assert found(gemeente=full_scene.aa.municipality.code) == {full_scene.source.pk}
        assert found(dossier="niets") == found(soortUitgever="partij") == set()

    def test_are_not_there_before_they_were_recorded(self, client, full_scene):
        address = f"/bronnen/{full_scene.source.pk}"
        told = answer(client, address)

        pinned = client.get(told["permalink"]).json()
        early = client.get(f"{API}{address}?bekend=2001-01-01")

        assert {**pinned, "bekend": None} == told
        assert (told["rekenregels"], told["licentie"]) == (RULES_VERSION, DataLicence.CC0.address)
        assert early.status_code == 404

    @pytest.mark.parametrize("number", ["0", "999999", "99999999999999999999"])
    def test_are_not_there_under_another_number(self, client, number):
        response = client.get(f"{API}/bronnen/{number}")

        assert response.status_code == 404
        fits(response.json(), "Probleem")


class TestPolls:
    def test_tell_percentages_and_whether_they_were_computed(self, client, full_scene):
        factories.PollResultFactory(
            area=full_scene.poll.areas.get(),
            option=factories.PollOptionFactory(poll=full_scene.poll, text="Blanco", number=9_999),
            votes=10,
            percentage="44.00",
        )

        told = answer(client, "/dossiers/samen/peilingen", peildatum=DAY)["peilingen"]

        (poll,) = [each for each in told if each["id"] == full_scene.poll.pk]
        (area,) = poll["gebieden"]
        assert [(e["percentage"], e["berekend"], e["tegengesproken"]) for e in area["uitslagen"]][
            -1
        ] == (44.0, False, True)
        assert area["gemeenten"] == [full_scene.bee.municipality.code]

    def test_have_no_answers_before_they_were_held(self, client, full_scene):
        told = answer(client, "/dossiers/samen/peilingen", peildatum="2016-06-01")["peilingen"]

        assert [(each["staat"], each["gebieden"]) for each in told] == [("gepland", [])] * 2


class TestThemes:
    def test_count_what_was_said_by_the_day(self, client, full_scene):
        counts = [
            answer(client, "/dossiers/samen/themas", peildatum=day)["themas"][0]
            for day in ("2016-05-31", "2016-06-01")
        ]

        assert [each["wensenEnBedenkingen"] for each in counts] == [0, 1]


class TestTheComparison:
    def test_tells_each_step_and_both_ends(self, client, full_scene):
        says(full_scene.aa, full_scene.proposal, Stance.TEGEN, on="2016-06-25")

        told = answer(client, "/dossiers/samen/vergelijk", van="2016-06-02", tot=DAY)

        (aa,) = [e for e in told["raden"] if e["gemeente"] == full_scene.aa.municipality.code]
        assert (aa["wat"], aa["was"], aa["werd"]) == ("veranderd", "geen_blokkade", "tegen")
        assert [(each["vanaf"], each["was"], each["werd"]) for each in aa["stappen"]] == [
            ("2016-06-25", "geen_blokkade", "tegen")
        ]
        codes = sorted(each.municipality.code for each in (full_scene.aa, full_scene.bee))
        assert told["einde"]["tegen"] == codes
        assert told["einde"]["draagvlak"] == "nee"

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            ({"van": "2017-01-01", "tot": "2016-01-01"}, "tot"),
            ({"bekendVan": "2100-01-01"}, "bekendVan"),
            ({"bekend": "2020-01-01", "bekendVan": "2020-06-01"}, "bekendVan"),
            ({"bekend-van": "2020-06-01"}, "bekend-van"),
            ({"raad": "aa"}, "raad"),
        ],
    )
    def test_refuses_what_it_cannot_answer(self, client, query, name, full_scene):
        response = client.get(f"{API}/dossiers/samen/vergelijk", query)

        assert response.status_code == 400
        assert [each["name"] for each in response.json()["invalidParams"]] == [name]
