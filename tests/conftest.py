"""A hostile house: lists without an order come shuffled, so nobody leans on luck."""

import gc
import random
from copy import deepcopy
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import TransactionTestCase, override_settings
from hypothesis import settings

from tests import people
from tests.databases import lifted_triggers, test_database

# On a second database the examples were looked for already.
settings.register_profile("again", settings.get_profile("regio"), max_examples=25)


TESTS = Path(__file__).parent
DECISIONS = TESTS / "decisions"
# What a second database is not asked, not even read. That which knows none, and a browser:
KNOWS_NO_DATABASE = {
    TESTS / "browser",
    DECISIONS / "domain",
    DECISIONS / "tables",
    DECISIONS / "text_intake",
    TESTS / "municipalities" / "edtf",
}
# What a page, an answer, a document or a form shows of what was asked; tests/test_walk.py opens
# every address on each database.
SHOWN = {
    *(DECISIONS / room for room in ("api", "documents", "templatetags", "web")),
    TESTS / "docs",
    TESTS / "test_pages.py",
}
# What is reckoned from rows that were read, or refused before anything is stored: who may do what,
# what stands on a board, a cell of a folder that is wrong. What these read and write, the tests of
# history, of actions and of importing ask of each.
RECKONED = {
    TESTS / "test_walk_table.py",
    DECISIONS / "test_permissions.py",
    DECISIONS / "actions" / "test_plausibility.py",
    *(DECISIONS / "board" / f"test_{name}.py" for name in ("headline", "line", "readiness")),
    DECISIONS / "exchange" / "test_broken_folders.py",
    DECISIONS / "exchange" / "test_wrong_references.py",
}
ASKED_ONCE = KNOWS_NO_DATABASE | SHOWN | RECKONED
# A worker has a whole file; that which takes longest goes first, so that no worker waits for it.
LONGEST = {
    *("test_walk.py", "test_reading.py", "test_other_region.py", "test_desk.py"),
    *("test_query_counts.py", "test_demo_lines.py", "test_walk_table.py", "test_bad_input.py"),
    *("test_drills.py", "test_upgrades.py", "test_kept_walk.py", "test_demo_board.py"),
}


def pytest_addoption(parser):
    parser.addoption(
        "--only-database", action="store_true", help="run only what another database can change"
    )


def pytest_configure(config):
    """Look for cycles of garbage less often: most of what a test makes, it leaves in none."""
    gc.set_threshold(50_000, 20, 100)
    if config.getoption("--only-database"):
        settings.load_profile("again")


def pytest_ignore_collect(collection_path, config):
    """Leave the rooms and files that no database changes out of a second run."""
    if config.getoption("--only-database") and collection_path in ASKED_ONCE:
        return True
    return None


def pytest_collection_finish():
    """Never look for garbage among the tests themselves, which stay to the end."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    """Begin with the longest files, and leave what is asked `once` out of a second run."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
    if not config.getoption("--only-database"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not is_asked_again(item)])
    items[:] = [item for item in items if is_asked_again(item)]


def is_asked_again(item):
    """Whether a second run asks a test: it asks the database, and is not marked `once`."""
    return asks_database(item) and item.get_closest_marker("once") is None


def asks_database(item):
    """Whether a test is marked for the database, or asks for a fixture that opens it."""
    opening = {"db", "transactional_db", "live_server", "django_db_setup"}
    return item.get_closest_marker("django_db") is not None or opening & set(item.fixturenames)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_blocker, django_db_createdb, django_db_modify_db_settings
):
    """In place of that of pytest-django: one database is made, and every worker gets a copy."""
    database = test_database(anew=django_db_createdb)
    with django_db_blocker.unblock(), database, django_db_blocker.block():
        yield


@pytest.fixture(scope="session", autouse=True)
def past_is_emptied_after_a_test():
    """Tests that commit leave by emptying all tables, which the database itself refuses."""
    empty = TransactionTestCase._fixture_teardown

    def emptied(case):
        with lifted_triggers():
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


@pytest.fixture
def past_not_asked(db):
    """For a test that changes rows past their history: its end asks for no more than a rollback,
    where PostgreSQL would refuse the commit (municipalities/triggers/whole.py)."""
    yield
    connection.set_rollback(True)


@pytest.fixture(autouse=True)
def shuffled_unordered_lists(monkeypatch):
    """Shuffle the rows of every query that asks for no order."""
    fetch = QuerySet._fetch_all

    def shuffled(self):
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered and isinstance(self._result_cache, list):
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)


@pytest.fixture(scope="session", autouse=True)
def static_files_found_when_asked(django_test_environment):
    """Every client has a handler of its own, which would list all static files when it starts."""
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def nobody_is_counted(django_test_environment):
    """A test asks more in a minute than a person; those of the limits set their own."""
    with override_settings(REQUEST_LIMITS={}):
        yield


@pytest.fixture(autouse=True)
def nothing_kept():
    """Forget what was kept: a database that was emptied counts its writes from the start again."""
    from decisions.board import cache
    from decisions.board.region import region_places_cache

    for name in ("known_until", "material", "part", "public_moment"):
        getattr(cache, f"{name}_cache").forget()
    region_places_cache.forget()
    caches["pages"].clear()
    yield
    people.forget_beheer()


@pytest.fixture(scope="module")
def rolled_back(django_db_setup, django_db_blocker):
    """The database, for what a module makes once; all of it is rolled back after the module.

    What a test adds to it is taken back after that test, which needs the database as well
    (`pytest.mark.django_db`).
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def letter(rolled_back):
    """The Leidse regio by the letter alone, imported once a module."""
    from tests.decisions.letter import Letter

    return Letter()


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """The World of a module, founded once; a module that wants more of it overrides this.

    Tests ask for `world`: what one does to it, no other sees.
    """
    from tests.decisions.worlds import World

    return World().found()


@pytest.fixture
def world(shared_world, db):
    """A World of the test's own: copies of the records of the module, the same rows below them."""
    return deepcopy(shared_world)


@pytest.fixture
def made(shared_made, db):
    """What a module makes once, in a fixture of its own `shared_made`: a copy for each test."""
    return deepcopy(shared_made)
