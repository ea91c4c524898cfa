"""The sheet 'stand van zaken': one A4 to lay beside an agenda item, as PDF/UA and Word file.

`content.py` says it once; each format is one small module."""

from django.utils.translation import gettext_lazy as _

from ..document import Format
from . import docx, pdf
from .content import MOST_ON_PAPER, StandingSheet, build_standing_sheet, can_write_sheet

__all__ = [
    "MOST_ON_PAPER",
    "SHEET_FORMATS",
    "StandingSheet",
    "build_standing_sheet",
    "can_write_sheet",
]

SHEET_FORMATS = {
    "pdf": Format(_("PDF"), pdf.MEDIA_TYPE, pdf.write, MOST_ON_PAPER),
    "docx": Format(_("Word (DOCX)"), docx.MEDIA_TYPE, docx.write, MOST_ON_PAPER),
}
