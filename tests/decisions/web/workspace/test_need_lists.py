"""The sorts of things to do: each has a word, a template for a row, and somebody it is for."""

import pytest
from django.template.loader import get_template

from decisions.worklist import TASK_SORTS, list_sorts_of
from municipalities.roles import Reader
from tests.people import NOW

READERS = {
    "griffie": Reader(at=NOW, griffie_of=frozenset({1})),
    "college": Reader(at=NOW, college_of=frozenset({1})),
    "redactie": Reader(at=NOW, redactie_of=frozenset({1})),
    "beheer": Reader(at=NOW, is_beheer=True),
}


def test_each_list_has_a_word_of_its_own():
    slugs = [each.slug for each in TASK_SORTS]

    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("need", TASK_SORTS, ids=lambda need: need.slug)
def test_a_list_has_a_template_and_is_for_somebody_but_not_for_the_public(need):
    assert get_template(f"desk/needs/_{need.slug}.html")
    assert any(need.who(reader) for reader in READERS.values())
    assert not need.who(Reader(at=NOW))
    assert not need.who(Reader(at=NOW, shares_in=frozenset({1})))


@pytest.mark.parametrize(
    ("who", "slugs"),
    [
        ("college", {"verschillen", "bevestigen"}),
        ("griffie", {"meldingen", "rondes", "vragen", "ronde-vragen", "tegenlezen",
                     "aanbod", "nieuwe-tekst", "uitkomsten", "toezeggingen", "reageren",
                     "mijn-punten", "meelezen", "lezingen",
                     "verschillen", "dubbel", "bronnen", "concepten", "wensen", "agendapunten",
                     "raadsinformatie", "reces", "themas", "bronteksten"}),
        ("beheer", {"meldingen", "rondes", "aanbod", "nieuwe-tekst", "uitkomsten",
                    "toezeggingen", "mijn-punten", "meelezen",
                    "lezingen", "bronnen", "concepten", "wensen", "agendapunten", "open-rondes",
                    "bijgehouden", "gemeenten"}),
    ],
)  # fmt: skip
def test_a_reader_has_the_lists_of_the_own_work(who, slugs):
    assert {each.slug for each in list_sorts_of(READERS[who])} == slugs
