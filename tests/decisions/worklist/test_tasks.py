"""Things to do in one shape: where each belongs, a part of them, and how many there are."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Decision
from decisions.worklist import TASK_SORTS, Waiting, count_tasks, list_sorts_of
from decisions.worklist.tasks import MOST_IN_MENU, TaskQuery
from tests import factories as make
from tests.decisions.web.workspace.test_needs import everything

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


class TestRowsOfAQuery:
    def test_say_where_they_belong_and_may_be_narrowed(self, world):
        own, other = world.decision(), world.decision(body=world.neighbour)
        tasks = TaskQuery(Decision.objects.order_by("pk"))

        assert [row for row, _home in tasks.read(0, 5)] == [own, other]
        assert {*tasks.homes} == {
            (world.dossier.pk, each.pk, None) for each in (world.council, world.neighbour)
        }
        narrow = tasks.of(body=world.neighbour.pk)
        assert [row for row, _home in narrow.read(0, 5)] == [other]
        assert tasks.of(dossier=world.dossier.pk + 1).homes == []

    def test_come_by_their_day_and_then_in_their_own_order(self, world):
        never, late, soon = (
            make.RoundFactory(dossier=world.dossier, due_on=day)
            for day in (None, date(2027, 1, 1), date(2026, 12, 1))
        )
        rows = type(never).objects.order_by("-pk")

        tasks = TaskQuery(rows, body="", due="due_on")

        assert [row for row, _home in tasks.read(0, 5)] == [soon, late, never]
        assert [home.due_on for home in tasks.homes] == [soon.due_on, late.due_on, None]


class TestEachSort:
    @pytest.mark.parametrize("sort", TASK_SORTS, ids=lambda sort: sort.slug)
    def test_tells_as_many_homes_as_rows_and_as_are_counted(self, world, sort):
        everything(world)
        make.ThemeFactory(dossier=world.dossier)
        readers = [world.griffie, world.collegian, world.redactie, world.beheer]

        for reader in [each for each in readers if sort.who(each)]:
            tasks = sort.ask(Waiting(reader, TODAY))
            read = tasks.read(0, 100)

            assert sorted(map(str, tasks.homes)) == sorted(str(home) for _row, home in read)
            assert count_tasks([sort], Waiting(reader, TODAY)) == len(read)


class TestTheNumberOfAll:
    def test_is_asked_in_one_query_and_one_for_what_lapsed(self, world):
        everything(world)
        waiting = Waiting(world.griffie, TODAY)
        sorts = [each for each in list_sorts_of(world.griffie) if not each.is_chore]
        told = sum(len(each.ask(waiting).homes) for each in sorts)

        with CaptureQueriesContext(connection) as asked:
            number = count_tasks(sorts, waiting)

        assert (number, len(asked)) == (told, 2)

    def test_stops_just_beyond_what_the_menu_tells(self, world):
        for _each in range(MOST_IN_MENU + 5):
            world.decision(draft=True)
        [drafts] = [each for each in TASK_SORTS if each.slug == "concepten"]

        assert count_tasks([drafts], Waiting(world.griffie, TODAY)) == MOST_IN_MENU + 1

    def test_of_nothing_asks_nothing(self, world):
        assert count_tasks([], Waiting(world.griffie, TODAY)) == 0
