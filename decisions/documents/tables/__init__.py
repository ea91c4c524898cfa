"""Empty tables to fill in: the heads of a kind, an example, and what may stand in each column.

A new format: one module here with `MEDIA_TYPE` and `write(document) -> bytes`, one line below."""

from django.utils.translation import gettext_lazy as _

from ..document import Format
from . import csv, xlsx
from .content import TableTemplate, build_table_template

__all__ = ["TABLE_TEMPLATE_FORMATS", "TableTemplate", "build_table_template"]

TABLE_TEMPLATE_FORMATS = {
    "xlsx": Format(_("Excel (XLSX)"), xlsx.MEDIA_TYPE, xlsx.write),
    "csv": Format(_("CSV"), csv.MEDIA_TYPE, csv.write),
}
