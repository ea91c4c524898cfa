"""A dossier that a page is about: who reads it, on which day, as known when."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404

from municipalities.roles import reader_of

from .. import history
from ..board import ready
from ..forms.moment import asked
from ..models import Dossier
from .now import now_of
from .sections import SECTIONS
from .stamp import stamp_of

TIME = ("peildatum", "bekend")


@dataclass(frozen=True)
class Opened:
    """The dossier with the reader's question of time; `scope` goes to history's questions.

    `asked_time` is that question as the address asks it, for links that keep it.
    """

    dossier: Any
    reader: Any
    wanted: Any
    stamp: Any
    now: datetime
    asked_time: dict = field(default_factory=dict)

    @property
    def day(self):
        return self.wanted.day

    @property
    def scope(self):
        return {"reader": self.reader, "known_at": self.wanted.known_at}

    @property
    def context(self):
        """What every page of a dossier gives its template."""
        return {
            "dossier": self.dossier,
            "day": self.wanted.day,
            "known_at": self.wanted.known_at,
            "stamp": self.stamp,
            "sections": SECTIONS,
            "kept_since": kept_since(self.dossier, self.wanted.known_at),
        }

    @cached_property
    def register(self):
        """The Register of the dossier's remarks; one query, once."""
        time = {"day": self.day, "states": history.states(self.milestones(), self.day)}
        return history.Register(self.dossier, **time, **self.scope)

    def milestones(self):
        """Return the dossier's events as this reader may know them, in order of time."""
        return history.milestones(self.dossier, **self.scope)


def opened(request, slug):
    """Return the Opened dossier of this address; Http404 where the reader may not see it.

    Raises BadParameter when the address asks for a day or a moment that is none.
    """
    now = now_of(request)
    reader = reader_of(request.user, at=now)
    dossier = get_object_or_404(ready(Dossier.objects.visible_to(reader), now), slug=slug)
    wanted = asked(request.GET, dossier, now)
    stamp = stamp_of(request, now, dossier=dossier, wanted=wanted)
    asked_time = {name: request.GET[name] for name in TIME if request.GET.get(name)}
    return Opened(dossier, reader, wanted, stamp, now, asked_time)


class Always:
    """What has no closing day: without a peildatum it is told as of today."""

    @staticmethod
    def default_day(today):
        return today


def asked_today(parameters, at):
    """Return what a QueryDict asks of a page without a dossier; raise BadParameter."""
    return asked(parameters, Always, at)


def kept_since(dossier, known_at):
    """Return since when Regio keeps the dossier, where `known_at` lies before that; else None."""
    is_before = known_at is not None and known_at < dossier.recorded_at
    return dossier.recorded_at if is_before else None
