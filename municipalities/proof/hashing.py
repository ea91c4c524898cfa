"""The arithmetic of the chain: what is hashed, in which order, as which bytes.

A content is what one version says: its clear values, and of each text a digest with a salt of its
own, so that a text can be taken away later and nobody can find it by trying. It is hashed as JSON
with sorted keys, no spaces and UTF-8. A link hashes its number, the link before it and the digest
of its content; the first one stands on the name of its chain, hashed with SHA-256. Each other hash
is by the algorithm of the form of its link, SHA-256 where that names none; all are in hex.

scripts/verify_folder.py does the same without Regio, so what is here changes by a new form only."""

import json
import os
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import new
from typing import Any

SALT_BYTES = 16
SHA256 = "sha256"


def hash_text(text: str, algorithm: str = SHA256) -> str:
    """Return the hash of a text by an algorithm as hashlib names it."""
    return new(algorithm, text.encode()).hexdigest()


def make_salt() -> str:
    return os.urandom(SALT_BYTES).hex()


def digest_text(text: str, salt: str, algorithm: str = SHA256) -> str:
    """Return the digest of a text; without its salt nobody can tell which text that was."""
    return hash_text(salt + text, algorithm)


def format_canonical(content: Any) -> str:
    """Return JSON of which there is only one for the same content."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def digest_content(content: Mapping[str, Any], algorithm: str = SHA256) -> str:
    return hash_text(format_canonical(content), algorithm)


def begin_chain(name: str) -> str:
    """Return what the first link of a chain stands on."""
    return hash_text(name)


def join_link(number: int, previous: str, digest: str, algorithm: str = SHA256) -> str:
    """Return the hash of a link: its place, the link before it, and what it says."""
    return hash_text(f"{number}:{previous}:{digest}", algorithm)


def plain_value(value: Any) -> Any:
    """Return a value of a field as JSON has it: days and moments as ISO 8601, moments in UTC with
    microseconds."""
    if value is None or isinstance(value, str | int):  # and so bool
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a content.")


def plain_text(value: Any) -> str:
    """Return what is digested of a field that is a text: bytes in base64, lists as JSON; '' where
    there is none."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return format_canonical(value)
