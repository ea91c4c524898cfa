"""Decisions that are told in running text, in minutes and lists of decisions: who decided what, or
how it went."""

import re
from collections.abc import Iterator

from .proposals import PaperLine, Proposal, ProposalKind, split_sentences

LONGEST_TOLD = 1_000  # characters of a sentence
_BODY = (
    r"(?:(?:de|het|uw|onze) )?(?:(?:gemeente|deel|eiland)?raad|college|(?:raads)?commissie"
    r"|vergadering|(?:portefeuillehouders)?overleg|(?:dagelijks |algemeen )?bestuur"
    r"|presidium|stuurgroep|GS|PS|staten"
    r"|gedeputeerde staten|provinciale staten|burgemeester en wethouders)"
    r"(?: van [A-Z][\w-]+)?"
)
# What follows a verb that may also not decide: 'stelt het plan vast', 'stemt de raad in met'.
_DECIDES = (
    r"(?:besluit(?:en)?|besloot|adviseert|benoemt|benoemde|bekrachtigt|verleent|verleende"
    r"|neemt (?:unaniem )?kennis|nam kennis|(?:spreekt|sprak)\b.*\buit|wijst\b.*\b(?:aan|af)"
    r"|(?:vraagt|vroeg|verzoekt|verzocht|draagt|droeg) (?:het college|de burgemeester|u)"
    r"|(?:gaat|ging|gaan)\b.*\bakkoord|(?:stelt|stelde)\b.*\b(?:vast|beschikbaar)|(?:stemt|stemde)\b.*\bin"
    r"|(?:neemt|nam)\b.*\bover)\b"
)
_HAS_DECIDED = (
    r"(?:besloten|ingestemd|vastgesteld|uitgesproken|benoemd|geadviseerd|kennis ?genomen"
    r"|beschikbaar gesteld)\b"
)
_TURNED = (
    r"(?:besluit|besloot|adviseert|benoemt|stelt|stelde|stemt|stemde|neemt|nam|verleent|gaat|wijst)"
)
# Who decided what.
_DECIDED = re.compile(
    rf"(?:besloten|afgesproken|overeengekomen) (?:is|wordt|werd)\b"
    rf"|(?:{_BODY}) {_DECIDES}|(?:{_BODY}) (?:heeft|hebben)\b.*\b{_HAS_DECIDED}"
    rf"|.{{0,90}}\b{_TURNED} {_BODY}\b.*"
    r"\b(?:te|om|tot|vast|in|uit|aan|kennis|beschikbaar|conform|akkoord)\b"
    rf"|.{{0,90}}\bheeft {_BODY}\b.*\b{_HAS_DECIDED}",
    re.IGNORECASE,
)
# How it went with what was proposed.
_DONE = (
    r"(?:aangenomen|aanvaard|verworpen|vastgesteld|benoemd|besloten|verleend|ingestemd"
    r"|gemachtigd)\b"
)
_SHORT = rf"(?:{_DONE}|(?:beschikbaar gesteld|aangehouden|afgedaan|afgehandeld)\b)"
_BY_VOTE = (
    r"(?:unaniem|zonder (?:beraadslaging|discussie|(?:hoofdelijke )?stemming)"
    r"|(?:met|bij) (?:algemene stemmen|acclamatie|handopsteken|meerderheid|[0-9]{1,3} )"
    r"|(?:conform|overeenkomstig)\b.{0,20}\b(?:voorstel|advies|besluit)"
    r"|(?:gewijzigd|ongewijzigd)\b)"
)
_WENT = re.compile(
    rf".*\b(?:is|zijn|wordt|worden|werd|werden)\b.*\b"
    rf"(?:{_DONE}|(?:beschikbaar gesteld|aangehouden)\b)"
    r"|.*\b(?:kreeg|krijgt|kregen|haalde|haalt|haalden) (?:geen|een) meerderheid"
    rf"|(?:aldus|{_BY_VOTE})\b.*\b{_SHORT}|{_SHORT}.{{0,60}}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:besluit|conclusie|advies|uitkomst|uitslag|afdoening|stemming)(?: van [^:]{3,40})? ?: ?",
    re.IGNORECASE,
)
# What somebody says in the meeting, tells of another day or only expects.
_SAID = re.compile(
    r"(?:de heer|mevrouw|dhr\.?|mw\.?|wethouder|(?:de )?burgemeester|raadslid|de fracties? van"
    r"|(?:hij|zij|ze) )(?!.*\b(?:benoem|unaniem))"
    r"|.*\b(?:zegt|stelt|vindt|meent|hoopt|vraagt|vreest|antwoordt|herinnert|constateert|verwacht)"
    r" (?:zich af )?(?:eraan )?(?:dat|of)\b(?!.*\bvoorstel is\b)"
    r"|.*\b(?:indien|als (?:de|het|er|dit)|wanneer|nadat|voordat|zodra)"
    r" .{0,60}\b(?:is|zijn|wordt|worden)\b"
    r"|.*\b(?:in (?:19|20)[0-9]{2}|eerder|destijds|vorig jaar)\b.*\bbesloten"
    r"|.*\b(?:besloot|besloten)\b.{0,20}\b(?:in (?:19|20)[0-9]{2}|vorig|eerder|destijds)\b"
    r"|(?:aldus )?(?:vastgesteld|besloten) (?:in|op|door|ter|te)\b",
    re.IGNORECASE,
)


def find_told_decisions(line: PaperLine, *, with_outcomes: bool = True) -> Iterator[Proposal]:
    """Yield the sentences of a line that tell what a body decided, and how a vote on something
    ended."""
    for sentence in split_sentences(line.text):
        if len(sentence) > LONGEST_TOLD:
            continue
        words = _NAMED.sub("", sentence, count=1)
        is_told = _DECIDED.match(words) or (with_outcomes and _WENT.match(words))
        if is_told and not _SAID.match(words) and not words.endswith(("?", ":")):
            yield Proposal(ProposalKind.DECISION_POINT, words, line.paragraph, sentence)
