"""What councils weigh: inhabitants at every reference date, and seats in every term."""

from typing import NamedTuple

from municipalities.models import Population

from .rows import rows
from .terms import reads_of_terms, terms_of

POPULATION = ("id", "municipality_id", "dated_on", "first_on", "inhabitants", "is_approximate")


class Numbers(NamedTuple):
    """Rows of Population, and Terms."""

    populations: list
    terms: list


def reads_of_numbers(homes, known_at=None):
    """Return what to read for the Numbers of these municipalities, now or as known at a moment."""
    return {
        "populations": read_of_populations(homes, known_at),
        **reads_of_terms(homes, known_at),
    }


def read_of_populations(homes, known_at=None):
    found = rows(Population, known_at, municipality__in=homes)
    return found.order_by("id"), POPULATION


def numbers_of(told):
    """Return the Numbers from what `together` read."""
    return Numbers(told["populations"], terms_of(told))
