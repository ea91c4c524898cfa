"""What may be done in a round or for a body in it, in the order of its desk; a new action adds
its line."""

from .adoption import ADOPT_ACTION, DISPATCH_ACTION
from .asking import (
    ANSWER_ACTION,
    ANSWER_QUESTION_ACTION,
    ANSWER_RECEIPT_ACTION,
    CHANGE_ACTION,
    ENTER_DECISION_ACTION,
    EXTENSION_ACTION,
    QUESTIONS_ACTION,
    REQUEST_RECEIPT_ACTION,
)
from .assigning import ASSIGN_ACTION
from .carry_over import CARRY_OVER_ACTION
from .likeness import LIKENESS_ACTION
from .replies import REPLIES_ACTION
from .reviewing import REVIEW_ACTION

ROUND_ACTIONS = (
    CHANGE_ACTION,
    QUESTIONS_ACTION,
    EXTENSION_ACTION,
    LIKENESS_ACTION,
    ASSIGN_ACTION,
    REPLIES_ACTION,
    REVIEW_ACTION,
    ADOPT_ACTION,
    DISPATCH_ACTION,
    CARRY_OVER_ACTION,
)
BODY_ACTIONS = (
    REQUEST_RECEIPT_ACTION,
    ENTER_DECISION_ACTION,
    ANSWER_ACTION,
    ANSWER_QUESTION_ACTION,
    ANSWER_RECEIPT_ACTION,
)
