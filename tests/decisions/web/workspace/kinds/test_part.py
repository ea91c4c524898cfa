"""How many rows of a part of a record a form shows."""

import pytest
from django.http import QueryDict

from decisions.web.workspace.kinds.forms import MOST, SPARE, count_form_rows


class TestTheRows:
    def test_of_a_new_form_leave_some_to_fill_in(self):
        assert (count_form_rows(None, "rij", 0), count_form_rows(None, "rij", 2)) == (
            SPARE,
            2 + SPARE,
        )

    @pytest.mark.parametrize(
        ("data", "rows"),
        [("", 0), ("rij-0-naam=", 1), ("rij-4-naam=x", 5), ("rij-999999-naam=x", MOST)],
    )
    def test_of_a_sent_form_are_those_that_came_in(self, data, rows):
        assert count_form_rows(QueryDict(data), "rij", 1) == rows
