"""Plain text, in the encodings that Dutch offices still meet."""

import codecs

from .refused import TextRefused

_NO_TEXT = "Dit bestand is geen tekst die Regio kan lezen. Plak de tekst zelf."
_GUESSED = (
    "Het bestand is geen UTF-8 en is gelezen als Windows-1252. "
    "Kijk of letters met accenten kloppen."
)
_BOMS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def plain_text(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return the text of a file, no margins and its notes; raise TextRefused for no text."""
    text, notes = _decoded(data)
    if "\x00" in text:
        raise TextRefused(_NO_TEXT)
    return text, "", notes


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        if encoding := _BOMS.get(data[:2]):
            return data[2:].decode(encoding), ()
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        if data[:2] in _BOMS:
            raise TextRefused(_NO_TEXT) from error
    try:
        return data.decode("cp1252"), (_GUESSED,)
    except UnicodeDecodeError as error:
        raise TextRefused(_NO_TEXT) from error
