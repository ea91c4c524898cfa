"""The register as PDF/UA-1: tagged tables with header rows that every page repeats, in Dutch."""

from dataclasses import asdict
from pathlib import Path

from ..pdf import MEDIA_TYPE, render_template_as_pdf

__all__ = ["MEDIA_TYPE", "write"]

TEMPLATE = Path(__file__).with_name("register.typ")


def write(document):
    """Return a RegisterDocument as PDF bytes, the same for the same document."""
    groups = [
        {"heading": group.heading, "rows": [document.on_paper(row) for row in group.rows]}
        for group in document.groups
    ]
    return render_template_as_pdf(
        TEMPLATE,
        document,
        head=[asdict(fact) for fact in document.head],
        groups=groups,
        labels=document.paper_labels,
        widths=document.shape.paper_widths,
        empty=document.empty,
        about=document.about,
        facts=[asdict(fact) for fact in document.facts],
    )
