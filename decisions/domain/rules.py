"""The six rules by which a region can say that there is support, and when each of them holds.

A rule is asked of a Scale: how many councils, and how much of what the rule weighs, stand in each
camp. A number that is missing is any number that is not negative, so an answer is `ja` or `nee`
only where it is the same for all of them."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from .stances import Stance

# Raised when the same record comes to give another stance, figure or outcome: by a change of these
# rules, of a stance on a day, of seats and terms, or of what counts as source. An address that
# pins both clocks tells it, so that whoever cites one knows whether it still says the same.
RULES_VERSION = 2


class Outcome(StrEnum):
    """Whether a rule holds: `ja` whatever open and unknown councils do, `nee` when it cannot."""

    JA = "ja"
    NEE = "nee"
    ONBESLIST = "onbeslist"

    @property
    def label(self) -> str:
        """The words on the screen, in Dutch."""
        return _OUTCOME_LABELS[self]


_OUTCOME_LABELS = {
    Outcome.JA: "er is draagvlak",
    Outcome.NEE: "er is geen draagvlak",
    Outcome.ONBESLIST: "nog onbeslist",
}


class Rule(StrEnum):
    """The rule that a dossier or a reader chooses."""

    ALLE_RADEN_AKKOORD = "alle_raden_akkoord"
    GEEN_RAAD_TEGEN = "geen_raad_tegen"
    MEERDERHEID_RADEN = "meerderheid_raden"
    MEERDERHEID_ZETELS = "meerderheid_zetels"
    MEERDERHEID_INWONERS = "meerderheid_inwoners"
    RADEN_EN_INWONERS = "raden_en_inwoners"

    @property
    def label(self) -> str:
        """The rule's name on the screen, in Dutch."""
        return _LABELS[self]

    @property
    def explanation(self) -> str:
        """One Dutch sentence that says when the rule holds."""
        return _EXPLANATIONS[self]

    @property
    def weighs(self) -> str | None:
        """What the rule adds up besides councils: 'seats', 'inhabitants' or None."""
        return _WEIGHS.get(self)


_LABELS = {
    Rule.ALLE_RADEN_AKKOORD: "alle raden akkoord",
    Rule.GEEN_RAAD_TEGEN: "geen raad tegen",
    Rule.MEERDERHEID_RADEN: "meerderheid van de raden",
    Rule.MEERDERHEID_ZETELS: "meerderheid van de zetels",
    Rule.MEERDERHEID_INWONERS: "meerderheid van de inwoners",
    Rule.RADEN_EN_INWONERS: "meerderheid van raden en van inwoners",
}
_EXPLANATIONS = {
    Rule.ALLE_RADEN_AKKOORD: "Er is draagvlak als elke raad akkoord is: voor, voor mits of "
    "geen blokkade.",
    Rule.GEEN_RAAD_TEGEN: "Er is draagvlak als van elke raad het standpunt bekend is en geen "
    "enkele raad tegen is.",
    Rule.MEERDERHEID_RADEN: "Er is draagvlak als meer dan de helft van alle raden akkoord is.",
    Rule.MEERDERHEID_ZETELS: "Er is draagvlak als de raden die akkoord zijn samen meer dan de "
    "helft van alle raadszetels hebben.",
    Rule.MEERDERHEID_INWONERS: "Er is draagvlak als in de gemeenten waarvan de raad akkoord is "
    "meer dan de helft van alle inwoners woont.",
    Rule.RADEN_EN_INWONERS: "Er is draagvlak als meer dan de helft van alle raden akkoord is en "
    "in hun gemeenten meer dan de helft van alle inwoners woont.",
}
_WEIGHS = {
    Rule.MEERDERHEID_ZETELS: "seats",
    Rule.MEERDERHEID_INWONERS: "inhabitants",
    Rule.RADEN_EN_INWONERS: "inhabitants",
}


class Camp(IntEnum):
    """Where a council stands for a rule: stances that no rule tells apart are one camp."""

    ACCEPTING = 0
    OPEN = 1
    UNKNOWN = 2
    AGAINST = 3


