"""Words as searching sees them: the one rule by which a text holds what somebody looks for.

A word stands in a text in any of its forms: as it is written, capitals and accents aside, and as
two algorithms for Dutch leave it, because each leaves alone what the other reduces ('zienswijzen',
'fusies'). Two words are the same when they share a form."""

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer.dutch_porter_stemmer import DutchPorterStemmer
from snowballstemmer.dutch_stemmer import DutchStemmer

from .text import fold_text

WORD = re.compile(r"[^\W_]+")
SOUGHT_WORD = re.compile(rf"({WORD.pattern})(\*?)")
# What follows is no word that anybody types, and no database indexes a word of thousands of signs.
LONGEST_WORD = 60
MANY_WORDS = 50_000


@dataclass(frozen=True)
class SoughtWord:
    """A word that somebody looks for, by its forms; with `is_beginning` what words begin with."""

    forms: tuple[str, ...]
    is_beginning: bool = False

    def stands_among(self, forms: Set[str]) -> bool:
        """Whether it is one of the words of a text, given by their forms."""
        if self.is_beginning:
            return any(each.startswith(self.forms) for each in forms)
        return not forms.isdisjoint(self.forms)


@dataclass(frozen=True)
class SoughtTerm:
    """What a query asks at one place: each way of saying it is enough, by all of its words."""

    ways: tuple[tuple[SoughtWord, ...], ...]

    def stands_among(self, forms: Set[str]) -> bool:
        """Whether one of the ways stands whole in a text, given by the forms of its words."""
        return any(all(word.stands_among(forms) for word in way) for way in self.ways)


def split_sought_words(text: str) -> tuple[SoughtWord, ...]:
    """Return the words of what was typed, 'woning*' as what begins with that; raise UncleanText."""
    found = (match.groups() for match in SOUGHT_WORD.finditer(fold_text(text)))
    return tuple(dict.fromkeys(describe_sought_word(word, star) for word, star in found))


def describe_sought_word(word: str, star: str) -> SoughtWord:
    word = word[:LONGEST_WORD]
    return SoughtWord((word,), True) if star else SoughtWord(list_word_forms(word))


def has_sought_words(words: Iterable[SoughtWord | SoughtTerm], *texts: str) -> bool:
    """Whether each of the words, or of the terms, stands somewhere in the texts."""
    forms = collect_word_forms(texts)
    return all(each.stands_among(forms) for each in words)


def collect_word_forms(texts: Collection[str]) -> set[str]:
    """Return all forms of all words of the texts."""
    return {form for word in split_words(texts) for form in list_word_forms(word)}


def split_words(texts: Collection[str]) -> Iterator[str]:
    """Yield the words of texts in small letters without accents: letters and digits only."""
    for text in texts:
        for word in WORD.findall(fold_text(text)):
            yield word[:LONGEST_WORD]


@lru_cache(MANY_WORDS)
def list_word_forms(word: str) -> tuple[str, ...]:
    """Return a word and its stems, each once."""
    # A stemmer holds the word that it works on, so that each word has its own.
    stems = (stemmer().stemWord(word) for stemmer in (DutchStemmer, DutchPorterStemmer))
    return tuple(dict.fromkeys((word, *stems)))
