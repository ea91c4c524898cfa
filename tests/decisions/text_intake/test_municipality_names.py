"""Municipalities in running text."""

import pytest

from decisions.text_intake.names import find_municipalities

GIVEN = (
    ("gm1", "Noorddorp"),
    ("gm2", "Zuiden"),
    ("gm3", "Zuiden aan Zee"),
    ("gm4", "'s-Gravenveld"),
    ("gm5", "Nieuw-Veld"),
    ("gm6", "Dubbel"),
    ("gm7", "Dubbel"),
    ("gm8", "Veldhuizen (V.)"),
    ("gm9", "S\u00fbdkant"),
)


def found(text):
    return [(each.value, each.words) for each in find_municipalities(text, GIVEN)]


class TestAMunicipality:
    @pytest.mark.parametrize(
        ("text", "key", "words"),
        [
            ("In Noorddorp is", "gm1", "Noorddorp"),
            ("(Noorddorp)", "gm1", "Noorddorp"),
            ("NOORDDORP", "gm1", "NOORDDORP"),
            ("Zuiden, en", "gm2", "Zuiden"),
            ("Zuiden aan Zee", "gm3", "Zuiden aan Zee"),
            ("in 's-Gravenveld.", "gm4", "'s-Gravenveld"),
            ("Nieuw-Veld", "gm5", "Nieuw-Veld"),
            ("te Veldhuizen (V.) is", "gm8", "Veldhuizen (V.)"),
            ("S\u00fbdkant", "gm9", "S\u00fbdkant"),
            ("Noorddorp/Elders", "gm1", "Noorddorp"),
        ],
    )
    def test_is_found_by_its_whole_name(self, text, key, words):
        assert found(text) == [(key, words)]

    @pytest.mark.parametrize(
        "text",
        ["noorddorp", "Noorddorpse", "het zuiden", "Noorddorp-Oost", "Oud-Noorddorp", "Veldhuizen"],
    )
    def test_is_not_seen_in_other_words(self, text):
        assert found(text) == []

    def test_whose_name_another_carries_too_is_not_offered(self):
        assert found("Dubbel") == []

    def test_is_found_every_time(self):
        assert found("Noorddorp en Zuiden en Noorddorp") == [
            ("gm1", "Noorddorp"),
            ("gm2", "Zuiden"),
            ("gm1", "Noorddorp"),
        ]
