"""Requests to read back for tests, asked and answered through the actions."""

from datetime import timedelta

from decisions.actions.read_backs import LineAnswer, answer_read_back, ask_read_back
from decisions.history import list_read_back_entries
from tests.people import NOW

DUE = NOW.date() + timedelta(days=14)


def asked(world, body=None, **fields):
    """Return the request of the regioredactie to a council, its own unless another is given."""
    body = body or world.council
    fields = {"due_on": DUE, "by": world.redactie, **fields}
    return ask_read_back(world.dossier, [body], **fields)[0]


def entry_of(read_back, record, at=NOW):
    """Return the line of a record, None where there is none."""
    entries = list_read_back_entries([read_back], at=at)[read_back.pk]
    return next((each for each in entries if each.record == record), None)


def said(read_back, record, verdict="klopt", **fields):
    """Return what a griffie answers to the line as it stands."""
    entry = entry_of(read_back, record)
    return LineAnswer(*entry.key, entry.stands_as, verdict, **fields)


def answered(read_back, record, by, verdict="klopt", **fields):
    """Answer one line; return it."""
    return answer_read_back(read_back, [said(read_back, record, verdict, **fields)], by=by)[0]
