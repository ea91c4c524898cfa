"""Files of an agenda item and of a meeting: one module says it once, each format is one more.

A new format: one module here with `MEDIA_TYPE` and `write(document) -> bytes`, one line in FORMATS,
one test module, one row in docs/how-to-add-an-export-format.md."""

from django.utils.translation import gettext_lazy as _

from . import docx, ics, pdf
from .agenda_item import build_agenda_document
from .document import AgendaDocument, Format
from .meeting import DecisionListDocument, build_decision_list

__all__ = [
    "AGENDA_ITEM_FORMATS",
    "DECISION_LIST_FORMATS",
    "AgendaDocument",
    "DecisionListDocument",
    "Format",
    "build_agenda_document",
    "build_decision_list",
]


AGENDA_ITEM_FORMATS = {
    "docx": Format(_("Word (DOCX)"), docx.MEDIA_TYPE, docx.write),
    "pdf": Format(_("PDF"), pdf.MEDIA_TYPE, pdf.write),
    "ics": Format(_("agenda (ICS)"), ics.MEDIA_TYPE, ics.write),
}
DECISION_LIST_FORMATS = {name: AGENDA_ITEM_FORMATS[name] for name in ("docx", "pdf")}
