"""The identity providers that the environment names."""

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import origins, providers

ENTRY = {
    "id": "aalst",
    "name": "Gemeente Aalst",
    "server_url": "https://login.aalst.example:8443/tenant",
    "client_id": "regio",
    "secret": "geheim",
    "domains": ["Aalst.example"],
}


def read(**changes):
    return providers(json.dumps([ENTRY | changes]))


@pytest.mark.parametrize("text", ["", None, "[]"])
def test_are_none_where_none_are_named(text):
    assert providers(text) == []


def test_are_what_allauth_asks_for():
    (app,) = read()

    assert (app["provider_id"], app["client_id"], app["secret"]) == ("aalst", "regio", "geheim")
    assert app["settings"]["domains"] == ["aalst.example"]
    assert app["settings"]["oauth_pkce_enabled"]


def test_trust_nothing_that_is_not_said():
    (app,) = read()

    assert not app["settings"]["trust_email"]
    assert not app["settings"]["second_factor"]


def test_have_an_origin_to_which_a_form_may_lead():
    apps = read() + read(id="beek", server_url="https://login.aalst.example:8443/beek")

    assert origins(apps) == ["https://login.aalst.example:8443"]


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "Met Spatie"},
        {"id": 7.5},
        {"server_url": "http://login.aalst.example"},
        {"domains": []},
        {"domains": "aalst.example"},
        {"domains": [1]},
        {"second_factor": "ja"},
        {"onbekend": 1},
    ],
)
def test_with_a_mistake_stop_the_start(changes):
    with pytest.raises(ImproperlyConfigured, match="REGIO_OIDC"):
        read(**changes)


@pytest.mark.parametrize("text", ["{", "{}", "7", "[7]", "[{}]", json.dumps([ENTRY, ENTRY])])
def test_that_are_no_list_of_different_providers_stop_the_start(text):
    with pytest.raises(ImproperlyConfigured, match="REGIO_OIDC"):
        providers(text)
