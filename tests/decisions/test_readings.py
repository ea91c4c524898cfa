"""What a place may read of its record, and how that is written."""

import pytest
from django.core.exceptions import ValidationError

from decisions.models import READ_FIELDS, TARGETS, ValueReading
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    """A place of each kind that is read in these tests, by its name."""
    shown = {
        "decision": make.DecisionFactory(),
        "position": make.PositionFactory(),
        "milestone": make.MilestoneFactory(),
        "cost": make.CostFactory(),
        "agenda_item": make.AgendaItemFactory(),
        "poll_area": make.PollAreaFactory(),
    }
    return {
        name: make.EvidenceFactory(shows=record, **{"position": None, name: record})
        for name, record in shown.items()
    }


def check(place, field, value):
    ValueReading(evidence=place, field=field, value=value).clean()


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("decision", "dated_on", "2017-04/2017-05"),
        ("decision", "votes_for", "11"),
        ("decision", "votes_for", "~11"),
        ("milestone", "dated_on", "2017-03-30~"),
        ("cost", "amount", "1250000"),
        ("poll_area", "turnout", "54.25"),
        ("poll_area", "turnout", "100"),
    ],
)
def test_is_written_as_the_field_is(made, kind, field, value):
    check(made[kind], field, value)


@pytest.mark.parametrize(
    ("kind", "field", "value", "where", "told"),
    [
        ("position", "dated_on", "2017", "field", "leest de plaats zelf"),
        ("agenda_item", "dated_on", "2017", "field", "valt geen waarde te lezen"),
        ("milestone", "votes_for", "10", "field", "gegeven van dit record: dated_on"),
        ("decision", "turnout", "10", "field", "votes_for"),
        ("decision", "dated_on", "ooit", "value", "Geef een datum"),
        ("decision", "votes_for", "tien", "value", "heel getal"),
        ("decision", "votes_for", "70000", "value", "32767"),
        ("poll_area", "turnout", "54.321", "value", "twee cijfers"),
        ("poll_area", "turnout", "101", "value", "tussen 0 en 100"),
    ],
)
def test_is_refused_at_its_own_field_in_a_sentence(made, kind, field, value, where, told):
    with pytest.raises(ValidationError) as refused:
        check(made[kind], field, value)

    assert told in " ".join(refused.value.message_dict[where])


def test_a_date_of_anything_but_a_position_is_a_reading(made):
    place = made["milestone"]
    place.reads_on = "2017"

    with pytest.raises(ValidationError, match="vast als gelezen waarde"):
        place.clean()


def test_every_kind_that_is_read_has_the_fields_that_are_named():

    for kind, names in READ_FIELDS.items():
        for name in names:
            assert TARGETS[kind]._meta.get_field(name)
