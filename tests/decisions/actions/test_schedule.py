"""Planning an agenda item: on a meeting of its own body, or in words."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import schedule
from tests.decisions.worlds import World, fresh, revision
from tests.factories import AgendaItemFactory, DossierFactory, MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


def item(world, **fields):
    return AgendaItemFactory(dossier=world.dossier, body=world.council, **fields)


def meeting(world, **fields):
    fields = {"dossier": world.dossier, "body": world.council, **fields}
    return MeetingFactory(**fields)


def test_an_item_is_put_on_a_meeting_and_its_note_falls_away(world):
    record, held = item(world, planned_note="dit najaar", draft=True), meeting(world)
    before = revision(world.dossier)

    schedule(record, meeting=held, planned_note="dit najaar", by=world.griffie)

    assert (fresh(record).meeting, fresh(record).planned_note) == (held, "")
    assert revision(world.dossier) > before


def test_an_item_is_taken_off_with_a_word_about_its_planning(world):
    record = item(world, meeting=meeting(world))

    schedule(record, planned_note="uitgesteld", by=world.griffie, reason="Agenda te vol.")

    assert (fresh(record).meeting, fresh(record).planned_note) == (None, "uitgesteld")
    assert record.history.latest().history_change_reason == "Agenda te vol."


def test_a_public_item_is_not_moved_without_a_reason(world):
    record = item(world)

    with pytest.raises(ValidationError, match="geef een reden"):
        schedule(record, meeting=meeting(world), by=world.griffie)

    assert fresh(record).meeting is None


def test_an_item_is_not_put_on_a_meeting_of_another_body(world):
    held = meeting(world, body=world.college)

    with pytest.raises(ValidationError, match="vergadering van hetzelfde orgaan"):
        schedule(item(world), meeting=held, by=world.griffie, reason="Anders.")


def test_an_item_is_not_put_on_a_meeting_of_another_dossier(world):
    held = meeting(world, dossier=DossierFactory(region=world.region))

    with pytest.raises(ValidationError, match="hetzelfde dossier"):
        schedule(item(world), meeting=held, by=world.griffie, reason="Anders.")


@pytest.mark.parametrize("who", ["public", "other_griffie", "raadslid", "collegian"])
def test_an_item_is_planned_by_its_own_griffie(world, who):
    record, held = item(world, draft=True), meeting(world)

    with pytest.raises(PermissionDenied):
        schedule(record, meeting=held, by=getattr(world, who))

    assert fresh(record).meeting is None
