"""An empty table as CSV, as Excel of the Netherlands opens it: semicolons, and a mark that says
that it is UTF-8."""

import csv
from io import StringIO

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK = "\ufeff"


def write(document):
    """Return a TableTemplate as CSV bytes: its heads and its example."""
    lines = StringIO(newline="")
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow(document.heads)
    writer.writerow(document.example)
    return (BYTE_ORDER_MARK + lines.getvalue()).encode()
