"""The plain text, line by line."""

import pytest

from decisions.documents.txt import write
from tests.decisions.documents.documents import ADDRESS, HOSTILE, document, saying


def test_it_reads_from_top_to_bottom():
    assert write(document()).decode().split("\n") == [
        "Verzonnen dossier",
        "Hoe verder?",
        "===========",
        "",
        "Orgaan: Gemeenteraad Verzonnen",
        "Kenmerk: Z/1",
        "",
        "Vragen aan de raad",
        "- Wat nu? [¶24]",
        "",
        "Over dit bestand",
        f"Adres: {ADDRESS}",
        "",
        document().stamp,
        "",
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_there_as_it_is(text):
    assert text in write(saying(text)).decode()
