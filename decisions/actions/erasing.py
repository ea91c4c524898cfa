"""Erase personal data past their term, wherever they are kept (docs/privacy.md).

What a dossier says is no part of this: it is a public record, out of which beheer takes what should
never have been in it (municipalities/redaction.py)."""

from collections.abc import Callable
from datetime import datetime

from municipalities.actions.erasing import (
    erase_ended_sessions,
    erase_old_counts,
    erase_unused_invitations,
)

from .batches import erase_open_tables
from .following import erase_past_reminders, erase_unconfirmed
from .form_state import erase_old_drafts, erase_old_keys
from .reports import erase_answered_reports, forget_report_senders

type Eraser = Callable[..., int]
# By what is erased, as the command tells it.
ERASERS: dict[str, Eraser] = {
    "abonnementen zonder bevestiging": erase_unconfirmed,
    "herinneringen aan voorbije dagen": erase_past_reminders,
    "afzenders van meldingen": forget_report_senders,
    "beantwoorde meldingen": erase_answered_reports,
    "kladjes": erase_old_drafts,
    "verzendingen": erase_old_keys,
    "tabellen die niet zijn ingelezen": erase_open_tables,
    "sessies": erase_ended_sessions,
    "tellingen van pogingen": erase_old_counts,
    "uitnodigingen die niemand aannam": erase_unused_invitations,
}


def erase_past_terms(*, at: datetime) -> dict[str, int]:
    """Erase all that is past its term at a moment; return how much of each."""
    return {name: erase(at=at) for name, erase in ERASERS.items()}
