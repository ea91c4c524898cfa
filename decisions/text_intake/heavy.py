"""Files that can keep their reader busy: read by a process of its own, two at a time."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO

from .limits import TextRefused

try:
    import fcntl
except ImportError:  # not on Windows, where each process of the application counts by itself
    fcntl = None


class HeavyKind(StrEnum):
    """What the process can read: the word that it is started with."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    TABLE = "werkblad"


# The process may take so many seconds of a processor, and twice as long where others need it too.
SECONDS, PATIENCE = 5, 10
MEMORY = 1024**3
OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None  # how the system ends it, where it does
BROKEN = "broken"

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "decisions.text_intake.heavy_process"
_KEPT = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")  # what Python itself may need to start
PASTE = "plak de tekst"
_SLOW = "Het lezen van het bestand duurt te lang. Probeer het opnieuw, of {}."
_BUSY = (
    "Er worden al twee andere bestanden gelezen. Probeer het over een halve minuut opnieuw, of {}."
)


def read_apart(kind: HeavyKind, data: bytes, otherwise: str = PASTE) -> dict:
    """Return what a process of its own read in a file, as `heavy_process` writes it.

    {"problem": BROKEN} where that process ended without an answer. Raises TextRefused where it
    takes too long, or where two others are being read, with what can be done `otherwise`. It knows
    no secret of this process.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    command = [sys.executable, "-E", "-s", "-m", _PROGRAM, kind]
    with _place(_BUSY.format(otherwise)):
        try:
            run = subprocess.run(
                command, cwd=_ROOT, env=kept, input=data, capture_output=True, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired as error:
            raise TextRefused(_SLOW.format(otherwise)) from error
    if run.returncode == OUT_OF_TIME:
        raise TextRefused(_SLOW.format(otherwise))
    try:
        return json.loads(run.stdout) if run.returncode == 0 else {"problem": BROKEN}
    except ValueError:
        return {"problem": BROKEN}


# Two files at a time on this machine, whatever the number of processes that serve: somebody who
# sends eight keeps two of them busy and hears of the others at once.

AT_ONCE, WAIT = 2, 0.5
_HERE = BoundedSemaphore(AT_ONCE)


@contextmanager
def _place(busy: str = _BUSY.format(PASTE)) -> Iterator[None]:
    """Hold one of the two places; raise TextRefused where none comes free in half a second."""
    if not _HERE.acquire(timeout=WAIT):
        raise TextRefused(busy)
    try:
        held = _lock_place(busy)
        try:
            yield
        finally:
            if held:
                held.close()
    finally:
        _HERE.release()


def _lock_place(busy: str = _BUSY.format(PASTE)) -> IO | None:
    """Return the file whose lock is a place on this machine; closing it gives the place back."""
    if fcntl is None:
        return None
    until = time.monotonic() + WAIT
    while True:
        for number in range(AT_ONCE):
            held = _open_place(number)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                held.close()
            else:
                return held
        if time.monotonic() > until:
            raise TextRefused(busy)
        time.sleep(0.05)


def _open_place(number: int) -> IO:
    """Open the file of a place: of this user alone, and never one that somebody else put there."""
    path = Path(tempfile.gettempdir()) / f"regio-reading-{os.getuid()}-{number}"
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+")
