"""Files of the register of remarks: `content` says it once, each format is one small module.

A new format: one module here with `MEDIA_TYPE` and `write(document) -> bytes`, one line in FORMATS,
one test module, one row in docs/how-to-add-an-export-format.md. Of a format without a limit the
rows go out while they are read."""

from django.utils.translation import gettext_lazy as _

from ..document import Format
from . import csv, docx, ods, pdf, xlsx
from .content import ORDERINGS, build_register_document
from .document import RegisterDocument

__all__ = ["REGISTER_FORMATS", "ORDERINGS", "RegisterDocument", "build_register_document"]

# Measured with long texts: laid out, 2,000 rows take 70 MB as Word and 500 take 220 MB as PDF.
MOST_IN_WORD, MOST_IN_PDF = 2_000, 500

REGISTER_FORMATS = {
    "csv": Format(_("CSV"), csv.MEDIA_TYPE, csv.write, iterate=csv.iterate_parts),
    "xlsx": Format(_("Excel (XLSX)"), xlsx.MEDIA_TYPE, xlsx.write, write_to=xlsx.write_to),
    "ods": Format(_("rekenblad (ODS)"), ods.MEDIA_TYPE, ods.write, write_to=ods.write_to),
    "docx": Format(_("Word (DOCX)"), docx.MEDIA_TYPE, docx.write, MOST_IN_WORD),
    "pdf": Format(_("PDF"), pdf.MEDIA_TYPE, pdf.write, MOST_IN_PDF),
}
