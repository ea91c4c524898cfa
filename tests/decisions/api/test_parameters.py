"""What a request may ask: wrong values are a 400 problem that names them all, never more."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from decisions.api import problems
from tests import factories
from tests.decisions.api.scene import API

pytestmark = pytest.mark.django_db
WRONG_DAYS = [
    "2017-02-31",
    "2017-02-29",
    "0000-01-01",
    "1799-12-31",
    "2201-01-01",
    "9999-12-31",
    "abc",
    "20170601",
    "2017-6-1",
    "2017-06-01T00:00",
    " 2017-06-01",
    "2017-06-01\n",
    "2017-06-01\x00",
    "٢٠١٧-٠٦-٠١",
    "NaN",
    "Infinity",
    "1e999",
    "-1",
    "1496275200",
    "9" * 5_000,
    "a" * 10_000,
    "'; DROP TABLE decisions_dossier; --",
    "\ud7ff\ufffe\u202e",
]


@pytest.fixture
def dossier():
    return factories.DossierFactory(slug="samen")


def refused(client, path, query):
    response = client.get(f"{API}/dossiers/samen{path}", query)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    return response.json()


@pytest.mark.usefixtures("dossier")
class TestWrongParameters:
    @pytest.mark.parametrize("day", WRONG_DAYS, ids=lambda day: ascii(day)[:20])
    @pytest.mark.parametrize("path", ["/stand", "/draagvlak"])
    def test_are_refused_with_what_is_expected(self, client, path, day):
        told = refused(client, path, {"peildatum": day})

        assert told["status"] == 400
        assert told["title"] == "Ongeldig verzoek"
        assert [each["name"] for each in told["invalidParams"]] == ["peildatum"]
        assert "jaar-maand-dag" in told["detail"]
        assert told["invalidParams"][0]["reason"] in told["detail"]

    @pytest.mark.parametrize("known", [*WRONG_DAYS[:5], "2017-06-01T24:00", "2017-06-01 09:00"])
    def test_are_refused_as_moment_of_knowledge(self, client, known):
        told = refused(client, "/stand", {"bekend": known})

        assert [each["name"] for each in told["invalidParams"]] == ["bekend"]

    @pytest.mark.parametrize("moment", ["2017-03-26T02:30", "2017-10-29T02:30"])
    def test_are_refused_in_the_hour_that_the_clock_changes(self, client, moment):
        told = refused(client, "/stand", {"bekend": moment})

        assert "klok" in told["detail"]

    @pytest.mark.parametrize("rule", ["unaniem", "ALLE_RADEN_AKKOORD", "\x00", "0"])
    def test_are_refused_as_rule(self, client, rule):
        told = refused(client, "/draagvlak", {"regel": rule})

        assert "meerderheid_zetels" in told["invalidParams"][0]["reason"]

    def test_are_all_told_at_once(self, client):
        query = {"peildatum": "morgen", "bekend": "ooit", "regel": "geen", "toon": "zwaar"}

        told = refused(client, "/draagvlak", query)

        assert {each["name"] for each in told["invalidParams"]} == set(query)

    def test_are_told_shortened(self, client):
        told = refused(client, "/stand", {"p" * 5_000: "x", "peildatum": "9" * 5_000})

        assert all(len(each["name"]) <= 61 for each in told["invalidParams"])
        assert all(len(each["value"]) <= 61 for each in told["invalidParams"])
        assert len(told["detail"]) < 500

    def test_are_told_ten_at_most(self, client):
        told = refused(client, "/stand", {f"p{number}": "x" for number in range(900)})

        assert len(told["invalidParams"]) == 10

    def test_are_refused_when_there_are_thousands(self, client):
        response = client.get(f"{API}/dossiers", {f"p{number}": "x" for number in range(1_500)})

        assert response.status_code == 400
        assert response["Content-Type"] == "application/problem+json"


@pytest.mark.usefixtures("dossier")
class TestParameters:
    @pytest.mark.parametrize(
        ("path", "name"),
        [
            ("", "peildatum"),
            ("/stand", "regel"),
            ("/stand", "toon"),
            ("/stand", "Peildatum"),
            ("/draagvlak", "pagina"),
        ],
    )
    def test_that_an_address_does_not_know_are_refused(self, client, path, name):
        told = refused(client, path, {name: "2017-06-01"})

        assert told["invalidParams"] == [
            {
                "name": name,
                "value": "2017-06-01",
                "reason": "Dit adres kent deze parameter niet.",
            }
        ]

    def test_that_the_list_does_not_know_are_refused(self, client):
        assert client.get(f"{API}/dossiers?gemeente=gm0546").status_code == 400

    @pytest.mark.parametrize("second", ["2017-06-02", "2017-06-01", ""])
    def test_given_twice_are_refused(self, client, second):
        told = refused(client, "/stand", {"peildatum": ["2017-06-01", second]})

        assert "één keer" in told["detail"]

    @pytest.mark.parametrize("name", ["peildatum", "bekend", "regel"])
    def test_left_empty_are_refused(self, client, name):
        told = refused(client, "/draagvlak", {name: ""})

        assert [(each["name"], each["value"]) for each in told["invalidParams"]] == [(name, "")]

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(name=st.sampled_from(["peildatum", "bekend", "regel"]), text=st.text(max_size=40))
    @example(name="bekend", text="2200-12-31T23:59")
    @example(name="bekend", text="1800-01-01")
    @example(name="peildatum", text="2200-12-31")
    def test_of_any_text_are_answered_or_refused(self, client, name, text):
        response = client.get(f"{API}/dossiers/samen/draagvlak", {name: text})

        assert response.status_code in (200, 400)
        assert response["API-Version"] == problems.VERSION
