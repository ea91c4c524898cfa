"""What may be done now with what a page is about, as links to where it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Action:
    """Something that is done on the page of this name.

    `fits(*about)` says whether the reader may do it as things stand. `address(*about)` leads to
    a page that the first of these does not name an address of itself.
    """

    page: str
    words: str | Promise
    fits: Callable[..., bool]
    address: Callable[..., str] | None = None

    def leads_to(self, about, *parts):
        """Return the address of the page, about something or about one part of it."""
        if self.address is not None:
            return self.address(about, *parts)
        return about.address(self.page, *(each.pk for each in parts))


def links(actions, *about):
    """Return (address, words) of each action that fits, in their order."""
    return [(each.leads_to(*about), each.words) for each in actions if each.fits(*about)]
