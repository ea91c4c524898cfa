"""What may be done in a round or for a body in it, in the order of its desk; a new action adds
its line."""

from .adopt import ADOPT
from .answer import ANSWER, ENTER
from .carry_over import CARRY
from .change import CHANGE
from .dispatch import DISPATCH
from .extend import EXTEND
from .likeness import LIKENESS
from .question_answer import ANSWER_QUESTION
from .questions import QUESTIONS
from .receipt import RECEIPT
from .received import RECEIVED
from .replies import REPLIES

ROUND_ACTIONS = (
    CHANGE,
    QUESTIONS,
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
