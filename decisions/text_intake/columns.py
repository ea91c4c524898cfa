"""A letterhead that stands in columns, made into lines: each label before what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# The labels of a letterhead.

_NUMBER = r"-?(?:nummer|nr\.?|id)"
_WORDS = (
    r"(?:ons |uw )?(?:kenmerk|kenm\.?|nummer|referentie|brief(?: van| d\.d\.)?)"
    r"|datum(?: brief| verzending| vergadering| voorstel| document| advies| b&w| collegebesluit)?"
    r"|verzenddatum|verzonden|onderwerp|betreft|titel|bijlage(?:n|\(n\))?|bijl\.?|aantal bijlagen"
    rf"|(?:zaak|registratie|document|dossier|voorstel|raadsvoorstel|stuk|bis|corsa){_NUMBER}"
    r"|behandeld door|behandelaar|contactpersoon|inlichtingen bij|telefoon(?:nummer)?"
    rf"|doorkies{_NUMBER}|e-?mail(?:adres)?|afdeling|portefeuille(?:houder)?|steller"
    r"|bezoekadres|postadres|volgnummer|(?:raads)?vergadering"
    r"|opgesteld door|agendapunt|commissie|vergadering d\.d\.|status"
)
# What stands above a text within a paper, as a label does.
_HEADS = (
    r"besluit(?:en)?|advies|voorstel|toelichting|antwoord|vraag [0-9]+|uitslag(?: stemming)?"
    r"|(?:kopie|afschrift)(?: aan)?|c\.?c\.?"
)
_LABEL = re.compile(rf"(?:{_WORDS})\s*:?", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:{_WORDS})(?:\s*:\s*|\s+-\s+)\S", re.IGNORECASE)
_OPENING = re.compile(rf"(?:{_WORDS}|{_HEADS})\s*:(?:\s*\S|$)", re.IGNORECASE)
_BARE_LABEL = re.compile(
    r"(?:Datum|Ons kenmerk|Uw kenmerk|Kenmerk|Zaaknummer|Onderwerp|Betreft|Telefoon|Contact"
    r"|Nummer|Vergadering|Raadsvergadering|Agendapunt|Registratienummer|Portefeuillehouder)"
    r"\s+(?=[0-9A-Z])"
)
_NUMBERED = re.compile(
    r"(?:Zaaknr\.?|Zaaknummer|Zaak|Nr\.?|Nummer|Registratie(?:nummer)?|Agendapunt|Raad|Vergadering)"
    r" (?=(?:[A-Z]{1,4}-?)?[0-9])"
)
_ONE_OF_MANY = re.compile(r"Vraag [0-9]{1,2}[.:)] ")
_PLACED_DAY = re.compile(r"[A-Z][\w\u2019' -]{2,30}, (?=[0-9])")
_FEW_WORDS = re.compile(r"[A-Z][a-z.]+(?: [a-z.]+)?: [A-Z0-9]")
_PAIR = re.compile(r"[A-Z][\w .&/()\u2019'-]{1,35}\s*:\s+\S")


def starts_with_label(line: str) -> bool:
    """Return whether a line begins with a label, and so is not the rest of the one above it."""
    shapes = (_OPENING, _BARE_LABEL, _FEW_WORDS, _NUMBERED, _ONE_OF_MANY)
    return any(shape.match(line) for shape in shapes)


# What stands in columns, or in two stacks, put behind its label.

_CELL = re.compile(r"\S(?:\S| (?! ))*")
_DATE_LIKE = re.compile(
    r"[0-9]{1,2}[ ./-](?:[0-9]{1,2}|[a-z]{3,9}\.?)[ ./-][0-9]{4}", re.IGNORECASE
)
_REFERENCE_LIKE = re.compile(r"(?=\S*[0-9])[A-Z0-9][\w/.\-]{2,39}", re.IGNORECASE)
_ROW_LABEL = re.compile(r"[A-Z][\w .&/()'-]{1,35}")
_FEWEST_ROWS = 3
_LONGEST_STACK, _INDENTED, _WIDE = 8, 8, 6


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a line, and where it begins."""

    start: int
    text: str


