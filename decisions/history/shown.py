"""What rests on documents as far as a reader may see it: which places show a record to them, and
which documents carry anything for them."""

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

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


def build_shown_condition(reader: Reader, **within: object) -> Q:
    """Return the condition that a place shows a record that the reader may see, looked up by its
    key; a part of a poll is the poll's, and what else has no status its dossier's.

    `within` says in which dossiers the places are: PostgreSQL may list the records instead, and
    then lists no others.
    """
    seen = Exists(Dossier.objects.visible_to(reader).filter(pk=OuterRef("dossier_id")))
    condition = Q()
    for name, model in TARGETS.items():
        holder, way = PARTS_OF_POLLS.get(name, (model, name))
        if issubclass(holder, Published):
            shown = visible_page_rows(holder, reader).filter(pk=OuterRef(f"{way}_id"), **within)
            condition |= Q(Exists(shown))
        else:
            condition |= Q(seen, **{f"{name}__isnull": False})
    return condition


def list_carrying_sources(reader: Reader) -> QuerySet[Source]:
    """Return the documents that a reader may see and comes upon: something rests on it that they
    may see, or it is theirs to work with. A document that nothing shows yet is found by nobody
    else, public as it may be."""
    found: QuerySet[Source] = Source.objects.visible_to(reader)
    if reader.is_beheer:
        return found
    places = Evidence.objects.accepted().filter(build_shown_condition(reader))
    carries = Q(Exists(places.filter(source=OuterRef("pk"))))
    for model in REGISTER_FACTS:
        carries |= Q(Exists(model.objects.filter(source=OuterRef("pk"))))
    own = Q(municipality__in=reader.griffie_of) | Q(region__in=reader.redactie_of)
    return found.filter(carries | own if reader.keeps else carries)
