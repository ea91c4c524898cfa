"""Which groups of a council a label names: exactly, or all of them. A person links them."""

import re
from collections.abc import Hashable, Mapping

from municipalities.text import fold_text

NUMBERS = {
    word: number
    for number, word in enumerate(
        ("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
        start=2,
    )
}
ALL = re.compile(r"\balle(?: (\w+))? fracties\b")
# Somebody else than the groups themselves, or all but those that are named.
NOT_WHOLE = re.compile(
    r"\b(?:lid|leden|raadslid|raadsleden|behalve|zonder|uitgezonderd|exclusief|niet)\b"
)


def find_named_groups[K: Hashable](label: str, names: Mapping[K, str]) -> list[K]:
    """Return the keys of the groups that a label names, in their order.

    `names` are the groups of the council by key. 'Alle fracties' names all of them, with a number
    only where there are so many. A label that tells of members, or leaves somebody out, names
    nobody.
    """
    text = fold_text(label)
    if NOT_WHOLE.search(text):
        return []
    if names and says_all_groups(text, len(names)):
        return list(names)
    found = set()
    for key, name in sorted(names.items(), key=lambda pair: -len(pair[1])):
        pattern = rf"(?<!\w){re.escape(fold_text(name))}(?!\w)"
        # What a longer name took is no longer there for a shorter one inside it.
        text, times = re.subn(pattern, "·", text)
        if times:
            found.add(key)
    return [key for key in names if key in found]


def says_all_groups(label: str, number: int) -> bool:
    """Whether a label says that all groups spoke, of which so many are known."""
    said = ALL.search(fold_text(label))
    if said is None:
        return False
    return said[1] is None or said[1] == str(number) or NUMBERS.get(said[1]) == number
