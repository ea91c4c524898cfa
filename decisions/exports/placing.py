"""Put a dossier folder in its place: written beside it, read back, then moved whole."""

import shutil
from pathlib import Path
from uuid import uuid4

from ..folder import SETTINGS, TABLES, read_folder, write_folder

FILES = {SETTINGS.file, *(table.file for table in TABLES.values())}


class Misplaced(Exception):
    """The place cannot be taken; the message says in a Dutch sentence why."""


class Unreadable(Exception):
    """The folder would not read back; `problems` says what is wrong in it."""

    def __init__(self, problems):
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def place_folder(folder, path, *, replace=False):
    """Write a folder at `path`, or nothing; raises Misplaced, Unreadable or OSError.

    A folder that is not empty is replaced only when asked, and only where it holds the files
    of a dossier folder and nothing else.
    """
    path = Path(path).absolute()
    check_place(path, replace=replace)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent / f".{path.name}.{uuid4().hex}"
    try:
        write_folder(folder, beside)
        problems = read_folder(beside).problems
        if problems:
            raise Unreadable(problems)
        move(beside, path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_place(path, *, replace):
    """Refuse what is no folder, what is not empty, and what would be lost by replacing it."""
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise Misplaced(f"{path} is geen map.")
    there = {each.name for each in path.iterdir()} if path.exists() else set()
    if there and not replace:
        raise Misplaced(f"{path} is niet leeg; met --force wordt het dossier daarin vervangen.")
    if strangers := sorted(there - FILES):
        raise Misplaced(f"In {path} staat ook {strangers[0]}; kies een lege map.")


def move(beside, path):
    """Move the written folder to its place; what stood there comes back when that fails."""
    if not path.exists():
        beside.rename(path)
        return
    aside = path.parent / f".{path.name}.{uuid4().hex}"
    path.rename(aside)
    try:
        beside.rename(path)
    except OSError:
        aside.rename(path)
        raise
    shutil.rmtree(aside)
