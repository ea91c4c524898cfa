"""What may be done in a round, in the order of its desk; a new act adds its line."""

from .answer import ANSWER, ENTER
from .change import CHANGE
from .extend import EXTEND
from .likeness import LIKENESS
from .question_answer import ANSWER_QUESTION
from .questions import QUESTIONS
from .receipt import RECEIPT
from .received import RECEIVED

ROUND_ACTS = (
    CHANGE,
    QUESTIONS,
    EXTEND,
    RECEIVED,
    ENTER,
    ANSWER,
    ANSWER_QUESTION,
    RECEIPT,
    LIKENESS,
)
