"""When two decisions are the same act, recorded twice.

Two motions of one evening are two acts: they have their own titles. What they share is told before
anything is public, so that whoever enters the second looks at the first."""

from dataclasses import dataclass
from datetime import date

from municipalities.text import fold_text


@dataclass(frozen=True, slots=True)
class ActStance:
    """One stance of an act: on which subject and what, and by which groups of the body: by their
    keys and by the label that they were given, both empty for the whole body."""

    subject: int
    stance: str
    label: str = ""
    groups: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """What tells one act of a body from another; its day lies from `first_on` to `last_on`.

    `speaker` is the body itself, or groups of it.
    """

    body: int
    speaker: str
    first_on: date
    last_on: date
    title: str
    form: str
    stances: tuple[ActStance, ...] = ()

    @property
    def subjects(self) -> frozenset[int]:
        return frozenset(stance.subject for stance in self.stances)


def is_same_act(one: Act, other: Act) -> bool:
    """Whether two decisions look like one act: of the same body and kind of speaker, on days that
    overlap, and with the same title (capitals, accents and spaces aside) or a subject in common."""
    if (one.body, one.speaker) != (other.body, other.speaker) or not overlap(one, other):
        return False
    return has_same_title(one, other) or bool(one.subjects & other.subjects)


def is_identical_act(one: Act, other: Act) -> bool:
    """Whether neither says anything that the other does not: the same act, with the same title and
    form, and each stance of one also of the other, by the same groups or under the same label."""
    if not (is_same_act(one, other) and has_same_title(one, other) and one.form == other.form):
        return False
    return says_all_of(one, other) and says_all_of(other, one)


def overlap(one: Act, other: Act) -> bool:
    """Whether both can have been on one day."""
    return one.first_on <= other.last_on and other.first_on <= one.last_on


def has_same_title(one: Act, other: Act) -> bool:
    return fold_text(one.title) == fold_text(other.title)


def says_all_of(one: Act, other: Act) -> bool:
    """Whether one says each stance of the other."""
    return all(any(is_same_stance(own, each) for own in one.stances) for each in other.stances)


def is_same_stance(one: ActStance, other: ActStance) -> bool:
    if (one.subject, one.stance) != (other.subject, other.stance):
        return False
    if one.groups and one.groups == other.groups:
        return True
    return fold_text(one.label) == fold_text(other.label)


# Which acts of many look like one, without comparing each with each.


def find_same_acts[K](asked: dict[K, Act], standing: dict[K, Act]) -> dict[K, list[K]]:
    """Return for each act that is asked after the keys of the standing ones that look the same, in
    their order; its own key and those without any are left out."""
    places: dict[tuple[object, ...], list[K]] = {}
    for key, act in standing.items():
        for mark in list_marks(act):
            places.setdefault(mark, []).append(key)
    order = {key: place for place, key in enumerate(standing)}
    found = {}
    for key, act in asked.items():
        near = {other for mark in list_marks(act) for other in places.get(mark, ())} - {key}
        same = [other for other in near if is_same_act(act, standing[other])]
        if same:
            found[key] = sorted(same, key=lambda other: order[other])
    return found


def list_marks(act: Act) -> list[tuple[object, ...]]:
    """Return what two acts have in common of which at least one is shared by the same acts."""
    subjects = [(act.body, act.speaker, "subject", each) for each in sorted(act.subjects)]
    return [mark_title(act), *subjects]


def mark_title(act: Act) -> tuple[object, ...]:
    """Return what two acts with the same title share, identical ones among them."""
    return act.body, act.speaker, "title", fold_text(act.title)


def find_identical_acts[K](asked: dict[K, Act], standing: dict[K, Act]) -> dict[K, list[K]]:
    """Return for each act that is asked after the keys of the standing ones that are identical, as
    `find_same_acts` returns those that look the same."""
    places: dict[tuple[object, ...], list[K]] = {}
    for key, act in standing.items():
        places.setdefault(mark_title(act), []).append(key)
    found = {}
    for key, act in asked.items():
        near = (other for other in places.get(mark_title(act), ()) if other != key)
        if same := [other for other in near if is_identical_act(act, standing[other])]:
            found[key] = same
    return found
