"""Files of an agenda item and of a meeting: one module says it once, each format is one more.

A new format: one module here with `MEDIA_TYPE` and `write(document) -> bytes`, one line in FORMATS,
one test module, one row in docs/how-to-add-an-export-format.md."""

from django.utils.translation import gettext_lazy as _

from . import docx, html, ics, json, pdf, txt, xml
from .agenda_item import build_agenda_document, build_agenda_documents
from .document import AgendaDocument, Format
from .meeting import DecisionListDocument, build_decision_list

__all__ = [
    "AGENDA_ITEM_FORMATS",
    "DECISION_LIST_FORMATS",
    "READING_FORMATS",
    "AgendaDocument",
    "DecisionListDocument",
    "Format",
    "build_agenda_document",
    "build_agenda_documents",
    "build_decision_list",
]


AGENDA_ITEM_FORMATS = {
    "docx": Format(_("Word (DOCX)"), docx.MEDIA_TYPE, docx.write),
    "pdf": Format(_("PDF"), pdf.MEDIA_TYPE, pdf.write),
    "ics": Format(_("agenda (ICS)"), ics.MEDIA_TYPE, ics.write),
    "html": Format(_("webpagina (HTML)"), html.MEDIA_TYPE, html.write),
    "txt": Format(_("tekst (TXT)"), txt.MEDIA_TYPE, txt.write),
    "xml": Format(_("archief (ORI-A)"), xml.MEDIA_TYPE, xml.write, find_lack=xml.find_ori_a_lack),
    "json": Format(
        _("gegevens (mini-ORI)"), json.MEDIA_TYPE, json.write, find_lack=json.find_mini_ori_lack
    ),
}
DECISION_LIST_FORMATS = {name: AGENDA_ITEM_FORMATS[name] for name in ("docx", "pdf")}

# Those that people read; a list of many items offers these alone.
READING_FORMATS = {ending: AGENDA_ITEM_FORMATS[ending] for ending in ("docx", "pdf", "ics")}
