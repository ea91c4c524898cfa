"""How each group voted on a decision, now or as known at a moment."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from municipalities.models import Group, Municipality

from ..domain.group_votes import GroupVote, find_doubtful_group_sum
from ..models import Decision, GroupTally
from .councils import find_term_between, read_terms
from .rows import known_rows, read_known_records


def read_group_votes(decision: int, known_at: datetime | None = None) -> list[GroupVote]:
    """Return a GroupVote for each group, as recorded first, of a decision by its key that the
    reader may see; two queries, one without linked groups."""
    return read_group_votes_by_decision([decision], known_at)[decision]


def read_group_votes_by_decision(
    decisions: Collection[int], known_at: datetime | None = None
) -> defaultdict[int, list[GroupVote]]:
    """Return the same of each of these decisions, by its key; as many queries."""
    rows = list(known_rows(GroupTally, known_at, decision__in=decisions).order_by("id"))
    keys = [each.group_id for each in rows if each.group_id is not None]
    groups: dict[int, Group] = {}
    if keys:
        groups = {each.pk: each for each in read_known_records(Group, known_at, id__in=keys)}
    found: defaultdict[int, list[GroupVote]] = defaultdict(list)
    for row in rows:
        found[row.decision_id].append(build_group_vote(row, groups.get(row.group_id or 0)))
    return found


def build_group_vote(row: Any, group: Group | None) -> GroupVote:
    """Return the GroupVote of a recorded row, or of one that is still to be saved."""
    return GroupVote(
        label=row.label,
        direction=row.direction,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        group=row.group_id,
        seats=group.seats if group else None,
    )


def find_group_sum_doubt(
    record: Decision, votes: list[GroupVote], known_at: datetime | None = None
) -> str | None:
    """Return the warning that the votes of all groups of a council are not those of the decision,
    or None; what it asks for is asked only where every number is there."""
    home = record.body.municipality_id
    told = {"votes_for": record.votes_for, "votes_against": record.votes_against}
    if home is None or None in told.values() or not votes or any(v.votes is None for v in votes):
        return None
    terms = read_terms(Municipality.objects.filter(pk=home), known_at)
    term = find_term_between(terms, record.first_on, record.last_on)
    if term is None or not term.groups_complete:
        return None
    groups = known_rows(Group, known_at, term=term.id).values_list("id", flat=True)
    return find_doubtful_group_sum(votes, list(groups), **told)
