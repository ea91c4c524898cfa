"""openapi.json: valid, as the NL API Design Rules ask, and true of the answers."""

import re
from functools import cache

import pytest
from django.test import Client
from django.urls import get_resolver
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

from decisions.api import problems
from decisions.web.access import Access
from tests.decisions.api.addresses import ADDRESSES, address_of, errors_of
from tests.decisions.api.scene import API


@cache
def document():
    return Client().get(f"{API}/openapi.json").json()


def operations():
    return {path: methods["get"] for path, methods in document()["paths"].items()}


def fits(told, name):
    """Check an answer against a schema of the document, dates and addresses too."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}
    OAS31Validator(schema, format_checker=oas31_format_checker).validate(told)


def find_shape(reference):
    """Return the schema to which a reference leads."""
    return document()["components"]["schemas"][reference["$ref"].rpartition("/")[2]]


def fields_of(told, schema):
    """Yield (schema, fields told, fields described) of an answer and all that stands in it."""
    if "anyOf" in schema and isinstance(told, dict):
        shapes = [each for each in schema["anyOf"] if "$ref" in each]
        schema = max(shapes, key=lambda each: len(told.keys() & find_shape(each)["properties"]))
    if "$ref" in schema:
        schema = find_shape(schema)
    if isinstance(told, list):
        for each in told:
            yield from fields_of(each, schema["items"])
    elif isinstance(told, dict):
        yield schema["title"], list(told), list(schema["properties"])
        for name, value in told.items():
            yield from fields_of(value, schema["properties"][name])


class TestTheDocument:
    def test_is_valid_openapi(self):
        OpenAPIV31SpecValidator(document()).validate()

    def test_says_who_made_it_and_which_version_it_is(self):
        info = document()["info"]

        assert info["version"] == problems.VERSION
        assert re.fullmatch(r"\d+\.\d+\.\d+", info["version"])
        assert all(info["contact"][name] for name in ("name", "email", "url"))

    def test_stands_on_a_base_with_the_major_version(self):
        assert document()["servers"] == [{"url": API}]
        assert API.endswith(f"v{problems.VERSION.split('.')[0]}")

    def test_describes_exactly_what_there_is(self):
        assert operations().keys() == ADDRESSES.keys()
        assert all(list(methods) == ["get"] for methods in document()["paths"].values())

    def test_names_every_operation_once(self):
        names = [operation["operationId"] for operation in operations().values()]

        assert len(set(names)) == len(names) == len(ADDRESSES)

    def test_uses_only_tags_that_it_explains(self):
        explained = {tag["name"] for tag in document()["tags"]}

        assert {tag for each in operations().values() for tag in each["tags"]} == explained

    @pytest.mark.parametrize("path", ADDRESSES)
    def test_promises_of_every_answer_until_when_it_knows_and_where_it_stays(self, path):
        told = operations()[path]["responses"]["200"]["content"]["application/json"]["schema"]
        schema = document()["components"]["schemas"][told["$ref"].rpartition("/")[2]]

        every = {"kennisTot", "rekenregels", "licentie"}
        if path != "/dossiers/{slug}/wijzigingen":  # which tells the newest only, and stays nowhere
            every |= {"bekend", "permalink"}
        assert every <= set(schema["required"])

    @pytest.mark.parametrize("path", ADDRESSES)
    def test_tells_of_every_error_as_a_problem(self, path):
        responses = operations()[path]["responses"]

        assert responses.keys() - {"200"} == errors_of(path)
        for status in errors_of(path):
            (form,) = responses[status]["content"]
            assert form == "application/problem+json"

    @pytest.mark.parametrize("path", ADDRESSES)
    def test_promises_the_version_with_every_response(self, path):
        responses = operations()[path]["responses"].values()

        assert all("API-Version" in response["headers"] for response in responses)

    def test_describes_the_parameters_that_each_address_takes(self):
        taken = {
            path: tuple(each["name"] for each in operation["parameters"] if each["in"] == "query")
            for path, operation in operations().items()
        }

        assert taken == ADDRESSES

    def test_names_fields_in_camel_case(self):
        schemas = document()["components"]["schemas"].values()
        names = {name for schema in schemas for name in schema["properties"]}

        assert "kleinsteWending" in names
        assert [name for name in names if not re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", name)] == []

    def test_requires_every_field_of_an_answer(self):
        schemas = document()["components"]["schemas"]
        answers = {name: each for name, each in schemas.items() if name != "Probleem"}

        assert {
            name: set(each["properties"]) - set(each["required"]) for name, each in answers.items()
        } == dict.fromkeys(answers, set())


@pytest.mark.django_db
class TestEveryAnswer:
    @pytest.mark.parametrize("path", ADDRESSES)
    @pytest.mark.parametrize("day", ["2014-01-01", "2016-06-15", "2016-09-01"])
    def test_is_as_described(self, client, path, day, whole_scene):
        query = {"peildatum": day} if path.endswith(("stand", "draagvlak")) else {}
        schema = operations()[path]["responses"]["200"]["content"]["application/json"]["schema"]

        told = client.get(f"{API}{address_of(path)}", query).json()

        fits(told, schema["$ref"].rpartition("/")[2])
        for name, found, described in fields_of(told, schema):
            assert (name, found) == (name, described)

    @pytest.mark.parametrize("path", ["/dossiers?x=1", "/dossiers/niets", "/niets"])
    def test_is_a_described_problem_when_it_fails(self, client, path):
        fits(client.get(f"{API}{path}").json(), "Probleem")

    @pytest.mark.parametrize("parameter", ["peildatum", "bekend", "regel"])
    def test_accepts_the_examples_of_the_parameters(self, client, parameter, whole_scene):
        described = operations()["/dossiers/{slug}/draagvlak"]["parameters"]
        (example,) = [each["example"] for each in described if each["name"] == parameter]

        response = client.get(f"{API}/dossiers/samen/draagvlak", {parameter: example})

        assert response.status_code == 200


class TestEveryAddress:
    def own(self):
        """Return the patterns that stand under the API's prefix."""
        for pattern in get_resolver().url_patterns:
            for each in getattr(pattern, "url_patterns", []):
                if str(each.pattern) == "api/v1/":
                    return each.url_patterns
        return []

    def test_carries_its_rule_of_access(self):
        rules = {pattern.name: pattern.callback.access for pattern in self.own()}

        assert set(rules.values()) == {Access.EVERYBODY}
        assert rules.keys() >= {"api-stand", "api-draagvlak", "api-dossiers", "openapi-json"}

    def test_asks_nobody_to_sign_in(self):
        assert [each.name for each in self.own() if each.callback.login_required] == []
