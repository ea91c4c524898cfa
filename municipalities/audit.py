"""Who did what to which record, from where, and how it ended: lines for the logger `regio.audit`.

A line names people and records by their numbers. Nothing that somebody typed and no name stands in
it (docs/logging.md). What was rolled back is told by nobody."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from django.db import connection, models, transaction

logger = logging.getLogger("regio.audit")


class AuditedAct(StrEnum):
    """What is told, by the word that stands in the line."""

    SIGN_IN = "sign-in"
    SIGN_OUT = "sign-out"
    LOCK = "lock"
    FACTOR_SET = "second-factor-set"
    FACTOR_REMOVED = "second-factor-removed"
    FACTOR_USED = "second-factor-used"
    PASSWORD_CHANGED = "password-change"
    PASSWORD_RESET = "password-reset"
    INVITED = "invite"
    INVITATION_TAKEN = "invitation-take"
    ROLE_GIVEN = "role-give"
    ROLE_ENDED = "role-end"
    ROLE_MOVED = "role-move-end"
    ACCOUNT_CHANGED = "account-change"
    ACCOUNT_DISABLED = "account-disable"
    ACCOUNT_ENABLED = "account-enable"
    ACCOUNT_ERASED = "account-erase"
    FACTORS_RESET = "second-factor-reset"
    SHARED = "share"
    PUBLISHED = "publish"
    UNPUBLISHED = "unpublish"
    WITHDRAWN = "withdraw"
    CORRECTED = "correct"
    REDACTED = "redact"
    IMPORTED = "import"
    IMPORT_UNDONE = "import-undo"
    EXPORTED = "export"
    ACCESS = "access"
    READ_ONLY_BEGUN = "read-only-begin"
    READ_ONLY_ENDED = "read-only-end"


class ActOutcome(StrEnum):
    """How it ended: `REFUSED` by a rule, `FAILED` because what was given did not fit."""

    OK = "ok"
    REFUSED = "refused"
    FAILED = "failed"


# The request in which something is done; none in a command or in the worker.


@dataclass(frozen=True)
class RequestTrace:
    """The number of a request and the address that it came from."""

    number: str
    origin: str


_trace: ContextVar[RequestTrace | None] = ContextVar("request_trace", default=None)
_is_told_as_one: ContextVar[bool] = ContextVar("told_as_one", default=False)
NO_REQUEST = RequestTrace("", "command")


def current_trace() -> RequestTrace:
    """Return the RequestTrace of what runs now; in a command one without a number."""
    return _trace.get() or NO_REQUEST


@contextmanager
def tracing_request(trace: RequestTrace) -> Iterator[None]:
    """Let whatever is told inside carry the number and the origin of a request."""
    token = _trace.set(trace)
    try:
        yield
    finally:
        _trace.reset(token)


@contextmanager
def told_as_one() -> Iterator[None]:
    """Leave out what is done inside: the act around it is told, with how many records it took."""
    token = _is_told_as_one.set(True)
    try:
        yield
    finally:
        _is_told_as_one.reset(token)


# The line itself.


def note_act(
    act: AuditedAct,
    about: models.Model | None = None,
    *,
    by: Any = None,
    outcome: ActOutcome = ActOutcome.OK,
    **more: str | int,
) -> None:
    """Tell an act once the transaction that it is done in stands; at once where there is none.

    `by` is the Reader who acts, `about` the record that it is done to. `more` are words of our own
    and numbers, such as the way in; never what somebody typed.
    """
    if _is_told_as_one.get():
        return
    trace = current_trace()
    line = {
        "actor": getattr(getattr(by, "user", None), "pk", None),
        "role": list_role_words(by),
        "origin": trace.origin,
        "act": str(act),
        "object": describe_object(about),
        "outcome": str(outcome),
        "request": trace.number,
        **more,
    }
    write = partial(_write_line, line)
    if connection.in_atomic_block:
        transaction.on_commit(write, robust=True)
    else:  # on_commit asks for a connection, and the database may be away
        write()


def _write_line(line: dict[str, Any]) -> None:
    is_well = line["outcome"] == ActOutcome.OK
    level = logging.INFO if is_well else logging.WARNING
    logger.log(level, "%s %s", line["act"], line["outcome"], extra={"audit": line})


def describe_object(record: models.Model | None) -> dict[str, str | int] | None:
    """Return the kind and the number of a record, with those of the dossier that it stands in; None
    for none. It asks the database nothing."""
    if record is None:
        return None
    told: dict[str, str | int] = {"kind": record._meta.label_lower, "number": record.pk}
    if (dossier := getattr(record, "dossier_id", None)) is not None:
        told["dossier"] = dossier
    return told


def list_role_words(reader: Any) -> list[str]:
    """Return the roles that a Reader holds, each with the number of its municipality or region:
    'griffie:12'; [] for who holds none."""
    if reader is None:
        return []
    held = [
        *(f"griffie:{pk}" for pk in reader.griffie_of),
        *(f"college:{pk}" for pk in reader.college_of),
        *(f"raadslid:{pk}" for pk in reader.councillor_of),
        *(f"regioredactie:{pk}" for pk in reader.redactie_of),
        *(["beheer"] if reader.is_beheer else []),
    ]
    return sorted(held)
