"""The parts of a record in a form: what is said of them, and which one stays."""

from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict

from decisions.web.workspace.conflicts import (
    ConflictPart,
    apply_part_choices,
    compare_part,
    list_part_names,
    short_hash,
)


def typed(text):
    return QueryDict(text, mutable=True)


def form_of(data, **fields):
    return SimpleNamespace(data=data, fields=fields)


ROWS = ConflictPart("rij", "Rijen", {"rij-0-naam": ["Nu"], "rij-0-van": ["2"]}, key="naam")
VANS = forms.ChoiceField(choices=[(1, "Licht"), (2, "Zwaar")])


class TestTheNamesOfAPart:
    def test_are_its_own_and_no_others(self):
        data = typed("rij-0-naam=a&rij-1-naam=b&rijen=c&rij=d&rij-x-naam=e&reden=f&xrij-0-naam=g")

        assert list_part_names(data, "rij") == ["rij-0-naam", "rij-1-naam", "rij"]


class TestADifference:
    def test_is_told_in_the_words_of_the_screen_a_line_for_each_row(self):
        data = typed("rij-0-naam=Mijn&rij-0-van=1&rij-1-naam=Meer&rij-1-van=2&rij-2-naam=")
        fields = {"rij-0-van": VANS, "rij-1-van": VANS}

        found = compare_part(form_of(data, **fields), ROWS, None)

        assert (found.mine, found.now) == ("Mijn, Licht\nMeer, Zwaar", "Nu, Zwaar")
        assert (found.choice, found.chosen) == ("kies-rij", "")

    def test_is_none_where_both_say_the_same(self):
        data = typed("rij-0-naam=Nu&rij-0-van=2&rij-1-naam=&rij-1-van=")

        assert compare_part(form_of(data, **{"rij-0-van": VANS}), ROWS, None) is None

    @pytest.mark.parametrize(
        ("was", "chosen"), [("Mijn", "nu"), ("Nu", "mijn"), ("Ouder", ""), (None, "")]
    )
    def test_is_chosen_for_who_alone_changed_it(self, was, chosen):
        part = ConflictPart("regels", "Regels", {"regels": ["Nu"]})

        found = compare_part(form_of(typed("regels=Mijn")), part, was and short_hash(was))

        assert found.chosen == chosen

    def test_leaves_empty_rows_out(self):
        data = typed("rij-0-naam=Nu&rij-0-van=2&rij-1-naam=&rij-1-van=1")

        assert compare_part(form_of(data, **{"rij-0-van": VANS}), ROWS, None) is None

    def test_is_none_where_only_line_ends_differ(self):
        part = ConflictPart("regels", "Regels", {"regels": ["een\ntwee"]})

        assert compare_part(form_of(typed("regels=een%0D%0Atwee")), part, None) is None

    def test_tells_a_choice_that_is_gone_as_it_was_sent(self):
        data = typed("groep=7")

        part = ConflictPart("groep", "Groepen", {"groep": []})
        found = compare_part(form_of(data), part, None)

        assert (found.mine, found.now) == ("7", "")


class TestWhatStays:
    def test_is_what_stands_now_where_that_is_chosen(self):
        data = typed("kies-rij=nu&rij-0-naam=Mijn&rij-1-naam=Meer&reden=x")

        left = apply_part_choices(data, [ROWS])

        assert left.dict() == {"kies-rij": "nu", "reden": "x", "rij-0-naam": "Nu", "rij-0-van": "2"}
        assert "rij-1-naam" in data

    @pytest.mark.parametrize("choice", ["mijn", "", "onzin"])
    def test_is_what_was_typed_otherwise(self, choice):
        data = typed(f"kies-rij={choice}&rij-0-naam=Mijn")

        assert apply_part_choices(data, [ROWS]) is data
