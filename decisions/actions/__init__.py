"""Everything that writes a dossier: keyword-only, by a Reader, all or nothing."""

from .decisions import (
    NewPosition,
    record_decision,
    record_position,
    record_reading,
    set_shown_reading,
)
from .deletion import delete_draft
from .dossiers import mark_kept
from .form_state import (
    AlreadySubmitted,
    claim_idempotency_key,
    delete_form_draft,
    find_earlier_response,
    save_form_draft,
    save_response_address,
    submit_once,
)
from .positions import accept_reading, confirm_position, propose_reading
from .publication import publish_record, publish_records, share_record, withdraw_record
from .records import change_record, correct_record, save_record, save_records, writing_in
from .replies import (
    adopt_replies,
    carry_over,
    record_dispatches,
    reply_to_point,
    undo_adoption,
    undo_dispatch,
)
from .reply_work import Task, assign_remarks, offer_replies, review_replies
from .rounds import answer_round, record_reply

__all__ = [
    "AlreadySubmitted",
    "NewPosition",
    "Task",
    "accept_reading",
    "adopt_replies",
    "answer_round",
    "assign_remarks",
    "carry_over",
    "change_record",
    "confirm_position",
    "correct_record",
    "delete_form_draft",
    "save_record",
    "save_records",
    "save_form_draft",
    "save_response_address",
    "submit_once",
    "propose_reading",
    "publish_record",
    "publish_records",
    "record_reading",
    "record_decision",
    "record_reply",
    "reply_to_point",
    "record_dispatches",
    "find_earlier_response",
    "mark_kept",
    "offer_replies",
    "review_replies",
    "share_record",
    "set_shown_reading",
    "record_position",
    "claim_idempotency_key",
    "delete_draft",
    "undo_adoption",
    "undo_dispatch",
    "withdraw_record",
    "writing_in",
]