def read_cells(line: str) -> list[Cell]:
    """Return what stands in the columns of a line: two spaces or a tab part them.

    A colon that was lined up with those above and below it stays with its label.
    """
    wide = line.replace("\u00a0", " ").expandtabs(8)
    found: list[Cell] = []
    for each in _CELL.finditer(wide):
        is_told = each[0].startswith((":", "- ")) and found and _LABEL.fullmatch(found[-1].text)
        if found and (is_told or each[0].startswith(":") or found[-1].text.endswith(":")):
            label = found[-1].text.rstrip(" :")
            found[-1] = Cell(found[-1].start, f"{label}: {each[0].lstrip(':- ')}".rstrip())
        else:
            found.append(Cell(each.start(), each[0].rstrip()))
    return found


def unfold_letterhead(lines: Sequence[str]) -> list[str]:
    """Return the lines of a block with what stands in columns, or in two stacks, as
    'label: value' lines; a block that has neither as it is."""
    if unfolded := _unstack(lines) or _align(lines):
        return unfolded
    found: list[str] = []
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        cells = read_cells(line)
        if len(cells) > 1 and all(_LABEL.fullmatch(cell.text) for cell in cells) and rest:
            found += _below(cells, read_cells(rest.pop(0)))
        elif _is_in_columns(cells) or _ends_labelled(cells):
            found += [_rewritten(cell.text) for cell in cells]
        elif found and _goes_on_below(found[-1], line):
            found[-1] = f"{found[-1]} {line.strip()}"
        elif len(cells) == 1 and _PAIR.match(cells[0].text) and "  " in line.strip():
            found.append(cells[0].text)
        else:
            found.append(line)
    return found


def _is_in_columns(cells: Sequence[Cell]) -> bool:
    """Return whether a line holds several labels, each before what it says."""
    if len(cells) < 2:
        return False
    labelled = [bool(_LABELLED.match(c.text) or _PAIR.match(c.text)) for c in cells]
    return all(labelled) or (labelled[0] and all(_LABELLED.match(c.text) for c in cells[1:]))


def _ends_labelled(cells: Sequence[Cell]) -> bool:
    """Return whether a line holds two cells of which the second says what it is: 'Zaaknr. 44-22',
    or a place and a day."""
    shapes = (_LABELLED, _NUMBERED, _PLACED_DAY)
    return len(cells) == 2 and any(shape.match(cells[1].text) for shape in shapes)


def _rewritten(text: str) -> str:
    """Return 'Verzonden - 9 mei' with the colon that others have."""
    return re.sub(rf"^({_WORDS})\s+-\s+", r"\1: ", text, flags=re.IGNORECASE)


def _goes_on_below(above: str, line: str) -> bool:
    """Return whether a line stands under the value of the label above it, far to the right."""
    indent = len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip())
    return bool(_PAIR.match(above)) and indent >= _INDENTED and len(read_cells(line)) == 1


def _below(labels: Sequence[Cell], values: Sequence[Cell]) -> Iterator[str]:
    """Yield each label with the value that begins nearest below it."""
    taken: dict[int, list[str]] = {}
    for value in values:
        nearest = min(labels, key=lambda label: abs(label.start - value.start))
        taken.setdefault(nearest.start, []).append(value.text)
    for label in labels:
        words = " ".join(taken.get(label.start, ()))
        yield f"{label.text.rstrip(' :')}: {words}".rstrip()


