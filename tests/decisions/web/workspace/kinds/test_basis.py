"""Each legal basis in one line, with the term before and since the law changed."""

import pytest

from decisions.domain.terms import LegalBasis
from decisions.web.workspace.kinds.rounds import list_legal_basis_choices

WGR = "Wet gemeenschappelijke regelingen"
ARHI = "Wet algemene regels herindeling"
TOLD = {
    "wgr_art_1": (
        "zienswijze op een gemeenschappelijke regeling: acht weken sinds 1 juli 2022, daarvoor "
        f"geen wettelijke termijn ({WGR}, artikel 1, derde lid)"
    ),
    "wgr_begroting": (
        "zienswijze op de begroting van een gemeenschappelijke regeling: twaalf weken sinds "
        f"1 juli 2022, daarvoor acht weken ({WGR}, artikel 35)"
    ),
    "gemeentewet_169": (
        "wensen en bedenkingen: geen wettelijke termijn (Gemeentewet, artikel 169, vierde lid)"
    ),
    "arhi_art_5": (
        "zienswijze op een herindelingsontwerp van gemeenten: acht weken "
        f"({ARHI}, artikel 5, tweede lid)"
    ),
    "arhi_art_8": (
        "zienswijze op een herindelingsontwerp van de provincie: raden drie maanden, anderen acht "
        f"weken ({ARHI}, artikel 8, vierde lid)"
    ),
    "afspraak": "afspraak: de datum die u zelf kiest, of geen",
}


def test_every_basis_is_offered():
    assert [value for value, _words in list_legal_basis_choices()] == [
        each.value for each in LegalBasis
    ]


@pytest.mark.parametrize("basis", TOLD)
def test_it_tells_term_and_article(basis):
    assert dict(list_legal_basis_choices())[basis] == TOLD[basis]
