"""Uncertain dates: the one door to reading them, saying them in Dutch and taking what is typed.

`parse` reads EDTF and gives its strict bounds, `in_words` tells it in Dutch, `from_dutch` turns
what people type into EDTF. All raise EdtfError with a Dutch sentence."""

from .grammar import FIRST_YEAR, LAST_YEAR, Edtf, EdtfError, parse_edtf_date
from .typed import parse_dutch_date
from .words import format_dutch_date

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Edtf",
    "EdtfError",
    "parse_dutch_date",
    "format_dutch_date",
    "parse_edtf_date",
]
