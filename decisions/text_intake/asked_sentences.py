"""What a paper without a list of points asks in its running text: 'Wij stellen uw raad voor het
krediet te verhogen', or the view that a council gives in a letter."""

import re
from collections.abc import Iterator, Sequence

from municipalities.text import ParagraphKind

from .proposals import PaperLine, Proposal, ProposalKind, split_sentences
from .told_decisions import LONGEST_TOLD

# Who asks and who is asked, in both orders: 'wij stellen u voor', 'stellen wij u voor'.

_WHO = (
    r"(?:wij|we|ik|(?:de|onze|het) (?:gemeente)?(?:raad|college|bestuur|commissie|fractie)"
    r"(?: van [A-Z][\w-]+)?)"
)
_WHOM = r"(?:u|jullie|uw (?:raad|college|bestuur|commissie)|de raad|het (?:college|bestuur))"
_ASKS = r"(?:stel(?:t|len)|verzoek(?:t|en)|vra(?:ag|agt|gen)|advise(?:er|ert|ren))"
_PROPOSED = re.compile(
    rf"(?:.{{0,80}}\b)?(?:{_WHO} {_ASKS}|{_ASKS} {_WHO})(?: (?:dan ook|daarom|hierbij))? {_WHOM}\b"
    r"(?=.*\bte (?:[a-z]+en|gaan|doen)\b).*",
    re.IGNORECASE,
)
_PROPOSES = re.compile(r".*\bstel(?:t|len)\b", re.IGNORECASE)
# What a letter asks only out of courtesy, or of who reads it and not of a council.
_COURTESY = re.compile(
    r".*\b(?:vertrouwen|contact op te nemen|te reageren|te ontvangen|dit verslag|te vragen"
    r"|uw (?:wensen|opvattingen?|zienswijzen?|reactie|mening)"
    r"|aan te geven|te laten weten|kenbaar te maken|te berichten)\b",
    re.IGNORECASE,
)

# The view of a council: what it wants of whom it writes to, and what it agrees with or not.

_OF_VIEW = re.compile(r"(?:concept-?)?(?:zienswijze|wensen|bedenkingen|reactie)\b", re.IGNORECASE)
_WANTS = (
    r"(?:verzoek(?:t|en)|vra(?:agt|gen)|dring(?:t|en)|roep(?:t|en)|advise(?:ert|ren)|stemt?(?:men)?"
    r"|stemmen|onderschrij(?:ft|ven)|steun(?:t|en)|pleit(?:en)?|(?:heeft|hebben) bezwaar)"
)
_VIEW = re.compile(
    rf"(?:.{{0,80}}\b)?(?:{_WHO} {_WANTS}|{_WANTS} {_WHO})\b"
    r"(?=.*(?:\bu\b|\bin(?: met)?\b|\baan\b|\bop\b|\bvoor\b|\bniet\b)).*",
    re.IGNORECASE,
)


def find_asked_sentences(lines: Sequence[PaperLine], paper_kind: str, title: str) -> list[Proposal]:
    """Return the sentences that ask: the points of a view as remarks, where the paper calls itself
    one, else what is proposed, as decision points."""
    if paper_kind == "zienswijze" or _OF_VIEW.match(title):
        return list(_matching(_VIEW, lines, ProposalKind.REMARK))
    asked = list(_matching(_PROPOSED, lines, ProposalKind.DECISION_POINT))
    proposed = [each for each in asked if _PROPOSES.match(each.words)]
    return proposed or asked


def _matching(
    shape: re.Pattern, lines: Sequence[PaperLine], kind: ProposalKind
) -> Iterator[Proposal]:
    for line in lines:
        if line.kind is ParagraphKind.HEADING or line.is_item:
            continue
        for sentence in split_sentences(line.text):
            if len(sentence) > LONGEST_TOLD:
                continue
            is_asked = shape.fullmatch(sentence) and not _COURTESY.match(sentence)
            if is_asked and not sentence.endswith(("?", ":")):
                yield Proposal(kind, sentence, line.paragraph, sentence)
