"""The register as PDF/UA-1: tagged tables with header rows that every page repeats, in Dutch."""

import json
from dataclasses import asdict
from pathlib import Path

from ..pdf import MEDIA_TYPE, compile_ua

__all__ = ["MEDIA_TYPE", "write"]

TEMPLATE = Path(__file__).with_name("register.typ")


def write(document):
    """Return a RegisterDocument as PDF bytes, the same for the same document."""
    return compile_ua(TEMPLATE, json.dumps(told(document), ensure_ascii=False), document.made_at)


def told(document):
    """Return what the template reads, as JSON has it."""
    lang, region = document.language.split("-")
    names = ("title", "dossier", "banner", "mark", "empty", "about", "stamp", "pages")
    groups = [
        {"heading": group.heading, "rows": [document.on_paper(row) for row in group.rows]}
        for group in document.groups
    ]
    shown = {name: getattr(document, name) for name in names}
    facts, head = ([asdict(fact) for fact in found] for found in (document.facts, document.head))
    shown |= {"lang": lang, "region": region, "facts": facts, "head": head, "groups": groups}
    return shown | {"labels": document.paper_labels, "widths": document.shape.paper_widths}
