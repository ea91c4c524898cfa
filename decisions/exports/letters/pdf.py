"""A letter as PDF/UA-1: tagged, in Dutch."""

import json
from dataclasses import asdict
from pathlib import Path

from ..pdf import MEDIA_TYPE, compile_ua

__all__ = ["MEDIA_TYPE", "write"]

TEMPLATE = Path(__file__).with_name("letter.typ")


def write(letter):
    """Return a Letter as PDF bytes, the same for the same letter."""
    return compile_ua(TEMPLATE, json.dumps(told(letter), ensure_ascii=False), letter.made_at)


def told(letter):
    """Return what the template reads, as JSON has it."""
    lang, region = letter.language.split("-")
    fields = asdict(letter)
    del fields["made_at"]
    return fields | {"mark": letter.mark, "lang": lang, "region": region}
