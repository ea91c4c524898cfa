"""The sheet as PDF/UA-1, in the letters and signs of the pictures."""

from dataclasses import asdict
from pathlib import Path

from ..pdf import MEDIA_TYPE, render_template_as_pdf
from ..pictures.typesetting import find_fonts

__all__ = ["MEDIA_TYPE", "write"]

TEMPLATE = Path(__file__).with_name("sheet.typ")
TOLD = (
    *("standing", "rule", "empty", "old", "headings", "sources", "source", "address"),
    *("columns", "rows", "others", "waiting", "answer"),
)


def write(document):
    """Return a StandingSheet as PDF bytes, the same for the same document."""
    told = asdict(document)
    if document.answer:
        told["answer"]["camps"] = [(each.label, each.words) for each in document.answer.camps]
    return render_template_as_pdf(
        TEMPLATE,
        document,
        fonts=find_fonts(),
        root=TEMPLATE.parents[1],
        **{name: told[name] for name in TOLD},
    )
