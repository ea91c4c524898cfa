"""Any subject under any rule, in words."""

import pytest

from decisions.domain.rules import Rule
from decisions.web.public.panels.support import SupportScales
from tests.decisions.board.scenes import board_of
from tests.decisions.web.public.region import scene

pytestmark = pytest.mark.django_db
CAMPS = ("accepting", "against", "open", "unknown")


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene("Aalst", "Berg", "Cent", "Dorp")
    for name, stance in (("Aalst", "voor"), ("Berg", "nader_onderzoek"), ("Cent", "tegen")):
        made.position(made.councils[name], stance)
    return made


def names(cells):
    return [row.municipality.name for row, _ in cells]


def test_councils_stand_in_one_camp_each(made):
    weighed = SupportScales(board_of(made.dossier).scene).weigh(
        made.proposal, Rule.ALLE_RADEN_AKKOORD
    )

    assert {camp: names(weighed.cells[camp]) for camp in CAMPS} == {
        "accepting": ["Aalst"],
        "against": ["Cent"],
        "open": ["Berg"],
        "unknown": ["Dorp"],
    }


@pytest.mark.parametrize("rule", list(Rule))
def test_is_what_the_board_says_under_every_rule(made, rule):
    board = board_of(made.dossier)
    scales = SupportScales(board.scene)

    for subject in board.subjects:
        weighed = scales.weigh(subject, rule)
        assert weighed.support == board.support(subject, rule)
        assert (weighed.subject, weighed.rule) == (subject, rule)


def test_leads_each_council_to_the_position_it_shows(made):
    weighed = SupportScales(board_of(made.dossier).scene).weigh(
        made.variant, Rule.ALLE_RADEN_AKKOORD
    )

    [(_, cell)] = weighed.cells["accepting"]
    assert cell.via == made.proposal
    assert cell.position.body_id == made.councils["Aalst"].pk


def test_tells_who_is_nearest_to_going_on(made):
    weighed = SupportScales(board_of(made.dossier).scene).weigh(
        made.variant, Rule.ALLE_RADEN_AKKOORD
    )

    assert weighed.told.going_on == ["Aalst"]
    assert (weighed.told.nearest.name, weighed.told.nearest.stance) == ("Berg", "nader_onderzoek")


def test_shows_a_subject_that_no_column_shows(made):
    board = board_of(made.dossier)
    shown = [column.shown for column in board.columns]

    weighed = SupportScales(board.scene).weigh(made.proposal, Rule.GEEN_RAAD_TEGEN)

    assert made.proposal not in shown
    assert [cell.subject for _, cell in weighed.tiles] == [made.proposal] * 4


def test_asks_the_database_nothing_once_the_board_is_there(made, django_assert_num_queries):
    board = board_of(made.dossier)

    with django_assert_num_queries(0):
        scales = SupportScales(board.scene)
        [scales.weigh(subject, rule) for subject in board.subjects for rule in Rule]
