"""A Word document of a griffie with fields in it, and how those are filled in.

Pure: it knows no database. A template is looked through and filled in by a process of its own; here
are the fields that each kind may hold, `check_template` and `fill_template`."""

from .apart import check_template, fill_template
from .known import KNOWN_FIELDS, KnownFields
from .refusal import TemplateRefused
from .starter import build_starter_template

__all__ = [
    "KNOWN_FIELDS",
    "KnownFields",
    "TemplateRefused",
    "build_starter_template",
    "check_template",
    "fill_template",
]
