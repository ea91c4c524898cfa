"""A template looked through and filled in by a process of its own, two at a time."""

import json
import os
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from ..text_intake.heavy import AT_ONCE, PATIENCE
from .archive import MOST_BYTES, check_archive
from .refusal import TemplateRefused

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "decisions.word_templates.process"
_KEPT = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")  # what Python itself may need to start
_HERE = BoundedSemaphore(AT_ONCE)
_SLOW = "Het invullen van het sjabloon duurt te lang. Maak het kleiner, met minder lijsten."
_BUSY = "Er worden al twee andere sjablonen ingevuld. Probeer het over een halve minuut opnieuw."


def check_template(content: bytes, kind: str) -> bytes:
    """Return a template of this kind filled in with example data; raise TemplateRefused with what
    is wrong.

    `kind` is a key of KNOWN_FIELDS. At most 2 MB, without macros, embedded objects and anything
    from elsewhere; with known fields, `if` of a field and `for` over a known list, two deep at
    most.
    """
    check_archive_size(content)
    return _ask(content, kind, [])[0]


def fill_template(content: bytes, kind: str, values: Sequence[Mapping[str, Any]]) -> list[bytes]:
    """Return a template of this kind filled in with each of these values, in their order; raise
    TemplateRefused where that takes more than five seconds of a processor, or it is no good."""
    return _ask(content, kind, list(values)) if values else []


def check_archive_size(content: bytes) -> None:
    """Refuse what is too large to hand on before anything reads it."""
    if len(content) > MOST_BYTES:
        check_archive(content)


def _ask(content: bytes, kind: str, values: list[Mapping[str, Any]]) -> list[bytes]:
    template = b64encode(content).decode()
    asked = json.dumps({"template": template, "kind": kind, "values": values})
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    command = [sys.executable, "-E", "-s", "-m", _PROGRAM]
    if not _HERE.acquire(timeout=PATIENCE):
        raise TemplateRefused(_BUSY)
    try:
        run = subprocess.run(
            command,
            cwd=_ROOT,
            env=kept,
            input=asked.encode(),
            capture_output=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateRefused(_SLOW) from error
    finally:
        _HERE.release()
    return _read_answer(run)


def _read_answer(run: subprocess.CompletedProcess[bytes]) -> list[bytes]:
    if run.returncode != 0:  # the system stopped it
        raise TemplateRefused(_SLOW)
    told = json.loads(run.stdout)
    if "problems" in told:
        raise TemplateRefused(*told["problems"])
    return [b64decode(each) for each in told["files"]]