def _align(lines: Sequence[str]) -> list[str]:
    """Return 'label: value' lines where words stand before values that all begin at one place, the
    rest of a value below it; empty where they do not, or where a line has no label."""
    found: list[str] = []
    rows = [read_cells(line) for line in lines]
    starts = {cells[1].start for cells in rows if len(cells) > 1}
    if len(starts) != 1:
        return []
    for cells in rows:
        if len(cells) == 2 and _ROW_LABEL.fullmatch(cells[0].text):
            found.append(f"{cells[0].text}: {cells[1].text}")
        elif found and len(cells) == 1 and cells[0].start in starts:
            found[-1] += f" {cells[0].text}"
        else:
            return []
    return found if len(found) >= _FEWEST_ROWS else []


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
    whole = [f"{label}: {value}" for label, value in zip(labels, values, strict=True)]
    return [*whole, *lines[2 * len(labels) :]]


def _fits(label: str, value: str) -> bool:
    if re.match(r"datum|verz", label, re.IGNORECASE):
        return bool(_DATE_LIKE.search(value))
    if re.search(r"kenm|nummer|referentie", label, re.IGNORECASE):
        return bool(_REFERENCE_LIKE.fullmatch(value)) or value in ("-", "")
    return not _LABEL.fullmatch(value)


# A table that was drawn with lines and bars.

_RULE = re.compile(r"[+|\u2500-\u257f][-+=|_ \u2500-\u257f]{4,}|[-=_]{8,}")


def unfold_table_row(line: str) -> str | None:
    """Return a row of a drawn table as a line: 'label: value', an item, or, indented, the rest of
    the one above; None for a line that only draws, the line itself where it is no row."""
    bare = line.strip()
    if _RULE.fullmatch(bare):
        return None
    if not (bare.startswith("|") and bare.endswith("|") and len(bare) > 2):
        return line
    cells = [cell.strip() for cell in bare.strip("|").split("|")]
    if not cells[0]:
        return "   " + " ".join(filter(None, cells))
    rest = " ".join(filter(None, cells[1:]))
    if _LABEL.fullmatch(cells[0]):
        return f"{cells[0].rstrip(' :')}: {rest}"
    return f"{cells[0]} {rest}".rstrip()


# A list of decisions that was copied from a table on a web page: cells parted by tabs or bars.

_OF_DECISIONS = re.compile(r"besluit(?:en)?|uitkomst|afdoening", re.IGNORECASE)


def unfold_tab_table(text: str) -> str:
    """Return a text in which each row of a table of decisions is a heading with its cells below
    it, named as the first row does; a text without such a table as it is."""
    found: list[str] = []
    names: list[str] = []
    between = ""
    for line in text.split("\n"):
        apart = "\t" if "\t" in line else " | "
        cells = [cell.strip() for cell in line.split(apart)]
        if len(cells) > 2 and any(_OF_DECISIONS.fullmatch(cell) for cell in cells):
            names, between = cells, apart
        elif names and len(cells) > 1 and apart == between:
            found += _row_below_heading(names, cells)
        else:
            found.append(line)
    return "\n".join(found)


