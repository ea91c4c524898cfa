"""Who answers for how accessible the site is, as the environment says."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import AccessibilityStatement, statement


def test_nothing_is_filled_in_by_itself():
    assert statement({}) == AccessibilityStatement()


def test_what_is_filled_in_is_read():
    found = statement(
        {
            "REGIO_STATEMENT_ORGANISATION": " Gemeente Aalst ",
            "REGIO_STATEMENT_ADDRESS": "https://register.example/1",
            "REGIO_STATEMENT_SIGNED_ON": "2027-01-31",
        }
    )

    assert found.organisation == "Gemeente Aalst"
    assert found.address == "https://register.example/1"
    assert found.signed_on == date(2027, 1, 31)
    assert found.research_on is None


@pytest.mark.parametrize(
    ("name", "text"),
    [("SIGNED_ON", "31-01-2027"), ("RESEARCH_ON", "binnenkort"), ("ADDRESS", "javascript:1")],
)
def test_what_cannot_be_meant_is_refused_by_name(name, text):
    with pytest.raises(ImproperlyConfigured, match=f"REGIO_STATEMENT_{name}"):
        statement({f"REGIO_STATEMENT_{name}": text})
