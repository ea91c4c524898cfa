"""The round that an address is about, and the register of its points for who asks."""

from dataclasses import dataclass, replace
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from municipalities.reader import Reader

from ... import history
from ...forms.bad_parameter import BadParameter
from ...forms.choices import choose
from ...models import Dossier, Round
from ..exports import CLOCKS
from ..opened import opened

PUBLIC = "publiek"


@dataclass(frozen=True)
class FoundRound:
    """A round of an Opened dossier, and the Register as whoever the file is for may see it."""

    open_: Any
    round: Any
    register: Any


def found_round(request, slug, pk):
    """Return the FoundRound of an address; Http404 before the round was opened.

    `?voor=publiek` gives what the public gets. Raises BadParameter.
    """
    open_ = seen_by(request.GET, opened(request, slug))
    rounds = Round.objects.filter(dossier=open_.dossier, first_on__lte=open_.day)
    found = get_object_or_404(rounds.select_related("subject", "opened_by", "bundle"), pk=pk)
    time = {"day": open_.day, "states": history.states(open_.milestones(), open_.day)}
    return FoundRound(open_, found, history.Register(open_.dossier, **time, **open_.scope))


def seen_by(parameters, open_):
    """Return the Opened dossier for whom the file is made: who asks, or the public."""
    options = [(PUBLIC, _("het publiek"))]
    if not choose(parameters, "voor", _("Voor wie"), options).value:
        return open_
    if not is_public(open_):
        raise BadParameter("voor", PUBLIC, _("Dit dossier is niet openbaar."))
    return replace(open_, reader=public_of(open_))


def public_of(open_):
    """Return the public, at the moment at which somebody opened a dossier."""
    return Reader(at=open_.reader.at)


def is_public(open_):
    """Whether the public may see the dossier."""
    return Dossier.objects.visible_to(public_of(open_)).filter(pk=open_.dossier.pk).exists()


def page_address(request, found):
    """Return the absolute address of the round's page, with the clocks that were asked for."""
    asked = {name: request.GET[name] for name in CLOCKS if request.GET.get(name)}
    page = reverse("round", args=[found.open_.dossier.slug, found.round.pk])
    query = f"?{urlencode(asked)}" if asked else ""
    return request.build_absolute_uri(page + query)
