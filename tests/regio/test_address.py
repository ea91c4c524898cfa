"""Where the site stands, as its own e-mail says it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import own_address


@pytest.mark.parametrize(
    ("text", "hosts", "https", "address"),
    [
        ("https://regio.example", [], True, "https://regio.example"),
        ("http://127.0.0.1:8000/", ["elders.example"], False, "http://127.0.0.1:8000"),
        ("", ["regio.example", "oud.example"], True, "https://regio.example"),
        (None, ["*", ".example", "regio.example"], False, "http://regio.example"),
        (None, ["*"], True, "https://localhost"),
    ],
)
def test_it_is_what_is_given_or_the_first_host(text, hosts, https, address):
    assert own_address(text, hosts, https=https) == address


@pytest.mark.parametrize("text", ["regio.example", "ftp://regio.example", "https://r.example/weg"])
def test_anything_else_is_refused(text):
    with pytest.raises(ImproperlyConfigured, match="REGIO_ADDRESS"):
        own_address(text, [], https=True)
