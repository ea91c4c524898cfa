"""What went wrong for who writes, or at the door, and may well succeed later."""

from django.db import DatabaseError, OperationalError
from psycopg_pool import PoolTimeout

# PostgreSQL gives up one of two writers that wait for each other, or that cannot both have been
# first: serialization_failure and deadlock_detected in its table of error codes.
CLASHES = ("40001", "40P01")


def is_clash(error: OperationalError) -> bool:
    """Whether the same write, begun anew, may well succeed: nothing of this one stands."""
    return getattr(error.__cause__, "sqlstate", None) in CLASHES


class ReadOnlyRefused(OperationalError):
    """What would write while Regio is to be read only; its text is the sentence of beheer. It is of
    the kind of error that passes: the same may succeed later, and a form comes back as it was."""


def tell_why_shut_out(connection, error: DatabaseError) -> str:
    """Return why the database let nobody in, in its own words.

    A pool says only how long it waited, so it is passed by once to hear what it met.
    """
    if isinstance(error.__cause__, PoolTimeout):
        try:
            connection.Database.connect(**connection.get_connection_params()).close()
        except connection.Database.Error as met:
            error = met
    return str(error).strip()
