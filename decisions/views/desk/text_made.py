"""What was made of a text: every record that a place in it shows, by paragraph."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst

from ...forms.kinds import kind_of
from ...forms.passage import number_in
from ...models import TARGETS, Evidence, Remark
from ...permissions import kept_bodies, may_keep_dossier
from ..resting import RELATED, seen
from .named import named

LINKS = (*RELATED, "position__decision__body", "statement__body", "remark__decision__body")


@dataclass(frozen=True)
class Made:
    """A record with the place that shows it; `edit` is '' where the reader does not keep it."""

    place: Any
    record: Any
    kind: Any
    edit: str

    @property
    def what(self):
        """What the record is; of a remark whether it is a wish, an objection or a question."""
        if isinstance(self.record, Remark):
            return capfirst(self.record.get_kind_display())
        return self.kind.title if self.kind else capfirst(self.record._meta.verbose_name)

    @property
    def words(self):
        return named(self.record)

    @property
    def page(self):
        """The page of the record itself, '' where it has none."""
        found = getattr(self.record, "get_absolute_url", None)
        return found() if found else ""


def made_of(source, dossier, reader):
    """Return {number of a paragraph: [Made]}, None for places without one; two queries."""
    own = keeper_of(dossier, reader)
    found = defaultdict(list)
    for place in places_in(source, dossier, reader):
        record = place.target
        kind = kind_of(record)
        edit = reverse("desk-edit", args=[kind.slug, record.pk]) if kind and own(record) else ""
        found[number_of(place)].append(Made(place, record, kind, edit))
    return found


def number_of(place):
    """Return the paragraph of a place: the one that it is, else the one that its words name."""
    return place.paragraph.number if place.paragraph else number_in(place.place)


def places_in(source, dossier, reader):
    """Return the places in a document whose record the reader may see; a reading that waits only
    to who keeps records in the region."""
    condition = Q()
    for name, model in TARGETS.items():
        condition |= Q(**{f"{name}__in": seen(model, reader)})
    rows = Evidence.objects.filter(condition, source=source, dossier=dossier)
    may_know = reader.keeps and (reader.is_beheer or dossier.region_id in reader.shares_in)
    if not may_know:
        rows = rows.accepted()
    return rows.select_related("paragraph", *TARGETS, *LINKS).order_by("id")


def keeper_of(dossier, reader):
    """Return a predicate: whether the reader keeps a record of the dossier; one query for all."""
    bodies = set(kept_bodies(reader, dossier.region).values_list("pk", flat=True))
    keeps_dossier = may_keep_dossier(reader, dossier.region_id)

    def keeps(record):
        body = record.responsible_body
        return keeps_dossier if body is None else body.pk in bodies

    return keeps
