"""What rests on documents as far as a reader may see it: which places show a record to them, and
which documents carry anything for them."""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from municipalities.models import (
    Arrangement,
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Participation,
    Population,
    RegionMembership,
    Source,
    Succession,
)
from municipalities.roles import Reader

from ..models import TARGETS, Dossier, Evidence, Poll, Published
from .rows import visible_page_rows

# What has the status of the record that it is part of, and the way to that.
PARTS_OF_POLLS: dict[str, tuple[type[Model], str]] = {
    "poll_area": (Poll, "poll_area__poll"),
    "poll_result": (Poll, "poll_result__area__poll"),
}
# The facts of the register that name a document: everybody may see these.
REGISTER_FACTS = (
    *(Population, CouncilElection, CouncilTerm, Group, GroupRole, RegionMembership),
    *(Arrangement, Participation, Succession),
)


def build_shown_condition(reader: Reader, *, one_by_one: bool = False, **within: object) -> Q:
    """Return the condition that a place shows a record that the reader may see, looked up by its
    key; a part of a poll is the poll's, and what else has no status its dossier's.

    PostgreSQL may list all these records instead, and look each place up among them. `within` says
    in which dossiers the places are, so that it lists no others; `one_by_one` that only the first
    place is needed that shows anything, so that it lists none.
    """
    seen = Exists(Dossier.objects.visible_to(reader).filter(pk=OuterRef("dossier_id")))
    condition = Q()
    for name, model in TARGETS.items():
        holder, way = PARTS_OF_POLLS.get(name, (model, name))
        if issubclass(holder, Published):
            shown = visible_page_rows(holder, reader).filter(pk=OuterRef(f"{way}_id"), **within)
            condition |= Q(is_found(shown) if one_by_one else Exists(shown))
        else:
            condition |= Q(seen, **{f"{name}__isnull": False})
    return condition


def is_found(rows: QuerySet[Any]) -> IsNull:
    """Return the condition that there is a row: what Exists says, and asked only where it is
    met."""
    return IsNull(Subquery(rows.order_by().values("pk")[:1]), False)


def build_first_dossier(reader: Reader) -> Subquery:
    """Return the dossier (its key) of the first place in a document, looked up by its key, that
    shows a record which the reader may see; NULL where none does."""
    shown = build_shown_condition(reader, one_by_one=True)
    places = Evidence.objects.accepted().filter(shown, source=OuterRef("pk"))
    return Subquery(places.order_by("dossier_id").values("dossier_id")[:1])


def list_carrying_sources(reader: Reader) -> QuerySet[Source]:
    """Return the documents that a reader may see and comes upon, each with its `first_dossier`:
    something rests on it that they may see, or it is theirs to work with. A document that nothing
    shows yet is found by nobody else, public as it may be."""
    found: QuerySet[Source] = Source.objects.visible_to(reader)
    found = found.annotate(first_dossier=build_first_dossier(reader))
    if reader.is_beheer:
        return found
    carries = Q(first_dossier__isnull=False)
    for model in REGISTER_FACTS:
        carries |= Q(Exists(model.objects.filter(source=OuterRef("pk"))))
    own = Q(municipality__in=reader.griffie_of) | Q(region__in=reader.redactie_of)
    return found.filter(carries | own if reader.keeps else carries)
