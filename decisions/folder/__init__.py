"""A dossier as a folder of files: read whole with every wrong cell told, and written back.

Pure: it knows no database. `docs/dossier-folder.md` describes the same columns for people.
"""

from .column import Column, Kind
from .contents import Folder, Problem, Row
from .reading import read_folder
from .tables import SETTINGS, TABLES, Table
from .writing import write_folder

__all__ = [
    "SETTINGS",
    "TABLES",
    "Column",
    "Folder",
    "Kind",
    "Problem",
    "Row",
    "Table",
    "read_folder",
    "write_folder",
]
