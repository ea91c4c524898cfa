"""Which groups a label names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.group_names import find_named_groups

NAMES = {
    1: "VVD",
    2: "D66",
    3: "Progressief Bedachtstad",
    4: "Bedachtstad",
    5: "CDA/PvdA",
    6: "CDA",
}
ALL = list(NAMES)


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("VVD", [1]),
        ("vvd", [1]),
        ("D66 en VVD", [1, 2]),
        ("VVD, D66 en CDA", [1, 2, 6]),
        ("coalitie (VVD en D66)", [1, 2]),
        ("Progressief Bedachtstad", [3]),
        ("Bedachtstad", [4]),
        ("Progressief Bedachtstad en Bedachtstad", [3, 4]),
        ("CDA/PvdA", [5]),
        ("CDA", [6]),
        # No more than the name itself.
        ("VVD'ers", [1]),
        ("VVDers", []),
        ("JOVVD", []),
        ("Progressief", []),
        ("PvdA", []),
        ("de oppositie", []),
        ("", []),
        # All of them.
        ("alle fracties", ALL),
        ("Alle  Fracties", ALL),
        ("alle zes fracties", ALL),
        ("alle 6 fracties", ALL),
        ("alle zeven fracties", []),
        ("alle aanwezige fracties", []),
        ("alle partijen", []),
        # Somebody else, or not all of them.
        ("twee leden van de VVD", []),
        ("een raadslid van D66", []),
        ("alle fracties behalve D66", []),
        ("alle fracties zonder de VVD", []),
        ("VVD, maar niet D66", []),
    ],
)
def test_a_label_names_groups_by_their_exact_names(label, found):
    assert find_named_groups(label, NAMES) == found


def test_a_council_without_known_groups_has_none_to_name():
    assert find_named_groups("alle fracties", {}) == []


@given(chosen=st.sets(st.sampled_from([1, 2, 3, 6])))
def test_who_is_listed_is_found(chosen):
    label = ", ".join(NAMES[key] for key in sorted(chosen, reverse=True))

    assert find_named_groups(label, NAMES) == sorted(chosen)
