"""Why the database lets nobody in: told in its own words, with and without a pool."""

from io import StringIO

import psycopg
from django.db import DatabaseError, OperationalError
from psycopg_pool import PoolTimeout

from municipalities.waiting import tell_why_shut_out


class Refusing:
    """A connection to a PostgreSQL that refuses, as Django's wrapper shows it."""

    class Database:
        Error = psycopg.Error

        @staticmethod
        def connect(**asked):
            raise psycopg.OperationalError(f"no rights on database {asked['dbname']}\n")

    def get_connection_params(self):
        return {"dbname": "regio"}


def waited():
    """Return the error of a pool that met a refusal for as long as it tried."""
    error = OperationalError("couldn't get a connection after 2.50 sec")
    error.__cause__ = PoolTimeout("couldn't get a connection after 2.50 sec")
    return error


def test_a_refusal_is_told_where_the_pool_says_only_that_it_waited():
    assert tell_why_shut_out(Refusing(), waited()) == "no rights on database regio"


def test_a_pool_that_was_merely_full_is_told_as_it_says_it():
    class Open(Refusing):
        class Database(Refusing.Database):
            connect = staticmethod(lambda **asked: StringIO())

    assert tell_why_shut_out(Open(), waited()) == "couldn't get a connection after 2.50 sec"


def test_what_no_pool_says_is_told_as_it_is():
    assert tell_why_shut_out(Refusing(), DatabaseError(" file is locked\n")) == "file is locked"
