"""A folder that builds on another: which one, and whether it can be read."""

import tomllib
from pathlib import Path, PurePosixPath

from .cells import WrongCell, read_cell
from .contents import Problem, shown
from .encoding import read_text
from .settings import as_text, line_of
from .tables import EXTENDS, SETTINGS


def extended(path: Path, seen: list[Path]) -> Path | Problem | None:
    """Return the folder that the one at `path` extends, None where it extends none.

    `seen` are the resolved folders that led here, this one included. What is wrong with the
    rest of the settings is not told here.
    """
    text = read_text(path / SETTINGS.file)
    found = {} if isinstance(text, Problem) else parsed(text)
    if EXTENDS.name not in found:
        return None
    written = found[EXTENDS.name]
    try:
        return onward(path, read_cell(EXTENDS, as_text(written)), seen)
    except WrongCell as error:
        value = shown(written) if isinstance(written, str) else ""
        return Problem(SETTINGS.file, line_of(EXTENDS.name, text), EXTENDS.name, value, str(error))


def parsed(text: str) -> dict:
    """Return the settings as TOML says them, nothing where it cannot be read."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}


def onward(path: Path, written: str, seen: list[Path]) -> Path | None:
    """Return the folder that a relative path leads to, None for an empty one; raise WrongCell."""
    if not written:
        return None
    if PurePosixPath(written).is_absolute():
        raise WrongCell("Een pad dat bij deze map begint, zoals '..' of '../basis'.")
    base = (path / written).resolve()
    if not base.is_dir():
        raise WrongCell("Een map die bestaat, gezien vanuit deze map.")
    if base in seen:
        raise WrongCell("Een map die niet, ook niet langs een omweg, deze map zelf weer uitbreidt.")
    return base
