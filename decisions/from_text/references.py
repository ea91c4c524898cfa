"""Reference numbers (kenmerken) as Dutch administrations write them."""

import re
from collections.abc import Iterator

from .suggestion import Kind, Suggestion, suggested

_NOT_INSIDE = r"(?<![\w/.-])"
_ENDS = r"(?![\w]|[/.-]\w)"
# With a label in front everything with a figure in it counts; without, only these shapes.
_LABELLED = re.compile(
    r"\b(?:kenmerk|zaaknummer|zaaknr|zaak|registratienummer|documentnummer|dossiernummer"
    r"|briefnummer|volgnummer|corsanummer|referentie|ref)(?: is|\.)?\s*:?\s*"
    r"(?P<value>(?=[\w/.\-]*[0-9])[A-Za-z0-9][\w/.\-]{2,39})",
    re.IGNORECASE,
)
_SHAPES = (
    re.compile(rf"{_NOT_INSIDE}[A-Z]{{1,6}}([/.-])[0-9]{{2,4}}\1[0-9]{{3,9}}{_ENDS}"),
    re.compile(rf"{_NOT_INSIDE}[A-Z]{{1,6}}[0-9]{{2}}[./-][0-9]{{3,6}}{_ENDS}"),
    re.compile(
        rf"{_NOT_INSIDE}(?:19|20)[0-9]{{2}}[./](?!(?:19|20)[0-9]{{2}}\b)[0-9]{{4,8}}{_ENDS}"
    ),
)


def references_in(text: str) -> Iterator[Suggestion]:
    """Yield the references in a text, as they stand there; these may overlap."""
    for found in _LABELLED.finditer(text):
        written = found["value"].rstrip("./-_")
        start = found.start("value")
        yield Suggestion(Kind.REFERENCE, written, start, start + len(written), written)
    for shape in _SHAPES:
        for found in shape.finditer(text):
            yield suggested(Kind.REFERENCE, found[0], found)
