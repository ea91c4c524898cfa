"""The zip of a template looked through: nothing in it may run, or point out of it."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from ..text_intake.limits import TextRefused, check_archive_is_safe
from .refusal import TemplateRefused

MOST_BYTES = 2 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUNS = re.compile(r"vbaProject|vbaData|activeX|embeddings/|oleObject|\.(?:bin|exe|dll|js)$", re.I)
_MACROS = "macroEnabled"
_LOADS = ("oleObject", "package", "aFChunk", "attachedTemplate", "control", "frame", "subDocument")
_HOLDS = {f"{_W}{name}" for name in ("object", "control", "altChunk", "subDoc")}
# The fields of Word that count or tell of the file itself; others may read or start something.
_COUNTS = {
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "PAGEREF",
    "REF",
    "STYLEREF",
    "SEQ",
    "TOC",
}


def check_archive(data: bytes) -> None:
    """Raise TemplateRefused for bytes that are no plain DOCX of at most 2 MB: macros, embedded
    objects, anything from elsewhere, and fields of Word that read or start something."""
    if len(data) > MOST_BYTES:
        raise TemplateRefused("Het sjabloon is groter dan 2 MB. Maak de afbeeldingen erin kleiner.")
    try:
        check_archive_is_safe(data)
    except TextRefused as refusal:
        raise TemplateRefused(str(refusal)) from refusal
    with ZipFile(BytesIO(data)) as archive:
        found = [
            sentence for each in archive.infolist() for sentence in _judge(archive, each.filename)
        ]
    if found:
        raise TemplateRefused(*dict.fromkeys(found))


def _judge(archive: ZipFile, name: str) -> Iterator[str]:
    if _RUNS.search(name):
        yield (
            f"In het sjabloon zit een macro of een ingesloten object ({_short(name)}). Bewaar het "
            "als gewoon .docx, zonder macro’s en objecten."
        )
        return
    if name.endswith((".xml", ".rels")):
        yield from _judge_xml(archive.read(name), name)


def _judge_xml(content: bytes, name: str) -> Iterator[str]:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        yield f"Het onderdeel {_short(name)} van het bestand is beschadigd. Bewaar het opnieuw."
        return
    if root.getroottree().docinfo.doctype:
        yield f"Het onderdeel {_short(name)} van het bestand is niet door Word gemaakt."
    if name.endswith(".rels"):
        yield from _judge_relations(root)
    elif name == "[Content_Types].xml" and _MACROS.encode() in content:
        yield "Het sjabloon is een bestand met macro’s. Bewaar het als gewoon .docx."
    else:
        yield from _judge_parts(root)


def _judge_relations(root: etree._Element) -> Iterator[str]:
    for each in root:
        target, kind = each.get("Target", ""), each.get("Type", "").rsplit("/", 1)[-1]
        if each.get("TargetMode") == "External":
            yield (
                f"Het sjabloon verwijst naar buiten: {_short(target)}. Haal die koppeling weg; als "
                "gewone tekst mag het adres blijven staan."
            )
        elif kind in _LOADS:
            yield f"In het sjabloon zit een ingesloten object ({_short(target)}). Haal het weg."


def _judge_parts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in _HOLDS:
            yield "In het sjabloon zit een ingesloten object. Haal het weg."
    for instruction in _list_instructions(root):
        word = instruction.split(maxsplit=1)[0].upper() if instruction.split() else ""
        if word not in _COUNTS or "{" in instruction:
            yield (
                f"Het Word-veld ‘{_short(instruction.strip())}’ kan niet in een sjabloon. "
                "Paginanummers en een inhoudsopgave kunnen wel."
            )


def _list_instructions(root: etree._Element) -> Iterator[str]:
    """Yield what each field of Word does; its words may be spread over several runs."""
    for simple in root.iter(f"{_W}fldSimple"):
        yield simple.get(f"{_W}instr", "")
    open_ = [""]
    for element in root.iter(f"{_W}fldChar", f"{_W}instrText"):
        if element.tag == f"{_W}instrText":
            open_[-1] += element.text or ""
        elif element.get(f"{_W}fldCharType") == "begin":
            open_.append("")
        elif len(open_) > 1:  # what it does ends at its result, and at its end where it has none
            yield from filter(None, [open_.pop()])
            if element.get(f"{_W}fldCharType") == "separate":
                open_.append("")
    yield from filter(None, open_)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
