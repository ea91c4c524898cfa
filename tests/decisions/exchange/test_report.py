"""What an import tells."""

import pytest

from decisions.exchange.folder import FolderRow, Problem
from decisions.exchange.report import AbsentRecord, FileCount, ImportProgress, RowOutcome

ROW = FolderRow("themes.csv", 2, {"id": "wonen"})


class TestProgress:
    @pytest.mark.parametrize(
        ("states", "count"),
        [
            ([RowOutcome.NEW], FileCount(new=1)),
            ([RowOutcome.SAME], FileCount(same=1)),
            ([RowOutcome.SAME, RowOutcome.CHANGED], FileCount(changed=1)),
            ([RowOutcome.NEW, RowOutcome.CHANGED], FileCount(new=1)),
            ([RowOutcome.CHANGED, RowOutcome.SAME], FileCount(changed=1)),
        ],
    )
    def test_counts_a_row_once_by_what_weighs_most(self, states, count):
        progress = ImportProgress()
        for state in states:
            progress.mark(ROW, state)

        assert progress.report().counts == {"themes.csv": count}

    def test_counts_two_records_of_one_row_apart(self):
        progress = ImportProgress()
        progress.mark(ROW, RowOutcome.NEW, "region")
        progress.mark(ROW, RowOutcome.SAME, "dossier")

        assert progress.report().counts["themes.csv"] == FileCount(new=1, same=1)

    def test_counts_wrong_rows_and_not_wrong_cells(self):
        progress = ImportProgress()
        progress.refuse(ROW, "id", "a", "Anders.")
        progress.refuse(ROW, "name", "b", "Anders.")

        assert progress.report().counts == {"themes.csv": FileCount(wrong=1)}

    def test_puts_problems_in_the_order_of_files_and_lines(self):
        first, second, last = (
            Problem("dossier.toml", 4, "rule", "", "Anders."),
            Problem("sources.csv", 9, "id", "", "Anders."),
            Problem("vreemd.csv", 0, "", "", "Anders."),
        )

        report = ImportProgress([last, second, first]).report()

        assert report.problems == (first, second, last)

    def test_puts_the_files_of_another_folder_beside_those_of_this_one(self):
        progress = ImportProgress()
        for file in ("themes.csv", "sources.csv", "../themes.csv", "../sources.csv"):
            progress.mark(FolderRow(file, 2, {}), RowOutcome.NEW)

        files = list(progress.report().counts)

        assert files == ["../sources.csv", "sources.csv", "../themes.csv", "themes.csv"]

    def test_shortens_the_value_of_a_refusal(self):
        progress = ImportProgress()
        progress.refuse(ROW, "name", "x" * 500, "Korter.")

        assert len(progress.report().problems[0].value) == 60

    def test_is_not_stored_when_anything_is_wrong(self):
        progress = ImportProgress()
        progress.refuse(ROW, "name", "", "Anders.")

        assert not progress.report(is_stored=True).is_stored

    def test_tells_what_is_absent_only_when_all_is_right(self):
        progress = ImportProgress()
        progress.absent.append(AbsentRecord("themes.csv", "wonen"))

        assert progress.report().absent == (AbsentRecord("themes.csv", "wonen"),)
        progress.refuse(ROW, "name", "", "Anders.")
        assert progress.report().absent == ()

    def test_knows_which_files_are_wrong(self):
        progress = ImportProgress()
        progress.refuse(ROW, "name", "", "Anders.")

        assert progress.is_wrong("themes.csv")
        assert not progress.is_wrong("sources.csv")


class TestReport:
    def test_changes_nothing_when_all_is_the_same(self):
        progress = ImportProgress()
        progress.mark(ROW, RowOutcome.SAME)

        assert progress.report().changes_nothing
        progress.mark(ROW, RowOutcome.CHANGED)
        assert not progress.report().changes_nothing

    def test_knows_that_a_file_is_wrong_in_another_folder(self):
        progress = ImportProgress()
        progress.refuse(FolderRow("../basis/themes.csv", 2, {}), "name", "", "Anders.")

        assert progress.is_wrong("themes.csv")
        assert not progress.is_wrong("sources.csv")
