"""`stand`: where every body stands, field by field as the contract says."""

from datetime import datetime

import pytest
import time_machine

from decisions.domain.stances import Stance
from decisions.models import SubjectKind
from tests import factories
from tests.decisions.api.scene import answer, member, says, subjects_of

pytestmark = pytest.mark.django_db
STAND = "/dossiers/samen/stand"
UNRELATED = {"vervangt": [], "vervangenDoor": [], "sluitUit": []}


def stand(client, day="2016-07-01", **query):
    return answer(client, STAND, peildatum=day, **query)


def body_in(told, slug):
    return next(each for each in told["organen"] if each["id"] == slug)


def cell(told, body, subject):
    found = body_in(told, body.slug)["standpunten"]
    return next((each for each in found if each["onderwerp"] == subject.slug), None)


class TestStand:
    def test_says_of_which_dossier_and_day_it_is(self, client, scene):
        told = stand(client)

        assert list(told) == [
            *("bekend", "kennisTot", "permalink", "rekenregels", "licentie"),
            *("dossier", "peildatum", "nietBijgehoudenNa"),
            *("onderwerpen", "organen", "peilingen"),
        ]
        assert told["dossier"] == "samen"
        assert told["peildatum"] == "2016-07-01"
        assert told["bekend"] is None

    def test_lists_every_subject_in_the_order_of_the_dossier(self, client, scene):
        told = stand(client, "2016-09-01")["onderwerpen"]

        assert told == [
            {
                "id": "zwaar",
                "naam": scene.variant.name,
                "soort": SubjectKind.VARIANT,
                "variant": None,
                "staat": None,
                **UNRELATED,
            },
            {
                "id": "regioraad",
                "naam": scene.proposal.name,
                "soort": "voorstel",
                "variant": "zwaar",
                "staat": "verworpen",
                **UNRELATED,
            },
            {
                "id": "regie",
                "naam": scene.direction.name,
                "soort": "richting",
                "variant": "zwaar",
                "staat": None,
                **UNRELATED,
            },
        ]

    def test_has_no_state_before_the_first_one(self, client, scene):
        told = stand(client, "2016-08-31")["onderwerpen"]

        assert [each["staat"] for each in told] == [None, None, None]

    def test_lists_councils_first_then_colleges(self, client, scene):
        told = stand(client)["organen"]

        assert [each["id"] for each in told] == [
            scene.aa.slug,
            scene.bee.slug,
            scene.cee.slug,
            scene.college.slug,
        ]
        assert told[0] | {"standpunten": []} == {
            "id": f"{scene.aa.municipality.code}-gemeenteraad",
            "naam": scene.aa.name,
            "soort": "gemeenteraad",
            "gemeente": scene.aa.municipality.code,
            "standpunten": [],
        }
        assert told[3]["soort"] == "college"

    def test_tells_a_position_with_every_field(self, client, scene):
        told = cell(stand(client), scene.aa, scene.proposal)

        assert told == {
            "onderwerp": "regioraad",
            "stand": "geen_blokkade",
            "voorwaarden": 0,
            "besloten": "2016-06-01",
            "onzeker": False,
            "via": None,
            "teltMee": True,
            "bevestigd": False,
            "afgeleid": False,
            "gezamenlijk": False,
            "nietHerbevestigd": False,
            "voorstelVanTafel": False,
            "bronnenVerschillen": False,
            "waardenVerschillen": [],
            "grondslag": "geen",
            "bronZegt": [],
            "bronVolgt": False,
            "afwijking": None,
            "tegenlezingen": [],
            "nietBijgehoudenNa": None,
            "status": "gepubliceerd",
            "url": f"http://testserver/standpunten/{scene.accepts.pk}/",
            "fracties": [],
            "voorgangers": [],
        }

    def test_shows_a_variant_what_was_said_on_its_proposal(self, client, scene):
        told = cell(stand(client), scene.aa, scene.variant)

        assert told["via"] == "regioraad"
        assert told["stand"] == "geen_blokkade"

    def test_marks_what_is_off_the_table(self, client, scene):
        told = stand(client, "2016-09-01")

        assert cell(told, scene.aa, scene.proposal)["voorstelVanTafel"] is True
        assert cell(told, scene.aa, scene.variant)["voorstelVanTafel"] is True

    def test_marks_a_day_on_which_it_may_not_have_been_so_yet(self, client, scene):
        during, after = stand(client, "2016-06-15"), stand(client, "2016-06-30")

        assert cell(during, scene.bee, scene.proposal)["onzeker"] is True
        assert cell(during, scene.bee, scene.proposal)["besloten"] == "2016-06"
        assert cell(after, scene.bee, scene.proposal)["onzeker"] is False

    def test_tells_groups_beside_a_council_that_is_unknown(self, client, scene):
        told = cell(stand(client), scene.cee, scene.proposal)

        assert (told["stand"], told["besloten"], told["status"], told["url"]) == (
            "onbekend",
            None,
            None,
            None,
        )
        assert told["fracties"] == [
            {
                "naam": "Oppositie",
                "partij": None,
                "stand": "nader_onderzoek",
                "voorwaarden": 0,
                "besloten": "2016-06-01",
                "onzeker": False,
                "volgordeOnzeker": False,
                "via": None,
                "voorstelVanTafel": False,
                "zetels": 5,
                "zetelsTotaal": 13,
                "zetelsTotaalAfgeleid": True,
                "raadsperiode": "2014-2018",
                "sprakLater": [],
                "waardenVerschillen": [],
                "grondslag": "geen",
                "bronZegt": [],
                "bronVolgt": False,
                "afwijking": None,
                "tegenlezingen": [],
                "nietBijgehoudenNa": None,
                "url": f"http://testserver/standpunten/{scene.opposition.pk}/",
            }
        ]

    def test_leaves_out_what_nobody_spoke_about(self, client, scene):
        told = stand(client)

        assert cell(told, scene.aa, scene.direction) is None
        assert stand(client, "2016-05-31")["organen"][0]["standpunten"] == []

    def test_marks_readings_that_differ(self, client, scene):
        for stance in (Stance.GEEN_BLOKKADE, Stance.VOOR):
            factories.EvidenceFactory(
                position=scene.accepts, reads_stance=stance, is_joint=True, is_derived=True
            )

        told = cell(stand(client), scene.aa, scene.proposal)

        assert told["bronnenVerschillen"] is True
        assert told["gezamenlijk"] is True
        assert told["afgeleid"] is True

    def test_names_the_figures_of_the_decision_about_which_sources_differ(self, client, scene):
        decision = scene.accepts.decision
        place = factories.EvidenceFactory(shows=decision, position=None, decision=decision)
        factories.ValueReadingFactory(evidence=place, field="dated_on", value="2016-06-02")

        told = cell(stand(client), scene.aa, scene.proposal)

        assert told["waardenVerschillen"] == ["datum"]
        assert told["bronnenVerschillen"] is False

    def test_marks_a_council_that_was_renewed_since(self, client, scene):
        factories.CouncilTermFactory(body=scene.aa, dated_on="2018-03-29", election_year=2018)

        before, since = stand(client, "2018-03-28"), stand(client, "2018-03-29")

        for council in (scene.aa, scene.bee):
            told = [cell(each, council, scene.proposal) for each in (before, since)]
            assert [each["nietHerbevestigd"] for each in told] == [False, True]

    def test_gives_a_body_of_the_region_no_municipality(self, client, scene):
        group = factories.BodyFactory(is_steering_group=True, region=scene.region)
        says(group, scene.direction, Stance.VOOR)

        told = body_in(stand(client), group.slug)

        assert told["gemeente"] is None
        assert told["soort"] == "stuurgroep"

    def test_gives_a_committee_its_municipality(self, client, scene):
        committee = factories.BodyFactory(
            kind="raadscommissie", name="Commissie", municipality=scene.aa.municipality
        )
        says(committee, scene.direction, Stance.VOOR)

        told = body_in(stand(client), committee.slug)

        assert told["gemeente"] == scene.aa.municipality.code

    def test_has_no_bodies_before_the_region_existed(self, client, scene):
        assert stand(client, "2014-12-31")["organen"] == []


