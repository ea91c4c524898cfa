"""What was read back leaves in a folder with what it is about, and nothing that is not public."""

import pytest

from decisions.actions import withdraw_record
from decisions.exchange.exporting import build_folder
from tests.decisions.read_backs import answered, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def position(world):
    assert world.griffie
    return world.position()


def exported(world):
    """Return the rows that leave of requests and of answered lines."""
    folder = build_folder(world.dossier, reader=world.public, name="map").folder
    return folder.tables["read_backs"], folder.tables["read_back_lines"]


class TestAFolder:
    def test_holds_the_request_and_the_answer_to_what_was_read(self, world, position):
        read_back = asked(world, note="Alleen voor de griffie.")
        line = answered(read_back, position, world.griffie, "anders", text="Wij waren tegen.")

        (request,), (told,) = exported(world)

        assert (request.values["asked_on"], request.values["due_on"]) == (
            read_back.asked_on,
            read_back.due_on,
        )
        assert told.values["read_back"] == request.id
        assert (told.values["verdict"], told.values["text"]) == ("anders", "Wij waren tegen.")
        assert told.values["read_as"] == line.read_as
        assert "Alleen voor de griffie." not in str(request.values)

    def test_leaves_out_an_answer_to_what_does_not_leave(self, world, position):
        read_back = asked(world)
        answered(read_back, position, world.griffie)
        withdraw_record(position, by=world.griffie, reason="Verkeerd orgaan.")

        requests, lines = exported(world)

        assert (len(requests), len(lines)) == (1, 0)
