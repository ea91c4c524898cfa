"""From 'allen voor, behalve negen vertrokken' to the numbers of a vote; plain arithmetic.

Nothing here refuses what a council minuted: only what cannot be reckoned, or be at all, comes
back as a sentence, beside the field that it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from municipalities.seats import CouncilSeats

from .tally import Tally, find_impossible_votes

NO_VOTE, ALL, COUNTED = "zonder", "allen", "geteld"
EXCEPT = {
    "votes_against": "tegen",
    "left": "vertrokken",
    "absent": "afwezig",
    "abstained": "onthouden",
}
FOR = "voor"
SIDES = {"votes_for": FOR, **EXCEPT}


@dataclass
class VoteCount:
    """What is known of a vote. `how` is NO_VOTE, ALL, COUNTED or '' where nothing is said of it.

    `typed` holds numbers or None by field; `groups` the seats (number or None) of the groups that
    were marked, by the value of EXCEPT and FOR. `council` are the most seats that the council can
    have had; `is_of_council` is as in a Tally. After `reckon` `numbers` holds the fields of the
    Decision and `wrong` a sentence by field.
    """

    how: str
    typed: Mapping[str, int | None]
    groups: Mapping[str, Sequence[int | None]]
    seats: int | None = None
    council: CouncilSeats | None = None
    is_of_council: bool = True
    numbers: dict[str, int | None] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def reckon(self) -> "VoteCount":
        """Fill `numbers` and `wrong`; return itself."""
        self.how = self.how or self.implied()
        if not self.how:
            return self
        self.numbers = {name: self.side(name) for name in SIDES}
        self.numbers["seats"] = self.typed.get("seats")
        if self.how == NO_VOTE:
            self.without_vote()
        else:
            self.with_vote()
        if sentence := find_impossible_votes(self.tally):
            self.wrong.setdefault("votes_for", sentence)
        return self

    @property
    def tally(self) -> Tally:
        """The Tally of the numbers; who was not absent was present."""
        numbers = self.numbers
        absent, seats = numbers["absent"], numbers["seats"]
        found = Tally(
            seats=seats,
            votes_for=numbers["votes_for"],
            votes_against=numbers["votes_against"],
            must_abstain=numbers["abstained"],
            present=None if absent is None or seats is None else seats - absent,
            left=numbers["left"],
            no_vote_asked=self.how == NO_VOTE,
            is_of_council=self.is_of_council,
        )
        return found if self.council is None else found.in_council(self.council)

    def implied(self) -> str:
        """Return how was voted, as the filled-in fields say it."""
        if self.typed.get("votes_for") is not None:
            return COUNTED
        typed = any(self.typed.get(name) is not None for name in EXCEPT)
        return ALL if typed or any(self.groups.get(word) for word in EXCEPT.values()) else ""

    def side(self, name: str) -> int | None:
        """Return the number on one side: typed, else the seats of the groups marked so."""
        if self.typed.get(name) is not None:
            return self.typed[name]
        seats = self.groups.get(SIDES[name])
        if not seats:
            return None
        known = [each for each in seats if each is not None]
        if len(known) == len(seats):
            return sum(known)
        if name != "votes_for":
            self.wrong[name] = "Van deze fracties zijn niet alle zetels bekend: vul het aantal in."
        return None

    def without_vote(self) -> None:
        for name in ("votes_for", "votes_against"):
            if self.typed.get(name) is not None:
                self.wrong[name] = "Zonder stemming zijn er geen stemmen te tellen."
            self.numbers[name] = None

    def with_vote(self) -> None:
        if self.numbers["seats"] is None:
            self.numbers["seats"] = self.seats
        if self.how == ALL:
            self.all_but()
        elif self.numbers["votes_for"] is None and self.numbers["votes_against"] is None:
            self.wrong["votes_for"] = "Vul in hoeveel leden voor en tegen stemden."

    def all_but(self) -> None:
        """Everybody who is not an exception voted for."""
        seats = self.numbers["seats"]
        if self.typed.get("votes_for") is not None:
            self.wrong["votes_for"] = "Kies 'geteld' om zelf in te vullen hoeveel leden voor waren."
            return
        self.numbers["votes_against"] = self.numbers["votes_against"] or 0
        if seats is None:
            self.wrong["seats"] = "Hoeveel zetels er op deze dag waren is niet bekend: vul het in."
            return
        others = sum(self.numbers[name] or 0 for name in EXCEPT)
        self.numbers["votes_for"] = seats - others
        if others > seats:
            self.wrong["seats"] = (
                f"Er zijn meer uitzonderingen ({others}) dan zetels ({seats}). Kies 'geteld' als "
                "het zo is opgeschreven."
            )
