"""What rests on a document: one query for all places in it, one for each kind of fact."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.models import (
    Arrangement,
    CouncilTerm,
    Group,
    GroupRole,
    Participation,
    Population,
    RegionMembership,
)

from ..models import TARGETS, Dossier, Evidence, Published
from .found import visible_rows

RELATED = (
    "decision__body",
    "position__body",
    "position__subject",
    "remark__body",
    "reply__body",
    "agenda_item__body",
    "answer__body",
    "answer__question",
    "answer__line",
)
FACTS = (
    (Population, _("Inwonertallen"), ("municipality",)),
    (CouncilTerm, _("Raadsperioden"), ("body__municipality",)),
    (Group, _("Fracties"), ("term__body__municipality",)),
    (GroupRole, _("Rollen van fracties"), ("group__term__body__municipality",)),
    (RegionMembership, _("Deelname aan de regio"), ("municipality", "region")),
    (Arrangement, _("Samenwerkingsverbanden"), ("source",)),
    (
        Participation,
        _("Deelname aan samenwerkingsverbanden"),
        ("municipality", "arrangement"),
    ),
)


@dataclass(frozen=True)
class Rest:
    """Records of one kind: `kind` names it in code, `title` on the screen, `template` tells one."""

    kind: str
    title: str
    rows: tuple
    template: str = "decisions/_resting_place.html"


def resting_on(source, reader):
    """Return a Rest for each kind of record that the document carries; eight queries."""
    places = places_in(source, reader)
    found = [evidence_of(name, model, places) for name, model in TARGETS.items()]
    found += [facts_of(model, title, related, source) for model, title, related in FACTS]
    return [rest for rest in found if rest.rows]


def places_in(source, reader):
    """Return the accepted places in the document whose record the reader may see; one query."""
    condition = Q()
    for name, model in TARGETS.items():
        condition |= Q(**{f"{name}__in": seen(model, reader)})
    places = Evidence.objects.accepted().filter(condition, source=source)
    return list(places.select_related("dossier", *TARGETS, *RELATED).order_by("id"))


def evidence_of(name, model, places):
    """Return the places that show one kind of record."""
    rows = tuple(each for each in places if getattr(each, f"{name}_id") is not None)
    return Rest(name, model._meta.verbose_name_plural, rows)


def seen(model, reader):
    """Return the keys of a kind that the reader may see; what has no status is its dossier's."""
    if issubclass(model, Published):
        return visible_rows(model, reader).values("pk")
    return model.objects.filter(dossier__in=Dossier.objects.visible_to(reader)).values("pk")


def facts_of(model, title, related, source):
    """Return the dated facts of the register that name the document as their source."""
    rows = model.objects.filter(source=source).select_related(*related)
    return Rest(model._meta.model_name, title, tuple(rows), "decisions/_resting_fact.html")
