"""What went wrong for who writes, and may well succeed later."""

from django.db import OperationalError

# PostgreSQL gives up one of two writers that wait for each other, or that cannot both have been
# first: serialization_failure and deadlock_detected in its table of error codes.
CLASHES = ("40001", "40P01")


def is_clash(error: OperationalError) -> bool:
    """Whether the same write, begun anew, may well succeed: nothing of this one stands."""
    return getattr(error.__cause__, "sqlstate", None) in CLASHES


class ReadOnlyRefused(OperationalError):
    """What would write while Regio is to be read only; its text is the sentence of beheer. It is of
    the kind of error that passes: the same may succeed later, and a form comes back as it was."""
