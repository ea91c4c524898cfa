"""Which subject an address asks for."""

from types import SimpleNamespace

import pytest
from django.http import QueryDict

from decisions.web.parameters import BadParameter, parse_subject

SUBJECTS = [SimpleNamespace(slug="licht"), SimpleNamespace(slug="zwaar")]


def test_is_the_one_of_that_address():
    assert parse_subject(QueryDict("onderwerp=zwaar"), SUBJECTS) is SUBJECTS[1]


@pytest.mark.parametrize("query", ["", "onderwerp=", "ander=zwaar"])
def test_is_none_where_nothing_is_asked(query):
    assert parse_subject(QueryDict(query), SUBJECTS) is None


@pytest.mark.parametrize(
    "query", ["onderwerp=niets", "onderwerp=licht&onderwerp=zwaar", "onderwerp=%00", "onderwerp=Z"]
)
def test_refuses_another(query):
    with pytest.raises(BadParameter) as refused:
        parse_subject(QueryDict(query), SUBJECTS)

    assert refused.value.name == "onderwerp"


def test_tells_what_a_subject_looks_like():
    with pytest.raises(BadParameter, match="zoals licht, zwaar"):
        parse_subject(QueryDict("onderwerp=niets"), SUBJECTS)


def test_refuses_any_where_the_dossier_has_none():
    with pytest.raises(BadParameter, match="onderwerp"):
        parse_subject(QueryDict("onderwerp=licht"), [])
