"""Everything that writes a dossier: keyword-only, by a Reader, all or nothing."""

from .counting import writing_in
from .decisions import Taken, read, record, show, take
from .deletion import throw_away
from .form_state import (
    AlreadySent,
    drop_form_draft,
    find_earlier_response,
    keep_form_draft,
    note_idempotency_key,
    take_token,
)
from .positions import accept_reading, confirm, propose_reading
from .publication import publish, publish_all, share, withdraw
from .records import change, correct, keep
from .replies import adopt_replies, carry_over, reply_to_point, send_note
from .rounds import answer_round, reply

__all__ = [
    "AlreadySent",
    "Taken",
    "accept_reading",
    "adopt_replies",
    "answer_round",
    "carry_over",
    "change",
    "confirm",
    "correct",
    "drop_form_draft",
    "keep",
    "keep_form_draft",
    "note_idempotency_key",
    "propose_reading",
    "publish",
    "publish_all",
    "read",
    "record",
    "reply",
    "reply_to_point",
    "send_note",
    "find_earlier_response",
    "share",
    "show",
    "take",
    "take_token",
    "throw_away",
    "withdraw",
    "writing_in",
]
