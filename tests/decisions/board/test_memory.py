"""What a process keeps of a dossier, and when it reads again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record
from decisions.board import with_cache_state
from decisions.board.cache import (
    BoundedCache,
    count_kept_rows,
    get_material,
    get_part,
    material_cache,
)
from decisions.history import SpokenRecords, read_evidence
from decisions.models import Dossier, Position
from municipalities.actions.register import save_register_record
from tests import factories as make
from tests.decisions.board.scenes import DAY, board_of, scene
from tests.people import NOW, beheer, griffie, public


def found(dossier):
    """The dossier as a page finds it."""
    return with_cache_state(Dossier.objects.filter(pk=dossier.pk)).get()


@pytest.mark.django_db(transaction=True)
class TestOutsideATransaction:
    def test_a_second_board_asks_only_whether_anything_was_written(self, django_assert_num_queries):
        dossier = scene(2)
        first = board_of(found(dossier))

        with django_assert_num_queries(1):
            second = board_of(found(dossier))

        assert second.councils == first.councils

    def test_any_write_makes_it_read_again(self):
        dossier = scene(1)
        before = board_of(found(dossier)).columns[0].support.outcome
        position = Position.objects.get()
        correct_record(
            position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
        )

        assert (before, board_of(found(dossier)).columns[0].support.outcome) == ("ja", "nee")

    def test_a_write_in_another_dossier_leaves_it_kept(self, django_assert_num_queries):
        dossier, other = scene(1), scene(1)
        board_of(found(dossier))
        position = other.positions.get()
        correct_record(
            position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
        )

        with django_assert_num_queries(1):
            board_of(found(dossier))

    def test_a_new_source_leaves_it_kept(self, django_assert_num_queries):
        dossier = scene(1)
        board_of(found(dossier))
        make.SourceFactory()

        with django_assert_num_queries(1):
            board_of(found(dossier))

    def test_a_write_of_the_register_makes_it_read_again(self):
        dossier = scene(1)
        before = board_of(found(dossier)).councils[0].body.name
        council = dossier.positions.get().body
        council.name = "Anders genoemd"
        save_register_record(council, by=beheer(), reason="Andere naam.")

        after = board_of(found(dossier)).councils[0].body.name
        assert (before != after, after) == (True, "Anders genoemd")

    def test_a_changed_source_makes_it_read_again(self):
        dossier = scene(1)
        source = make.SourceFactory()
        before = found(dossier).register_counted
        source.title = "Anders genoemd"
        save_register_record(source, by=beheer(), reason="Andere titel.")

        assert found(dossier).register_counted > before

    def test_the_end_of_an_embargo_makes_it_read_again(self):
        dossier = scene(1)
        later = make.council(dossier.region)
        make.PositionFactory(
            dossier_of=dossier,
            spoken_by=later,
            subject=dossier.subjects.get(),
            decision=make.DecisionFactory(dossier=dossier, body=later, draft=True),
            draft=True,
        )
        decision = later.decisions.get()
        make.publish_row(decision, public_from=NOW + timedelta(hours=1))

        moments = [NOW + timedelta(minutes=wait) for wait in (0, 59, 60)]
        boards = [board_of(found(dossier), reader=public(at)) for at in moments]
        told = [row.cells[0] for board in boards for row in board.councils if row.body == later]

        assert [cell.is_known for cell in told] == [False, False, True]

    def test_a_reader_never_gets_what_another_may_see(self):
        dossier = scene(1)
        council = dossier.positions.get().body
        draft = make.DecisionFactory(
            dossier=dossier, body=council, draft=True, dated_on="2017-05-20"
        )
        make.PositionFactory(
            dossier_of=dossier,
            spoken_by=council,
            subject=dossier.subjects.get(),
            decision=draft,
            stance="tegen",
            draft=True,
        )
        own = griffie(council.municipality)

        mine = board_of(found(dossier), reader=own).councils[0].cells[0].stance
        theirs = board_of(found(dossier)).councils[0].cells[0].stance

        assert (mine, theirs) == ("tegen", "voor")

    def test_it_keeps_no_more_than_it_should(self, django_assert_num_queries):
        dossier = found(scene(1))
        first, *_, last = moments = [
            NOW - timedelta(days=days) for days in range(material_cache.most + 1)
        ]
        for moment in moments:
            get_material(dossier, reader=public(), known_at=moment)

        with django_assert_num_queries(0):
            get_material(dossier, reader=public(), known_at=last)
        with CaptureQueriesContext(connection) as asked:
            get_material(dossier, reader=public(), known_at=first)
        assert asked


def places_of(dossier, reader=None):
    """The places of every position, as a page reads them."""
    condition = Q(position__isnull=False)
    return get_part(dossier, read_evidence, condition, reader=reader or public())


@pytest.mark.django_db(transaction=True)
class TestAPartOfADossier:
    def test_is_read_once_for_all_who_see_the_same(self, django_assert_num_queries):
        dossier = scene(1)
        first = places_of(found(dossier))

        with django_assert_num_queries(1):
            second = places_of(found(dossier), public(NOW + timedelta(minutes=1)))

        assert second is first

    def test_is_read_again_after_any_write(self):
        dossier = scene(1)
        position = Position.objects.get()
        before = len(places_of(found(dossier))["position", position.pk])
        make.EvidenceFactory(position=position)

        assert len(places_of(found(dossier))["position", position.pk]) == before + 1

    def test_is_another_one_for_who_sees_more(self):
        dossier = scene(1)
        position = Position.objects.get()
        closed = make.SourceFactory(is_public=False, municipality=position.body.municipality)
        make.EvidenceFactory(position=position, source=closed)
        own = griffie(position.body.municipality)

        told = [places_of(found(dossier), reader) for reader in (own, public())]

        last = [places["position", position.pk][-1].source_title for places in told]
        assert last == [closed.title, None]

    def test_of_what_follows_nothing_is_compared(self):
        dossier, asked = found(scene(1)), []

        def read(_dossier, name, *, given, **_scope):
            asked.append((name, given))
            return [name]

        for name, given in (("a", 1), ("a", 2), ("b", 3)):
            get_part(dossier, read, name, follows={"given": given}, reader=public())

        assert asked == [("a", 1), ("b", 3)]


@pytest.mark.django_db
class TestInsideATransaction:
    def test_nothing_is_kept(self):
        found_once, numbers = found(scene(1)), []

        for _ in range(2):
            with CaptureQueriesContext(connection) as asked:
                board_of(found_once, day=DAY)
            numbers.append(len(asked))

        assert numbers[0] == numbers[1] > 0


class TestMemory:
    def test_makes_once_what_still_holds(self):
        memory, made = BoundedCache(2), iter("abc")

        told = [memory.get("key", NOW, lambda: next(made), None) for _ in range(2)]

        assert told == ["a", "a"]

    def test_makes_anew_when_the_moment_has_come(self):
        memory, made = BoundedCache(2), iter("abc")
        end = NOW + timedelta(minutes=1)

        told = [
            memory.get("key", at, lambda: next(made), end)
            for at in (NOW, end - timedelta(microseconds=1), end)
        ]

        assert told == ["a", "a", "b"]

    def test_drops_the_oldest(self):
        memory = BoundedCache(2)
        for key in "abc":
            memory.keep(key, key, None)

        assert list(memory.kept) == ["b", "c"]

    def test_holds_no_more_rows_than_it_should(self):
        memory = BoundedCache(10, count_kept_rows)
        for key, number in (("a", 3), ("b", 3), ("a", 1), ("c", 5), ("d", 30)):
            memory.keep(key, list(range(number)), None)
            assert memory.weight == sum(1 + len(made) for made, *_ in memory.kept.values()) <= 10

        assert list(memory.kept) == []


def test_rows_are_counted_in_lists_by_key_and_in_parts():
    part = SpokenRecords({1: "act"}, ("entry", "entry"))

    assert [count_kept_rows(each) for each in ([1, 2], {"a": (1, 2), "b": ()}, None, part)] == [
        *(3, 5, 1, 6),
    ]
