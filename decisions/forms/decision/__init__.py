"""A decision in a minute: one form that enters an act with everything that follows from it."""

from .form import DecisionForm
from .ground import ground_of

__all__ = ["DecisionForm", "ground_of"]
