"""Dossier folders come in: read, compared with what stands, written through the actions."""

from .importing import import_folder
from .report import Absent, FileCount, ImportReport

__all__ = ["Absent", "FileCount", "ImportReport", "import_folder"]
