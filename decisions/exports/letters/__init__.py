"""Letters of a round: a council's own, and the confirmation that its answer came in.

Each says what it says once, as a Letter; each format is one small module.
"""

from django.utils.translation import gettext_lazy as _

from ..format import Format
from . import docx, pdf
from .matter import Matter
from .opinion import build_opinion
from .receipt import build_receipt

__all__ = ["FORMATS", "Matter", "build_opinion", "build_receipt"]

FORMATS = {
    "docx": Format(_("Word (DOCX)"), docx.MEDIA_TYPE, docx.write),
    "pdf": Format(_("PDF"), pdf.MEDIA_TYPE, pdf.write),
}
