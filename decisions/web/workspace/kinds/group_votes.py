"""How groups voted on a decision that stands: a row for each, and some for others to name."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ....domain.group_votes import GroupVote, find_impossible_group_votes
from ....history import NOBODY, read_act_council
from ....models import GroupDirection, GroupTally
from ..conflicts import ConflictPart, list_part_names
from ..fields import TypedField

PART = "fractie"
SPARE_ROWS = 2
MOST_ROWS = 60
MOST_VOTES = 999
NUMBERS = ("votes_for", "votes_against")


class GroupVoteRow(forms.Form):
    """One group; without a name it says nothing. `groups` are those of the council by name."""

    label = TypedField(label=_("Fractie"), max_length=120, required=False)
    direction = forms.ChoiceField(
        label=_("Stemde"),
        choices=[("", _("niet vastgelegd")), *GroupDirection.choices],
        required=False,
    )
    votes_for = forms.IntegerField(
        label=_("Stemmen voor"), min_value=0, max_value=MOST_VOTES, required=False
    )
    votes_against = forms.IntegerField(
        label=_("Stemmen tegen"), min_value=0, max_value=MOST_VOTES, required=False
    )

    def __init__(self, data, number, initial, *, groups):
        super().__init__(data, prefix=f"{PART}-{number}", initial=initial)
        self.groups = groups

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if not cleaned["label"] and self.tells_something:
            self.add_error("label", ValidationError(_("Noem de fractie.")))
        elif sentence := find_impossible_group_votes(self.vote):
            self.add_error("votes_for", ValidationError(sentence))
        return cleaned

    @property
    def is_recorded(self):
        """Whether the row tells of a vote that stands."""
        return any(self.initial.get(name) not in (None, "") for name in ("direction", *NUMBERS))

    @property
    def tells_something(self):
        """Whether a direction or a number was typed."""
        numbers = [self.cleaned_data.get(name) for name in NUMBERS]
        return bool(self.cleaned_data.get("direction")) or numbers != [None, None]

    @property
    def group(self):
        """The group of the council that has this name, None for another."""
        return self.groups.get((self.cleaned_data.get("label") or "").lower())

    @property
    def vote(self):
        told = {name: self.cleaned_data.get(name) for name in ("direction", *NUMBERS)}
        seats = self.group.seats if self.group else None
        return GroupVote(self.cleaned_data["label"], **told, seats=seats)

    @property
    def tally(self):
        """The GroupTally that was typed, unsaved."""
        told = {name: self.cleaned_data.get(name) for name in ("label", "direction", *NUMBERS)}
        return GroupTally(**told, group=self.group)


def build_group_vote_rows(data, decision, council):
    """Return a GroupVoteRow for each group of the council and each other that stands, and some to
    fill in."""
    standing = list_group_vote_initials(decision, council)
    initial = [told for told, _group in standing]
    number = count_sent_rows(data) or min(len(initial) + SPARE_ROWS, MOST_ROWS)
    initial += [{}] * (number - len(initial))
    groups = {told["label"].lower(): group for told, group in standing if group is not None}
    return [GroupVoteRow(data, n, initial[n], groups=groups) for n in range(number)]


def list_group_vote_initials(decision, council):
    """Return (what a row starts with, its group or None): the groups of the council, then what
    stands of others."""
    tallies = {e.label.lower(): e for e in decision.group_tallies.select_related("group")}
    rows = []
    for group in council.groups:
        tally = tallies.pop(group.name.lower(), None)
        told = {"label": group.name} if tally is None else describe_tally(tally)
        rows.append((told, group))
    return rows + [(describe_tally(each), each.group) for each in tallies.values()]


def describe_tally(tally):
    return {name: getattr(tally, name) for name in ("label", "direction", *NUMBERS)}


def count_sent_rows(data):
    """Return how many rows were sent, 0 where none were."""
    if data is None:
        return 0
    numbers = [int(each.split("-")[1]) for each in list_part_names(data, PART) if "-" in each]
    return min(max(numbers, default=-1) + 1, MOST_ROWS)


def read_decision_council(decision):
    """Return the ActCouncil whose groups voted; of a body that is no council nobody."""
    body = decision.body
    if not body.is_council or body.municipality is None:
        return NOBODY
    return read_act_council(body.municipality, decision.first_on, decision.last_on)


def describe_group_votes_part(decision, council):
    """Return the ConflictPart of how groups voted, as it stands."""
    sent = {}
    for number, (told, _group) in enumerate(list_group_vote_initials(decision, council)):
        for name, value in told.items():
            sent[f"{PART}-{number}-{name}"] = ["" if value is None else str(value)]
    return ConflictPart(PART, _("Stemmen van fracties"), sent, key="label")
