"""A decision in a minute: one form that enters an act with everything that follows from it."""

from .act import STANCE_ALONE
from .form import DecisionForm
from .options import read_form_options

__all__ = ["STANCE_ALONE", "DecisionForm", "read_form_options"]
