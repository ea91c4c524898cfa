"""Whether who asks must answer each view in writing, with reasons, before it decides."""

from dataclasses import dataclass
from datetime import date

from .basis import LegalBasis
from .law import WGR_CHANGED_ON


@dataclass(frozen=True, slots=True)
class ReplyDuty:
    """What the law says about answering a view.

    `article` and `since` say where and since when it is a duty; '' and None where it is none.
    `words` is a Dutch sentence either way.
    """

    must_reply: bool
    article: str
    since: date | None
    words: str


def reply_duty(basis: LegalBasis, received_on: date) -> ReplyDuty:
    """Return the duty under the law in force on the day that the body received the request.

    The Wgr has it for the budget since 1 July 2022. Article 1 has none: there the councils weigh
    what was done with their views when they are asked for consent (lid 4).
    """
    if received_on < WGR_CHANGED_ON:
        return _none(_NOWHERE)
    if basis is LegalBasis.WGR_BEGROTING:
        return ReplyDuty(True, basis.article, WGR_CHANGED_ON, _DUTY)
    return _none(_CONSENT if basis is LegalBasis.WGR_ART_1 else _NOWHERE)


_DUTY = "Het bestuur beantwoordt elke zienswijze schriftelijk en met redenen, voordat het besluit."
_CONSENT = (
    "Artikel 1 verplicht niet tot een schriftelijk antwoord; "
    "de raad weegt bij zijn toestemming wat er met zijn zienswijze is gedaan."
)
_NOWHERE = "De grondslag noemt geen plicht om schriftelijk en met redenen te antwoorden."


def _none(words: str) -> ReplyDuty:
    return ReplyDuty(False, "", None, words)
