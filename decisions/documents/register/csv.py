"""The register as CSV (RFC 4180): UTF-8, commas, one line of labels, then a line per remark."""

import csv
from io import BytesIO, TextIOWrapper

from .document import looks_like_a_formula

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
QUOTE = "'"


def write(document):
    """Return a RegisterDocument as CSV bytes, without a byte order mark.

    A text that a spreadsheet would take for a formula gets a ' before it; so does one that begins
    with such a ', so that taking one ' away gives every text back.
    """
    content = BytesIO()
    lines = TextIOWrapper(content, encoding="utf-8", newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(map(escape_formula, document.labels))
    for row in document.rows:
        writer.writerow([escape_formula(cell) if isinstance(cell, str) else cell for cell in row])
    lines.flush()
    return content.getvalue()


def escape_formula(text):
    return QUOTE + text if looks_like_a_formula(text.lstrip(QUOTE)) else text
