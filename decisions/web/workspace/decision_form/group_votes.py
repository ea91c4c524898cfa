"""How each group of the council voted: a direction, numbers, or both."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....domain.group_votes import GroupVote, find_impossible_group_votes
from ....models import GroupDirection, GroupTally
from .parts import CountField, FormPart, build_choice_field
from .tally import describe_group_seats

DIRECTIONS = [("", gettext_lazy("niet vastgelegd")), *GroupDirection.choices]


class GroupVotesPart(FormPart):
    """A row for each group of the council on the day; one that was marked above as for or against
    voted so, where nothing else is typed."""

    def fields(self):
        found = {}
        for key in self.keys:
            direction, in_favour, against = list_vote_fields(key)
            label = describe_group_seats(self.ground.groups[key])
            found[direction] = build_choice_field(label, DIRECTIONS)
            found[in_favour] = CountField(_("voor"))
            found[against] = CountField(_("tegen"))
        return found

    @property
    def keys(self):
        """The keys of the groups; none where no council voted."""
        body = self.ground.body
        return list(self.ground.groups) if body is not None and body.is_council else []

    @property
    def rows(self):
        """(group, its bound fields)."""
        return [
            (self.ground.groups[key], [self[name] for name in list_vote_fields(key)])
            for key in self.keys
        ]

    @property
    def is_open(self):
        """Whether something was typed, right or wrong, so that it has to be seen."""
        return self.has(*(name for key in self.keys for name in list_vote_fields(key)))

    def vote_of(self, key):
        """Return the GroupVote that was typed for a group."""
        group = self.ground.groups[key]
        direction, in_favour, against = (self.value(name) for name in list_vote_fields(key))
        return GroupVote(group.name, direction or "", in_favour, against, group.pk, group.seats)

    def check(self):
        for key in self.keys:
            vote, names = self.vote_of(key), list_vote_fields(key)
            if sentence := find_impossible_group_votes(vote):
                self.refuse(names[1] if vote.votes_for else names[2], sentence)
            elif vote.direction == GroupDirection.IN_FAVOUR and vote.votes_against:
                self.refuse(names[0], _("Een fractie met stemmen tegen is verdeeld of tegen."))
            elif vote.direction == GroupDirection.AGAINST and vote.votes_for:
                self.refuse(names[0], _("Een fractie met stemmen voor is verdeeld of voor."))

    def tallies(self):
        """Return a GroupTally, unsaved, of each group of which something is known."""
        marked = {
            group.pk: word
            for word in (GroupDirection.IN_FAVOUR, GroupDirection.AGAINST)
            for group in self.form.tally.groups(word)
        }
        votes = [self.vote_of(key) for key in self.keys]
        return tuple(
            build_group_tally(each, marked.get(each.group, "") if is_bare(each) else "")
            for each in votes
            if not is_bare(each) or each.group in marked
        )


def list_vote_fields(key):
    """Return the names of the fields of one group: direction, votes for, votes against."""
    return tuple(f"group-{key}-{name}" for name in ("direction", "for", "against"))


def is_bare(vote):
    """Whether nothing was typed of a group."""
    return not vote.direction and vote.votes_for is None and vote.votes_against is None


def build_group_tally(vote, marked):
    return GroupTally(
        label=vote.label,
        group_id=vote.group,
        direction=vote.direction or marked,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
    )