def _row_below_heading(names: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    first = next(n for n, name in enumerate(names) if _OF_DECISIONS.fullmatch(name))
    yield ""
    yield "# " + " ".join(filter(None, cells[:first]))
    for name, cell in zip(names[first:], cells[first:], strict=False):
        if cell:
            yield f"{name}: {cell}"


# A text that came on one line: cut where a paper would begin a new one.

_LONG = 400
_OVER_POINTS = (
    r"(?:Gevraagde?|Voorgestelde?|Te nemen|Gevraagd) (?:raads|college)?(?:besluit|beslissing)"
    r"|Ontwerpbesluit|Beslispunten|Besluit(?:en)?|BESLUIT"
)
_SECTIONS = (
    r"Inleiding|Aanleiding|Samenvatting|Toelichting|Argumenten|Kanttekeningen|Financi\u00ebn"
    r"|Communicatie|Vervolg|Beoogd (?:effect|resultaat)"
)
_CUT = re.compile(
    r"\s+(?=(?:(?:Onderwerp|Betreft|Datum(?: [a-z]{3,20})?|Ons kenmerk|Uw kenmerk|Kenmerk|Aan|Van"
    rf"|Zaaknummer|Nummer|Raadsvergadering|Agendapunt|Portefeuillehouder|{_OVER_POINTS}"
    r"|Bijlagen?|Overwegende dat|Constaterende dat|Verzoekt het college|Afschrift aan"
    rf"|{_SECTIONS}|Perssamenvatting|Stemverhouding|Stemming|Ingediend door|Verzonden|Uitslag) ?:)"
    r"|(?:Onderwerp|Nummer|Datum|Zaaknummer|Kenmerk) (?=[A-Z0-9])"
    r"|(?:De raad van de gemeente|De gemeenteraad van) [A-Z]\S+[;,]"
    r"|(?:[Gg]elezen|[Gg]ehoord|[Gg]ezien|[Gg]elet op|[Oo]verwegende) (?:het|de|dat|artikel|op)\b"
    r"|(?:[Oo]verwegende|[Cc]onstaterende|[Cc]oncluderende) dat\b"
    r"|(?:[Vv]erzoekt|[Dd]raagt|[Rr]oept) (?:het college|de burgemeester|het bestuur)\b"
    r"|(?:[Bb]esluit|[Vv]erzoekt|[Rr]oept|[Dd]raagt|[Ss]preekt|Wij stellen)\b[^.;:]{0,60}:"
    r"|Aldus (?:besloten|vastgesteld)|De griffier,|Geachte |Hoogachtend,|Met vriendelijke groet"
    r"|[Ee]n gaat over tot de orde)"
    rf"|(?<=[.?;!)\"\u201d])\s+(?=(?:{_SECTIONS}) [A-Z0-9])"
)
# Above text that begins with a capital, where a paper has no colon.
_SECTION_HEAD = re.compile(rf"(?P<head>{_SECTIONS}) (?P<text>[A-Z0-9].*)", re.DOTALL)
_ITEM_CUT = re.compile(
    r"(?:(?<=[.:;?]) | (?=\())(?=\(?(?P<label>[0-9]{1,2}|[IVX]{1,4}|[a-h])[.)] [\u20acA-Za-z])"
)
_COUNTING = (
    [str(n) for n in range(1, 100)],
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"],
    list("abcdefgh"),
)
_DASH_CUT = re.compile(r"(?<=[:;,.]) (?=[-\u2013\u2022] [A-Za-z\u00c0-\u00ff])")


def cut_long_line(line: str) -> list[str]:
    """Return a long line as lines: at labels, at the salutation, above a section, and before the
    items of a list that counts from 1, I or a, or that has a dash before each after a colon."""
    if len(line) < _LONG:
        return [line]
    pieces = [piece for piece in _CUT.split(line) if piece.strip()]
    return [line for piece in pieces for line in ("", *_cut_heading(piece))]


def _cut_heading(piece: str) -> list[str]:
    if section := _SECTION_HEAD.fullmatch(piece):
        return [section["head"], *_cut_items(section["text"])]
    return _cut_items(piece)


def _cut_items(piece: str) -> list[str]:
    places = max((_find_counted(piece, labels) for labels in _COUNTING), key=len)
    if len(places) < 2:
        is_list = ": - " in piece or ": \u2022 " in piece or ": \u2013 " in piece
        return _DASH_CUT.split(piece) if is_list else [piece]
    edges = [0, *places, len(piece)]
    return [piece[start:end].strip() for start, end in zip(edges, edges[1:], strict=False)]


def _find_counted(piece: str, labels: Sequence[str]) -> list[int]:
    """Return where the items begin that are counted with these labels, from the first of them."""
    places: list[int] = []
    for found in _ITEM_CUT.finditer(piece):
        if len(places) < len(labels) and found["label"] == labels[len(places)]:
            places.append(found.end())
    return places
