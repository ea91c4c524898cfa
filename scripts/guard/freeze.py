"""Hold still what moves: the clock, random bytes, the environment, the database.

Nothing here names a module of the project, so that every version of it can be opened.
"""

import datetime
import hashlib
import io
import logging
import os
import random
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

import time_machine

NOON = datetime.datetime(2026, 11, 27, 9, 0, tzinfo=datetime.UTC)
APPS = ("decisions", "municipalities", "regio")
FIXED_HASHES = "0"
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "guard_settings",
    "REGIO_ALLOWED_HOSTS": "testserver",
    "REGIO_CSRF_TRUSTED_ORIGINS": "",
    "REGIO_DEBUG": "0",
    "REGIO_DEMO": "1",
    "REGIO_EMAIL_FROM": "",
    "REGIO_EMAIL_URL": "console:",
    "REGIO_HTTPS": "0",
    "REGIO_IDLE_MINUTES": "",
    "REGIO_OIDC": "",
    "REGIO_SECOND_FACTOR": "0",
    "REGIO_SECRET_KEY": "a-key-for-the-guard-that-guards-nothing-at-all-and-is-long",
}


class Bytes:
    """Stands for os.urandom: the bytes follow from the label that was set last."""

    def __init__(self):
        self.start("begin")

    def start(self, label):
        """Begin anew, so that a request gets the same bytes whatever came before it."""
        self.label, self.number = label, 0
        random.seed(label)

    def __call__(self, size):
        self.number += 1
        return hashlib.shake_256(f"{self.label} {self.number}".encode()).digest(size)


fixed = Bytes()


def with_fixed_hashes():
    """Start this program again with the order of sets fixed, where it is not yet."""
    if os.environ.get("PYTHONHASHSEED") != FIXED_HASHES:
        os.environ["PYTHONHASHSEED"] = FIXED_HASHES
        os.execv(sys.executable, [sys.executable, *sys.argv])


@contextmanager
def opened(checkout, *, stopped=True):
    """Set Django up with the code of a checkout and the demo in a database that is new.

    The database is the empty one that DATABASE_URL names, or a file that is removed afterwards.
    """
    checkout = Path(checkout).resolve()
    with tempfile.TemporaryDirectory(prefix="regio-guard-") as folder:
        os.environ.update(ENVIRONMENT, REGIO_SQLITE=str(Path(folder) / "guard.sqlite3"))
        here = os.getcwd()
        os.chdir(checkout)
        sys.path.insert(0, str(checkout))
        os.urandom = random._urandom = fixed
        clock = time_machine.travel(NOON, tick=False)
        if stopped:
            clock.start()
        try:
            set_up(checkout)
            yield checkout
        finally:
            if stopped:
                clock.stop()
            os.chdir(here)


def set_up(checkout):
    """Load the application, make the tables and load the demo."""
    import django

    warnings.simplefilter("ignore")
    django.setup()
    logging.disable(logging.CRITICAL)
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import setup_test_environment

    loaded = Path(apps.get_app_config("decisions").path)
    if not loaded.is_relative_to(checkout):
        raise SystemExit(f"{loaded} is not of {checkout}.")
    if connection.introspection.table_names():
        raise SystemExit("The database has tables already; the guard wants an empty one.")
    setup_test_environment(debug=False)
    call_command("migrate", verbosity=0)
    fixed.start("demo")
    call_command("demo", stdout=io.StringIO())


def clear_memories():
    """Forget what the application keeps between requests, whatever it calls that.

    That is each object of a class of the project that has a way to forget, and no more: the
    memoised functions of a warm process stay warm.
    """
    import gc

    for each in gc.get_objects():
        kind = type(each)
        if str(getattr(kind, "__module__", "")).partition(".")[0] in APPS:
            forget = getattr(kind, "forget", None) or getattr(kind, "clear", None)
            if callable(forget) and hasattr(each, "lock"):
                forget(each)
