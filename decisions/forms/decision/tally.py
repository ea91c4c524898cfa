"""How was voted: in one sentence, by group, or counted; and what the Gemeentewet says of it."""

from django import forms
from django.utils.translation import gettext as _

from ...tally import Tally, check
from .count import ALL, COUNTED, EXCEPT, FOR, NO_VOTE, SIDES, Count
from .fields import CountField, choice
from .part import Part

HOW = "how"


class TallyPart(Part):
    """The tally of the Decision; what groups did counts with their seats.

    `reckoned` is the Count of a form that was sent, `is_sure` that nothing in it was wrong.
    """

    reckoned = None
    is_sure = False

    def fields(self):
        numbers = {
            "votes_for": CountField(_("voor"), help_text=_("Leeg: alle anderen.")),
            "votes_against": CountField(_("tegen")),
            "left": CountField(_("vertrokken")),
            "absent": CountField(_("afwezig")),
            "abstained": CountField(_("onthouden (art. 28)")),
            "seats": CountField(_("zetels"), help_text=self.about_seats()),
        }
        voted = {
            voted_by(key): choice(group_words(group), self.sides())
            for key, group in self.ground.groups.items()
        }
        how = choice(_("Hoe is er gestemd?"), self.ways(), widget=forms.RadioSelect, initial="")
        return {HOW: how, **numbers, **voted}

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
        return [self[voted_by(key)] for key in self.ground.groups]

    def groups(self, word):
        """Return the groups that were marked with this word."""
        return [g for key, g in self.ground.groups.items() if self.value(voted_by(key)) == word]

    def count(self):
        """Return the Count of what was typed."""
        return Count(
            how=self.value(HOW) or "",
            typed={name: self.value(name) for name in (*SIDES, "seats")},
            groups={word: [g.seats for g in self.groups(word)] for word in SIDES.values()},
            seats=self.ground.seats,
        ).reckon()

    def check(self):
        self.reckoned = self.count()
        for name, sentence in self.reckoned.wrong.items():
            if not self.is_wrong(name):
                self.refuse(name, sentence)
        if self.form.act.is_of_groups and self.reckoned.how:
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
        tally = tally_of(self.reckoned)
        words = counted(self.reckoned.numbers)
        return {"counted": words, "check": check(tally), "no_vote": tally.no_vote_asked}


def tally_of(count):
    """Return the Tally of a Count; who was not absent was present."""
    numbers = count.numbers
    absent, seats = numbers["absent"], numbers["seats"]
    return Tally(
        seats=seats,
        votes_for=numbers["votes_for"],
        votes_against=numbers["votes_against"],
        must_abstain=numbers["abstained"],
        present=None if None in (absent, seats) else seats - absent,
        left=numbers["left"],
        no_vote_asked=count.how == NO_VOTE,
    )


def counted(numbers):
    """Return '19 zetels: 10 voor, 0 tegen, 9 vertrokken' for the numbers that are known."""
    sides = [
        f"{numbers[name]} {_(word)}" for name, word in SIDES.items() if numbers[name] is not None
    ]
    told = ", ".join(sides)
    return f"{numbers['seats']} {_('zetels')}: {told}" if numbers["seats"] is not None else told


def voted_by(key):
    return f"voted-{key}"


def group_words(group):
    """Return the name of a group, with its seats where they are known."""
    return f"{group.name} ({group.seats})" if group.seats is not None else group.name
