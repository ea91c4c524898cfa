"""The ids of an exported folder."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from decisions.exchange.export_records import ExportIds, assign_export_ids, shorten_export_id
from decisions.exchange.folder.cells import ID

WORDS = st.text("abc-", min_size=1, max_size=90)


def group(pk, name, term=1):
    return SimpleNamespace(pk=pk, name=name, term_id=term)


def ids_of_groups(*groups):
    return assign_export_ids("groups", groups, {"terms": {1: "raad-2014"}})


class TestNames:
    @given(st.lists(WORDS, max_size=20))
    def test_gives_every_record_an_id_of_its_own_that_fits(self, wanted):
        names = ExportIds()

        given_names = [names.give(each) for each in wanted]

        assert len(set(given_names)) == len(wanted)
        assert all(len(each) <= 80 and ID.fullmatch(each) for each in given_names)

    @given(st.lists(WORDS, max_size=20))
    def test_gives_the_same_ids_to_the_same_wishes(self, wanted):
        one, other = ExportIds(), ExportIds()

        assert [one.give(each) for each in wanted] == [other.give(each) for each in wanted]

    def test_gives_what_was_asked_where_that_is_free(self):
        names = ExportIds()

        assert [names.give(each) for each in ("a", "a-2", "a", "a")] == ["a", "a-2", "a-3", "a-4"]


class TestFitting:
    def test_leaves_80_characters_alone(self):
        assert shorten_export_id("x" * 80) == "x" * 80

    def test_tells_two_long_names_apart_that_begin_alike(self):
        one, other = shorten_export_id("x" * 100 + "een"), shorten_export_id("x" * 100 + "twee")

        assert one != other
        assert len(one) == len(other) == 80


class TestIdsOf:
    def test_names_a_group_after_its_term(self):
        assert ids_of_groups(group(7, "Samen Één")) == {7: "raad-2014-samen-een"}

    def test_tells_groups_apart_whose_names_make_one_address(self):
        found = ids_of_groups(group(7, "Samen!"), group(8, "Samen?"), group(9, "合"))

        assert found == {7: "raad-2014-samen", 8: "raad-2014-samen-2", 9: "raad-2014-fractie"}

    def test_gives_none_to_a_group_whose_term_stays(self):
        assert ids_of_groups(group(7, "Samen", term=2)) == {}

    def test_keeps_the_key_of_a_source(self):
        source = SimpleNamespace(pk=3, key="brief_1")

        assert assign_export_ids("sources", [source], {}) == {3: "brief_1"}
