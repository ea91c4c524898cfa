"""How many inhabitants municipalities have, at every reference date."""

from municipalities.models import Population

from .rows import rows

POPULATION = ("id", "municipality_id", "dated_on", "first_on", "inhabitants", "is_approximate")


def populations_of(homes, known_at=None):
    """Return the inhabitants of these municipalities, now or as known at a moment."""
    found = rows(Population, known_at, municipality__in=homes)
    return list(found.order_by("id").only(*POPULATION))
