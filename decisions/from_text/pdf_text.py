"""A PDF as text, read by a process of its own: a PDF can keep its reader busy for ever."""

import json
import os
import subprocess
import sys
from pathlib import Path

from .pdf_pages import read_pages
from .refused import TOO_MUCH, TextRefused

SECONDS = 20
_PROCESS = Path(__file__).with_name("pdf_process.py")
_KEPT = ("LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")  # what Python itself may need to start
_BROKEN = "Het PDF-bestand is beschadigd of te ongewoon om te lezen. Plak de tekst zelf."
_SAID = {
    "encrypted": "Het PDF-bestand is beveiligd. Bewaar het zonder beveiliging, of plak de tekst.",
    "pages": "Het PDF-bestand heeft meer dan 300 bladzijden. Neem alleen het deel dat telt.",
    "much": TOO_MUCH,
    "broken": _BROKEN,
}
_SCAN = (
    "In het PDF-bestand staan alleen plaatjes van bladzijden (een scan), geen tekst. "
    "Vraag om het stuk zelf, of typ over wat u nodig hebt."
)
_SLOW = "Het lezen van het PDF-bestand duurt te lang. Plak de tekst zelf."


def pdf_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a PDF, the text in its margins, and notes; raise TextRefused.

    Lines keep their ends, paragraphs have an empty line between them. What returns at the top or
    foot of most pages is margin. A page without text gives a note.
    """
    found = _read(data)
    if "problem" in found:
        raise TextRefused(_SAID.get(found["problem"], _BROKEN))
    pages = read_pages(found["pages"])
    if not pages.text.strip():
        raise TextRefused(_SCAN)
    margins = "\n\n".join([*found["around"], *pages.margins])
    return pages.text, margins, pages.notes


def _read(data: bytes) -> dict:
    """Return what the other process read, or the problem that kept it from reading."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        run = subprocess.run(
            [sys.executable, "-I", str(_PROCESS)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env=kept,
            check=False,
        )
        return json.loads(run.stdout) if run.returncode == 0 else {"problem": "broken"}
    except subprocess.TimeoutExpired as error:
        raise TextRefused(_SLOW) from error
    except ValueError as error:
        raise TextRefused(_BROKEN) from error
