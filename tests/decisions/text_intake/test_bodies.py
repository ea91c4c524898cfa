"""Bodies in running text."""

import pytest

from decisions.text_intake.suggestions import find_suggestions

TOWNS = ("Noorddorp", "Oosterhoven", "Westeren", "Laagwoude")
BODIES = tuple(
    (f"{kind}-{town}", f"{name} {town}", kind, town)
    for town in TOWNS
    for kind, name in (("gemeenteraad", "Gemeenteraad"), ("college", "College van B en W"))
)
BODIES += (
    ("stuurgroep", "Stuurgroep Toekomst", "stuurgroep", ""),
    ("gs", "Gedeputeerde staten van Voorbeeldland", "gedeputeerde_staten", ""),
    ("commissie", "Commissie Bestuur", "raadscommissie", "Noorddorp"),
)


def found(text, bodies=BODIES):
    offered = find_suggestions(text, municipalities=(), bodies=bodies)
    return [(each.value, each.words) for each in offered]


class TestABodyOfAMunicipality:
    @pytest.mark.parametrize(
        ("text", "key", "words"),
        [
            ("Zowel de raad van Noorddorp als", "gemeenteraad-Noorddorp", "de raad van Noorddorp"),
            ("gemeenteraad van de gemeente Noorddorp", "gemeenteraad-Noorddorp", None),
            ("De Gemeenteraad Noorddorp", "gemeenteraad-Noorddorp", None),
            ("het college van B en W van Westeren", "college-Westeren", None),
            ("het college van b&w van Westeren", "college-Westeren", None),
            ("het college van burgemeester en wethouders van Westeren", "college-Westeren", None),
            ("Burgemeester en Wethouders van Westeren", "college-Westeren", None),
            ("B en W van Westeren", "college-Westeren", None),
            ("het college Westeren", "college-Westeren", None),
            ("RAAD VAN NOORDDORP", "gemeenteraad-Noorddorp", None),
            ("de Noorddorpse raad", "gemeenteraad-Noorddorp", None),
            ("de Oosterhovense gemeenteraad", "gemeenteraad-Oosterhoven", None),
            ("het Westerse college van B en W", "college-Westeren", None),
            ("het Laagwoudse college", "college-Laagwoude", None),
        ],
    )
    def test_is_found_by_kind_and_place(self, text, key, words):
        assert found(text) == [(key, words or text)]

    def test_is_found_for_every_place_in_a_list(self):
        text = "de colleges van B en W van Noorddorp, Westeren en Laagwoude spraken"

        assert found(text) == [
            ("college-Noorddorp", "de colleges van B en W van Noorddorp"),
            ("college-Westeren", "Westeren"),
            ("college-Laagwoude", "Laagwoude"),
        ]

    def test_is_left_out_of_a_list_where_regio_does_not_know_it(self):
        bodies = [body for body in BODIES if body[0] != "gemeenteraad-Westeren"]

        assert found("raden van Noorddorp, Westeren en Laagwoude", bodies) == [
            ("gemeenteraad-Noorddorp", "raden van Noorddorp"),
            ("gemeenteraad-Laagwoude", "Laagwoude"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            *("de regioraad van Noorddorp", "de raad van noorddorp", "de raad van Noorddorpen"),
            *(
                "de raadsbrief van Noorddorp",
                "de Noorddorpse regio",
                "raad van toezicht",
                "Noorddorp",
            ),
            *("de gemeenteraad", "de raad", "het college", "de raad van Elders"),
        ],
    )
    def test_is_not_seen_in_other_words_nor_guessed_among_several(self, text):
        assert found(text) == []


class TestABodySaidAlone:
    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("De stuurgroep", "stuurgroep"),
            ("Stuurgroep Toekomst", "stuurgroep"),
            ("het college van GS", "gs"),
            ("gedeputeerde staten", "gs"),
            ("Commissie Bestuur", "commissie"),
        ],
    )
    def test_is_the_only_one_of_its_kind_or_name(self, text, key):
        assert found(text) == [(key, text)]

    @pytest.mark.parametrize("text", ["de raad", "uw gemeenteraad", "het college", "ons college"])
    def test_may_be_a_council_or_college_where_only_one_is_given(self, text):
        (body,) = found(text, BODIES[:2])

        assert body[1] == text

    def test_is_not_offered_where_two_are_of_its_kind(self):
        two = (*BODIES, ("stuurgroep-2", "Stuurgroep Wonen", "stuurgroep", ""))

        assert found("de stuurgroep", two) == []
        assert found("Stuurgroep Wonen", two) == [("stuurgroep-2", "Stuurgroep Wonen")]

    def test_is_not_seen_inside_a_longer_word(self):
        assert found("de stuurgroepvergadering en de regiostuurgroep") == []


def test_bodies_of_which_two_carry_a_name_are_not_offered():
    twice = (("a", "Raad", "raadscommissie", "Noorddorp"), ("b", "Raad", "raadscommissie", "Oost"))

    assert found("de Raad", twice) == []


def test_without_bodies_nothing_is_offered():
    assert found("de raad van Noorddorp en de stuurgroep", ()) == []
