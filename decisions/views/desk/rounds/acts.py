"""What may be done in a round, in the order of its desk; a new act adds its line."""

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

ROUND_ACTS = (
    CHANGE,
    QUESTIONS,
    EXTEND,
    LIKENESS,
    REPLIES,
    ADOPT,
    DISPATCH,
    CARRY,
    RECEIVED,
    ENTER,
    ANSWER,
    ANSWER_QUESTION,
    RECEIPT,
)
