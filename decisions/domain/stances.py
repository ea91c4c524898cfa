"""The stances that a body can take, in the order in which every page shows them.

No record is not a stance: it is None in code and *onbekend* on the screen, blank and last."""

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

STANCE_CHOICES = [(stance.value, stance.label) for stance in Stance]


def stance_order(stance: Stance | None) -> int:
    """Return a sort key: the fixed order, with onbekend (None) last."""
    return len(_ORDER) if stance is None else _ORDER[stance]


def label_of(stance: Stance | None) -> str:
    """Return the words on the screen, 'onbekend' for None."""
    return UNKNOWN_LABEL if stance is None else stance.label


def glyph_of(stance: Stance | None) -> str:
    """Return the sign of a stance, blank for None."""
    return UNKNOWN_GLYPH if stance is None else stance.glyph


def css_of(stance: Stance | None) -> str:
    """Return the stance as a part of a CSS class, 'onbekend' for None."""
    return UNKNOWN if stance is None else stance.css
