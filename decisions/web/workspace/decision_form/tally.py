"""How was voted: in one sentence, by group, or counted; and by whom something was said."""

from django import forms
from django.utils.translation import gettext as _

from ....domain.group_names import find_named_groups
from ....domain.tally import (
    check_tally,
    find_doubtful_group_seats,
    find_impossible_group_seats,
)
from ....domain.vote_count import ALL, COUNTED, EXCEPT, FOR, NO_VOTE, SIDES, VoteCount
from ....models import name_count
from .parts import (
    CountField,
    FormPart,
    build_choice_field,
    build_line_field,
    build_tick_field,
    build_ticks_field,
)

# How was voted: in one sentence, by group, or counted; and what the Gemeentewet says of it.

HOW = "how"


class TallyPart(FormPart):
    """The tally of the Decision; what groups did counts with their seats.

    `reckoned` is the VoteCount of a form that was sent, `is_sure` that nothing in it was wrong.
    """

    reckoned = None
    is_sure = False

    def fields(self):
        vote = self.proposed
        in_favour = vote.votes_for if vote else None
        against = vote.votes_against if vote else None
        numbers = {
            "votes_for": CountField(
                _("voor"), initial=in_favour, help_text=_("Leeg: alle anderen.")
            ),
            "votes_against": CountField(_("tegen"), initial=against),
            "left": CountField(_("vertrokken")),
            "absent": CountField(_("afwezig")),
            "abstained": CountField(name_count("abstained", self.ground.body)),
            "seats": CountField(_("zetels"), help_text=self.about_seats()),
        }
        voted = {
            group_field_name(key): build_choice_field(describe_group_seats(group), self.sides())
            for key, group in self.ground.groups.items()
        }
        how = build_choice_field(
            _("Hoe is er gestemd?"), self.ways(), widget=forms.RadioSelect, initial=self.first_way()
        )
        return {HOW: how, **numbers, **voted}

    @property
    def proposed(self):
        """The ToldVote that the paper proposes, None where no members of a council voted."""
        return self.ground.proposed.vote if self.has_council else None

    def first_way(self):
        """Return how was voted, as the paper tells it; '' where it does not."""
        vote = self.proposed
        if vote is None:
            return ""
        if vote.votes_for is not None or vote.votes_against is not None:
            return COUNTED
        if vote.no_vote_asked:
            return NO_VOTE
        return ALL if vote.is_by_all else ""

    def ways(self):
        return [
            ("", _("zoals hieronder; leeg is niet vastgelegd")),
            (NO_VOTE, _("zonder stemming (hamerstuk)")),
            (ALL, _("allen voor, behalve…")),
            (COUNTED, _("geteld")),
        ]

    def sides(self):
        sides = [(FOR, _("voor")), *((word, _(word)) for word in EXCEPT.values())]
        return [("", _("als de anderen")), *sides]

    def about_seats(self):
        if self.ground.seats is None:
            return _("Op deze dag niet bekend.")
        return _("Leeg: %d, zoals vastgelegd.") % self.ground.seats

    @property
    def numbers(self):
        """The bound fields of the exceptions, in the order of the page."""
        return [self[name] for name in EXCEPT]

    @property
    def by_group(self):
        return [self[group_field_name(key)] for key in self.ground.groups]

    def groups(self, word):
        """Return the groups that were marked with this word."""
        return [
            g for key, g in self.ground.groups.items() if self.value(group_field_name(key)) == word
        ]

    def count(self):
        """Return the VoteCount of what was typed."""
        return VoteCount(
            how=self.value(HOW) or "",
            typed={name: self.value(name) for name in (*SIDES, "seats")},
            groups={word: [g.seats for g in self.groups(word)] for word in SIDES.values()},
            seats=self.ground.seats,
            council=self.ground.most_seats if self.has_council else None,
            is_of_council=self.has_council or self.ground.body is None,
        ).reckon()

    @property
    def has_day(self):
        """Whether the day of the vote is known, and with it the seats."""
        return not self.form.act.is_wrong("dated_on")

    @property
    def is_of_groups(self):
        """Whether groups spoke, and not the body."""
        return self.form.act.is_of_groups

    @property
    def has_council(self):
        """Whether the body is a council, whose members are counted."""
        return self.ground.body is not None and self.ground.body.is_council

    def check(self):
        self.reckoned = self.count()
        # Without a day the seats are unknown; then only the day is worth asking for.
        wrong = self.reckoned.wrong if self.has_day else {}
        for name, sentence in wrong.items():
            if not self.is_wrong(name):
                self.refuse(name, sentence)
        if self.is_of_groups and self.reckoned.how:
            self.refuse(HOW, _("Wat fracties zeggen heeft geen stemming; laat deze leeg."))
        self.is_sure = not any(self.is_wrong(name) for name in (HOW, "seats", *SIDES))

    def decided(self):
        """Return the fields of the Decision."""
        return {"no_vote_asked": self.reckoned.how == NO_VOTE, **self.reckoned.numbers}

    @property
    def wrong(self):
        """What cannot be reckoned, in sentences."""
        return list(self.reckoned.wrong.values()) if self.form.cleaned else []

    @property
    def told(self):
        """The numbers in one line and what the law says of them; None where nothing is known."""
        if not self.form.cleaned or not self.is_sure or not self.reckoned.how:
            return None
        tally = self.reckoned.tally
        words = describe_count(self.reckoned.numbers)
        return {"counted": words, "check": check_tally(tally), "no_vote": tally.no_vote_asked}


