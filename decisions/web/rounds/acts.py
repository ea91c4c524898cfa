"""What may be done in a round or for a body in it, in the order of its desk; a new action adds
its line."""

from .adoption import ADOPT, DISPATCH
from .asking import ANSWER, ANSWER_QUESTION, ASK_QUESTIONS, CHANGE, ENTER, EXTEND, RECEIPT, RECEIVED
from .carry_over import CARRY
from .likeness import LIKENESS
from .replies import REPLIES

ROUND_ACTIONS = (
    CHANGE,
    ASK_QUESTIONS,
    EXTEND,
    LIKENESS,
    REPLIES,
    ADOPT,
    DISPATCH,
    CARRY,
)
BODY_ACTIONS = (
    RECEIVED,
    ENTER,
    ANSWER,
    ANSWER_QUESTION,
    RECEIPT,
)
