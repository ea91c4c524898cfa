"""The answer of ten seconds, at the top of the board."""

from datetime import date

import pytest

from decisions.web.public.panels import PANELS, list_shown_panels
from decisions.web.public.panels.moments import HEADLINE_PANEL, headline_context
from tests import factories as make
from tests.decisions.board.scenes import board_of, scene

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
    assert told["count"] == 2


def test_tells_how_much_of_the_region_accepts():
    told = headline_context(board_of(scene(2)))

    assert (told["seats"].part, told["seats"].whole) == (30, 30)
    assert told["inhabitants"].percentage == 100


def test_is_left_out_before_the_region_existed():
    panels = list_shown_panels(PANELS, board_of(scene(1), day=date(2014, 1, 1)))

    assert HEADLINE_PANEL not in [panel for found in panels.values() for panel, _context in found]
