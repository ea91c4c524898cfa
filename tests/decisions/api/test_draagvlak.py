"""`draagvlak`: support of every subject under a rule, as the pure room computed it."""

import pytest

from decisions.domain.rules import RULES_VERSION, Rule
from decisions.domain.stances import Stance
from tests import factories
from tests.decisions.api.scene import answer, says

pytestmark = pytest.mark.django_db
DRAAGVLAK = "/dossiers/samen/draagvlak"


def of(told, subject):
    return next(each for each in told["onderwerpen"] if each["id"] == subject.slug)


class TestDraagvlak:
    def test_tells_a_subject_with_every_field(self, client, scene):
        aa, bee, cee = (each.municipality.code for each in (scene.aa, scene.bee, scene.cee))

        told = answer(client, DRAAGVLAK, peildatum="2016-07-01")

        assert {**told, "onderwerpen": []} == {
            "dossier": "samen",
            "peildatum": "2016-07-01",
            "bekend": None,
            "kennisTot": told["kennisTot"],
            "permalink": told["permalink"],
            "rekenregels": RULES_VERSION,
            "licentie": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
            "nietBijgehoudenNa": None,
            "regel": "alle_raden_akkoord",
            "waardenVerschillen": [],
            "onderwerpen": [],
        }
        assert of(told, scene.proposal) == {
            "id": "regioraad",
            "wieHetAangaat": sorted([aa, bee, cee]),
            "alleLeden": True,
            "draagvlak": "nee",
            "draagvlakZonderOnzeker": "nee",
            "draagvlakZonderPers": "onbeslist",
            "akkoord": [aa],
            "tegen": [bee],
            "open": [],
            "onbekend": [cee],
            "aandeelZetels": 0.417,
            "zetelsAfgeleid": [cee],
            "aandeelInwoners": 0.5,
            "ontbreekt": [],
            "kantelt": [bee],
            "kleinsteWending": sorted([bee, cee]),
            "andereEvenKlein": 0,
            "samenVerder": [aa],
            "nietBijgehoudenNa": None,
        }

    def test_has_one_entry_for_each_subject_in_order(self, client, scene):
        told = answer(client, DRAAGVLAK, peildatum="2016-07-01")

        assert [each["id"] for each in told["onderwerpen"]] == ["zwaar", "regioraad", "regie"]

    def test_tells_both_outcomes_on_an_uncertain_day(self, client, scene):
        told = of(answer(client, DRAAGVLAK, peildatum="2016-06-15"), scene.proposal)

        assert told["draagvlak"] == "nee"
        assert told["draagvlakZonderOnzeker"] == "onbeslist"

    @pytest.mark.parametrize("rule", Rule)
    def test_answers_under_every_rule(self, client, rule, scene):
        told = answer(client, DRAAGVLAK, peildatum="2016-07-01", regel=rule.value)

        assert told["regel"] == rule.value

    def test_takes_the_rule_of_the_dossier_when_none_is_asked(self, client):
        factories.DossierFactory(slug="eigen-regel", rule="meerderheid_zetels")

        assert answer(client, "/dossiers/eigen-regel/draagvlak")["regel"] == "meerderheid_zetels"

    def test_names_the_numbers_that_sources_tell_otherwise(self, client, scene):
        town = scene.aa.municipality
        for number in (9_000, 9_001):
            factories.PopulationFactory(
                municipality=town, inhabitants=number, dated_on="2016-01-01"
            )

        told = answer(client, f"/dossiers/{scene.dossier.slug}/draagvlak?peildatum=2016-06-01")

        assert told["waardenVerschillen"] == [{"gemeente": town.code, "gegevens": ["inwoners"]}]

    def test_names_councils_without_the_number_of_the_rule(self, client, scene):
        dee = factories.council(scene.region)
        says(dee, scene.proposal, Stance.VOOR)

        told = answer(client, DRAAGVLAK, peildatum="2016-07-01", regel="meerderheid_inwoners")

        assert of(told, scene.proposal)["ontbreekt"] == [dee.municipality.code]
        assert of(told, scene.proposal)["aandeelInwoners"] is None
        assert of(told, scene.proposal)["aandeelZetels"] is None

    def test_is_undecided_before_the_region_existed(self, client, scene):
        told = answer(client, DRAAGVLAK, peildatum="2014-12-31")

        assert {each["draagvlak"] for each in told["onderwerpen"]} == {"onbeslist"}
        assert all(each["onbekend"] == [] for each in told["onderwerpen"])
        assert all(each["aandeelZetels"] is None for each in told["onderwerpen"])