def camp_of(stance: Stance | None) -> Camp:
    """Return the camp of a stance; no stance at all is UNKNOWN."""
    if stance is None:
        return Camp.UNKNOWN
    if stance.is_accepting:
        return Camp.ACCEPTING
    return Camp.AGAINST if stance.is_against else Camp.OPEN


@dataclass(frozen=True, slots=True)
class Scale:
    """Per camp, in Camp's order: councils, the sum of known weights, and how many are missing."""

    heads: tuple[int, ...] = (0, 0, 0, 0)
    known: tuple[int, ...] = (0, 0, 0, 0)
    missing: tuple[int, ...] = (0, 0, 0, 0)

    def moved(self, origin: Camp, target: Camp, weight: int | None) -> "Scale":
        """Return the scale after one council of that weight (None: missing) changed camp."""
        absent = weight is None
        return Scale(
            _shifted(self.heads, origin, target, 1),
            _shifted(self.known, origin, target, weight or 0),
            _shifted(self.missing, origin, target, int(absent)),
        )

    def by_head(self) -> "Scale":
        """Return the scale on which every council weighs one."""
        return Scale(self.heads, self.heads)


def build_scale(councils: list[tuple[Camp, int | None]]) -> Scale:
    """Return the scale of councils given as (camp, weight)."""
    heads, known, missing = [0] * 4, [0] * 4, [0] * 4
    for camp, weight in councils:
        heads[camp] += 1
        known[camp] += weight or 0
        missing[camp] += weight is None
    return Scale(tuple(heads), tuple(known), tuple(missing))


def outcome_of(rule: Rule, scale: Scale) -> Outcome:
    """Return whether `rule` holds; without councils nothing is decided."""
    if not any(scale.heads):
        return Outcome.ONBESLIST
    return _OUTCOMES[rule](scale)


def _shifted(sums: tuple[int, ...], origin: Camp, target: Camp, amount: int) -> tuple[int, ...]:
    changed = list(sums)
    changed[origin] -= amount
    changed[target] += amount
    return tuple(changed)


def _every_council(scale: Scale) -> Outcome:
    accepting, opened, unknown, against = scale.heads
    if against:
        return Outcome.NEE
    return Outcome.ONBESLIST if opened or unknown else Outcome.JA


def _no_council_against(scale: Scale) -> Outcome:
    """An open stance is a stance, and not against; an unknown one may still turn out to be."""
    if scale.heads[Camp.AGAINST]:
        return Outcome.NEE
    return Outcome.ONBESLIST if scale.heads[Camp.UNKNOWN] else Outcome.JA


def _majority(scale: Scale) -> Outcome:
    """More than half of all: what accepts outweighs the rest, at worst and at best.

    Where every council accepts there is no rest, so it holds whatever the numbers are.
    """
    accepting, opened, unknown, against = scale.known
    if sum(scale.heads) == scale.heads[Camp.ACCEPTING]:
        return Outcome.JA
    if not any(scale.missing[1:]) and accepting > opened + unknown + against:
        return Outcome.JA
    cannot = not any(scale.missing[:3]) and accepting + opened + unknown <= against
    return Outcome.NEE if cannot and scale.heads[Camp.AGAINST] else Outcome.ONBESLIST


def _councils_and_inhabitants(scale: Scale) -> Outcome:
    both = {_majority(scale.by_head()), _majority(scale)}
    if Outcome.NEE in both:
        return Outcome.NEE
    return Outcome.JA if both == {Outcome.JA} else Outcome.ONBESLIST


_OUTCOMES = {
    Rule.ALLE_RADEN_AKKOORD: _every_council,
    Rule.GEEN_RAAD_TEGEN: _no_council_against,
    Rule.MEERDERHEID_RADEN: lambda scale: _majority(scale.by_head()),
    Rule.MEERDERHEID_ZETELS: _majority,
    Rule.MEERDERHEID_INWONERS: _majority,
    Rule.RADEN_EN_INWONERS: _councils_and_inhabitants,
}
