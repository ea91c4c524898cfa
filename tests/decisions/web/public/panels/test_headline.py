"""The answer of ten seconds, at the top of the board."""

from datetime import date

import pytest

from decisions.web.public.panels import PANELS, list_shown_panels
from decisions.web.public.panels.answer import (
    HEADLINE_PANEL,
    MOST_NAMED,
    headline_context,
)
from tests import factories as make
from tests.decisions.board.scenes import board_of, scene
from tests.decisions.web.public.region import scene as region

pytestmark = pytest.mark.django_db


def test_is_the_first_panel_of_the_dashboard():
    assert PANELS[0] is HEADLINE_PANEL


def test_tells_the_subject_of_what_happened_last_with_its_state_and_support():
    dossier = scene(2)
    proposal = make.SubjectFactory(
        dossier=dossier, is_proposal=True, works_out=dossier.subjects.get()
    )
    make.MilestoneFactory(
        dossier=dossier, subject=proposal, state="verworpen", dated_on="2017-05-31"
    )

    told = headline_context(board_of(dossier))

    assert told["subject"] == proposal
    assert told["state"].state == "verworpen"
    assert told["support"].outcome == "onbeslist"
    assert told["support"].total == 2


def test_tells_how_much_of_the_region_accepts():
    told = headline_context(board_of(scene(2)))

    assert [(bar.part, bar.whole, bar.percentage) for bar in told["bars"]] == [
        (2, 2, 100),
        (30, 30, 100),
        (20_000, 20_000, 100),
    ]


def test_tells_no_share_where_a_number_is_missing():
    dossier = scene(1)
    make.council(dossier.region)

    told = headline_context(board_of(dossier))

    assert [bar.percentage for bar in told["bars"]] == [50, None, None]


def test_names_who_is_against_first_and_every_camp_by_stance():
    made = region("Aalst", "Berg", "Cent", "Dorp", "Eik")
    for name, stance in (
        ("Aalst", "geen_blokkade"),
        ("Berg", "voor"),
        ("Cent", "tegen"),
        ("Dorp", "nader_onderzoek"),
    ):
        made.position(made.councils[name], stance)

    told = headline_context(board_of(made.dossier))

    assert [(camp.name, names(camp)) for camp in told["camps"]] == [
        ("against", [("tegen", ["Cent"])]),
        ("accepting", [("voor", ["Berg"]), ("geen_blokkade", ["Aalst"])]),
        ("open", [("nader_onderzoek", ["Dorp"])]),
        ("unknown", [(None, ["Eik"])]),
    ]


def names(camp):
    return [
        (stance, [row.municipality.name for row, _cell in pairs]) for stance, pairs in camp.voices
    ]


def test_names_at_most_twelve_of_a_camp_and_counts_the_others():
    [camp] = headline_context(board_of(scene(MOST_NAMED + 3)))["camps"]

    [(_stance, pairs)] = camp.voices
    assert (len(pairs), camp.more) == (MOST_NAMED, 3)


def test_is_left_out_before_the_region_existed():
    panels = list_shown_panels(PANELS, board_of(scene(1), day=date(2014, 1, 1)))

    assert HEADLINE_PANEL not in [panel for panel, _context in panels]
