"""Which paragraphs the words of a place name: a truth table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.text_intake import TextParagraph, find_place, parse_paragraph_numbers

# A made-up text: two headings, the second with three paragraphs under it.
TEXT = tuple(
    TextParagraph(number, text, is_heading)
    for number, text, is_heading in [
        (1, "Het begin van de brief.", False),
        (2, "Waar het om gaat", True),
        (3, "De gemeenten praten al een jaar.", False),
        (4, "Wat kost dat?", True),
        (5, "Er is nog geen begroting.", False),
        (6, "De raad vraagt erom.", False),
        (7, "Tot slot een groet.", False),
    ]
)


@pytest.mark.parametrize(
    ("place", "numbers"),
    [
        ("¶11", (11,)),
        ("¶ 11", (11,)),
        ("Geen haast, ¶10", (10,)),
        ("kop Regio, ¶17", (17,)),
        ("¶4-¶6", (4, 5, 6)),
        ("¶4–6", (4, 5, 6)),
        ("Gevolgen, ¶13-16", (13, 14, 15, 16)),
        ("Punt 2, ¶2; CC ¶29", (2, 29)),
        ("¶24; Bijlagen ¶30", (24, 30)),
        ("alinea 3", (3,)),
        ("Alinea 3, slot", (3,)),
        ("al. 3", (3,)),
        ("alinea's 2 en 4", (2, 4)),
        ("alinea’s 2 t/m 4", (2, 3, 4)),
        ("alinea 1-2 en 7", (1, 2, 7)),
        ("alinea 1 en 3", (1, 3)),
        ("alinea 3 tot en met 5", (3, 4, 5)),
        ("alinea 5-3", (5, 3)),
        ("alinea 1-9999", (1, 9999)),
        ("alinea 2-2", (2,)),
        ("alinea 3, 9 mei 2017", (3,)),
        ("kop Kosten, alinea 2", ()),
        ("alinea 3; kop Kosten, alinea 2", (3,)),
        ("Kosten, alinea 2", (2,)),
        ("bladzijde 3", ()),
        ("tijdlijn 30 maart 2017", ()),
        ("inhoudsopgave 4.1.2", ()),
        ("beslispunt 2", ()),
        ("alinea niet vastgelegd", ()),
        ("alinea 12345", ()),
        ("", ()),
    ],
)
def test_numbers_that_a_place_names(place, numbers):
    assert parse_paragraph_numbers(place) == numbers


@pytest.mark.parametrize(
    ("place", "numbers"),
    [
        ("¶3", (3,)),
        ("alinea 3", (3,)),
        ("alinea 5-6", (5, 6)),
        ("alinea 7-9", (7,)),
        ("alinea 8", ()),
        ("¶8", ()),
        ("Waar het om gaat", (2,)),
        ("kop Waar het om gaat", (2,)),
        ("kop WAAR HET OM GAAT.", (2,)),
        ("vraag Wat kost dat?", (4,)),
        ("kop Wat kost dat, alinea 2", (6,)),
        ("kop Wat kost dat?, alinea 9", ()),
        ("kop Wat kost dat, alinea 0", ()),
        ("kop Wat kost dat, slot", (7,)),
        ("kop Wat kost dat, slotalinea", (7,)),
        ("kop Waar het om gaat, alinea 1", (3,)),
        ("alinea 1; kop Wat kost dat", (1, 4)),
        ("alinea 8; kop Wat kost dat", (4,)),
        ("kop Wat kost dat, ¶5", (5,)),
        ("Wat kost dat, alinea 2", ()),
        ("Wat kost dat, alinea 5", (5,)),
        ("Ergens, alinea 2", (2,)),
        ("slotalinea", (7,)),
        ("slot", (7,)),
        ("slotalinea van het fragment", ()),
        ("koppen Waar het om gaat en Wat kost dat", ()),
        ("kop Bestaat niet", ()),
        ("kop Bestaat niet, alinea 2", ()),
        ("kop", ()),
        ("titelpagina", ()),
        ("", ()),
    ],
)
def test_paragraphs_that_a_place_meets(place, numbers):
    assert find_place(place, TEXT) == numbers


def test_a_heading_that_stands_twice_is_not_guessed():
    assert find_place("kop Kosten", [TextParagraph(1, "Kosten", True)] * 2) == ()


def test_nothing_meets_a_text_without_paragraphs():
    assert find_place("slotalinea", ()) == find_place("¶1", ()) == ()


@given(st.text(alphabet="¶alinekop slot;,-–0123456789en.?'’", max_size=60))
def test_whatever_a_place_says_only_paragraphs_of_the_text_are_met(place):
    found = find_place(place, TEXT)

    assert set(found) <= {each.number for each in TEXT}
    assert len(found) == len(set(found))
