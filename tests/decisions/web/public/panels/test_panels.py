"""The panels of the dashboard."""

import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from django.conf import settings
from django.template.loader import get_template

import decisions.web.public.panels
from decisions.board import build_board
from decisions.web.panel import Panel
from decisions.web.parameters import parse_known
from decisions.web.public.panels import PANELS, PanelPlace, list_shown_panels
from decisions.web.public.panels.moments import board_query
from decisions.web.public.panels.support import (
    SupportScales,
    SupportShare,
    find_nearest_council,
)
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import NOW, public

DAY = date(2017, 6, 1)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


def board_of(made, day=DAY, **asked):
    return build_board(made.dossier, day=day, reader=public(), **asked)


def shown(board, name):
    """Return the context of a panel on a board, or None where it is not shown."""
    panels = list_shown_panels(PANELS, board)
    return {panel.name: context for panel, context in panels}.get(name)


class TestEveryPanel:
    def test_stands_in_a_module_and_has_one_line_in_panels(self):
        names = [each.name for each in iter_modules(decisions.web.public.panels.__path__)]
        modules = [import_module(f"decisions.web.public.panels.{name}") for name in names]

        defined = [
            value for each in modules for value in vars(each).values() if isinstance(value, Panel)
        ]

        assert {panel.name for panel in defined} == {panel.name for panel in PANELS}
        assert len(PANELS) == len(defined)

    @pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
    def test_has_a_template_a_title_and_a_place(self, panel):
        assert get_template(panel.template).template.name == panel.template
        assert str(panel.title)
        assert panel.place in PanelPlace

    def test_has_a_row_in_the_docs(self):
        text = Path(settings.BASE_DIR, "docs", "how-to-add-a-dashboard-panel.md").read_text()
        rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", text, re.MULTILINE)

        assert rows == [(panel.name, panel.place.value) for panel in PANELS]

    def test_has_a_template_that_no_other_panel_uses(self):
        folder = Path(settings.BASE_DIR) / "templates" / "decisions" / "panels"

        assert {path.stem for path in folder.glob("*.html")} == {panel.name for panel in PANELS}


@pytest.mark.django_db
class TestPanels:
    def test_ask_nothing_of_the_database(self, django_assert_num_queries, made):
        made.position(made.councils["Aalst"])
        board = board_of(made)

        with django_assert_num_queries(0):
            list_shown_panels(PANELS, board)

    def test_keep_the_order_of_the_page(self, made):
        made.position(made.councils["Aalst"])
        order = [panel.name for panel in PANELS]

        names = [panel.name for panel, _context in list_shown_panels(PANELS, board_of(made))]

        assert names == sorted(names, key=order.index)
        assert order[:4] == ["headline", "own", "changes", "matrix"]

    def test_of_a_region_that_did_not_exist_say_nothing_of_councils(self):
        board = board_of(scene("Aalst", slug="ander"), date(2014, 1, 1))

        assert shown(board, "matrix") is None
        assert shown(board, "own") is None


@pytest.mark.django_db
class TestChanges:
    def test_tell_by_subject_who_moved_since_the_last_moment_that_differs(self):
        made = scene("Aalst", "Berg", slug="ander")
        for day in ("2016-07-01", "2017-05-01", "2017-05-20"):
            make.MilestoneFactory(dossier=made.dossier, dated_on=day, is_moment=True)
        made.position(made.councils["Aalst"], "voor")
        made.position(made.councils["Aalst"], "tegen", dated_on="2017-04-01")
        made.position(made.councils["Berg"], "voor")

        context = shown(board_of(made), "changes")

        [(subject, [shift])] = context["subjects"]
        assert (subject, shift.before, shift.after) == (made.proposal, "voor", "tegen")
        assert shift.municipality.name == "Aalst"
        assert context["before"].day == date(2016, 7, 1)

    def test_fold_what_is_about_another_subject_than_the_answer(self):
        made = scene("Aalst", slug="ander")
        make.MilestoneFactory(dossier=made.dossier, dated_on="2016-01-01", is_moment=True)
        direction = make.SubjectFactory(is_direction=True, dossier=made.dossier, number=9)
        made.position(made.councils["Aalst"], "tegen", subject=direction)
        made.position(made.councils["Aalst"], "voor")

        context = shown(board_of(made), "changes")

        assert [subject for subject, _shifts in context["subjects"]] == [made.proposal]
        assert [subject for subject, _shifts in context["others"]] == [direction]
        assert context["more"] == 1

    def test_are_not_told_where_there_is_no_moment_before(self):
        assert shown(board_of(scene("Aalst", slug="ander")), "changes") is None


