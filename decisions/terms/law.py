"""Which term each law sets, for whom, and in which of its versions."""

from dataclasses import dataclass
from datetime import date

from .basis import LegalBasis

# The day on which the Wgr gave councils eight weeks, and twelve for a budget (Stb. 2022, 18).
WGR_CHANGED_ON = date(2022, 7, 1)
NO_TERM = "geen wettelijke termijn"
COUNCIL = "gemeenteraad"
_SINCE, _BEFORE = "zoals die luidt sinds 1 juli 2022", "zoals die luidde tot 1 juli 2022"


@dataclass(frozen=True, slots=True)
class Rule:
    """The term of a law in weeks or in months (both 0: none), the paragraph and the version.

    `paragraph` is Dutch, '' where an article was not read down to its paragraphs; `version` is ''
    where only one is known.
    """

    weeks: int = 0
    months: int = 0
    paragraph: str = ""
    version: str = ""


def rule_for(basis: LegalBasis, received_on: date, body_kind: str) -> Rule:
    """Return the rule in force on the day of receipt for a body of this kind."""
    if basis in _WGR:
        return _WGR[basis][received_on >= WGR_CHANGED_ON]
    if basis is LegalBasis.ARHI_ART_8 and body_kind == COUNCIL:
        return Rule(months=3, paragraph="vierde lid")
    return _FIXED[basis]


# Before and since the change. The budget's paragraph since then could not be read.
_WGR = {
    LegalBasis.WGR_ART_1: (
        Rule(version=_BEFORE),
        Rule(weeks=8, paragraph="derde lid", version=_SINCE),
    ),
    LegalBasis.WGR_BEGROTING: (
        Rule(weeks=8, version=_BEFORE),
        Rule(weeks=12, version=_SINCE),
    ),
}
# Art. 5 gives 'een ieder' the weeks of inspection and councils nothing longer; the three months
# of councils are in art. 8. The Gemeentewet asks before the decision and names no term.
_FIXED = {
    LegalBasis.ARHI_ART_5: Rule(weeks=8, paragraph="tweede lid"),
    LegalBasis.ARHI_ART_8: Rule(weeks=8, paragraph="derde lid"),
    LegalBasis.GEMEENTEWET_160: Rule(paragraph="tweede lid"),
    LegalBasis.GEMEENTEWET_165: Rule(paragraph="derde lid"),
    LegalBasis.GEMEENTEWET_169: Rule(paragraph="vierde lid"),
    LegalBasis.AFSPRAAK: Rule(),
}
