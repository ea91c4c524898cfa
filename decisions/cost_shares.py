"""What one municipality pays of a shared amount, where the key divides it by inhabitants."""

from dataclasses import dataclass

BY_INHABITANTS = "inwoner"


@dataclass(frozen=True, slots=True)
class CostShare:
    """`amount` in whole euros, rounded half up; `part` of `whole` inhabitants gave it."""

    amount: int
    part: int
    whole: int


def is_by_inhabitants(key: str) -> bool:
    """Whether a key, in the words of its source, divides by inhabitants ('naar inwonertal')."""
    return BY_INHABITANTS in key.casefold()


def cost_share(amount: int | None, key: str, own: int | None, all_of: list[int | None]):
    """Return the CostShare of a municipality with `own` inhabitants, or None.

    None where there is no amount, the key is another, or the inhabitants of one of the
    municipalities that pay (`all_of`, this one among them) are unknown.
    """
    if amount is None or own is None or None in all_of or not is_by_inhabitants(key):
        return None
    whole = sum(all_of)
    return CostShare((2 * amount * own + whole) // (2 * whole), own, whole) if whole else None
