"""Columns are recognised by their heads, by what somebody chose before, or left for a person."""

import pytest

from decisions.tables import TABLE_KINDS, choose_columns, find_head_row
from decisions.tables.heads import fold_head
from decisions.tables.kinds import TableKindName

DECISIONS = TABLE_KINDS[TableKindName.DECISIONS]


class TestHeads:
    @pytest.mark.parametrize("kind", TABLE_KINDS.values(), ids=lambda kind: str(kind.name))
    def test_of_a_template_are_all_recognised_in_their_order(self, kind):
        found = choose_columns([each.label for each in kind.columns], kind)

        assert found == {each.name: place for place, each in enumerate(kind.columns)}

    def test_are_recognised_by_the_words_of_others(self):
        found = choose_columns(["GEMEENTE", "Besluit-datum", "datum besluit", "Variant"], DECISIONS)

        assert found == {"body": 0, "dated_on": 2, "subject": 3}

    def test_that_say_it_themselves_go_before_the_words_of_others(self):
        found = choose_columns(["voor", "Stemmen voor", "Fractie"], DECISIONS)

        assert found == {"votes_for": 1, "groups": 2}

    def test_that_were_chosen_before_go_before_all(self):
        known = {fold_head("Wie zegt het?"): "body", fold_head("Orgaan"): ""}

        found = choose_columns(["Orgaan", "Wie zegt het?", "Datum"], DECISIONS, known)

        assert found == {"body": 1, "dated_on": 2}

    def test_that_name_a_column_which_is_gone_are_passed_over(self):
        assert choose_columns(["Dag"], DECISIONS, {"dag": "weg"}) == {}

    def test_that_hold_a_sign_which_nobody_can_read_are_passed_over(self):
        assert choose_columns(["Orgaan", "Da\x00tum"], DECISIONS) == {"body": 0}

    def test_stand_below_a_title_and_an_empty_row(self):
        rows = [("Overzicht besluiten",), (), ("Orgaan", "Datum", "Standpunt"), ("Raad", "2017")]

        assert find_head_row(rows, DECISIONS) == 2

    def test_that_nobody_knows_are_the_first_filled_row(self):
        assert find_head_row([(), ("a", "b"), ("c", "d")], DECISIONS) == 1
        assert find_head_row([], DECISIONS) == 0
