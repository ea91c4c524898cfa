"""docs/who-may-what.md is true: every cell of its table is tried, allowed or not."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.decisions.worlds import counts
from tests.locks import are_in_order, locks
from tests.walk import table
from tests.walk.canaries import Thing
from tests.walk.cells import ASKER_OF, DO, HOME_OF, Cells
from tests.walk.digest import WRITING
from tests.walk.readers import ASKERS

pytestmark = pytest.mark.django_db
# Asked of pages: the walk asks them, and the pages of accounts have tests of their own.
BY_PAGE = {"bron lezen", "brontekst lezen", "voorgestelde lezing lezen", "fout melden"}
# What a test of an action lays down first: the body that a round asks, a point, the document.
LAYS_DOWN = {
    *("ronde beantwoorden", "ontvangst noteren", "antwoord boeken", "vraag beantwoorden"),
    *("bron wijzigen", "brontekst toevoegen", "reacties vaststellen", "punt meenemen"),
    *("punt toewijzen", "meelezen", "vaststelling ongedaan maken"),
    *("tegenlezen", "tegenlezen terugnemen", "aanbod overnemen", "uitkomsten invoeren"),
}
WITHOUT_HOME = ("anoniem", "regioredactie", "beheer")


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    world = Cells()
    world.counted = counts()
    return world


def rows():
    """Return (action, whose) of every row that is tried here."""
    found = dict.fromkeys((action, whose) for action, whose, _role in table.table())
    return [row for row in found if row[0] not in BY_PAGE]


def states_of(action, whose):
    """Return the states in which a row is tried: one where it has none of its own."""
    cells = [table.table()[action, whose, role] for role in table.ROLES]
    if any(table.YES in cell for cell in cells):
        return (table.YES,)
    return ("o",) if (action, whose) == ("dossier bijhouden", "elders") else table.STATES


def tried(world, action, thing, by):
    """Try an action and take it back; return whether it was done."""
    with transaction.atomic():
        try:
            with CaptureQueriesContext(connection) as asked:
                done = bool(DO[action](world, thing, by))
            assert are_in_order(asked), f"locks crosswise: {action} {thing} {locks(asked)}"
        except (PermissionDenied, ValidationError):
            done = False
            assert is_untouched(action, world, asked), f"half done: {action} {thing}"
        transaction.set_rollback(True)
    return done


def is_untouched(action, world, asked):
    """Whether nothing was written, but for what the test itself lays down first."""
    wrote = any(each["sql"].startswith(WRITING) for each in asked.captured_queries)
    return not wrote or action in LAYS_DOWN or counts() == world.counted


class TestTheDocument:
    def test_has_an_action_for_every_way_to_act(self):
        assert set(table.actions()) == set(DO) | BY_PAGE

    def test_names_every_row_once_and_knows_its_words(self):
        assert table.table()

    @pytest.mark.parametrize(
        "row",
        [
            "| lezen | eigen | x | – | – | – | – | – |",
            "| lezen | mijn | – | – | – | – | – | – |",
            "| lezen | eigen | – |",
            "| lezen | eigen | | – | – | – | – | – |",
        ],
    )
    def test_with_a_row_that_says_something_else_is_refused(self, row):
        with pytest.raises(table.BadTable):
            table.parse(f"{table.HEADING}\n{row}\n")

    def test_that_says_something_twice_is_refused(self):
        row = "| lezen | eigen | – | – | – | – | – | – |"

        with pytest.raises(table.BadTable):
            table.parse(f"{table.HEADING}\n{row}\n{row}\n")


@pytest.mark.parametrize(("action", "whose"), rows())
def test_every_cell_is_true(shared_world, action, whose):
    world, wrong = shared_world, []
    for role in table.ROLES:
        if whose in ("eigen", "college") and role in WITHOUT_HOME:
            continue
        by = world.reader(role)
        assert ASKERS[ASKER_OF[role]].whose(HOME_OF[whose]) in (whose, "andere")
        for state in states_of(action, whose):
            done = tried(world, action, Thing(HOME_OF[whose], state), by)
            if done != table.may(action, whose, role, state):
                wrong.append((role, state, "done" if done else "refused"))

    assert wrong == []
