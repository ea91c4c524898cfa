"""How much of the region the accepting councils stand for, with the parts that are derived."""

from dataclasses import dataclass

from ..support import percent


@dataclass(frozen=True)
class Share:
    """`part` of `whole`, None while a number is missing.

    What follows from the law as (name, number): `derived` in the part, `others` in the rest.
    """

    part: int | None
    whole: int | None
    derived: tuple = ()
    others: tuple = ()

    @property
    def is_known(self):
        return self.part is not None and bool(self.whole)

    @property
    def percentage(self):
        return percent(self.part, self.whole) if self.is_known else None


def share_of(support, name, rows):
    """Return the Share of 'seats' or 'inhabitants' in a Support."""
    part, whole = getattr(support, f"{name}_accepting"), getattr(support, f"{name}_total")
    if name != "seats":
        return Share(part, whole)
    derived = set(support.seats_derived)
    accepting = derived & set(support.accepting)
    return Share(part, whole, seats_of(accepting, rows), seats_of(derived - accepting, rows))


def seats_of(codes, rows):
    """Return (name, seats) of the councils of these municipalities, in the order of the board."""
    found = [row for row in rows if row.municipality.code in codes]
    return tuple((row.municipality.name, row.seats.number) for row in found)
