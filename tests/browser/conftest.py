"""A live server that shares the database of its test."""

import threading

import pytest
from django.core.handlers.wsgi import WSGIHandler

from tests.browser.pages import CHROMIUM, chromium


@pytest.fixture(scope="session", autouse=True)
def one_request_at_a_time():
    """Let the server's threads come one after another.

    A database in memory has one connection for all of them, and SQLite refuses two statements
    of one connection at once.
    """
    answer, turn = WSGIHandler.__call__, threading.Lock()

    def in_turn(self, environ, start_response):
        with turn:
            return answer(self, environ, start_response)

    WSGIHandler.__call__ = in_turn
    yield
    WSGIHandler.__call__ = answer


@pytest.fixture(scope="module", autouse=True)
def running_chromium():
    """The browser of a module; beside its event loop Django lets no other module use a database."""
    if CHROMIUM is None:
        yield
        return
    with pytest.MonkeyPatch.context() as patch, chromium():
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(autouse=True)
def plain_files(settings):
    """Serve static files by their own name."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session")
def live_server(django_db_setup, one_request_at_a_time, live_server):
    """The server of pytest-django, started after the database was made: only then does it share
    one in memory, instead of opening connections that nobody closes."""
    return live_server
