"""How a vote ended, as minutes and motions tell it."""

import re
from collections.abc import Sequence

from .proposals import PaperLine, Proposal, ProposalKind, split_sentences

_FOR = re.compile(
    r"(?P<n>[0-9]{1,3})\s+(?:(?:stem(?:men)?|leden|raadsleden)\s+)?(?:voor\b|v\u00f3\u00f3r\b)"
    r"|(?:voor|v\u00f3\u00f3r) ?: ?(?P<m>[0-9]{1,3})\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?P<n>[0-9]{1,3})\s+(?:(?:stem(?:men)?|leden|raadsleden)\s+)?tegen\b"
    r"|tegen ?: ?(?P<m>[0-9]{1,3})\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\b(aangenomen|verworpen|aanvaard|vastgesteld|ingetrokken)\b", re.IGNORECASE)
_UNANIMOUS = re.compile(
    r"\b(?:unaniem|met algemene stemmen|zonder (?:hoofdelijke )?stemming|met eenparige stemmen)\b",
    re.IGNORECASE,
)


def find_votes(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return the votes that a paper tells the outcome of, one for each sentence that does."""
    return [
        Proposal(ProposalKind.VOTE, value, line.paragraph, sentence)
        for line in lines
        for sentence in split_sentences(line.text)
        if (value := _read_vote(sentence))
    ]


def _read_vote(sentence: str) -> str:
    """Return '12 voor, 31 tegen, verworpen' of a sentence, or ''."""
    outcome = _OUTCOME.search(sentence)
    told = [
        f"{n} {word}"
        for word, n in (("voor", _count(_FOR, sentence)), ("tegen", _count(_AGAINST, sentence)))
        if n
    ]
    if len(told) == 2 or (told and outcome):
        return ", ".join([*told, *([outcome[1].lower()] if outcome else [])])
    unanimous = _UNANIMOUS.search(sentence)
    return f"{unanimous[0].lower()} {outcome[1].lower()}" if unanimous and outcome else ""


def _count(pattern: re.Pattern, sentence: str) -> str:
    found = pattern.search(sentence)
    return (found["n"] or found["m"]) if found else ""
