"""The municipalities of the Netherlands: those of today, of another day, or all there were."""

from itertools import groupby

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.models import Municipality, RegionMembership

from ..forms.choices import choose, holds, words_sought
from .opened import asked_today
from .rules import Access, open_to
from .stamp import stamp_of

CURRENT, ENDED, ALL = "bestaand", "opgeheven", "alle"


@open_to(Access.EVERYBODY)
def municipalities_list(request):
    """Show municipalities by province, as they were on ?peildatum= (today); two queries."""
    now = timezone.now()
    wanted = asked_today(request.GET, now)
    known = list(Municipality.objects.order_by("province", "name", "code"))
    choices = choices_of(request.GET, known)
    text, words = words_sought(request.GET, "naam")
    found = [each for each in known if fits(each, choices, wanted.day) and holds(words, each.name)]
    context = {
        "provinces": [
            (name, list(rows)) for name, rows in groupby(found, key=lambda each: each.province)
        ],
        "count": len(found),
        "total": len(known),
        "regions": regions_on(wanted.day),
        "choices": choices.values(),
        "sought": text,
        "day": wanted.day,
        "stamp": stamp_of(request, now, wanted=wanted),
    }
    return render(request, "decisions/municipalities_list.html", context)


def choices_of(parameters, known):
    provinces = sorted({each.province for each in known if each.province})
    which = (
        (CURRENT, _("die op de peildatum bestaan")),
        (ENDED, _("die dan zijn opgeheven")),
        (ALL, _("alle, ook opgeheven")),
    )
    return {
        "provincie": choose(parameters, "provincie", _("Provincie"), [(p, p) for p in provinces]),
        "welke": choose(parameters, "welke", _("Welke"), which, has_all=False),
    }


def fits(municipality, choices, day):
    """Whether a municipality is in the chosen province and exists as asked on the day."""
    if choices["provincie"].value not in ("", municipality.province):
        return False
    which = choices["welke"].value or CURRENT
    return which == ALL or which == state_of(municipality, day)


def state_of(municipality, day):
    """Return whether a municipality exists on the day, has ended, or (None) has yet to start."""
    if municipality.ended_on is not None and municipality.ended_on < day:
        return ENDED
    begun = municipality.started_on is None or municipality.started_on <= day
    return CURRENT if begun else None


def regions_on(day):
    """Return the names of the regions in which each municipality takes part on the day, by key."""
    begun = RegionMembership.objects.filter(first_on__lte=day).select_related("region")
    latest = {(m.municipality_id, m.region_id): m for m in begun.order_by("first_on", "id")}
    found = {}
    for each in latest.values():
        if each.takes_part:
            found.setdefault(each.municipality_id, []).append(each.region.name)
    return found
