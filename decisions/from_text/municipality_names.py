"""Municipalities by their name, as whole words with their own capitals."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from .suggestion import Kind, Suggestion

GivenMunicipality = tuple[str, str]  # key, name
_WORD = re.compile(r"(?<![\w-])['\u2019]?\w[\w'\u2019-]*")


def municipalities_in(text: str, given: tuple[GivenMunicipality, ...]) -> Iterator[Suggestion]:
    """Yield the municipalities that a text names; a name that two of them carry is left out."""
    by_word = _by_first_word(given)
    for word in _WORD.finditer(text):
        start = word.start()
        for name, key in by_word.get(_first_word(word[0]), ()):
            if is_whole(text, start, name):
                end = start + len(name)
                yield Suggestion(Kind.MUNICIPALITY, key, start, end, text[start:end])
                break


def is_whole(text: str, start: int, name: str) -> bool:
    """Return whether `name` stands at `start` and is not the beginning of a longer word."""
    end = start + len(name)
    return text[start:end] in (name, name.upper()) and not re.match(r"\w|-\w", text[end : end + 2])


@lru_cache(maxsize=32)
def _by_first_word(given: tuple[GivenMunicipality, ...]) -> dict[str, list[tuple[str, str]]]:
    """Return the names, longest first, by the word that they begin with."""
    times = Counter(name for _key, name in given)
    found = defaultdict(list)
    for key, name in sorted(given, key=lambda one: -len(one[1])):
        if name and times[name] == 1:
            found[_first_word(name)].append((name, key))
    return dict(found)


def _first_word(words: str) -> str:
    return _WORD.match(words)[0].casefold() if _WORD.match(words) else words.casefold()
