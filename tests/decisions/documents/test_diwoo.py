"""Who makes a document public, and when, as DiWoo asks it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from decisions.documents.diwoo import DiwooDocument, find_category, find_publisher
from municipalities.models import BodyKind

HOME = SimpleNamespace(code="gm0546", name="Verzonnen")
TOWN = ("https://identifier.overheid.nl/tooi/id/gemeente/gm0546", "gemeente Verzonnen")


@pytest.mark.parametrize(
    ("home", "organisation", "expected"),
    [
        (HOME, "Regio Verzonnen", TOWN),
        (None, "Regio Verzonnen", ("", "Regio Verzonnen")),
        (None, "", ("", "Stuurgroep")),
    ],
)
def test_the_publisher_is_the_municipality_where_there_is_one(home, organisation, expected):
    body = SimpleNamespace(municipality=home, name="Stuurgroep")

    assert find_publisher(body, organisation) == expected


def test_a_body_that_no_law_names_has_no_category():
    assert find_category(SimpleNamespace(kind=BodyKind.COUNCIL))
    assert find_category(SimpleNamespace(kind=BodyKind.STEERING_GROUP)) is None


@pytest.mark.parametrize(
    ("act_at", "expected"),
    [
        (date(2017, 6, 1), "2017-06-01T00:00:00+02:00"),
        (datetime(2017, 1, 1, 11, tzinfo=UTC), "2017-01-01T12:00:00+01:00"),
    ],
)
def test_the_act_has_a_moment_in_dutch_time(act_at, expected):
    told = DiwooDocument(path="/", title="", publisher=("", ""), category=("", ""), act_at=act_at)

    assert told.act_moment == expected
