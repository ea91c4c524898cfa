"""Rows that lead back to themselves."""

from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.folder import FolderRow
from decisions.exchange.folder.reading import find_reference_cycles

IDS = "abcdef"


def rows_of(**leads):
    return [
        FolderRow("subjects.csv", line, {"id": key, "base": base, "column": ""})
        for line, (key, base) in enumerate(leads.items(), start=2)
    ]


def in_circle(**leads):
    return [problem.line for problem in find_reference_cycles(rows_of(**leads), ("base", "column"))]


class TestCycles:
    def test_are_none_in_a_chain(self):
        assert in_circle(a="", b="a", c="b") == []

    def test_are_told_at_every_row_that_stands_in_one(self):
        assert in_circle(a="c", b="a", c="b", d="a") == [2, 3, 4]

    def test_may_be_of_one_row(self):
        assert in_circle(a="a", b="a") == [2]

    def test_may_lead_to_what_is_not_there(self):
        assert in_circle(a="x", b="a") == []

    def test_go_through_several_columns(self):
        rows = [
            FolderRow("subjects.csv", 2, {"id": "a", "base": "b", "column": ""}),
            FolderRow("subjects.csv", 3, {"id": "b", "base": "", "column": "a"}),
        ]

        assert [each.column for each in find_reference_cycles(rows, ("base", "column"))] == [
            "base",
            "column",
        ]

    def test_are_told_apart_from_what_leads_to_them_and_away(self):
        rows = [
            FolderRow("subjects.csv", 2, {"id": "a", "base": "b", "column": ""}),
            FolderRow("subjects.csv", 3, {"id": "b", "base": "c", "column": "d"}),
            FolderRow("subjects.csv", 4, {"id": "c", "base": "b", "column": ""}),
            FolderRow("subjects.csv", 5, {"id": "d", "base": "e", "column": ""}),
            FolderRow("subjects.csv", 6, {"id": "e", "base": "d", "column": ""}),
        ]

        found = [
            (each.line, each.column) for each in find_reference_cycles(rows, ("base", "column"))
        ]

        assert found == [(3, "base"), (4, "base"), (5, "base"), (6, "base")]

    def test_may_be_longer_than_python_likes_to_go_down(self):
        leads = {str(number): str((number + 1) % 20_000) for number in range(20_000)}

        assert len(in_circle(**leads)) == 20_000

    @given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(["", *IDS])))
    def test_are_found_as_walking_on_would_find_them(self, leads):
        expected = []
        for line, key in enumerate(leads, start=2):
            onward = leads[key]
            for _step in IDS:
                if onward == key:
                    expected.append(line)
                    break
                onward = leads.get(onward, "")

        assert in_circle(**leads) == expected
