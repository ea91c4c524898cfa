"""What may be done in a round, in the order of its desk; a new act adds its line."""

from .adopt import ADOPT
from .carry_over import CARRY
from .change import CHANGE
from .dispatch import DISPATCH
from .replies import REPLIES

ROUND_ACTS = (
    CHANGE,
    REPLIES,
    ADOPT,
    DISPATCH,
    CARRY,
)  # fmt: skip
