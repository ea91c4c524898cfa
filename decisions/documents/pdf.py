"""An agenda item as PDF/UA-1: tagged, Dutch, with fonts of its own and none of this machine."""

import json
import unicodedata
from dataclasses import asdict
from datetime import UTC
from pathlib import Path

import typst

MEDIA_TYPE = "application/pdf"
TEMPLATE = Path(__file__).with_name("agenda_item.typ")
FONTS = typst.Fonts(include_system_fonts=False)
# Blocks in which the fonts that come with typst hold every sign; a test writes them all.
DRAWN = ((0x20, 0x4FF), (0x1E00, 0x2040), (0x2054, 0x211E), (0x2190, 0x23FF), (0x2460, 0x2606))


def write(document):
    """Return an AgendaDocument as PDF bytes, the same for the same document.

    PDF/UA refuses a sign that no font draws, such as an emoji: the file then names its code.
    """
    return render_template_as_pdf(
        TEMPLATE,
        document,
        facts=[asdict(fact) for fact in document.facts],
        sections=[asdict(section) for section in document.sections],
    )


def render_template_as_pdf(template, document, *, fonts=FONTS, root=None, **told):
    """Return the PDF of a typst template, which reads as JSON what any Document has and `told`, and
    templates under `root`, its own folder unless told."""
    lang, region = document.language.split("-")
    names = ("title", "dossier", "banner", "mark", "stamp", "pages")
    shown = {name: getattr(document, name) for name in names} | {"lang": lang, "region": region}
    data = json.dumps(shown | told, ensure_ascii=False)
    ground = {"made_at": document.made_at, "fonts": fonts, "root": root or template.parent}
    try:
        return compile_template(template, data, **ground)
    except typst.TypstError:
        return compile_template(template, replace_undrawable_signs(data), **ground)


def compile_template(template, data, *, made_at, fonts, root):
    return typst.compile(
        template,
        root=root,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs={"item": data},
        pdf_standards=["ua-1"],
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )


def replace_undrawable_signs(text):
    """Return `text` with every sign outside the sure blocks as '[U+1F600]'."""
    return "".join(sign if is_drawable(sign) else f"[U+{ord(sign):04X}]" for sign in text)


def is_drawable(sign):
    """Whether a font surely draws this sign; a combining mark may meet a letter that it lacks."""
    if unicodedata.category(sign)[0] in "MC":
        return False
    return any(first <= ord(sign) <= last for first, last in DRAWN)
