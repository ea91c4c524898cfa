"""Letters of a round: a council's own, and the confirmation that its answer came in.

Each says what it says once, as a Letter; each format is one small module."""

from django.utils.translation import gettext_lazy as _

from ..document import Format
from . import docx, pdf
from .content import build_opinion, build_receipt
from .letter import LetterContext

__all__ = ["LETTER_FORMATS", "LetterContext", "build_opinion", "build_receipt"]

LETTER_FORMATS = {
    "docx": Format(_("Word (DOCX)"), docx.MEDIA_TYPE, docx.write),
    "pdf": Format(_("PDF"), pdf.MEDIA_TYPE, pdf.write),
}
