"""Audit lines as they are told, for who looks at them."""

import logging
from contextlib import contextmanager

from django.test import TestCase


class Kept(logging.Handler):
    """Keeps every record, and the line that a formatter makes of it."""

    def __init__(self, formatter=None):
        super().__init__()
        self.records, self.lines = [], []
        self.setFormatter(formatter)

    def emit(self, record):
        self.records.append(record)
        self.lines.append(self.format(record))


@contextmanager
def keeping(*names, formatter=None):
    """Yield a Kept of what these loggers are told, however little that is."""
    kept = Kept(formatter)
    loggers = [logging.getLogger(name) for name in names]
    for each in loggers:
        each.addHandler(kept)
    try:
        yield kept
    finally:
        for each in loggers:
            each.removeHandler(kept)


@contextmanager
def audited():
    """Yield the list of audit lines, as dictionaries; filled when what is inside was committed."""
    lines = []
    with keeping("regio.audit") as kept:
        with TestCase.captureOnCommitCallbacks(execute=True):
            yield lines
        lines += [each.audit for each in kept.records]


def told(lines):
    """Return (act, outcome) of each line."""
    return [(each["act"], each["outcome"]) for each in lines]
