"""A dossier as a folder of files: read whole with every wrong cell told, and written back.

It asks no database: the columns come from the fields of the models (`tables`), and what reads a
cell, a header or a file knows no Django. `docs/dossier-folder.md` describes the same columns for
people."""

from .cells import Column, ColumnKind, Table
from .datapackage import DATA_PACKAGE_FILE, build_data_package
from .reading import read_folder
from .sheets import Folder, FolderRow, Problem
from .tables import SETTINGS, TABLE_ORDER, TABLES
from .writing import write_folder

__all__ = [
    "DATA_PACKAGE_FILE",
    "TABLE_ORDER",
    "SETTINGS",
    "TABLES",
    "Column",
    "Folder",
    "ColumnKind",
    "Problem",
    "FolderRow",
    "Table",
    "build_data_package",
    "read_folder",
    "write_folder",
]
