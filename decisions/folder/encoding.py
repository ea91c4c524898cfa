"""From a file to text: size, encoding and the marks that spreadsheets leave."""

from pathlib import Path

from .contents import Problem, shown

BIGGEST = 50 * 1024 * 1024
BOMS_16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(path: Path) -> str | Problem:
    """Return the text of a UTF-8 file, or the one problem that keeps it from being read."""
    try:
        if path.stat().st_size > BIGGEST:
            return Problem(path.name, 0, "", "", "Een bestand van ten hoogste 50 MB.")
        return decode(path.name, path.read_bytes())
    except OSError:
        return Problem(path.name, 0, "", "", "Een bestand dat gelezen kan worden.")


def decode(file: str, raw: bytes) -> str | Problem:
    """Return the text of UTF-8 bytes, a BOM left out; or say which encoding it looks like."""
    if is_utf16(raw):
        return Problem(file, 1, "", "", expected("UTF-16"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(file, line, "", shown(around(raw, error.start)), expected(guess(raw)))


def is_utf16(raw: bytes) -> bool:
    """Whether every other byte is empty, as in UTF-16 of Latin letters, or its mark is there."""
    start = raw[:400]
    return start.startswith(BOMS_16) or (
        len(start) > 8 and max(start[::2].count(0), start[1::2].count(0)) * 4 > len(start)
    )


def guess(raw: bytes) -> str:
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "een onbekende codering"
    return "Windows-1252 (cp1252)"


def around(raw: bytes, place: int) -> str:
    """Return the words around a wrong byte, as Windows would show them."""
    return raw[max(place - 20, 0) : place + 20].decode("cp1252", "replace")


def expected(encoding: str) -> str:
    return f"Een bestand in UTF-8; dit lijkt {encoding}. Bewaar het als CSV UTF-8."
