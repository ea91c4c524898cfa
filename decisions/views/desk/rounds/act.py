"""One thing that may be done in a round: its page, its words and when it fits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class RoundAct:
    """`page` names its address: of the round, or where `of_body` of one body that is asked.

    `fits(opened, asked)` says whether the reader may do it as things stand; `opened` is the
    OpenedRound, `asked` the RoundBody, or None for an act of the whole round. `address(opened,
    asked)` leads to a page that stands elsewhere.
    """

    page: str
    words: str | Promise
    fits: Callable[[Any, Any], bool]
    of_body: bool = False
    address: Callable[[Any, Any], str] | None = None

    def leads_to(self, opened, asked=None):
        """Return the address of the act, of the round or of one body in it."""
        if self.address is not None:
            return self.address(opened, asked)
        more = [asked.pk] if self.of_body else []
        return reverse(self.page, args=[opened.desk.dossier.slug, opened.round.pk, *more])


@dataclass(frozen=True)
class Way:
    """An act that may be done now, as a link; `about` says of which body to who cannot see."""

    address: str
    words: str | Promise
    about: str = ""


def ways(acts, opened, asked=None):
    """Return the Way of each act that fits the round, or this body in it, in their order."""
    return [
        Way(each.leads_to(opened, asked), each.words, asked.body.name if asked else "")
        for each in acts
        if each.of_body == (asked is not None) and each.fits(opened, asked)
    ]
