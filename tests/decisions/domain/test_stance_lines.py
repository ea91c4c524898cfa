"""Who, on what, what: one line, and what groups said is never told as the whole body's."""

import pytest

from decisions.domain.stance_lines import StanceLine, name_speaker
from decisions.domain.stances import Stance


@pytest.mark.parametrize(
    ("body", "groups", "who"),
    [
        ("Gemeenteraad Aalst", "", "Gemeenteraad Aalst"),
        ("Gemeenteraad Aalst", "oppositie", "Gemeenteraad Aalst: oppositie"),
        ("Gemeenteraad Aalst", "alle zes fracties", "Gemeenteraad Aalst: alle zes fracties"),
        ("Klankbordgroep", "deel van de leden", "Klankbordgroep: deel van de leden"),
        ("bewonersavond in Aalst", "", "bewonersavond in Aalst"),
        ("", "twee fracties", "twee fracties"),
    ],
)
def test_who_speaks_is_the_body_or_groups_of_it(body, groups, who):
    assert name_speaker(body, groups) == who


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        *((stance, stance.label) for stance in Stance),
        (None, "onbekend"),
    ],
)
def test_a_line_says_who_on_what_and_what(stance, words):
    line = StanceLine("Gemeenteraad Aalst: oppositie", "Regioraad", stance)

    assert line.about == "Gemeenteraad Aalst: oppositie – Regioraad"
    assert str(line) == f"Gemeenteraad Aalst: oppositie – Regioraad: {words}"
