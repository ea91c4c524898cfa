"""Which files and functions of the checkout a request runs, and what it asks of the database."""

import inspect
import sys
from contextlib import contextmanager
from pathlib import Path

INSIDE = {"<lambda>", "<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>", "<module>"}
APART = ("tests/", "benchmarks/", "scripts/")
TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class Walk:
    """What one request passed; `order` is a list of [file, [functions]] in order of first call."""

    def __init__(self, checkout):
        self.root = f"{Path(checkout).resolve()}/"
        self.places, self.seen, self.order = {}, set(), []
        self.calls = self.cross = 0
        self.statements = []

    def place(self, code):
        """Return (file, function) of code of the checkout, None for other code; kept."""
        if id(code) not in self.places:  # by identity: code of two files may be equal
            name = code.co_filename
            inner = name[len(self.root) :] if name.startswith(self.root) else ""
            is_ours = inner.endswith(".py") and not inner.startswith((*APART, "."))
            is_ours = is_ours and "/migrations/" not in inner and code.co_name != "<module>"
            self.places[id(code)] = (code, (inner, code.co_qualname) if is_ours else None)
        return self.places[id(code)][1]

    def note(self, frame, event, _):
        if event != "call" or (place := self.place(frame.f_code)) is None:
            return
        if frame.f_code.co_name in INSIDE or is_resumed(frame):
            return
        self.calls += 1
        self.cross += is_from_elsewhere(frame)
        if place not in self.seen:
            self.seen.add(place)
            if not self.order or self.order[-1][0] != place[0]:
                self.order.append((place[0], []))
            self.order[-1][1].append(place[1])

    @property
    def files(self):
        return {name for name, _ in self.seen}

    @property
    def bounds(self):
        """How many of the statements begin, end or divide a transaction."""
        return sum(each.lstrip().upper().startswith(TRANSACTIONS) for each in self.statements)

    def lines(self):
        """Return each run of functions of one file, in order of first call."""
        return [f"  {name}: {', '.join(functions)}" for name, functions in self.order]


def is_resumed(frame):
    """Whether a generator goes on where it was, which is no call."""
    code = frame.f_code
    return bool(code.co_flags & inspect.CO_GENERATOR) and frame.f_lineno > code.co_firstlineno


def is_from_elsewhere(frame):
    """Whether the caller stands in another file."""
    return frame.f_back is None or frame.f_back.f_code.co_filename != frame.f_code.co_filename


@contextmanager
def walked(checkout):
    """Yield a Walk that fills with what runs inside."""
    walk = Walk(checkout)
    with asked(walk.statements):
        sys.setprofile(walk.note)
        try:
            yield walk
        finally:
            sys.setprofile(None)


@contextmanager
def asked(found):
    """Fill a list with every statement that goes to the database, those of transactions too."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        yield
    found += [each["sql"] for each in captured.captured_queries]