class TestDefaultDay:
    def test_is_today_in_amsterdam_while_the_dossier_is_open(self, client, scene):
        with time_machine.travel("2027-03-01T23:30:00+00:00", tick=False):
            told = answer(client, STAND)

        assert told["peildatum"] == "2027-03-02"

    def test_is_the_closing_day_after(self, client):
        factories.DossierFactory(slug="gesloten", closed_on="2018-05-01")

        assert answer(client, "/dossiers/gesloten/stand")["peildatum"] == "2018-05-01"


class TestKnownMoment:
    def test_before_the_first_record_knows_nothing(self, client, scene):
        told = stand(client, bekend="2016-12-31")

        assert told["bekend"] == "2016-12-31T23:59:59+01:00"
        assert all(each["standpunten"] == [] for each in told["organen"])

    def test_shows_what_was_known_then_and_not_what_came_later(self, client):
        with time_machine.travel("2020-01-01T12:00:00+00:00"):
            region = factories.RegionFactory()
            dossier = factories.DossierFactory(region=region, slug="later")
            variant, *_ = subjects_of(dossier)
            aa = member(region, "Aa", inhabitants=30_000)
            says(aa, variant, Stance.VOOR)
        with time_machine.travel("2021-01-01T12:00:00+00:00"):
            says(aa, variant, Stance.TEGEN, on="2016-06-02")

        then, now = (
            answer(client, "/dossiers/later/stand", peildatum="2016-07-01", **query)
            for query in ({"bekend": "2020-06-01T12:00"}, {})
        )

        assert cell(then, aa, variant)["stand"] == "voor"
        assert cell(now, aa, variant)["stand"] == "tegen"
        assert then["bekend"] == "2020-06-01T12:00:00+02:00"

    def test_that_has_not_come_yet_is_now(self, client, scene):
        told = stand(client, bekend="2199-01-01")

        assert told["bekend"] is None
        assert cell(told, scene.aa, scene.proposal)["stand"] == "geen_blokkade"

    def test_is_told_as_a_moment_that_rfc_3339_can_say(self, client, scene):
        told = stand(client, bekend="1850-01-01T12:00")["bekend"]

        moment = datetime.fromisoformat(told)
        assert moment.utcoffset().total_seconds() == 0


class TestVersionsAndConditions:
    def test_tell_what_subjects_are_to_each_other(self, client, scene):
        newer = factories.SubjectFactory(
            dossier=scene.proposal.dossier, slug="versie-2", is_proposal=True, number=90
        )
        factories.SubjectRelationFactory(subject=newer, kind="vervangt", other=scene.proposal)
        factories.SubjectRelationFactory(subject=newer, other=scene.variant)

        told = {each["id"]: each for each in stand(client)["onderwerpen"]}

        assert told["versie-2"]["vervangt"] == ["regioraad"]
        assert told["regioraad"]["vervangenDoor"] == ["versie-2"]
        assert (told["versie-2"]["sluitUit"], told["zwaar"]["sluitUit"]) == (
            ["zwaar"],
            ["versie-2"],
        )

    def test_count_the_conditions_of_a_stance(self, client, scene):
        position = says(scene.bee, scene.proposal, "tegen", on="2016-06-20")
        factories.RemarkFactory(
            dossier=position.dossier,
            body=position.body,
            decision=position.decision,
            position=position,
            kind="voorwaarde",
        )

        found = cell(stand(client), scene.bee, scene.proposal)

        assert (found["stand"], found["voorwaarden"]) == ("tegen", 1)
