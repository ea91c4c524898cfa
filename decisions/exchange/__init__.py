"""Dossier folders come in: read, compared with what stands, written through the actions."""

from .importing import import_folder
from .report import AbsentRecord, FileCount, ImportNotice, ImportReport, SharedChange

__all__ = [
    "AbsentRecord",
    "FileCount",
    "ImportNotice",
    "ImportReport",
    "SharedChange",
    "import_folder",
]
