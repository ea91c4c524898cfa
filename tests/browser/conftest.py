"""A live server that shares the database of its test."""

import pytest


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The server of pytest-django, started after the database was made: only then does it share
    one in memory, instead of opening connections that nobody closes."""
    return live_server
