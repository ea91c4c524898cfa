"""Which subjects share a column of the board, and which of them is shown."""

from types import SimpleNamespace

import pytest

from decisions.board.board import choose_shown_subject, group_families


def subject(slug, kind="variant", *, works_out=None, column=None):
    return SimpleNamespace(pk=slug, slug=slug, kind=kind, works_out_id=works_out, column_id=column)


VISION = subject("visie", "voorstel")
HEAVY = subject("zwaar")
COUNCIL = subject("regioraad", "voorstel", works_out="zwaar")
SECOND = subject("regioraad-2", "voorstel", works_out="zwaar")
LATER = subject("zwaar-later", "richting", column="zwaar")
MERGER = subject("fusie")
ROLE = subject("rol-provincie", "richting")
STUDY = subject("onderzoek", "richting")
ALL = [VISION, HEAVY, COUNCIL, SECOND, LATER, MERGER, ROLE, STUDY]


def test_a_variant_heads_its_proposals_and_the_directions_that_name_it():
    found = [[each.slug for each in family] for family in group_families(ALL)]

    assert found == [
        ["visie"],
        ["zwaar", "regioraad", "regioraad-2", "zwaar-later"],
        ["fusie"],
        ["rol-provincie", "onderzoek"],
    ]


def test_no_directions_make_no_last_column():
    assert group_families([HEAVY]) == [(HEAVY,)]
    assert group_families([]) == []


def test_every_subject_stands_in_one_family():
    placed = [each for family in group_families(ALL) for each in family]

    assert sorted(each.slug for each in placed) == sorted(each.slug for each in ALL)


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ((), "zwaar"),
        (("regioraad",), "regioraad"),
        (("zwaar-later",), "zwaar-later"),
        (("fusie",), "zwaar"),
    ],
)
def test_a_column_shows_its_variant_until_the_reader_chooses(chosen, shown):
    family = (HEAVY, COUNCIL, SECOND, LATER)

    assert choose_shown_subject(family, chosen, {"regioraad"}).slug == shown


@pytest.mark.parametrize(
    ("chosen", "spoken", "shown"),
    [
        ((), set(), "rol-provincie"),
        ((), {"onderzoek"}, "onderzoek"),
        (("rol-provincie",), {"onderzoek"}, "rol-provincie"),
    ],
)
def test_the_directions_show_the_first_that_somebody_spoke_on(chosen, spoken, shown):
    assert choose_shown_subject((ROLE, STUDY), chosen, spoken).slug == shown