@pytest.mark.django_db
class TestReadiness:
    def test_tells_who_still_has_to_speak_and_who_planned_it(self):
        made = scene("Aalst", "Berg", "Cent", slug="ander")
        asked = make.RoundFactory(dossier=made.dossier, dated_on="2017-01-01")
        for council in made.councils.values():
            make.RoundBodyFactory(round=asked, body=council)
        make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"], round=asked)

        [waiting] = shown(board_of(made), "readiness")["rounds"]

        assert [each.body for each, _safe_on in waiting.planned] == [made.councils["Aalst"]]
        assert [each.body for each in waiting.unplanned] == [
            made.councils["Berg"],
            made.councils["Cent"],
        ]

    def test_counts_the_rounds_in_which_everybody_has_spoken(self):
        made = scene("Aalst", slug="ander")
        asked = make.RoundFactory(dossier=made.dossier, dated_on="2016-01-01")
        decision = made.position(made.councils["Aalst"]).decision
        make.RoundBodyFactory(round=asked, body=made.councils["Aalst"], answer=decision)

        context = shown(board_of(made), "readiness")

        assert (context["rounds"], context["complete"]) == ([], 1)

    def test_is_left_out_where_nobody_was_asked(self):
        assert shown(board_of(scene("Aalst", slug="ander")), "readiness") is None


@pytest.mark.django_db
class TestTheDayOfAFigure:
    def test_stands_beside_inhabitants_and_their_share(self, client):
        made = scene("Aalst", "Berg", slug="ander")
        for name, day in (("Aalst", "2016-12-31"), ("Berg", "2016~")):
            home = made.councils[name].municipality
            make.PopulationFactory(municipality=home, dated_on=day, inhabitants=9_000)

        board = words(client.get(made.address))
        support = words(client.get(f"{made.address}draagvlak/"))

        assert "9.000 inwoners (31 december 2016)" in support
        assert "9.000 inwoners (ongeveer 2016)" in support
        assert "inwonertallen van: ongeveer 2016; 31 december 2016" in board


@pytest.mark.django_db
class TestSupport:
    def told(self, made, **asked):
        board = board_of(made, **asked)
        return SupportScales(board.scene).weigh(made.variant, board.rule).told

    def test_names_councils_by_camp_in_the_order_of_the_board(self):
        made = scene("Dorp", "Aalst", "Cent", "Berg", slug="ander")
        made.position(made.councils["Dorp"], "voor")
        made.position(made.councils["Aalst"], "geen_blokkade")
        made.position(made.councils["Cent"], "tegen")

        told = self.told(made)

        assert (told.accepting, told.against) == (["Aalst", "Dorp"], ["Cent"])
        assert (told.open, told.unknown, told.count) == ([], ["Berg"], 4)

    def test_says_the_smallest_turn_by_name(self):
        made = scene("Aalst", "Berg", slug="ander")
        made.position(made.councils["Aalst"], "tegen")
        made.position(made.councils["Berg"], "voor")

        assert self.told(made).turn == ["Aalst"]


@pytest.mark.django_db
class TestTwoSpeeds:
    def test_name_the_council_whose_stance_is_nearest(self):
        made = scene("Aalst", "Berg", "Cent", slug="ander")
        made.position(made.councils["Aalst"], "tegen")
        made.position(made.councils["Berg"], "nader_onderzoek")

        assert find_nearest_council(board_of(made), 0).name == "Berg"

    def test_name_the_smaller_of_two_that_hold_the_same(self):
        made = scene(slug="ander")
        for name, seats in (("Aalst", 39), ("Berg", 13)):
            made.position(made.council(name, seats=seats), "tegen")

        assert find_nearest_council(board_of(made), 0).name == "Berg"

    def test_tell_what_it_said_in_the_same_decision(self, made):
        position = made.position(made.councils["Aalst"], "tegen")
        direction = make.SubjectFactory(is_direction=True, dossier=made.dossier)
        make.PositionFactory(decision=position.decision, subject=direction, stance="voor")
        made.position(made.councils["Aalst"], "voor", subject=made.variant, dated_on="2015-06-01")

        assert find_nearest_council(board_of(made), 0).asked == ((direction, "voor"),)

    def test_name_nobody_where_the_others_are_unknown(self):
        assert find_nearest_council(board_of(scene("Aalst", slug="ander")), 0) is None


class TestAShare:
    def test_is_a_rounded_percentage(self):
        assert SupportShare(60, 113).percentage == 53

    @pytest.mark.parametrize(
        "share", [SupportShare(None, 113), SupportShare(0, None), SupportShare(0, 0)]
    )
    def test_is_not_said_where_a_number_is_missing(self, share):
        assert share.percentage is None


@pytest.mark.django_db
class TestDownloads:
    def test_ask_for_the_day_and_rule_of_the_board(self):
        board = board_of(scene("Aalst", slug="ander"), rule="meerderheid_raden")

        assert board_query(board) == "peildatum=2017-06-01"
        assert board_query(board, rule=True) == "peildatum=2017-06-01&regel=meerderheid_raden"

    def test_ask_for_the_knowledge_of_the_board_in_dutch_time(self):
        board = replace(board_of(scene("Aalst", slug="ander")), known_at=NOW)

        assert board_query(board) == "peildatum=2017-06-01&bekend=2026-11-23T13%3A00"

    def test_ask_for_a_whole_day_of_knowledge_by_its_date(self):
        board = replace(board_of(scene("Aalst", slug="ander")), known_at=parse_known("2017-05-09"))

        assert board_query(board) == "peildatum=2017-06-01&bekend=2017-05-09"
