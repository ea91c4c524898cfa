"""What rests on a document: one query for each kind of record, whatever the document carries."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from municipalities.models import CouncilTerm, Group, Population, RegionMembership

from ..models import TARGETS, Dossier, Evidence, Published
from .found import visible_rows

RELATED = {
    "decision": ("decision__body",),
    "position": ("position__body", "position__subject", "position__decision"),
    "remark": ("remark__body",),
    "reply": ("reply__body",),
    "agenda_item": ("agenda_item__body",),
}
FACTS = (
    (Population, _("Inwonertallen"), ("municipality",)),
    (CouncilTerm, _("Raadsperioden"), ("body",)),
    (Group, _("Fracties"), ("term__body",)),
    (RegionMembership, _("Deelname aan de regio"), ("municipality", "region")),
)


@dataclass(frozen=True)
class Rest:
    """Records of one kind: `kind` names it in code, `title` on the screen, `template` tells one."""

    kind: str
    title: str
    rows: tuple
    template: str = "decisions/_resting_place.html"


def resting_on(source, reader):
    """Return a Rest for each kind of record that the document carries."""
    found = [evidence_of(name, model, source, reader) for name, model in TARGETS.items()]
    found += [facts_of(model, title, related, source) for model, title, related in FACTS]
    return [rest for rest in found if rest.rows]


def evidence_of(name, model, source, reader):
    """Return the places that show one kind of record, those whose record the reader may see."""
    places = Evidence.objects.accepted().filter(
        source=source, **{f"{name}__in": seen(model, reader)}
    )
    rows = places.select_related("dossier", name, *RELATED.get(name, ())).order_by("id")
    return Rest(name, model._meta.verbose_name_plural, tuple(rows))


def seen(model, reader):
    """Return the keys of a kind that the reader may see; what has no status is its dossier's."""
    if issubclass(model, Published):
        return visible_rows(model, reader).values("pk")
    return model.objects.filter(dossier__in=Dossier.objects.visible_to(reader)).values("pk")


def facts_of(model, title, related, source):
    """Return the dated facts of the register that name the document as their source."""
    rows = model.objects.filter(source=source).select_related(*related)
    return Rest(model._meta.model_name, title, tuple(rows), "decisions/_resting_fact.html")
