"""Where the groups of a party stand in each council on a day, beside their councils."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..domain.stances import stance_order
from ..history import PartyGroup, find_term_between
from .board import choose_shown_subject, group_families
from .parts import BoardCell, GroupCell
from .snapshot import Snapshot

# The groups of parties on a day: who sits where.


@dataclass(frozen=True)
class PartyScene:
    """A Snapshot, the groups of parties in its councils of any term, and the parties by name."""

    scene: Snapshot
    groups: tuple[PartyGroup, ...]

    @property
    def parties(self):
        """The parties that have a group in one of its terms, by name."""
        found = {each[0].party.pk: each[0].party for each in self.by_party.values()}
        return sorted(found.values(), key=lambda each: (each.name.casefold(), each.pk))

    @cached_property
    def by_party(self):
        found = defaultdict(list)
        for each in self.groups:
            found[each.party.pk].append(each)
        return found

    def groups_of(self, party):
        """Return the groups of a party, of any term."""
        return tuple(self.by_party.get(party.pk, ()))


# What a party's groups say in one council.


@dataclass(frozen=True)
class PartySaying:
    """What groups of a party hold: their GroupCell, who of them still does (`own`), and the names
    of the other groups that say it together with them."""

    cell: GroupCell
    own: tuple[str, ...]
    together: tuple[str, ...]


@dataclass(frozen=True)
class PartySubject:
    """One subject in one council: what groups of the party say, those of the council of the day
    first, and the cell of the council as a whole. Without sayings it is onbekend."""

    subject: Any
    sayings: tuple[PartySaying, ...]
    council: BoardCell

    @property
    def stances(self):
        """The stances of the groups of the council of the day, each once."""
        found = {each.cell.stance for each in self.sayings if not each.cell.is_past}
        return tuple(sorted(found, key=stance_order))


@dataclass(frozen=True)
class PartyCouncil:
    """A council in which the party has groups on the day, or in which one of them spoke before.

    `seats` are the Seats of the whole council.
    """

    municipality: Any
    body: Any
    groups: tuple[PartyGroup, ...]
    seats: Any
    subjects: tuple[PartySubject, ...]
    headline: PartySubject | None

    @property
    def said(self):
        """The subjects to tell in full: the headline, and those on which a group spoke."""
        return tuple(each for each in self.subjects if each.sayings or each is self.headline)

    @property
    def unsaid(self):
        """The others, on which nothing is recorded of a group of the party."""
        return tuple(
            each for each in self.subjects if not each.sayings and each is not self.headline
        )


@dataclass(frozen=True)
class PartyStanding:
    """Where a party stands in each council on a day.

    `absent` are the councils in which it has no group, `unlisted` those whose groups on the day
    are not all known: it may have one there.
    """

    party: Any
    headline: Any
    councils: tuple[PartyCouncil, ...]
    absent: tuple[Any, ...]
    unlisted: tuple[Any, ...]

    @property
    def seated(self):
        """The councils in which it has groups on the day."""
        return tuple(each for each in self.councils if each.groups)

    @property
    def seats(self):
        """The seats of its groups together that are known."""
        return sum(group.seats or 0 for each in self.councils for group in each.groups)

    @property
    def uncounted(self):
        """How many of its groups have seats that nobody knows."""
        return sum(group.seats is None for each in self.councils for group in each.groups)

    @property
    def spread(self):
        """(Stance, in how many councils) of its groups of the day on the headline, in the order of
        stances."""
        told = (each.headline.stances for each in self.seated if each.headline)
        found = Counter(stances[0] for stances in told if len(stances) == 1)
        return tuple(sorted(found.items(), key=lambda pair: stance_order(pair[0])))

    @property
    def divided(self):
        """In how many councils its groups of the day hold several stances on the headline."""
        return sum(len(each.headline.stances) > 1 for each in self.seated if each.headline)

    @property
    def unknown(self):
        """In how many councils nothing is recorded of its groups of the day on the headline."""
        return sum(not each.headline.stances for each in self.seated if each.headline)

    @property
    def earlier(self):
        """In how many councils a group of it spoke on the headline in an earlier term."""
        return sum(
            any(saying.cell.is_past for saying in each.headline.sayings)
            for each in self.councils
            if each.headline
        )


# From what was read to what a page shows.


def build_party_standing(place: PartyScene, party, headline, chosen=()):
    """Return the PartyStanding of one party on the day of a scene; `headline` may be None."""
    subjects = list_party_subjects(place, party, headline, chosen)
    return build_standing(
        party, place.groups_of(party), headline, list_seated_councils(place, subjects)
    )


def list_party_standings(place: PartyScene, headline):
    """Return a PartyStanding on the headline alone for each party that has a group on the day, or
    of which a group spoke on it before; those in most councils first."""
    seated = list_seated_councils(place, [headline] if headline else [])
    told = [build_standing(each, place.groups_of(each), headline, seated) for each in place.parties]
    return sorted((each for each in told if each.councils), key=lambda each: -len(each.seated))


def list_party_subjects(place: PartyScene, party, headline, chosen):
    """Return the subjects of a party's page: the headline first, then those that the board shows,
    then others on which its groups hold something of their own."""
    scene = place.scene
    spoken = {key for _body, key in (*scene.standings, *scene.grouped)}
    families = group_families(scene.material.subjects)
    shown = [choose_shown_subject(family, chosen, spoken) for family in families]
    found = {each.pk: each for each in ([headline] if headline else []) + shown}
    keys = {each.id for each in place.groups_of(party)}
    told = {
        standing.subject_id
        for standings in scene.grouped.values()
        for standing in standings
        if standing.via is None and keys & {each.pk for each in standing.told.remaining}
    }
    for each in scene.material.subjects:
        # What was said on a proposal stands at its variant.
        if each.pk in told and each.works_out_id not in found:
            found.setdefault(each.pk, each)
    return list(found.values())


@dataclass(frozen=True)
class SeatedCouncil:
    """A council on the day: its term, its Seats, and its cells over some subjects."""

    municipality: Any
    body: Any
    term: Any
    seats: Any
    cells: tuple[BoardCell, ...]


def list_seated_councils(place, subjects):
    """Return the SeatedCouncil of each member of the day, by name."""
    scene = place.scene
    scene.hold_all()
    return [
        SeatedCouncil(
            home,
            body,
            find_term_between(scene.terms[home.id], scene.day, scene.day),
            scene.seats.get(home.id),
            tuple(scene.cell(body, each) for each in subjects),
        )
        for home, body in scene.councils
    ]


def build_standing(party, groups, headline, seated):
    """Return the PartyStanding of a party with these groups over what councils hold."""
    told = [build_party_council(each, groups, headline) for each in seated]
    without = [each for each, found in zip(seated, told, strict=True) if not found.groups]
    absent = [each.municipality for each in without if lists_all_groups(each.term)]
    return PartyStanding(
        party,
        headline,
        tuple(each for each in told if each.groups or any(one.sayings for one in each.subjects)),
        tuple(absent),
        tuple(each.municipality for each in without if each.municipality not in absent),
    )


def lists_all_groups(term):
    """Whether every group of a term was entered, or there was no council."""
    return term is not None and (term.is_none or (term.is_entered and term.groups_complete))


def build_party_council(council, groups, headline):
    """Return the PartyCouncil of a council, for these groups of a party."""
    term = council.term
    keys = {each.id for each in groups}
    told = tuple(build_party_subject(each, keys) for each in council.cells)
    return PartyCouncil(
        council.municipality,
        council.body,
        tuple(each for each in groups if term is not None and each.term_id == term.id),
        council.seats,
        told,
        next((each for each in told if each.subject == headline), None),
    )


def build_party_subject(cell, keys):
    """Return the PartySubject of what a council holds, for the groups with these keys."""
    told = (build_party_saying(each, keys) for each in cell.groups)
    sayings = sorted(filter(None, told), key=lambda each: each.cell.is_past)
    return PartySubject(cell.subject, tuple(sayings), cell)


def build_party_saying(cell, keys):
    """Return the PartySaying of what groups hold, None where none of these still does."""
    remaining = cell.standing.told.remaining
    own = tuple(each.name for each in remaining if each.pk in keys)
    if not own:
        return None
    return PartySaying(cell, own, tuple(each.name for each in remaining if each.pk not in keys))
