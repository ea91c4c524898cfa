"""Reference numbers in running text."""

import pytest

from decisions.text_intake.suggestions import find_suggestions


def found(text):
    offered = find_suggestions(text, municipalities=(), bodies=())
    return [each.words for each in offered if each.kind == "kenmerk"]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Brief aan de raad, kenmerk Z/17/455361, inzake", "Z/17/455361"),
        ("Z-17-455361", "Z-17-455361"),
        ("brief Z/17/455361.", "Z/17/455361"),
        ("(INT-17-04521)", "INT-17-04521"),
        ("RV17.0061", "RV17.0061"),
        ("nr. 2017.00123;", "2017.00123"),
        ("2017/123456", "2017/123456"),
        ("Ons kenmerk: 2017-ab.12.", "2017-ab.12"),
        ("Kenmerk 123456", "123456"),
        ("zaaknummer:\u00a098-x/7", "98-x/7"),
        ("Referentie: BWG_2017_4", "BWG_2017_4"),
    ],
)
def test_a_reference_is_found_as_it_stands(text, reference):
    assert found(text) == [reference]


@pytest.mark.parametrize(
    "text",
    [
        *("10.000 woningen", "9-5-2017", "het kenmerk is onbekend", "Uw kenmerk:", "071-1234567"),
        *("B en W", "2017.12", "de jaren 2016/2017", "kenmerkend 2017", "een kenmerk van 4 wijken"),
    ],
)
def test_other_figures_are_none(text):
    assert found(text) == []
