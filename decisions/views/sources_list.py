"""The documents of a dossier, with how much rests on each as far as the reader may see it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.shortcuts import render
from django.utils.translation import gettext as _

from municipalities.models import (
    Arrangement,
    CouncilTerm,
    Group,
    GroupRole,
    Participation,
    Population,
    PublisherKind,
    RegionMembership,
    Source,
)

from ..forms.choices import choose, holds, page_of, words_sought
from ..models import TARGETS, Evidence
from .opened import opened
from .resting import seen
from .rules import Access, open_to
from .sections import SECTIONS
from .stamp import stamp_of

FACTS = (
    (Population, "municipality__memberships__region"),
    (CouncilTerm, "body__municipality__memberships__region"),
    (Group, "term__body__municipality__memberships__region"),
    (GroupRole, "group__term__body__municipality__memberships__region"),
    (RegionMembership, "region"),
    (Arrangement, "participations__municipality__memberships__region"),
    (Participation, "municipality__memberships__region"),
)
ORDERS = {
    "meeste": lambda each: (-each.total, each.source.title.casefold(), each.source.pk),
    "datum": lambda each: (each.source.dated_on or "9999", each.source.title.casefold()),
    "titel": lambda each: (each.source.title.casefold(), each.source.pk),
}


@dataclass(frozen=True)
class Carrier:
    """A Source with what rests on it: (kind of record, number), and the facts of the register."""

    source: Any
    kinds: tuple
    facts: int

    @property
    def total(self):
        return sum(number for _kind, number in self.kinds) + self.facts


@open_to(Access.EVERYBODY)
def sources_list(request, slug):
    """Show every document that the dossier rests on, fifty a page; four queries."""
    open_ = opened(request, slug)
    carriers = carriers_of(open_)
    choices = choices_of(request.GET)
    text, words = words_sought(request.GET)
    kind, order = choices["uitgever"].value, choices["volgorde"].value or "meeste"
    kept = [
        each
        for each in carriers
        if kind in ("", each.source.publisher_kind)
        and holds(words, each.source.title, each.source.publisher, each.source.reference)
    ]
    kept.sort(key=ORDERS[order])
    context = {
        "page": page_of(request.GET, kept),
        "total": len(carriers),
        "choices": choices.values(),
        "sought": text,
        "dossier": open_.dossier,
        "sections": SECTIONS,
        # What rests on a document is told as recorded now, whatever moment was asked for.
        "stamp": stamp_of(request, open_.now, dossier=open_.dossier),
    }
    return render(request, "decisions/sources_list.html", context)


def choices_of(parameters):
    orders = (
        ("meeste", _("waar het meeste op rust eerst")),
        ("datum", _("oudste eerst")),
        ("titel", _("naar titel")),
    )
    return {
        "uitgever": choose(parameters, "uitgever", _("Wie spreekt"), PublisherKind.choices),
        "volgorde": choose(parameters, "volgorde", _("Volgorde"), orders, has_all=False),
    }


def carriers_of(open_):
    """Return a Carrier for each document that the reader may see and that carries something."""
    records, facts = records_by_source(open_), facts_by_source(open_.dossier.region_id)
    sources = Source.objects.visible_to(open_.reader).filter(pk__in={*records, *facts})
    return [
        Carrier(each, records.get(each.pk, ()), facts.get(each.pk, 0))
        for each in sources.select_related("body")
    ]


def records_by_source(open_):
    """Return {source: ((kind, number of records), ...)} of what the reader may see; one query."""
    seen_by = {
        name: Q(**{f"{name}__in": seen(model, open_.reader)}) for name, model in TARGETS.items()
    }
    condition = Q()
    for each in seen_by.values():
        condition |= each
    numbers = {f"n_{name}": Count(name, distinct=True) for name in TARGETS}
    places = Evidence.objects.accepted().filter(condition, dossier=open_.dossier)
    found = {}
    for row in places.order_by().values("source").annotate(**numbers):
        told = ((words_of(name, row[f"n_{name}"]), row[f"n_{name}"]) for name in TARGETS)
        found[row["source"]] = tuple((word, number) for word, number in told if number)
    return found


def words_of(name, number):
    """Return what a kind of record is called, one or many."""
    meta = TARGETS[name]._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)


def facts_by_source(region):
    """Return {source: number} of facts about the region's municipalities; one query."""
    first, *rest = (numbers_of(model, way, region) for model, way in FACTS)
    found = Counter()
    for source, number in first.union(*rest, all=True).order_by():
        found[source] += number
    return found


def numbers_of(model, way, region):
    """Return (source, number of facts) of one kind, to join with those of others."""
    rows = model.objects.filter(**{way: region}).order_by()
    return rows.values_list("source").annotate(number=Count("pk", distinct=True))
