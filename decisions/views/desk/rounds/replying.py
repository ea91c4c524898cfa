"""What the pages about replies share: a round of which the reader answers the remarks."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from ....history.replied import Replied, adoption
from ....permissions import may_reply_in
from .opened import OpenedRound, opened_round


@dataclass(frozen=True)
class Replying:
    """An OpenedRound and what was said and answered in it by today, as the reader may see it."""

    opened: OpenedRound

    @property
    def desk(self):
        return self.opened.desk

    @property
    def round(self):
        return self.opened.round

    @cached_property
    def today(self) -> date:
        return today_of(self.desk)

    @cached_property
    def told(self):
        return Replied(self.round, self.desk.reader, self.today)

    @cached_property
    def note(self):
        """The ReplyNote of the round, whatever its day, or None."""
        return adoption(self.round, day=date.max)

    def address(self, page, *more):
        return self.opened.address(page, *more)

    def context(self, here):
        """Return what each of these pages gives its template."""
        told = {"here": here, "opened": self.opened, "round": self.round, "note": self.note}
        return told | self.desk.context


def today_of(desk):
    return desk.now.astimezone(get_current_timezone()).date()


def replying(request, slug, pk):
    """Return the Replying of this address; Http404 where there is no such round in sight,
    PermissionDenied for who does not answer in it."""
    opened = opened_round(request, slug, pk)
    if not may_reply(opened):
        raise PermissionDenied(_("Alleen wie voor het vragende orgaan werkt reageert."))
    return Replying(opened)


def may_reply(opened):
    """Whether the reader answers the remarks of the round."""
    return may_reply_in(opened.desk.reader, opened.round)
