"""Labels and dates that a scan damaged, read as they were printed: 'Ondervverp' is 'Onderwerp'.

Only where such words stand: a whole short line, or what comes before a colon. Nothing else of a
text is mended, so that a person sees what was scanned."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from municipalities.text import fold_text

from .lines import find_item_label
from .proposals import PaperLine

# What a scan takes for each other, made one.
_ALIKE = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("|", "l"), ("q", "g"))
_WORDS = re.compile(r"[\w |]+$")
_NUMBER = re.compile(r"[2-46-9]|^\w{0,3}[0-9]\w{0,2}$")
_NO_LETTER = re.compile(r"[^a-z]")
# How many letters may differ, by how many a label has.
_SHORTEST, _LONG = 6, 12
_LONGEST = 40

_LABELS = (
    *("Onderwerp", "Betreft", "Titel", "Datum", "Vergaderdatum", "Kenmerk", "Ons kenmerk"),
    *(
        "Uw kenmerk",
        "Zaaknummer",
        "Nummer",
        "Registratienummer",
        "Documentnummer",
        "Agendapunt",
        "Agendapunten",
    ),
    *("Raadsvergadering", "Portefeuillehouder", "Bijlage", "Bijlagen", "Afzender"),
    *("Raadsvoorstel", "Raadsbesluit", "Raadsbrief", "Raadsinformatiebrief", "Besluitenlijst"),
    *("Motie", "Amendement", "Notulen", "Verslag", "Agenda", "Memo", "Collegebesluit"),
    *("Collegevoorstel", "Initiatiefvoorstel", "Schriftelijke vragen", "Zienswijze"),
    *("Besluit", "Besluiten", "Beslispunten", "Beslispunt", "Voorstel", "Voorgesteld besluit"),
    *("Gevraagd besluit", "Gevraagde beslissing", "Te nemen besluit", "Ontwerpbesluit"),
    *("Wij stellen u voor", "Wij stellen u voor te besluiten", "De raad besluit", "Vragen"),
    *("Verzoekt het college", "Draagt het college op", "Roept het college op", "Spreekt uit"),
    *("Overwegende", "Overwegende dat", "Constaterende dat", "Gelezen", "Gehoord", "Gelet op"),
    *("Inleiding", "Aanleiding", "Samenvatting", "Toelichting", "Argumenten", "Kanttekeningen"),
    *("Beoogd resultaat", "Financi\u00ebn", "Communicatie", "Conclusie", "Advies", "Vervolg"),
)


def _squash(words: str) -> str:
    """Return words as a scan cannot tell them apart: no spaces, look-alikes one letter."""
    bare = fold_text(words).replace(" ", "")
    for shape, letter in _ALIKE:
        bare = bare.replace(shape, letter)
    return _NO_LETTER.sub("", bare)


_PRINTED = {_squash(label): label for label in _LABELS}
_KNOWN = {fold_text(label) for label in _LABELS}


def mend_label(line: str) -> str:
    """Return a line with its label as it was printed, where a scan damaged that."""
    words, colon, rest = line.partition(":")
    label = words.strip()
    if not _may_be_label(label) or find_item_label(line) or fold_text(label) in _KNOWN:
        return line
    printed = _find_printed(_squash(label))
    if not printed:
        return line
    return f"{printed.upper() if label.isupper() else printed}{colon}{rest}"


def _may_be_label(words: str) -> bool:
    """Return whether words stand as a label does: few, with a capital or what was read for one,
    and without a number."""
    parts = words.split()
    is_spaced = all(len(part) == 1 for part in parts)
    has_number = not is_spaced and any(map(_NUMBER.search, parts))
    begins = words[:1].isupper() or words[:1].isdigit()
    return 4 <= len(words) <= _LONGEST and begins and not has_number and bool(_WORDS.match(words))


def _find_printed(squashed: str) -> str:
    """Return the label that was scanned as `squashed`, '' where it is none or could be two."""
    if squashed in _PRINTED:
        return _PRINTED[squashed]
    if len(squashed) < _SHORTEST:
        return ""
    most = 2 if len(squashed) >= _LONG else 1
    near = [
        label
        for shape, label in _PRINTED.items()
        if Levenshtein.distance(shape, squashed, score_cutoff=most) <= most
    ]
    return near[0] if len(near) == 1 else ""


def mend_labels(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Return the lines, each with its label as it was printed."""
    return [replace(line, text=mend_label(line.text)) for line in lines]


# Dates: figures that were read as letters, and an 'm' that was read as 'rn'.

_IN_FIGURES = re.compile(r"(?<![^\W\d_])[0-9OolIS]*[0-9][0-9OolIS]*(?![^\W\d_])")
_FIGURES = str.maketrans("OolIS", "00115")
_APART = re.compile(r"(?<=\b[0-9]) (?=[0-9] [a-z])|(?<= [0-9]{2}) (?=[0-9]{2}\b)", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:rnaart|rnei|septernber|novernber|decernber)\b", re.IGNORECASE)


def mend_date(words: str) -> str:
    """Return words that should be a date, with its figures and its month as they were printed."""
    figures = _IN_FIGURES.sub(lambda found: found[0].translate(_FIGURES), words)
    figures = _APART.sub("", figures)
    return _MONTH.sub(lambda found: found[0].replace("rn", "m"), figures)
