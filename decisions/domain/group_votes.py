"""How the groups of a council voted: in which direction, and whether their votes add up.

It says nothing of what the council holds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .vote_sides import VoteSides

IN_FAVOUR, AGAINST, DIVIDED = "voor", "tegen", "verdeeld"


@dataclass(frozen=True, slots=True)
class GroupVote(VoteSides):
    """What is known of one group; None and '' are unknown. `group` is its key where it is one of
    the council that Regio knows, with its `seats`."""

    label: str
    direction: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    group: int | None = None
    seats: int | None = None

    @property
    def told_direction(self) -> str:
        """The direction as recorded, else as its votes say it, '' where neither does.

        A side that is unknown leaves it open whether the group was divided.
        """
        if self.direction:
            return self.direction
        if self.votes_for and self.votes_against:
            return DIVIDED
        if self.votes is None or not self.votes:
            return ""
        return IN_FAVOUR if self.votes_for else AGAINST


def find_impossible_group_votes(vote: GroupVote) -> str | None:
    """Return the sentence that says why a group cannot have so many votes, None where it can."""
    if vote.seats is None or vote.known_votes <= vote.seats:
        return None
    return (
        f"{vote.label} heeft meer stemmen ({vote.known_votes}) dan zetels ({vote.seats}). Kijk "
        "beide na."
    )


def find_doubtful_group_sum(
    votes: Sequence[GroupVote],
    groups: Collection[int],
    *,
    votes_for: int | None,
    votes_against: int | None,
) -> str | None:
    """Return the warning that the votes of all groups are not those of the council, or None.

    `groups` are all groups of that council, none where not all were entered. Asked only where each
    of them has both numbers and the council too.
    """
    if not groups or votes_for is None or votes_against is None:
        return None
    if any(each.votes is None for each in votes):
        return None
    if {each.group for each in votes} != set(groups):
        return None
    in_favour = sum(each.votes_for or 0 for each in votes)
    against = sum(each.votes_against or 0 for each in votes)
    if (in_favour, against) == (votes_for, votes_against):
        return None
    return (
        f"De stemmen van de fracties zijn samen {in_favour} voor en {against} tegen; de stemming "
        f"zelf telt er {votes_for} voor en {votes_against} tegen."
    )
