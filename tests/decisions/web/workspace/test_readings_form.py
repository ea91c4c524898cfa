"""What a place reads of its record, entered and changed with the place."""

import pytest

from decisions.actions import delete_draft
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import World

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    return World()


@pytest.fixture
def place(world):
    decision = world.decision(draft=True)
    source = make.SourceFactory(region=world.region)
    return make.EvidenceFactory(shows=decision, position=None, decision=decision, source=source)


def opened(world, place):
    sitting = Sitting(world.griffie)
    sitting.open(f"/werkblad/bewijsplaats/{place.pk}/")
    return sitting


def told(place):
    return dict(place.readings.values_list("field", "value"))


def test_takes_a_date_as_people_write_it_and_numbers(world, place):
    sitting = opened(world, place)

    sitting.send_fields({"leest-0-value": "9 mei 2017", "leest-2-value": "11"})

    assert sitting.page.status_code == 302
    assert told(place) == {"dated_on": "2017-05-09", "votes_for": "11"}


def test_changes_and_takes_away(world, place):
    make.ValueReadingFactory(evidence=place, field="dated_on", value="2017-05-09")
    make.ValueReadingFactory(evidence=place, field="votes_for", value="11")
    sitting = opened(world, place)

    sitting.send_fields({"leest-0-value": "10 mei 2017", "leest-2-value": ""})

    assert told(place) == {"dated_on": "2017-05-10"}
    assert place.readings.get().history.count() == 2


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("leest-0-value", "ooit", "datum"),
        ("leest-2-value", "tien", "heel getal"),
        ("leest-2-value", "70000", "te groot"),
    ],
)
def test_keeps_what_was_typed_with_a_sentence_beside_it(world, place, field, typed, sentence):
    sitting = opened(world, place)

    sitting.send_fields({field: typed, "summary": "Iets anders"})

    assert sitting.page.status_code == 422
    assert sentence in sitting.words
    assert f'value="{typed}"' in sitting.page.content.decode()
    assert told(place) == {}


def test_of_two_people_tells_both(world, place):
    first, second = opened(world, place), opened(world, place)
    second.send_fields({"leest-2-value": "11", "summary": "Van de tweede"})

    first.send_fields({"leest-2-value": "12"})

    assert first.page.status_code == 409
    assert "Wat deze plaats leest" in first.words
    assert told(place) == {"votes_for": "11"}


def test_of_a_position_reads_its_stance_and_date_in_the_place_itself(world):
    place = make.EvidenceFactory(position=world.position(draft=True))
    page = opened(world, place).page.content.decode()

    assert 'name="reads_on"' in page
    assert 'name="leest-' not in page


def test_goes_along_when_a_draft_is_thrown_away(world, place):
    make.ValueReadingFactory(evidence=place, field="votes_for", value="11")
    make.GroupTallyFactory(decision=place.decision)

    delete_draft(place.decision, by=world.griffie)

    assert not type(place).objects.filter(pk=place.pk).exists()
