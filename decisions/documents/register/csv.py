"""The register as CSV (RFC 4180): UTF-8, commas, one line of labels, then a line per remark."""

import csv
from io import StringIO

from .document import looks_like_a_formula

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
QUOTE = "'"
# So many signs are sent at once: each row apart would be a small parcel with much around it.
LONGEST_PART = 64 * 1024


def write(document):
    """Return a RegisterDocument as CSV bytes."""
    return b"".join(iterate_parts(document))


def iterate_parts(document):
    """Yield a RegisterDocument as CSV, without a byte order mark, whole rows at a time, while the
    rows are read.

    A text that a spreadsheet would take for a formula gets a ' before it; so does one that begins
    with such a ', so that taking one ' away gives every text back.
    """
    lines = StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(map(escape_formula, document.labels))
    for row in document.rows:
        writer.writerow([escape_formula(cell) if isinstance(cell, str) else cell for cell in row])
        if lines.tell() >= LONGEST_PART:
            yield take_lines(lines)
    yield take_lines(lines)


def take_lines(lines):
    """Return what was written as bytes, and leave nothing of it."""
    part = lines.getvalue().encode()
    lines.seek(0)
    lines.truncate()
    return part


def escape_formula(text):
    return QUOTE + text if looks_like_a_formula(text.lstrip(QUOTE)) else text
