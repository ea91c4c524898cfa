"""Places as a page tells them: in the order of the text, each spot once, nothing twice."""

import pytest

from decisions.history import group_places
from decisions.models import Evidence


def place(key, where="alinea 1", said="Zo.", *, source=1, order=None, quote="", reads="", **target):
    """Return a place as a page reads it, unsaved: of decision 1 unless told otherwise."""
    target = {f"{name}_id": value for name, value in (target or {"decision": 1}).items()}
    texts = {"place": where, "summary": said, "quote": quote, "reads_stance": reads}
    made = Evidence(pk=key, source_id=source, **texts, **target)
    made.paragraph_order = order
    return made


def spots(*places):
    return [(group.place.source_id, group.place.place) for group in group_places(places)]


def told(*places):
    """Return (words, keys of the places that stand for a record) of the only spot."""
    [group] = group_places(places)
    return [(each.words, tuple(p.pk for p in each.shown)) for each in group.statements]


class TestTheOrder:
    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([(1, "b", None), (2, "a", None)], ["b", "a"]),
            ([(1, "b", 7), (2, "a", 3)], ["a", "b"]),
            ([(1, "los", None), (2, "b", 7), (3, "a", 3)], ["a", "b", "los"]),
            ([(1, "a", None), (2, "b", 2), (3, "a", 9)], ["b", "a"]),
            ([], []),
        ],
        ids=["as recorded", "as the text", "loose ones last", "tied by one of them", "nothing"],
    )
    def test_is_that_of_the_text_else_of_recording(self, rows, expected):
        found = spots(*(place(key, where, order=order) for key, where, order in rows))

        assert [where for _source, where in found] == expected

    def test_keeps_one_document_together(self):
        rows = (place(1, "a", source=5), place(2, "b", source=4), place(3, "c", source=5))

        assert spots(*rows) == [(5, "a"), (5, "c"), (4, "b")]


class TestAStatement:
    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([place(1, decision=1), place(2, position=1)], [(("Zo.",), (1, 2))]),
            ([place(1, decision=1), place(2, decision=1)], [(("Zo.",), (1,))]),
            (
                [place(1, decision=1), place(2, said="Ook zo.", decision=1)],
                [(("Zo.", "Ook zo."), (1,))],
            ),
            (
                [place(1, decision=1), place(2, said="Anders.", decision=2)],
                [(("Zo.",), (1,)), (("Anders.",), (2,))],
            ),
            (
                [place(1, position=1, reads="voor"), place(2, position=1, reads="tegen")],
                [(("Zo.",), (1, 2))],
            ),
            ([place(1, position=1), place(2, remark=1)], [(("Zo.",), (1, 2))]),
        ],
        ids=["two records", "twice the same", "one told twice", "apart", "two readings", "kinds"],
    )
    def test_stands_once_with_each_record_once(self, rows, expected):
        assert told(*rows) == expected

    def test_has_each_quote_once(self):
        [group] = group_places([place(1, quote="nee"), place(2, quote="nee", decision=2)])

        assert [each.quotes for each in group.statements] == [("nee",)]
