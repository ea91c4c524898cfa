"""A Word document of a griffie with fields in it, and how those are filled in.

Pure: it knows no database. A template is looked through and filled in by a process of its own; here
are the fields that it may hold, `check_template` and `fill_template`."""

from .apart import check_template, fill_template
from .known import FIELDS, LINE, LISTS, build_example
from .refusal import TemplateRefused
from .starter import build_starter_template

__all__ = [
    "FIELDS",
    "LINE",
    "LISTS",
    "TemplateRefused",
    "build_example",
    "build_starter_template",
    "check_template",
    "fill_template",
]
