"""What may be done in a round, in the order of its desk; a new act adds its line."""

from .change import CHANGE

ROUND_ACTS = (
    CHANGE,
)  # fmt: skip
