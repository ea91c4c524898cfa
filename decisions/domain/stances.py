"""The stances that a body can take, in the order in which every page shows them.

No record is not a stance: it is None in code and *onbekend* on the screen, blank and last."""

from dataclasses import dataclass
from enum import StrEnum

UNKNOWN = "onbekend"
UNKNOWN_LABEL = "onbekend"
UNKNOWN_GLYPH = ""


class Stance(StrEnum):
    """What a body holds on a subject."""

    VOOR = "voor"
    VOOR_MITS = "voor_mits"
    GEEN_BLOKKADE = "geen_blokkade"
    NADER_ONDERZOEK = "nader_onderzoek"
    PAS_OP_DE_PLAATS = "pas_op_de_plaats"
    GEEN_STANDPUNT = "geen_standpunt"
    TEGEN = "tegen"

    @property
    def label(self) -> str:
        """The words on the screen, in Dutch."""
        return _LABELS[self]

    @property
    def glyph(self) -> str:
        """The sign that stands beside the colour, so that colour is never the only one."""
        return _GLYPHS[self]

    @property
    def css(self) -> str:
        """The stance as a part of a CSS class ('voor-mits')."""
        return self.value.replace("_", "-")

    @property
    def is_accepting(self) -> bool:
        """Whether the body lets the subject go on."""
        return self in _ACCEPTING

    @property
    def is_open(self) -> bool:
        """Whether the body spoke without accepting or refusing."""
        return not self.is_accepting and not self.is_against

    @property
    def is_against(self) -> bool:
        """Whether the body refuses."""
        return self is Stance.TEGEN

    @property
    def order(self) -> int:
        """The place in the fixed order, from 0."""
        return _ORDER[self]


_LABELS = {
    Stance.VOOR: "voor",
    Stance.VOOR_MITS: "voor, mits",
    Stance.GEEN_BLOKKADE: "geen blokkade",
    Stance.NADER_ONDERZOEK: "eerst nader onderzoek",
    Stance.PAS_OP_DE_PLAATS: "pas op de plaats",
    Stance.GEEN_STANDPUNT: "geen standpunt",
    Stance.TEGEN: "tegen",
}
_GLYPHS = dict(zip(Stance, ("✓", "✓*", "○", "?", "‖", "–", "✕"), strict=True))
_ORDER = {stance: place for place, stance in enumerate(Stance)}
_ACCEPTING = {Stance.VOOR, Stance.VOOR_MITS, Stance.GEEN_BLOKKADE}

# Beside which stances a condition can stand; 'voor, mits' asks for one.
CONDITIONAL = (Stance.VOOR_MITS, Stance.TEGEN)

STANCE_CHOICES = [(stance.value, stance.label) for stance in Stance]


# How a stance is told: against with a condition is no stance of its own, but is never told as a
# bare refusal.


@dataclass(frozen=True, slots=True)
class StanceWording:
    """A stance under other words than its own: `label`, `glyph` and `css` show it, all else is the
    stance's."""

    stance: Stance
    label: str
    glyph: str
    css: str

    @property
    def value(self) -> str:
        return self.stance.value

    @property
    def order(self) -> int:
        return self.stance.order


type ToldStance = Stance | StanceWording

AGAINST_UNLESS = StanceWording(Stance.TEGEN, "tegen, tenzij", "✕*", "tegen-tenzij")


def word_stance(stance: Stance | None, conditions: int = 0) -> ToldStance | None:
    """Return a stance as it is told with so many conditions: 'tegen, tenzij' for tegen with one,
    every other as it is. It counts as the stance that it is."""
    return AGAINST_UNLESS if stance is Stance.TEGEN and conditions else stance


def wording_order(stance: ToldStance | None) -> tuple[int, bool]:
    """Return a sort key: the fixed order, what is told in other words after its stance."""
    return stance_order(stance), isinstance(stance, StanceWording)


def stance_order(stance: ToldStance | None) -> int:
    """Return a sort key: the fixed order, with onbekend (None) last."""
    return len(_ORDER) if stance is None else stance.order


def label_of(stance: ToldStance | None) -> str:
    """Return the words on the screen, 'onbekend' for None."""
    return UNKNOWN_LABEL if stance is None else stance.label


def glyph_of(stance: ToldStance | None) -> str:
    """Return the sign of a stance, blank for None."""
    return UNKNOWN_GLYPH if stance is None else stance.glyph


def css_of(stance: ToldStance | None) -> str:
    """Return the stance as a part of a CSS class, 'onbekend' for None."""
    return UNKNOWN if stance is None else stance.css
