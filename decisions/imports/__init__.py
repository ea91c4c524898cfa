"""Dossier folders come in: read, compared with what stands, written through the actions."""

from .importing import import_folder
from .report import Absent, Count, Report

__all__ = ["Absent", "Count", "Report", "import_folder"]
