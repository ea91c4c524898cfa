"""Is there support for a subject, under which rule, and who tips it.

Computed with every position; without those that are still uncertain on the day asked for; and
without those that no document of a body or a government reads. Only councils whom the subject
concerns on that day belong in it: of the region's members where nothing else was told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .minimal_sets import WeightedCouncil, find_pivotal_councils, find_smallest_change
from .rules import Camp, Outcome, Rule, Scale, build_scale, camp_of, outcome_of
from .stances import Stance

__all__ = [
    "CouncilVoice",
    "Outcome",
    "Rule",
    "Support",
    "SupportCount",
    "compute_support",
    "count_support",
    "round_to_percent",
]


@dataclass(frozen=True, slots=True)
class CouncilVoice:
    """What a council holds on one day, and the numbers it counts for.

    `stance` counts every position, `certain_stance` only those certain on that day (the latest,
    else None); it is read only where `uncertain`. `documented_stance` leaves out positions that
    rest on press, a party, another source or none. None is unknown throughout.
    """

    code: str
    stance: Stance | None
    certain_stance: Stance | None
    uncertain: bool
    seats: int | None
    seats_derived: bool
    inhabitants: int | None
    documented_stance: Stance | None


@dataclass(frozen=True, slots=True)
class Support:
    """The answer; councils are told by code, sorted.

    Shares have three decimals, None while a number is missing. `missing` names the councils
    without the number that this rule adds up. `find_pivotal_councils` turns the outcome alone,
    `find_smallest_change`
    together; `others_as_small` counts the other sets of that size, None where that would take
    too long. `going_on` could go on together now.
    """

    rule: Rule
    outcome: Outcome
    outcome_certain: Outcome
    is_uncertain: bool
    outcome_documented: Outcome
    accepting: tuple[str, ...]
    against: tuple[str, ...]
    open: tuple[str, ...]
    unknown: tuple[str, ...]
    seats_accepting: int | None
    seats_total: int | None
    seats_share: float | None
    seats_derived: tuple[str, ...]
    inhabitants_accepting: int | None
    inhabitants_total: int | None
    inhabitants_share: float | None
    missing: tuple[str, ...]
    tipping: tuple[str, ...]
    smallest_turn: tuple[str, ...]
    others_as_small: int | None
    going_on: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many councils count."""
        camps = (self.accepting, self.against, self.open, self.unknown)
        return sum(map(len, camps))

    @property
    def is_undocumented(self) -> bool:
        """Whether the outcome is another without what no document of a body or government says."""
        return self.outcome != self.outcome_documented


def compute_support(voices: Iterable[CouncilVoice], rule: Rule) -> Support:
    """Return the support of these councils under `rule`; ValueError when one speaks twice."""
    voices = sorted(voices, key=lambda voice: voice.code)
    if len({voice.code for voice in voices}) < len(voices):
        raise ValueError("Een raad telt één keer mee.")
    councils = _councils(voices, rule, _stance_of)
    scale = _scale(councils)
    outcome = outcome_of(rule, scale)
    certain = documented = outcome
    if any(voice.uncertain for voice in voices):
        certain = outcome_of(rule, _scale(_councils(voices, rule, _certain_stance_of)))
    if any(voice.documented_stance != voice.stance for voice in voices):
        documented = outcome_of(rule, _scale(_councils(voices, rule, _documented_stance_of)))
    turn = find_smallest_change(rule, councils, scale)
    accepting = _in_camp(councils, Camp.ACCEPTING)
    seats = _amounts(voices, lambda voice: voice.seats)
    inhabitants = _amounts(voices, lambda voice: voice.inhabitants)
    return Support(
        rule=rule,
        outcome=outcome,
        outcome_certain=certain,
        is_uncertain=outcome != certain,
        outcome_documented=documented,
        accepting=accepting,
        against=_in_camp(councils, Camp.AGAINST),
        open=_in_camp(councils, Camp.OPEN),
        unknown=_in_camp(councils, Camp.UNKNOWN),
        seats_accepting=seats.accepting,
        seats_total=seats.total,
        seats_share=seats.share,
        seats_derived=tuple(v.code for v in voices if v.seats_derived and v.seats is not None),
        inhabitants_accepting=inhabitants.accepting,
        inhabitants_total=inhabitants.total,
        inhabitants_share=inhabitants.share,
        missing=tuple(c.code for c in councils if c.weight is None) if rule.weighs else (),
        tipping=find_pivotal_councils(rule, councils, scale),
        smallest_turn=turn.codes,
        others_as_small=turn.others,
        going_on=accepting,
    )


