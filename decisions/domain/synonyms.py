"""Words that Regio takes for the same when somebody looks for one of them, and what is asked then.

The glossary shows them beside its words (`anchor`); searching takes each for the others. It is a
short list on purpose: whoever looks for one thing should not be given another."""

import re

from municipalities.search_words import (
    WORD,
    SoughtTerm,
    SoughtWord,
    describe_sought_word,
    list_word_forms,
)
from municipalities.text import fold_text

# By the anchor of a word of the glossary: ways of saying the same.
SYNONYMS = {
    "fractie": ("fractie", "raadsfractie"),
    "inwonertal": ("inwonertal", "inwoneraantal", "aantal inwoners"),
    "peiling": ("peiling onder inwoners", "inwonerspeiling", "burgerpeiling"),
    "raadsperiode": ("raadsperiode", "zittingsperiode"),
    "reactienota": ("reactienota", "nota van beantwoording", "antwoordnota"),
    "wens-of-bedenking": ("zienswijze", "wensen en bedenkingen"),
}
# What joins words and is in almost every text.
JOINING = {"en", "van", "de", "het", "een"}
TYPED_WORD = re.compile(rf"({WORD.pattern})(\*?)")

type Phrase = tuple[str, ...]


def split_phrase(text: str) -> Phrase:
    """Return the words of a way of saying it, as searching sees them."""
    return tuple(WORD.findall(fold_text(text)))


def build_way(phrase: Phrase) -> tuple[SoughtWord, ...]:
    """Return what a text must hold to say it so: its words, whatever joins them."""
    kept = [word for word in phrase if word not in JOINING]
    return tuple(describe_sought_word(word, "") for word in kept)


PHRASES: dict[Phrase, tuple[Phrase, ...]] = {
    phrase: tuple(map(split_phrase, ways))
    for ways in SYNONYMS.values()
    for phrase in map(split_phrase, ways)
}
LONGEST_PHRASE = max(map(len, PHRASES))


def split_sought_terms(text: str) -> tuple[SoughtTerm, ...]:
    """Return what was typed as the terms that a record must all hold, each once: a word, or the
    words of SYNONYMS with what they are taken for; raise UncleanText."""
    typed = [(word, star) for word, star in TYPED_WORD.findall(fold_text(text))]
    terms, place = [], 0
    while place < len(typed):
        term, taken = take_term(typed[place : place + LONGEST_PHRASE])
        terms.append(term)
        place += taken
    return tuple(dict.fromkeys(terms))


def take_term(typed: list[tuple[str, str]]) -> tuple[SoughtTerm, int]:
    """Return the term with which these typed words begin, the longest, and of how many words."""
    for taken in range(len(typed), 0, -1):
        if any(star for _word, star in typed[:taken]):
            continue
        words = [word for word, _star in typed[:taken]]
        for phrase, ways in PHRASES.items():
            if is_same_phrase(words, phrase):
                return SoughtTerm(tuple(map(build_way, ways))), taken
    return SoughtTerm(((describe_sought_word(*typed[0]),),)), 1


def is_same_phrase(words: list[str], phrase: Phrase) -> bool:
    """Whether typed words say a phrase, each in any of its forms."""
    return len(words) == len(phrase) and all(
        not set(list_word_forms(one)).isdisjoint(list_word_forms(other))
        for one, other in zip(words, phrase, strict=True)
    )


def list_synonyms(anchor: str, name: str) -> tuple[str, ...]:
    """Return the other ways of saying a word of the glossary, none where it has none."""
    own = fold_text(name)
    return tuple(way for way in SYNONYMS.get(anchor, ()) if fold_text(way) != own)
