"""The rows of an exported folder, and the order in which they stand."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.exporting import TELLING, order_by_reference
from decisions.exchange.folder import TABLE_ORDER, TABLES

LINKS = st.lists(st.none() | st.integers(0, 7), max_size=8)


def chain(links):
    """Return records that each point to the record with the number given, or to none."""
    return [SimpleNamespace(pk=pk, base_id=link) for pk, link in enumerate(links)]


def order(links):
    return [record.pk for record in order_by_reference(chain(links), ("base",))]


def in_circle(links, pk):
    seen = set()
    while pk is not None and pk < len(links) and pk not in seen:
        seen.add(pk)
        pk = links[pk]
    return pk in seen


class TestTheOrderOfTables:
    def test_has_every_table_once(self):
        assert sorted(TABLE_ORDER) == sorted(TABLES)

    def test_puts_each_after_what_it_points_to(self):
        later = {("positions", "shown")}
        for place, name in enumerate(TABLE_ORDER):
            for column in TABLES[name].columns:
                if column.table and column.table != name and (name, column.name) not in later:
                    assert column.table in TABLE_ORDER[:place], (name, column.name)

    def test_names_telling_columns_that_exist(self):
        assert all(column in TABLES[table].names for table, column in TELLING)


class TestLeadsFirst:
    def test_keeps_the_order_where_nothing_leads(self):
        assert order([None, None, None]) == [0, 1, 2]

    def test_puts_what_others_point_to_before_them(self):
        assert order([2, None, 1]) == [1, 2, 0]

    @given(LINKS)
    def test_keeps_every_record_once_also_in_circles(self, links):
        assert sorted(order(links)) == list(range(len(links)))

    @given(LINKS)
    def test_never_puts_a_record_before_what_it_points_to(self, links):
        found = order(links)

        for pk, link in enumerate(links):
            if link is not None and link < len(links) and not in_circle(links, pk):
                assert found.index(link) < found.index(pk)

    @given(LINKS)
    def test_changes_nothing_the_second_time(self, links):
        once = order_by_reference(chain(links), ("base",))
        if not any(in_circle(links, pk) for pk in range(len(links))):
            assert order_by_reference(once, ("base",)) == once

    def test_takes_a_chain_longer_than_python_likes_to_go_down(self):
        links = [*range(1, 50_000), None]

        assert order(links) == list(reversed(range(50_000)))
