"""A register parted in groups."""

import pytest

from decisions.documents.register.content import group_rows_by_ordering
from tests.decisions.documents.register.documents import row


def told(rows, ordering):
    return [
        (group.heading, [each.number for each in group.rows])
        for group in group_rows_by_ordering(rows, ordering)
    ]


def test_rows_keep_their_order_within_a_group():
    rows = [row(3, theme="Wonen"), row(1, theme="Natuur"), row(2, theme="Wonen")]

    assert told(rows, "thema") == [("Natuur", [1]), ("Wonen", [3, 2])]


@pytest.mark.parametrize(
    ("ordering", "cells", "heading"),
    [
        ("gemeente", {"municipality": ""}, "Van geen gemeente"),
        ("thema", {"theme": ""}, "Zonder thema"),
        ("onderdeel", {"subject": "", "section": ""}, "Zonder onderwerp of onderdeel"),
    ],
)
def test_what_has_no_such_thing_comes_last_and_says_so(ordering, cells, heading):
    assert [name for name, _ in told([row(1, **cells), row(2)], ordering)][-1] == heading


def test_sections_stand_under_their_subject_and_ten_after_two():
    rows = [
        row(1, subject="Visie", section="hoofdstuk 10"),
        row(2, subject="Visie", section="Hoofdstuk 2"),
        row(3, subject="Regioraad", section=""),
        row(4, subject="", section="bijlage"),
        row(5, subject="Visie", section="2 en 3"),
    ]

    assert told(rows, "onderdeel") == [
        ("bijlage", [4]),
        ("Regioraad", [3]),
        ("Visie: 2 en 3", [5]),
        ("Visie: Hoofdstuk 2", [2]),
        ("Visie: hoofdstuk 10", [1]),
    ]


def test_nothing_gives_no_groups():
    assert group_rows_by_ordering([], "gemeente") == ()
