"""Wat als: what support would be if some councils held another stance; nothing is stored."""

from dataclasses import dataclass
from typing import Any

from ....domain.rules import Rule
from ....domain.stances import STANCE_CHOICES, Stance
from ....domain.support import Support
from ...parameters import parse_assumed_stances


@dataclass(frozen=True)
class CouncilOption:
    """One council in the form: what it holds, None for onbekend, and what is supposed of it."""

    municipality: Any
    held: Stance | None
    assumed: Stance | None

    @property
    def options(self):
        """(value, words, whether it is chosen) of each stance, as the address has it."""
        return [
            (f"{self.municipality.slug}:{value}", words, value == self.assumed)
            for value, words in STANCE_CHOICES
        ]


@dataclass(frozen=True)
class RuleComparison:
    """One rule: the Support as recorded, and under what is supposed."""

    rule: Rule
    now: Support
    then: Support

    @property
    def tips(self):
        """Whether what is supposed gives another outcome."""
        return self.now.outcome != self.then.outcome


@dataclass(frozen=True)
class Assumption:
    """What an address supposes on one subject; `compared` is empty while that is nothing."""

    councils: tuple[CouncilOption, ...]
    compared: tuple[RuleComparison, ...]

    @property
    def made(self):
        """The councils of which something is supposed."""
        return [each for each in self.councils if each.assumed is not None]

    @property
    def values(self):
        """What is supposed, as the address has it."""
        return [f"{each.municipality.slug}:{each.assumed}" for each in self.made]


def build_assumption(scene, subject, asked):
    """Return the Assumption of a QueryDict on a subject, of the councils that it concerns; raise
    BadParameter."""
    homes = [home for home, _council in scene.councils]
    assumed = parse_assumed_stances(asked.getlist("stel"), homes)
    councils = tuple(
        CouncilOption(home, scene.cell(council, subject).stance, assumed.get(home))
        for home, council in scene.list_counted_councils(subject)
    )
    stances = {each.municipality.pk: each.assumed for each in councils if each.assumed}
    compared = (
        RuleComparison(rule, scene.support(subject, rule), scene.support(subject, rule, stances))
        for rule in Rule
    )
    return Assumption(councils, tuple(compared) if stances else ())
