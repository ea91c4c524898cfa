"""Reads the file on its standard input and writes what it says as JSON; started by `heavy` alone.

It sets its own limits, so that a hostile file can only stop it."""

import json
import sys

from .docx import read_docx
from .heavy import MEMORY, SECONDS, HeavyKind
from .odt import read_odt
from .pdf_lines import read_pdf_pages
from .sheets import read_workbook

try:
    import resource
except ImportError:  # not on Windows; there only the time is limited, by the one who waits
    resource = None

READERS = {
    HeavyKind.PDF: read_pdf_pages,
    HeavyKind.DOCX: read_docx,
    HeavyKind.ODT: read_odt,
    HeavyKind.TABLE: read_workbook,
}


def limit_itself() -> None:
    """Let the system stop this process where it takes too much."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


if __name__ == "__main__":
    limit_itself()
    sys.stdout.write(json.dumps(READERS[HeavyKind(sys.argv[1])](sys.stdin.buffer.read())))
