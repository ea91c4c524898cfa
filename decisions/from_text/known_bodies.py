"""The bodies that Regio gives to look for, by everything that text may call them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

GivenBody = tuple[str, str, str, str]  # key, name, kind, name of its municipality or ''


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """Keys of bodies: `by_name`, `only` (kind, where it has one body), `of_town` (kind and the
    municipality in small letters). `towns` are names as text writes them, `adjectives` lead to
    a municipality in small letters. What two bodies share is in none of these."""

    by_name: dict[str, str]
    only: dict[str, str]
    of_town: dict[tuple[str, str], str]
    towns: frozenset[str]
    adjectives: dict[str, str]


@lru_cache(maxsize=32)
def known(given: tuple[GivenBody, ...]) -> KnownBodies:
    """Return the bodies by everything that names one of them and no other."""
    towns = {town for _key, _name, _kind, town in given if town}
    return KnownBodies(
        by_name=_unshared((name, key) for key, name, _kind, _town in given if name),
        only=_unshared((kind, key) for key, _name, kind, _town in given),
        of_town=_unshared(
            ((kind, town.casefold()), key) for key, _name, kind, town in given if town
        ),
        towns=frozenset(towns | {town.upper() for town in towns}),
        adjectives=_unshared((word, town.casefold()) for town in towns for word in _said_of(town)),
    )


def _unshared(pairs: Iterable[tuple]) -> dict:
    listed = list(pairs)
    times = Counter(said for said, _meant in listed)
    return {said: meant for said, meant in listed if times[said] == 1}


def _said_of(town: str) -> set[str]:
    """Return the adjectives that Dutch makes of a name by rule: 'Groninger', 'Haagse'."""
    if " " in town:
        return set()
    made = {f"{town}se"}
    if town.endswith("en"):
        made |= {f"{town[:-2]}se", f"{town[:-2]}er"}
    elif town[-1] in "ae":
        made.add(f"{town[:-1]}se")
    return made
