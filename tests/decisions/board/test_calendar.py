"""In which order lines stand, which are kept, and how they are put by month."""

from datetime import date
from types import SimpleNamespace

from decisions.board.calendar import (
    CalendarLine,
    LineFilter,
    LineSort,
    group_by_month,
    sort_lines,
)

COUNCIL = SimpleNamespace(name="Raad", slug="raad", kind="gemeenteraad")
BOARD = SimpleNamespace(name="Stuurgroep", slug="stuurgroep", kind="stuurgroep")


def line(on, title="punt", body=COUNCIL, number="", meeting=1, key=1, kind="hamerstuk"):
    """Return the line of a treatment; `on` is a day as text, None for none."""
    treatment = SimpleNamespace(agenda_number=number, sequence=1, kind=kind, stage="")
    held = SimpleNamespace(starts_at=None, pk=meeting) if on else None
    return CalendarLine(
        LineSort.TREATMENT,
        date.fromisoformat(on) if on else None,
        SimpleNamespace(id=1),
        (body,),
        item=SimpleNamespace(id=key, title=title),
        treated=SimpleNamespace(treatment=treatment, meeting=held),
    )


def due(on, *bodies):
    return CalendarLine(
        LineSort.DUE,
        date.fromisoformat(on),
        SimpleNamespace(id=1),
        bodies or (COUNCIL,),
        round=SimpleNamespace(pk=1, title="ronde"),
    )


def titles(lines):
    return [each.title for each in lines]


class TestOrder:
    def test_is_by_day_with_what_has_none_last(self):
        lines = [line(None, "ooit"), line("2027-01-01", "later"), line("2026-12-01", "eerst")]

        assert titles(sort_lines(lines, LineFilter())) == ["eerst", "later", "ooit"]

    def test_puts_a_day_that_counts_after_the_meetings_of_that_day(self):
        lines = [due("2026-12-01"), line("2026-12-01", "punt")]

        assert titles(sort_lines(lines, LineFilter())) == ["punt", "ronde"]

    def test_keeps_the_agendas_of_two_bodies_apart(self):
        lines = [
            line("2026-12-01", "S1", BOARD, "1", meeting=2),
            line("2026-12-01", "R2", COUNCIL, "2"),
            line("2026-12-01", "R1", COUNCIL, "1"),
        ]

        assert titles(sort_lines(lines, LineFilter())) == ["R1", "R2", "S1"]


class TestFilter:
    LINES = (line("2026-12-01", "raad"), line("2026-12-02", "groep", BOARD), due("2026-12-03"))

    def test_keeps_the_lines_of_a_body(self):
        wanted = LineFilter(keeps_body=lambda body: body is BOARD)

        assert titles(sort_lines(self.LINES, wanted)) == ["groep"]

    def test_of_treatments_leaves_out_the_days_that_count(self):
        wanted = LineFilter(keeps_treatment=lambda kind, _stage: kind == "hamerstuk")

        assert titles(sort_lines(self.LINES, wanted)) == ["raad", "groep"]

    def test_keeps_the_lines_of_a_dossier_and_with_a_title(self):
        titled = LineFilter(1, keeps_title=lambda title: title != "raad")

        assert titles(sort_lines(self.LINES, titled)) == ["groep", "ronde"]
        assert sort_lines(self.LINES, LineFilter(2)) == []


class TestMonths:
    def test_hold_their_lines_in_order(self):
        lines = [line("2026-12-01"), line("2026-12-31"), line("2027-01-01"), line(None)]

        months = group_by_month(lines)

        assert [(each.on, len(each.lines)) for each in months] == [
            (date(2026, 12, 1), 2),
            (date(2027, 1, 1), 1),
            (None, 1),
        ]

    def test_go_on_where_the_page_before_began_them(self):
        [december, _january] = group_by_month(
            [line("2026-12-31"), line("2027-01-01")], line("2026-12-01")
        )
        [without] = group_by_month([line(None)], line(None))

        assert (december.is_more, without.is_more) == (True, True)
        assert not group_by_month([line("2027-01-01")], line("2026-12-01"))[0].is_more
