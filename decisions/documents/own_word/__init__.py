"""Papers as Word files in the template of a griffie: one file for each kind of paper.

`filling` finds a template and fills it in; what a template may hold is built here from the plain
documents, and what is allowed stands in decisions/word_templates/known.py."""

from .filling import fill_own_word, read_word_template
from .item import build_own_item_values, write_own_word_files
from .letter import build_letter_values
from .points import build_point_values

__all__ = [
    "build_own_item_values",
    "build_letter_values",
    "build_point_values",
    "fill_own_word",
    "read_word_template",
    "write_own_word_files",
]
