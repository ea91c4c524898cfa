"""An agenda item as plain text, to read anywhere and to paste into any field."""

from .ics import description_lines

MEDIA_TYPE = "text/plain; charset=utf-8"


def write(document):
    """Return an AgendaDocument as UTF-8 text with a line under its title; no markup at all."""
    title = " ".join(document.title.split())
    lines = [document.dossier, title, "=" * min(len(title), 72), "", *description_lines(document)]
    return "\n".join([*lines, "", document.stamp, ""]).encode()