def describe_count(numbers):
    """Return '19 zetels: 10 voor, 0 tegen, 9 vertrokken' for the numbers that are known."""
    sides = [
        f"{numbers[name]} {_(word)}" for name, word in SIDES.items() if numbers[name] is not None
    ]
    told = ", ".join(sides)
    return f"{numbers['seats']} {_('zetels')}: {told}" if numbers["seats"] is not None else told


def group_field_name(key):
    return f"voted-{key}"


def describe_group_seats(group):
    """Return the name of a group, with its seats where they are known."""
    return f"{group.name} ({group.seats})" if group.seats is not None else group.name


# Which groups or members said something: ticked, or named as the source does.

LONGEST_LABEL = 200


class GroupsPart(FormPart):
    """Groups with a name and seats; who left the room can be meant with one tick."""

    names = ("label", "groups", "are_left", "group_seats")

    def __init__(self, form, ground, prefix, *, may_have_left=True):
        super().__init__(form, ground)
        self.prefix, self.may_have_left = prefix, may_have_left

    def fields(self):
        groups = [(key, describe_group_seats(group)) for key, group in self.ground.groups.items()]
        own = {
            "label": build_line_field(
                _("Welke fracties of leden"),
                LONGEST_LABEL,
                help_text=_("Zoals de bron hen noemt. Leeg: de namen die u aanvinkt."),
            ),
            "groups": build_ticks_field(_("Fracties"), groups),
            "group_seats": CountField(_("Zetels samen")),
        }
        if self.may_have_left:
            own["are_left"] = build_tick_field(_("de leden die vertrokken"))
        return own

    @property
    def are_left(self):
        return self.may_have_left and self.value("are_left")

    def check_named(self):
        """Refuse a stance of nobody."""
        if not self.is_wrong("label") and not (self.label or self.is_wrong("groups")):
            self.refuse("label", _("Noem de fracties of leden, of vink ze aan."))

    def check_seats(self):
        """Refuse more seats than the council had."""
        council = self.ground.most_seats
        most = None if council.derived else council.number
        sentence = find_impossible_group_seats(self.value("group_seats"), council_seats=most)
        if sentence and not self.is_wrong("group_seats"):
            self.refuse("group_seats", sentence)

    @property
    def proposed(self):
        """The groups of the council on that day that the label names while none is ticked; none
        where the day may lie in two terms. A person ticks them."""
        label, ticked = self.value("label"), self.value("groups")
        if not label or ticked:
            return []
        names = {key: group.name for key, group in self.ground.groups.items()}
        return [self.ground.groups[key] for key in find_named_groups(label, names)]

    @property
    def doubt(self):
        """The warning that art. 8 gives the council fewer seats, None for none."""
        return find_doubtful_group_seats(self.value("group_seats"), self.ground.most_seats)

    @property
    def label(self):
        """The groups as they are named on every page, '' for nobody."""
        names = ", ".join(group.name for group in self.groups)
        if not names and self.are_left:
            names = _("de leden die vertrokken")
        label = self.value("label") or names
        return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"

    @property
    def groups(self):
        """The groups that were ticked; with those that left, where these are meant."""
        ticked = self.value("groups") or ()
        left = self.form.tally.groups("vertrokken") if self.are_left else []
        chosen = [group for key, group in self.ground.groups.items() if key in ticked]
        return list(dict.fromkeys([*chosen, *left]))

    @property
    def seats(self):
        """The seats as typed, else how many left where these are meant; None is not said."""
        typed = self.value("group_seats")
        if typed is not None or not self.are_left or self.value("groups"):
            return typed
        return self.form.tally.reckoned.numbers.get("left")