@dataclass(frozen=True, slots=True)
class SupportCount:
    """How much accepts, as `compute_support` says it, without who would turn the outcome."""

    outcome: Outcome
    outcome_certain: Outcome
    accepting: int
    total: int
    seats_accepting: int | None
    seats_total: int | None
    inhabitants_accepting: int | None
    inhabitants_total: int | None


def count_support(voices: Iterable[CouncilVoice], rule: Rule) -> SupportCount:
    """Return the SupportCount of these councils under `rule`: cheap enough to ask of every day."""
    voices = list(voices)
    councils = certain = _councils(voices, rule, _stance_of)
    if any(voice.uncertain for voice in voices):
        certain = _councils(voices, rule, _certain_stance_of)
    seats = _amounts(voices, lambda voice: voice.seats)
    inhabitants = _amounts(voices, lambda voice: voice.inhabitants)
    return SupportCount(
        outcome=outcome_of(rule, _scale(councils)),
        outcome_certain=outcome_of(rule, _scale(certain)),
        accepting=len(_in_camp(councils, Camp.ACCEPTING)),
        total=len(voices),
        seats_accepting=seats.accepting,
        seats_total=seats.total,
        inhabitants_accepting=inhabitants.accepting,
        inhabitants_total=inhabitants.total,
    )


def round_to_percent(part: int, whole: int) -> int:
    """Return `part` of `whole` as a percentage, halves up; ValueError of nothing."""
    return _rounded(part, whole, 100)


def _rounded(part: int, whole: int, units: int) -> int:
    if whole <= 0 or part < 0:
        raise ValueError("Een aandeel is een deel van meer dan nul.")
    return (2 * units * part + whole) // (2 * whole)


def _stance_of(voice: CouncilVoice) -> Stance | None:
    return voice.stance


def _certain_stance_of(voice: CouncilVoice) -> Stance | None:
    return voice.certain_stance if voice.uncertain else voice.stance


def _documented_stance_of(voice: CouncilVoice) -> Stance | None:
    return voice.documented_stance


def _councils(
    voices: list[CouncilVoice], rule: Rule, stance_of: Callable[[CouncilVoice], Stance | None]
) -> list[WeightedCouncil]:
    councils = []
    for voice in voices:
        weight = getattr(voice, rule.weighs) if rule.weighs else 1
        councils.append(WeightedCouncil(voice.code, camp_of(stance_of(voice)), weight, voice.seats))
    return councils


def _scale(councils: list[WeightedCouncil]) -> Scale:
    return build_scale([(council.camp, council.weight) for council in councils])


def _in_camp(councils: list[WeightedCouncil], camp: Camp) -> tuple[str, ...]:
    return tuple(council.code for council in councils if council.camp is camp)


@dataclass(frozen=True, slots=True)
class _Amounts:
    """What accepts, of how much, as a share with three decimals; None where a number is missing."""

    accepting: int | None = None
    total: int | None = None
    share: float | None = None


def _amounts(voices: list[CouncilVoice], number: Callable[[CouncilVoice], int | None]) -> _Amounts:
    """Return how much of the seats, or of the inhabitants, accepts; nothing of no councils."""
    if not voices:
        return _Amounts()
    accepting = _total(number(voice) for voice in voices if camp_of(voice.stance) is Camp.ACCEPTING)
    total = _total(number(voice) for voice in voices)
    share = _rounded(accepting, total, 1000) / 1000 if accepting is not None and total else None
    return _Amounts(accepting, total, share)


def _total(numbers: Iterable[int | None]) -> int | None:
    found = list(numbers)
    known = [number for number in found if number is not None]
    return sum(known) if len(known) == len(found) else None
