"""What a chapter of the glossary is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Word:
    """A word of the screen with its meaning; `anchor` is its place on the page."""

    anchor: str
    name: Any
    meaning: Any


@dataclass(frozen=True)
class Chapter:
    """Words that belong together."""

    anchor: str
    title: Any
    words: tuple[Word, ...]
