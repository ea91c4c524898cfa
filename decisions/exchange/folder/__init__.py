"""A dossier as a folder of files: read whole with every wrong cell told, and written back.

It asks no database: the columns come from the fields of the models (`tables`), and what reads a
cell, a header or a file knows no Django. `docs/dossier-folder.md` describes the same columns for
people."""

from .cells import Column, ColumnKind, Table
from .reading import read_folder
from .sheets import Folder, FolderRow, Problem
from .tables import SETTINGS, TABLE_ORDER, TABLES
from .writing import write_folder

__all__ = [
    "TABLE_ORDER",
    "SETTINGS",
    "TABLES",
    "Column",
    "Folder",
    "ColumnKind",
    "Problem",
    "FolderRow",
    "Table",
    "read_folder",
    "write_folder",
]
