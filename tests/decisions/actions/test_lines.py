"""The lines of an agenda item as one text: what stays, what changes and what goes."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.actions.agenda import join_lines, match_lines, number_lines, set_agenda_lines
from decisions.models import AgendaLine, LineKind
from municipalities.verification import verify_history
from tests import factories as make
from tests.environment import examples

POINT, QUESTION = LineKind.POINT, LineKind.QUESTION


@pytest.fixture
def item(world):
    return make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)


def texts(item, kind=POINT):
    return list(item.lines.filter(kind=kind).order_by("number").values_list("text", flat=True))


class TestSetLines:
    def test_adds_changes_and_takes_away(self, world, item):
        set_agenda_lines(item, POINT, ["een", "twee", "drie"], by=world.griffie)

        set_agenda_lines(item, POINT, ["een", "TWEE"], by=world.griffie)

        assert texts(item) == ["een", "TWEE"]
        assert AgendaLine.history.filter(text="drie", history_type="-").exists()
        assert list(verify_history([AgendaLine])) == []

    def test_leaves_the_lines_of_another_kind(self, world, item):
        set_agenda_lines(item, QUESTION, ["vraag"], by=world.griffie)

        set_agenda_lines(item, POINT, ["punt"], by=world.griffie)
        set_agenda_lines(item, POINT, [], by=world.griffie)

        assert (texts(item), texts(item, QUESTION)) == ([], ["vraag"])

    def test_writes_nothing_where_nothing_changed(self, world, item):
        line = make.AgendaLineFactory(item=item, kind=POINT, number=1, text="een\ntwee", note="oud")

        set_agenda_lines(item, POINT, ["een twee"], by=world.griffie)

        assert line.history.count() == 1
        assert texts(item) == ["een\ntwee"]

    def test_keeps_a_note_with_its_line_when_one_comes_before_it(self, world, item):
        make.AgendaLineFactory(item=item, kind=POINT, text="een", note="bij een", number=1)
        make.AgendaLineFactory(item=item, kind=POINT, text="twee", note="bij twee", number=2)

        set_agenda_lines(item, POINT, ["nul", "een", "twee"], by=world.griffie)

        notes = item.lines.order_by("number").values_list("text", "note")
        assert list(notes) == [("nul", ""), ("een", "bij een"), ("twee", "bij twee")]

    def test_of_another_council_is_refused_whole(self, world, item):
        with pytest.raises(PermissionDenied):
            set_agenda_lines(item, POINT, ["een"], by=world.other_griffie)

        assert texts(item) == []

    def test_of_a_public_item_needs_a_reason(self, world):
        public = make.AgendaItemFactory(dossier=world.dossier, body=world.council)
        line = make.AgendaLineFactory(item=public, kind=POINT, text="een")

        set_agenda_lines(public, POINT, ["anders"], by=world.griffie, reason="Tikfout.")

        assert line.history.latest().history_change_reason == "Tikfout."


class Row:
    def __init__(self, number, text):
        self.number, self.text = number, text


short = st.lists(st.sampled_from("abcd"), max_size=6)


@given(before=short, after=short)
@settings(max_examples=examples(60))
def test_lines_end_as_they_were_typed_with_numbers_that_only_rise(before, after):
    rows = [Row(2 * place + 1, text) for place, text in enumerate(before)]

    kept, gone = match_lines(rows, after)
    told = list(number_lines(kept))

    assert [text for _number, (_row, text) in told] == after
    assert {id(row) for row, _text in kept if row} | {id(row) for row in gone} == {
        id(row) for row in rows
    }
    numbers = [number for number, _line in told]
    assert numbers == sorted(set(numbers))
    assert all(row is None or number >= row.number for number, (row, _text) in told)


def test_a_line_is_one_line():
    assert join_lines("  een\n twee\tdrie ") == "een twee drie"
