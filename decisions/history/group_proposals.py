"""Which groups of a council can be linked to what groups said, by the label that it carries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from municipalities.models import Group, Municipality

from ..domain.group_names import find_named_groups, says_all_groups
from ..models import Position
from .councils import TermRecord, find_term_between, read_terms


@dataclass(frozen=True)
class GroupProposal:
    """The groups that a label names, of the council that sat on the day; `may_lack` where it says
    'alle fracties' and others of that council may not be known."""

    groups: tuple[Group, ...]
    may_lack: bool

    @property
    def names(self) -> str:
        return ", ".join(group.name for group in self.groups)


def read_group_proposals(positions: Iterable[Position]) -> dict[int, GroupProposal]:
    """Return, by the key of a position, which groups can be linked to it; six queries at most,
    none where every label is linked already.

    Left out is what is of the whole body, what has a group, and what was said on days that may
    lie in two terms or in one that was not entered. The groups of a position were read along.
    """
    unlinked = [each for each in positions if each.groups_label and not each.groups.all()]
    bodies = [each.body for each in unlinked if not each.body.is_college]
    homes = {body.municipality_id for body in bodies if body.municipality_id is not None}
    if not homes:
        return {}
    terms = read_terms_by_home(homes)
    groups = read_groups_by_term(homes)
    found = {
        each.pk: propose_groups(each, terms[each.body.municipality_id], groups)
        for each in unlinked
        if not each.body.is_college
    }
    return {key: proposal for key, proposal in found.items() if proposal is not None}


def propose_groups(
    position: Position, terms: Iterable[TermRecord], groups: Mapping[int, Sequence[Group]]
) -> GroupProposal | None:
    """Return what the label of a position names among the groups of one of these terms."""
    decision = position.decision
    term = find_term_between(terms, decision.first_on, decision.last_on)
    if term is None or term.id is None:
        return None
    by_key = {group.pk: group for group in groups[term.id]}
    label, names = position.groups_label, {key: group.name for key, group in by_key.items()}
    chosen = tuple(by_key[key] for key in find_named_groups(label, names))
    may_lack = not term.groups_complete and says_all_groups(label, len(by_key))
    return GroupProposal(chosen, may_lack) if chosen else None


def read_terms_by_home(homes: Collection[int]) -> defaultdict[int | None, list[TermRecord]]:
    """Return the terms of the councils of these municipalities, by municipality."""
    found: defaultdict[int | None, list[TermRecord]] = defaultdict(list)
    for term in read_terms(Municipality.objects.filter(pk__in=homes)):
        found[term.municipality_id].append(term)
    return found


def read_groups_by_term(homes: Collection[int]) -> defaultdict[int, list[Group]]:
    """Return the groups of these municipalities' councils, by the key of their term."""
    found: defaultdict[int, list[Group]] = defaultdict(list)
    for group in Group.objects.filter(term__body__municipality__in=homes).order_by("name", "id"):
        found[group.term_id].append(group)
    return found
