"""A letterhead that stands in columns, made into lines: each label before what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORDS = (
    r"(?:ons |uw )?(?:kenmerk|nummer|referentie|brief van)|datum(?: brief| verzending| vergadering)?"
    r"|verzenddatum|verzonden|onderwerp|betreft|bijlagen?|aantal bijlagen|zaak-?(?:nummer|nr\.?)"
    r"|registratie-?(?:nummer|nr\.?)|document-?(?:nummer|nr\.?)|behandeld door|behandelaar"
    r"|contactpersoon|inlichtingen bij|telefoon(?:nummer)?|doorkies(?:nummer|nr\.?)|e-?mail(?:adres)?"
    r"|afdeling|portefeuillehouder|portefeuille|steller|bezoekadres|postadres|opgesteld door"
)
_LABEL = re.compile(rf"(?:{_WORDS})\s*:?", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:{_WORDS})\s*:\s*\S", re.IGNORECASE)
_CELL = re.compile(r"\S(?:\S| (?! ))*")
_DATE_LIKE = re.compile(r"[0-9]{1,2}[ ./-](?:[0-9]{1,2}|[a-z]{3,9})[ ./-][0-9]{4}", re.IGNORECASE)
_REFERENCE_LIKE = re.compile(r"(?=\S*[0-9])[A-Z0-9][\w/.\-]{2,39}", re.IGNORECASE)
_LONGEST_STACK = 8


def starts_with_label(line: str) -> bool:
    """Return whether a line begins with a label of a letterhead, and says something behind it."""
    return bool(_LABELLED.match(line))


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a line, and where it begins."""

    start: int
    text: str


def read_cells(line: str) -> list[Cell]:
    """Return what stands in the columns of a line: two spaces or a tab part them."""
    wide = line.replace("\u00a0", " ").expandtabs(8)
    return [Cell(found.start(), found[0].rstrip()) for found in _CELL.finditer(wide)]


def unfold_letterhead(lines: Sequence[str]) -> list[str]:
    """Return the lines of a block with what stands in columns, or in two stacks, as
    'label: value' lines; a block that has neither as it is."""
    if unstacked := _unstack(lines):
        return unstacked
    found: list[str] = []
    rest = list(lines)
    while rest:
        cells = read_cells(rest[0])
        if len(cells) > 1 and all(_LABEL.fullmatch(cell.text) for cell in cells) and len(rest) > 1:
            found += _below(cells, read_cells(rest[1]))
            rest = rest[2:]
        elif len(cells) > 1 and all(_LABELLED.match(cell.text) for cell in cells):
            found += [cell.text for cell in cells]
            rest = rest[1:]
        else:
            found.append(rest.pop(0))
    return found


def _below(labels: Sequence[Cell], values: Sequence[Cell]) -> Iterator[str]:
    """Yield each label with the value that begins nearest below it."""
    taken: dict[int, list[str]] = {}
    for value in values:
        nearest = min(labels, key=lambda label: abs(label.start - value.start))
        taken.setdefault(nearest.start, []).append(value.text)
    for label in labels:
        words = " ".join(taken.get(label.start, ()))
        yield f"{label.text.rstrip(' :')}: {words}".rstrip()


def _unstack(lines: Sequence[str]) -> list[str]:
    """Return a stack of labels above a stack of as many values as 'label: value' lines; empty
    where a date or a reference would come to stand behind another label."""
    bare = [line.strip() for line in lines]
    labels = []
    for line in bare[:_LONGEST_STACK]:
        if not _LABEL.fullmatch(line):
            break
        labels.append(line.rstrip(" :"))
    values = bare[len(labels) : 2 * len(labels)]
    if len(labels) < 2 or len(values) < len(labels):
        return []
    if not all(map(_fits, labels, values)):
        return []
    return [f"{label}: {value}" for label, value in zip(labels, values, strict=True)] + list(
        lines[2 * len(labels) :]
    )


def _fits(label: str, value: str) -> bool:
    if re.match(r"datum|verz", label, re.IGNORECASE):
        return bool(_DATE_LIKE.search(value))
    if re.search(r"kenmerk|nummer|referentie", label, re.IGNORECASE):
        return bool(_REFERENCE_LIKE.fullmatch(value)) or value in ("-", "")
    return not _LABEL.fullmatch(value)


# A text that came on one line: cut where a paper would begin a new one.

_LONG, _FEW = 700, 3
_CUT = re.compile(
    r"\s+(?=(?:Onderwerp|Betreft|Datum|Ons kenmerk|Uw kenmerk|Kenmerk|Zaaknummer|Aan|Van|Bijlagen?"
    r"|Portefeuillehouder|Gevraagd besluit|Voorgesteld besluit|Besluit|Besluiten|Inleiding"
    r"|Toelichting|Overwegende dat|Constaterende dat|Verzoekt het college|Perssamenvatting) ?:"
    r"|Geachte |Hoogachtend,|Met vriendelijke groet|En gaat over tot de orde)"
)
_ITEM_CUT = re.compile(r"(?<=[.:;?]) (?=(?P<number>[0-9]{1,2})\. [A-Z])")


def cut_long_line(line: str) -> list[str]:
    """Return a long line as lines: at labels, at the salutation, and before the items of a list
    that is numbered from 1."""
    if len(line) < _LONG:
        return [line]
    parts = [_cut_items(piece) for piece in _CUT.split(line) if piece.strip()]
    return [line for part in parts for line in ("", *part)]


def _cut_items(piece: str) -> list[str]:
    places, wanted = [], 1
    for found in _ITEM_CUT.finditer(piece):
        if int(found["number"]) == wanted:
            places.append(found.end())
            wanted += 1
    if len(places) < 2:
        return [piece]
    edges = [0, *places, len(piece)]
    return [piece[start:end].strip() for start, end in zip(edges, edges[1:], strict=False)]
