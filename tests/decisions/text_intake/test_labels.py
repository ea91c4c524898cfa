"""What makes a line an item of a list."""

import pytest

from decisions.text_intake.lines import find_item_label, starts_item


class TestLabel:
    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("- wens", "- "),
            ("* wens", "* "),
            ("\u2022 wens", "\u2022 "),
            ("\u2022wens", "\u2022"),
            ("\uf0b7\twens", "\uf0b7\t"),
            ("\u2013 wens", "\u2013 "),
            ("1. wens", "1. "),
            ("12) wens", "12) "),
            ("(3) wens", "(3) "),
            ("a. wens", "a. "),
            ("b) wens", "b) "),
            ("(C) wens", "(C) "),
            ("iv. wens", "iv. "),
            ("o\twens", "o\t"),
        ],
    )
    def test_is_a_bullet_a_number_or_a_letter(self, line, found):
        assert find_item_label(line) == found

    @pytest.mark.parametrize(
        "line",
        [
            *("2017. Dit jaar", "A. Jansen", "13 mei", "1.2 procent", "-5 graden", "o nee"),
            *("d.d. 9 mei", "w: wens", "Een wens", "-", "1.", ""),
        ],
    )
    def test_is_not_found_in_running_text(self, line):
        assert find_item_label(line) == ""


class TestStartsItem:
    @pytest.mark.parametrize(
        ("before", "starts"),
        [(None, True), ("Wij vragen:", True), ("\u2013 een", True), ("de regio", False)],
    )
    def test_takes_a_dash_for_a_bullet_only_where_one_may_stand(self, before, starts):
        assert starts_item("\u2013 hoewel klein", before) is starts

    def test_takes_other_labels_anywhere(self):
        assert starts_item("2. tweede", "het einde van de eerste")
        assert not starts_item("tweede", None)
