"""Uncertain dates: the one door to reading them, saying them in Dutch and taking what is typed.

`parse` reads EDTF and gives its strict bounds, `in_words` tells it in Dutch, `from_dutch` turns
what people type into EDTF. All raise EdtfError with a Dutch sentence."""

from .grammar import FIRST_YEAR, LAST_YEAR, Edtf, EdtfError, parse
from .typed import from_dutch
from .words import in_words

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Edtf",
    "EdtfError",
    "from_dutch",
    "in_words",
    "parse",
]
