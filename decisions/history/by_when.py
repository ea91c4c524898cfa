"""By when a body that was asked may speak, and what it has to reckon with until then."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from municipalities.models import BodyKind

from ..terms import NO_TERM, Due, LegalBasis, due_on, extended
from ..workable import Code, Workable, workable


@dataclass(frozen=True)
class ByWhen:
    """What a body was given on a day: `received_on` is None while no receipt is recorded.

    `extensions` are those that it was granted by then, the last of them counts. `request` is the
    RoundBody, `given` the Requested that it came with.
    """

    received_on: date | None
    due: Due
    extensions: tuple
    request: Any = field(repr=False, compare=False)
    given: Any = field(repr=False, compare=False)

    @cached_property
    def workable(self) -> Workable | None:
        """What a council can still do by its last day; None for another body."""
        return workable_of(self.request, self.received_on, self.due, self.given)

    @property
    def due_on(self):
        return self.due.due_on

    @property
    def waits_for_receipt(self):
        """Whether a term of the law has no end because nobody recorded when it began."""
        is_agreed = self.due.term == NO_TERM
        return self.received_on is None and self.due.due_on is None and not is_agreed

    def has_passed(self, day):
        """Whether the last day lies before this one."""
        return self.due.due_on is not None and self.due.due_on < day


def by_when(request, given, day):
    """Return the ByWhen of a RoundBody on a day; `given` is the Requested that it came with."""
    received_on = happened(request.received_on, day)
    granted = given.extensions_by_round[request.round_id]
    extensions = tuple(each for each in granted if is_for(each, request, day))
    due = due_of(request, received_on)
    if extensions and (due.due_on is None or extensions[-1].due_on > due.due_on):
        due = extended(due, extensions[-1].due_on)
    return ByWhen(received_on, due, extensions, request, given)


def happened(on, day):
    """Return a day that has come, else None: what happens later is not told."""
    return on if on is not None and on <= day else None


def is_for(extension, request, day):
    """Whether a body had this extension of its round by the day: its own, or one for all."""
    return extension.body_id in (None, request.body_id) and extension.granted_on <= day


def due_of(request, received_on):
    """Return the Due of a body before any extension.

    A term of the law begins on the day of receipt: while that is not known, neither is its end.
    Who it was agreed with needs no receipt; then the law of the first day of the round decides.
    """
    basis, kind = LegalBasis(request.round.legal_basis), request.body.kind
    chosen = {"chosen_on": request.due_on or request.round.due_on, "body_kind": kind}
    if received_on is not None:
        return due_on(basis, received_on, **chosen)
    by_law = due_on(basis, request.round.first_on, body_kind=kind)
    if by_law.due_on is not None:
        return replace(by_law, due_on=None, note=None)
    return due_on(basis, request.round.first_on, **chosen)


def workable_of(request, received_on, due, given):
    """Return what a council can still do by its last day, None for another body."""
    if request.body.kind != BodyKind.COUNCIL:
        return None
    home = request.body.municipality_id
    own = given.meetings_by_home[home]
    found = workable(
        received_on or request.round.first_on,
        due,
        recesses=given.recesses_by_home[home],
        council_on=days_of(own, BodyKind.COUNCIL),
        committee_on=days_of(own, BodyKind.COMMITTEE),
    )
    if received_on is not None:
        return found
    # The other warnings speak of a receipt.
    told = tuple(each for each in found.warnings if each.code == Code.DUE_IN_RECESS)
    return replace(found, warnings=told)


def days_of(meetings, kind):
    return [each.held_on for each in meetings if each.body.kind == kind]
