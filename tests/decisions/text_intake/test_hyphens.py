"""Words broken at the end of a line."""

import pytest

from decisions.text_intake.lines import collect_words, join_broken_lines


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["de samen-", "werking"], "de samenwerking"),
        (["de samen\u2010", "werking"], "de samenwerking"),
        (["ge-", "meente-", "raad"], "gemeenteraad"),
        (["de regio", "werkt"], "de regio werkt"),
        (["woon-", "en werkgebied"], "woon- en werkgebied"),
        (["wijk-", "of buurtgericht"], "wijk- of buurtgericht"),
        (["Zuid-", "Holland"], "Zuid-Holland"),
        (["de CDA-", "fractie"], "de CDA-fractie"),
        (["COVID-19-", "beleid"], "COVID-19-beleid"),
        (["de zee-", "egel"], "de zee-egel"),
        (["arhi-", "overleg"], "arhi-overleg"),
        (["een-op-", "een gesprek"], "een-op-een gesprek"),
        (["de jaren 2016-", "2017"], "de jaren 2016- 2017"),
        (["dat is -", "zo blijkt"], "dat is - zo blijkt"),
        (["-", "los"], "- los"),
        (["X-", "as"], "X-as"),
    ],
)
def test_a_word_is_made_whole_only_where_that_is_certain(lines, whole):
    assert join_broken_lines(lines, collect_words(" ".join(lines))) == whole


def test_a_compound_that_stands_elsewhere_keeps_its_hyphen():
    text = "het vmbo-onderwijs en het proces-verbaal; een proces-\nverbaal"

    assert (
        join_broken_lines(["een proces-", "verbaal"], collect_words(text)) == "een proces-verbaal"
    )


def test_a_word_that_stands_elsewhere_is_made_whole_between_vowels():
    assert (
        join_broken_lines(["be-", "antwoord"], collect_words("wij hebben dat beantwoord"))
        == "beantwoord"
    )
