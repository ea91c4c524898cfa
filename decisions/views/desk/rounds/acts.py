"""What may be done in a round, in the order of its desk; a new act adds its line."""

from .change import CHANGE
from .likeness import LIKENESS

ROUND_ACTS = (
    CHANGE,
    LIKENESS,
)  # fmt: skip
