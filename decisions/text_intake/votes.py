"""How a vote ended, as minutes and motions tell it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .proposals import PaperLine, Proposal, ProposalKind, split_sentences

_WHO = r"(?:stem(?:men)?|leden|raadsleden)"
_FOR = re.compile(
    rf"(?P<n>[0-9]{{1,3}})\s+(?:{_WHO}\s+)?(?:voor|v\u00f3\u00f3r)\b"
    r"|\b(?:voor|v\u00f3\u00f3r)\b ?:? ?(?P<m>[0-9]{1,3})\b(?! [a-z]+ [0-9]{4})",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"(?P<n>[0-9]{{1,3}})\s+{_WHO}\s+tegen\b|(?P<k>[0-9]{{1,3}}) tegen\b(?! [0-9])"
    r"|\btegen ?:? ?(?P<m>[0-9]{1,3})\b",
    re.IGNORECASE,
)
_RATIO = re.compile(r"\bmet (?P<most>[0-9]{1,3}) tegen (?P<least>[0-9]{1,3})\b", re.IGNORECASE)
_OUTCOME = re.compile(r"\b(aangenomen|verworpen|aanvaard|vastgesteld|ingetrokken)\b", re.IGNORECASE)
_UNANIMOUS = re.compile(
    r"\b(?:unaniem|met algemene stemmen|zonder (?:hoofdelijke )?stemming|met eenparige stemmen"
    r"|bij handopsteken)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(r"(?P<side>voor|v\u00f3\u00f3r|tegen)\s*:\s*(?P<rest>.+)", re.IGNORECASE)
_SEATS = re.compile(r"\(([0-9]{1,2})\)")


def find_votes(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return the votes that a paper tells the outcome of, one for each sentence that does."""
    told = [
        Proposal(ProposalKind.VOTE, value, line.paragraph, sentence)
        for line in lines
        for sentence in split_sentences(line.text)
        if (value := _read_vote(sentence))
    ]
    return sorted([*told, *_by_party(lines)], key=lambda each: each.paragraph)


def _read_vote(sentence: str) -> str:
    """Return '12 voor, 31 tegen, verworpen' of a sentence, or ''."""
    found = _OUTCOME.search(sentence)
    outcome = found[1].lower() if found else ""
    in_favour, against = _counts(sentence, outcome)
    told = [f"{n} {word}" for n, word in ((in_favour, "voor"), (against, "tegen")) if n]
    if len(told) == 2 or (told and outcome):
        return ", ".join([*told, *([outcome] if outcome else [])])
    unanimous = _UNANIMOUS.search(sentence)
    return f"{unanimous[0].lower()} {outcome}" if unanimous and outcome else ""


def _counts(sentence: str, outcome: str) -> tuple[str, str]:
    """Return the votes for and against, '' where a sentence does not tell them."""
    if ratio := _RATIO.search(sentence):
        both = ratio["most"], ratio["least"]
        return both if outcome != "verworpen" else both[::-1]
    return _count(_FOR, sentence), _count(_AGAINST, sentence)


def _count(pattern: re.Pattern, sentence: str) -> str:
    found = pattern.search(sentence)
    return next(filter(None, found.groups()), "") if found else ""


def _by_party(lines: Sequence[PaperLine]) -> Iterator[Proposal]:
    """Yield votes that are told as two lists of parties, each with its seats."""
    parts = [
        (line, found)
        for line in lines
        for part in re.split(r"(?<=\))\.\s+(?=Tegen)", line.text)
        if (found := _SIDE.search(part)) and _SEATS.search(found["rest"])
    ]
    for (first, voor), (_second, tegen) in pairwise(parts):
        if voor["side"].lower() != "tegen" and tegen["side"].lower() == "tegen":
            sums = [sum(map(int, _SEATS.findall(side["rest"]))) for side in (voor, tegen)]
            value = f"{sums[0]} voor, {sums[1]} tegen"
            yield Proposal(ProposalKind.VOTE, value, first.paragraph, first.text)


# The words of a proposal, taken apart again.

_NUMBERED = re.compile(r"([0-9]{1,3}) (voor|tegen)\b")
_BY_ALL = re.compile(r"\b(?:unaniem|algemene stemmen|eenparige stemmen)\b")
_NO_VOTE = re.compile(r"\bzonder (?:hoofdelijke )?stemming\b")


@dataclass(frozen=True, slots=True)
class ToldVote:
    """A vote as a paper tells it: numbers or None, and whether all were in favour or nobody asked
    for a vote; `outcome` is one word, or ''."""

    votes_for: int | None
    votes_against: int | None
    outcome: str
    is_by_all: bool
    no_vote_asked: bool

    @property
    def carried(self) -> bool:
        """Whether it went as was proposed, or nobody says otherwise."""
        return self.outcome not in ("verworpen", "ingetrokken")


def parse_told_vote(value: str) -> ToldVote:
    """Return what the value of a proposed vote says, such as '12 voor, 31 tegen, verworpen'."""
    numbers = {side: int(number) for number, side in _NUMBERED.findall(value)}
    outcome = _OUTCOME.search(value)
    return ToldVote(
        numbers.get("voor"),
        numbers.get("tegen"),
        outcome[1].lower() if outcome else "",
        bool(_BY_ALL.search(value)),
        bool(_NO_VOTE.search(value)),
    )
