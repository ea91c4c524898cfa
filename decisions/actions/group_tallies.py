"""Let a decision tell how exactly these groups voted."""

from collections.abc import Iterable

from municipalities.roles import Reader

from ..models import Decision, GroupTally
from .deletion import delete_draft
from .records import change_record, save_record, writing_in

TOLD = ("label", "group_id", "direction", "votes_for", "votes_against")


def save_voted_decision(
    decision: Decision,
    *,
    group_tallies: Iterable[GroupTally] | None = None,
    by: Reader,
    reason: str = "",
) -> Decision:
    """Save a decision with exactly these group tallies, or nothing; None says nothing of them."""
    with writing_in(decision):
        change_record(decision, by=by, reason=reason)
        if group_tallies is not None:
            set_group_tallies(decision, group_tallies, by=by, reason=reason)
    return decision


def set_group_tallies(
    decision: Decision, wanted: Iterable[GroupTally], *, by: Reader, reason: str = ""
) -> None:
    """Delete the tallies that are not wanted, change those that say something else, add the new."""
    rows = {each.label.lower(): each for each in decision.group_tallies.all()}
    named = {each.label.lower(): each for each in wanted}
    for label, row in rows.items():
        if label not in named:
            delete_draft(row, by=by, reason=reason)
    for label, typed in named.items():
        row = rows.get(label) or GroupTally(decision=decision, dossier=decision.dossier)
        if row._state.adding or any(getattr(row, n) != getattr(typed, n) for n in TOLD):
            for name in TOLD:
                setattr(row, name, getattr(typed, name))
            save_record(row, by=by, reason=reason)
