"""Reports of mistakes for tests, sent through the door that everybody uses."""

from datetime import timedelta
from itertools import count

from decisions.actions.reports import report_mistake
from decisions.models import Evidence
from tests.factories import SourceFactory
from tests.people import NOW

numbers = count()


def reported(position, *, ago=timedelta(), **fields):
    """Return a Report of a sender of its own, unless told otherwise, as it came in before NOW."""
    number = next(numbers)
    fields = {
        "text": f"Dit klopt niet {number}",
        "source": "Besluitenlijst, punt 3",
        "sender": f"afzender-{number}",
        "at": NOW - ago,
        **fields,
    }
    return report_mistake(position, **fields)


def place(stance="tegen", **fields):
    """Return an unsaved reading of a position."""
    fields = {"place": "punt 3", "summary": "De raad stemde tegen.", **fields}
    return Evidence(source=SourceFactory(), reads_stance=stance, **fields)
