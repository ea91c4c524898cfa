"""The board marks, in words, what the griffie of a council reads otherwise; and nothing more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from time_machine import travel

from decisions.actions import correct_record
from decisions.board import build_board
from decisions.documents.pictures.told import tell_cell
from decisions.templatetags.stances import alert_word, cell_flags, group_flags, list_alerts
from municipalities.roles import Reader
from tests.decisions.read_backs import answered, asked
from tests.people import NOW

pytestmark = pytest.mark.django_db
WORDS = "griffie leest dit anders"
HOUR = timedelta(hours=1)


@pytest.fixture
def position(world):
    assert world.griffie
    return world.position()


def cell_of(world, known_at=None):
    """Return the cell of the council on the subject, as the public sees it."""
    day, reader = NOW.date(), Reader(at=timezone.now())
    board = build_board(world.dossier, day=day, reader=reader, known_at=known_at)
    [cell] = [cell for row in board.councils for cell in row.cells if cell.is_known or cell.groups]
    return cell


def differs(world, record):
    read_back = asked(world)
    answered(read_back, record, world.griffie, "anders", text="Wij waren tegen.")
    return read_back


class TestACell:
    def test_has_no_mark_for_silence_or_for_what_is_right(self, world, position):
        read_back = asked(world)
        silent = cell_of(world)
        answered(read_back, position, world.griffie)
        right = cell_of(world)

        assert [len(each.notes) for each in (silent, right)] == [1, 1]
        for each in (silent, right):
            assert WORDS not in list_alerts(each)
            assert alert_word(each) == "let op"
            assert WORDS not in cell_flags({}, each)

    def test_says_that_the_griffie_reads_it_otherwise(self, world, position):
        differs(world, position)

        cell = cell_of(world)

        assert WORDS in list_alerts(cell)
        assert alert_word(cell) == "leest dit anders"
        assert WORDS in cell_flags({}, cell)
        assert WORDS in tell_cell(cell).words

    def test_says_so_of_groups(self, world):
        said = world.position(groups_label="Aalst Vooruit")
        differs(world, said)

        cell = cell_of(world)

        assert not cell.is_known
        assert list_alerts(cell) == [WORDS]
        assert alert_word(cell) == "leest dit anders"
        assert WORDS in group_flags(cell.groups[0])
        assert WORDS in tell_cell(cell).words

    def test_says_so_no_more_once_it_was_changed(self, world, position):
        differs(world, position)
        correct_record(position, changes={"stance": "tegen"}, by=world.griffie, reason="Nagekeken.")

        assert WORDS not in list_alerts(cell_of(world))

    def test_says_so_no_more_once_it_got_another_reading(self, world, position):
        differs(world, position)
        assert WORDS in list_alerts(cell_of(world))

        world.reading(position)

        assert WORDS not in list_alerts(cell_of(world))

    def test_says_it_as_known_at_a_moment(self, world, position):
        begun = timezone.now() + HOUR
        with travel(begun + HOUR, tick=False):
            differs(world, position)
        with travel(begun + 3 * HOUR, tick=False):
            correct_record(
                position, changes={"stance": "tegen"}, by=world.griffie, reason="Nagekeken."
            )

        with travel(begun + 24 * HOUR, tick=False):
            moments = [begun + hours * HOUR for hours in (0, 2, 4)]
            found = [WORDS in list_alerts(cell_of(world, known_at=each)) for each in moments]
        assert found == [False, True, False]


class TestTheBoard:
    def count(self, world):
        with CaptureQueriesContext(connection) as queries:
            cell_of(world)
        return len(queries)

    def test_asks_one_query_where_nobody_was_asked_and_no_more_for_many(self, world, position):
        without = self.count(world)
        read_back = differs(world, position)
        few = self.count(world)
        for _number in range(4):
            more = world.position()
            world.reading(more)
            answered(read_back, more, world.griffie)
        many = self.count(world)

        assert few == many
        assert few - without <= 7
