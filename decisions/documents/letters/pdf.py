"""A letter as PDF/UA-1: tagged, in Dutch."""

from dataclasses import asdict
from pathlib import Path

from ..pdf import MEDIA_TYPE, render_template_as_pdf

__all__ = ["MEDIA_TYPE", "write"]

TEMPLATE = Path(__file__).with_name("letter.typ")


def write(letter):
    """Return a Letter as PDF bytes, the same for the same letter."""
    told = asdict(letter)
    del told["made_at"]
    return render_template_as_pdf(TEMPLATE, letter, **told)
