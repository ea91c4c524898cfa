"""Rows put in an order in which none comes before what it needs."""

from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.folder import FolderRow
from decisions.exchange.import_session import order_rows_by_reference

IDS = "abcdefgh"


def rows_of(leads):
    return [
        FolderRow("remarks.csv", line, {"id": key, "carried_from": lead, "base": base})
        for line, (key, (lead, base)) in enumerate(leads.items(), start=2)
    ]


def ids(rows):
    return "".join(row.id for row in rows)


class TestInOrder:
    def test_keeps_the_order_of_the_file_where_nothing_leads(self):
        rows = rows_of({"c": ("", ""), "a": ("", ""), "b": ("", "")})

        assert ids(order_rows_by_reference(rows, ("carried_from",))) == "cab"
        assert ids(order_rows_by_reference(rows, ())) == "cab"

    def test_puts_what_is_needed_first(self):
        rows = rows_of({"a": ("b", ""), "b": ("c", ""), "c": ("", ""), "d": ("", "")})

        assert ids(order_rows_by_reference(rows, ("carried_from",))) == "cbad"

    def test_follows_every_column(self):
        rows = rows_of({"a": ("b", "c"), "b": ("c", ""), "c": ("", "")})

        assert ids(order_rows_by_reference(rows, ("carried_from", "base"))) == "cba"

    def test_takes_a_chain_longer_than_python_likes_to_go_down(self):
        count = 5000
        leads = {f"r{place}": (f"r{place + 1}", "") for place in range(count)}

        ordered = order_rows_by_reference(rows_of(leads), ("carried_from",))

        assert ordered[0].id == f"r{count - 1}"

    @given(
        st.dictionaries(
            st.sampled_from(IDS),
            st.tuples(st.sampled_from(["", *IDS]), st.sampled_from(["", *IDS])),
        )
    )
    def test_keeps_every_row_once_also_in_circles(self, leads):
        rows = rows_of(leads)

        assert sorted(ids(order_rows_by_reference(rows, ("carried_from", "base")))) == sorted(leads)

    @given(st.permutations(range(8)), st.data())
    def test_never_puts_a_row_before_what_it_needs(self, order, data):
        leads = {}
        for place in order:
            below = st.sampled_from(["", *IDS[:place]])
            leads[IDS[place]] = (data.draw(below), data.draw(below))

        ordered = ids(order_rows_by_reference(rows_of(leads), ("carried_from", "base")))

        for key, needs in leads.items():
            assert all(ordered.index(each) < ordered.index(key) for each in needs if each)
