"""What REGIO_READ_ONLY says: that nothing is written, or that all is, or nothing at all."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import read_only_sentence


@pytest.mark.parametrize("text", [None, "", "  "])
def test_left_out_leaves_it_to_beheer(text):
    assert read_only_sentence(text) is None


def test_is_the_sentence_that_everybody_reads():
    assert read_only_sentence(" Wij verhuizen nu. ") == "Wij verhuizen nu."


def test_nee_lets_all_be_written():
    assert read_only_sentence("nee") == ""


@pytest.mark.parametrize("text", ["1", "ja", "x " * 101, "Twee\nregels hier"])
def test_is_refused_where_it_is_no_sentence(text):
    with pytest.raises(ImproperlyConfigured, match="REGIO_READ_ONLY"):
        read_only_sentence(text)
