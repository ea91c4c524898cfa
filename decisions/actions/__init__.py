"""Everything that writes a dossier: keyword-only, by a Reader, all or nothing."""

from .adopt_replies import adopt_replies, send_note
from .answer import answer_round, reply
from .carry_over import carry_over
from .change import change
from .confirm import confirm
from .correct import correct
from .counting import writing_in
from .keep import keep
from .propose_reading import accept_reading, propose_reading
from .publish import publish, publish_all, share
from .record import Taken, read, record, show, take
from .reply_to_point import reply_to_point
from .scratch import drop_scratch, keep_scratch
from .submission import AlreadySent, note_sent, sent_before, take_token
from .throw_away import throw_away
from .withdraw import withdraw

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
    "drop_scratch",
    "keep",
    "keep_scratch",
    "note_sent",
    "propose_reading",
    "publish",
    "publish_all",
    "read",
    "record",
    "reply",
    "reply_to_point",
    "send_note",
    "sent_before",
    "share",
    "show",
    "take",
    "take_token",
    "throw_away",
    "withdraw",
    "writing_in",
]
