"""The groups of parties in councils, as known at a moment."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from municipalities.roles import Reader

from ..models import Dossier
from .councils import Homes, SeatedGroup, SidesByGroup, read_group_roles, read_group_rows


@dataclass(frozen=True)
class PartyGroup(SeatedGroup):
    """A group that has a party, by its key and that of its term."""

    id: int
    term_id: int


def read_party_groups(
    _dossier: Dossier, *, homes: Homes, reader: Reader, known_at: datetime | None = None
) -> tuple[PartyGroup, ...]:
    """Return the groups of a party in the councils of these municipalities, of every term; two
    queries.

    Which party a group has is as known at `known_at`, what that party is called is of now.
    """
    rows = read_group_rows(homes, known_at).filter(party__isnull=False).select_related("party")
    sides: SidesByGroup = defaultdict(list)
    for role in read_group_roles(homes, known_at):
        sides[role.group_id].append((role.first_on, role.last_on, role.side))
    return tuple(
        PartyGroup(each.name, each.seats, tuple(sides[each.id]), each.party, each.id, each.term_id)
        for each in rows
        if each.party is not None  # it was taken out of the register since
    )


# From a dossier to the parties with a group in a council of its region, in any term.
WAY_TO_PARTY = "region__memberships__municipality__bodies__terms__groups__party"


def list_party_addresses(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier, tuple[str, str]]:
    """Return (slug of a dossier, slug of a party) for each party that each of these dossiers has,
    in order of dossiers."""
    party = f"{WAY_TO_PARTY}__slug"
    found = dossiers.filter(**{f"{party}__isnull": False}).order_by("pk", party)
    return found.values_list("slug", party).distinct()
