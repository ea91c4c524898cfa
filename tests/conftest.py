"""A hostile house: lists without an order come shuffled, so nobody leans on luck."""

import random
from pathlib import Path

import pytest
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import settings

from tests.databases import test_database

# On a second database the examples were looked for already.
settings.register_profile("again", settings.get_profile("regio"), max_examples=25)


# What a page, an answer or a form shows of what was asked; another database changes none of it,
# and tests/test_walk.py opens every address on each.
SHOWN = [Path(__file__).parent / "decisions" / room for room in ("api", "templatetags", "web")]


def pytest_addoption(parser):
    parser.addoption(
        "--only-database", action="store_true", help="run only the tests that ask the database"
    )


def pytest_configure(config):
    if config.getoption("--only-database"):
        settings.load_profile("again")


def pytest_collection_modifyitems(config, items):
    """Mark what is asked `once`, and leave the tests of the pure rooms out of a second run."""
    for item in items:
        if any(room in item.path.parents for room in SHOWN):
            item.add_marker(pytest.mark.once)
    if not config.getoption("--only-database"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not asks_database(item)])
    items[:] = [item for item in items if asks_database(item)]


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


@pytest.fixture(autouse=True)
def nothing_kept():
    """Forget what was kept: a database that was emptied counts its writes from the start again."""
    from decisions.board.cache import material_cache
    from decisions.web.dossier_context import page_cache

    for memory in (material_cache, page_cache):
        memory.forget()


@pytest.fixture(scope="module")
def letter(django_db_setup, django_db_blocker):
    """The Leidse regio by the letter alone, imported once a module and rolled back after it.

    A test that asks for it needs the database too (`pytest.mark.django_db`).
    """
    from tests.decisions.letter import Letter

    with django_db_blocker.unblock(), transaction.atomic():
        yield Letter()
        transaction.set_rollback(True)
