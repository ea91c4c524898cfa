"""What a machine keeps for itself stands in docs/second-machine.md, and nothing else is kept."""

import re

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db.models import FileField

from regio.settings import CACHES
from tests.kept_here import find_kept, list_signs
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "second-machine.md").read_text()
TABLE = PAGE[PAGE.index("| what | where it is |") : PAGE.index("Both machines keep the time")]
# Of these the table tells too, though no sign of it stands in their code.
TOLD_BESIDES = {"regio/counting.py", "regio/uploads.py"}


def test_all_that_the_code_keeps_stands_in_the_table():
    told = set(re.findall(r"`((?:regio|decisions|municipalities)/[\w/]+\.py)`", TABLE))

    assert told - TOLD_BESIDES == find_kept().keys()


def test_what_is_looked_for_is_found():
    source = """
from functools import cache
from pathlib import Path
kept, fixed = {}, (1, 2)
lock = threading.Lock()
made = BoundedCache(3)

@cache
def reads(): ...

def remembers(key, given):
    kept[key] = given
    given.update({1: 2})
    Path("a").open("w")
    with TemporaryDirectory(): ...
"""
    assert list_signs(source) == {
        *("Lock", "BoundedCache", "cache", "kept", "open", "TemporaryDirectory"),
    }
    assert list_signs("def f(a):\n    b = {}\n    b[1] = a\n    open(a, 'r')") == set()


def test_every_cache_is_told_of():
    assert {name for name in CACHES if f'CACHES["{name}"]' in TABLE} == CACHES.keys()
    assert isinstance(caches.create_connection("default"), DatabaseCache)


def test_sessions_and_what_waits_are_in_the_database():
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    assert "django_tasks_db.DatabaseBackend" in (ROOT / "regio" / "settings.py").read_text()


def test_no_record_has_a_file():
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]

    assert fields
    assert [str(each) for each in fields if isinstance(each, FileField)] == []
