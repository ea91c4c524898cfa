"""Which systems of councils an installation allows to be asked."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import council_systems


@pytest.mark.parametrize("text", [None, "", "  "])
def test_none_where_nothing_is_named(text):
    assert council_systems(text) == ()


def test_names_origins_with_spaces_between():
    told = "https://Raad.example https://ris.example:8443/ http://127.0.0.1:8000"

    assert council_systems(told) == (
        "https://raad.example",
        "https://ris.example:8443",
        "http://127.0.0.1:8000",
    )


@pytest.mark.parametrize(
    "text",
    [
        "http://raad.example",
        "https://raad.example/pad",
        "https://raad.example?x",
        "https://raad.example#x",
        "https://naam@raad.example",
        "https://",
        "https://raad.example:x",
        "raad.example",
        "*",
    ],
)
def test_takes_nothing_else(text):
    with pytest.raises(ImproperlyConfigured, match="REGIO_COUNCIL_SYSTEMS"):
        council_systems(text)
