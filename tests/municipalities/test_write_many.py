"""Writing or deleting many at once leaves what each in turn leaves, or nothing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction

from decisions.models import Remark, RemarkKind
from municipalities.models import Population, Recess, Region, RegisterCounter, Source
from municipalities.search_index import SearchEntry
from municipalities.tracking import (
    Conflict,
    RowRefused,
    discard_many,
    discard_record,
    write_many,
    write_record,
    writing,
)
from municipalities.verification import find_breaches
from tests.factories import (
    DossierFactory,
    MembershipFactory,
    MunicipalityFactory,
    RegionFactory,
    SourceFactory,
    council,
)
from tests.people import beheer

pytestmark = pytest.mark.django_db
START = datetime(2030, 1, 1, tzinfo=UTC)


def each_in_turn(records, **told):
    return [write_record(each, **told) for each in records]


class TakenBack(Exception):
    """What a try left was looked at, and is undone."""


def left_by(write, *steps):
    """Return what is left of some steps, each a function that gives records to write: every row
    and every history row in order, keys told by who was first. Nothing of it stays."""
    by, left = beheer(), []
    counted = RegisterCounter.objects.values_list("number", flat=True).first() or 0
    try:
        with transaction.atomic():
            made = []
            for number, step in enumerate(steps):
                with time_machine.travel(START + number * timedelta(hours=1), tick=False):
                    made = write(step(made), by=by, reason=f"Stap {number}")
            model = type(made[0])
            left = [rows_of(model, made), rows_of(model.history.model, made)]
            left.append([(each.version, each._state.adding) for each in made])
            now = RegisterCounter.objects.values_list("number", flat=True).first() or 0
            left.append(now > counted)
            raise TakenBack
    except TakenBack:
        return left


def rows_of(model, made):
    places = {each.pk: place for place, each in enumerate(made)}
    order = "history_id" if hasattr(model, "history_id") else "id"
    rows = model.objects.filter(id__in=places).order_by(order).values()
    return [
        {name: value for name, value in each.items() if name != "history_id"}
        | {"id": places[each["id"]]}
        for each in rows
    ]


def sources(_made):
    return [Source(key=f"bron-{n}", title=f"  Stuk {n}  ", dated_on="2020-05") for n in range(5)]


def retitled(made):
    for each in made:
        each.title += ", verbeterd"
    return made


def some_of(made):
    """Two that stand, among two that are new."""
    made[0].title = "Anders"
    return [*sources(None)[:0], made[0], Source(key="n1", title="Een"), made[3],
            Source(key="n2", title="Twee")]  # fmt: skip


class TestLeavesWhatOneByOneLeaves:
    @pytest.mark.parametrize(
        "steps",
        [(sources,), (sources, retitled), (sources, retitled, retitled), (sources, some_of)],
        ids=["new", "changed", "changed twice", "new among changed"],
    )
    def test_row_by_row_and_history_row_by_history_row(self, steps):
        assert left_by(write_many, *steps) == left_by(each_in_turn, *steps)

    def test_of_records_with_a_date_whose_days_are_derived(self):
        town, source = MunicipalityFactory(), SourceFactory()

        def populations(_made):
            return [
                Population(municipality=town, source=source, dated_on=f"{year}-01-01",
                           inhabitants=1000 + year)
                for year in range(2010, 2020)
            ]  # fmt: skip

        def approximate(made):
            for each in made:
                each.is_approximate, each.dated_on = True, each.dated_on[:7] + "~"
            return made

        steps = (populations, approximate)
        assert left_by(write_many, *steps) == left_by(each_in_turn, *steps)

    def test_of_records_of_a_dossier(self):
        dossier = DossierFactory()
        body = council(dossier.region)

        def remarks(_made):
            return [
                Remark(dossier=dossier, body=body, kind=RemarkKind.WISH, text=f"Wens {n}",
                       dated_on="2020-02")
                for n in range(7)
            ]  # fmt: skip

        assert left_by(write_many, remarks) == left_by(each_in_turn, remarks)

    def test_of_more_than_one_batch_and_the_history_tells_the_truth(self, monkeypatch):
        monkeypatch.setattr("municipalities.tracking.MANY", 3)
        made = write_many(sources(None), by=beheer())
        write_many(retitled(made), by=beheer(), reason="Verbeterd.")

        assert Source.objects.filter(version=2).count() == 5
        assert list(find_breaches(Source)) == []

    def test_of_nothing(self):
        assert write_many([], by=beheer()) == []

    def test_dates_the_history_upwards_when_the_clock_stands_still(self):
        with time_machine.travel(START, tick=False):
            made = write_many(sources(None), by=beheer())
            write_many(retitled(made), by=beheer())

        first, last = made[0].history.order_by("history_id")
        assert (first.history_date, last.history_date) == (
            START,
            START + timedelta(microseconds=1),
        )

    def test_in_statements_that_do_not_grow_with_the_records(self, django_assert_max_num_queries):
        by = beheer()
        with django_assert_max_num_queries(12):
            write_many([Source(key=f"veel-{n}", title="Stuk") for n in range(300)], by=by)

    def test_in_statements_that_do_not_grow_with_what_is_changed_either(
        self, django_assert_max_num_queries
    ):
        by = beheer()
        few, many = (
            write_many([Source(key=f"{name}-{n}", title="Stuk") for n in range(number)], by=by)
            for name, number in (("weinig", 2), ("veel", 90))
        )
        with django_assert_max_num_queries(100) as asked:
            write_many(retitled(few), by=by)
        with django_assert_max_num_queries(len(asked)):
            write_many(retitled(many), by=by)
        assert Source.objects.filter(title="Stuk, verbeterd").count() == 92


class TestRefusesAllOfIt:
    def refused(self, records, **told):
        before = Source.history.count(), Region.history.count()
        with pytest.raises(RowRefused) as refusal:
            write_many(records, by=beheer(), **told)
        assert (Source.history.count(), Region.history.count()) == before
        assert all(each.pk is None and each._state.adding for each in records)
        return refusal.value

    def test_for_a_field_that_is_wrong(self):
        records = sources(None)
        records[3].title = ""

        refusal = self.refused(records)

        assert refusal.row == 4
        assert refusal.messages == ["Rij 4 (bron): titel: Dit veld kan niet leeg zijn"]

    def test_for_text_that_is_not_stored(self):
        records = sources(None)
        records[1].title = "On\u200bzichtbaar"

        assert self.refused(records).messages[0].startswith("Rij 2 (bron): titel: Op plaats 3")

    def test_for_what_stands_already(self):
        SourceFactory(key="bron-2")

        refusal = self.refused(sources(None))

        assert refusal.row == 3
        assert "bestaat al" in refusal.messages[0]

    def test_for_two_alike_in_one_call(self):
        records = sources(None)
        records[4].key = records[0].key

        refusal = self.refused(records)

        assert refusal.row == 5
        assert "bestaat al" in refusal.messages[0]

    def test_for_a_constraint_with_its_own_sentence(self):
        town = MunicipalityFactory()
        first, last = START.date(), (START - timedelta(days=1)).date()
        wrong = Recess(municipality=town, name="Terug", first_on=first, last_on=last)

        with pytest.raises(RowRefused, match="laatste dag ligt niet vóór de eerste") as refusal:
            write_many([wrong], by=beheer())

        assert refusal.value.row == 1

    def test_for_a_key_that_leads_nowhere(self):
        records = sources(None)
        records[2].region_id = 987654

        refusal = self.refused(records)

        assert refusal.row == 3
        assert "regio" in refusal.messages[0]

    def test_in_a_later_batch(self, monkeypatch):
        monkeypatch.setattr("municipalities.tracking.MANY", 2)
        records = sources(None)
        records[4].key = records[0].key

        assert self.refused(records).row == 5

    @pytest.mark.parametrize("by", [None])
    def test_for_who_is_unknown(self, by):
        with pytest.raises(ValidationError, match="Wie dit vastlegt is onbekend"):
            write_many(sources(None), by=by)

    def test_where_somebody_replaced_one_meanwhile(self):
        by = beheer()
        mine = write_many(sources(None), by=by)
        theirs = Source.objects.get(pk=mine[1].pk)
        theirs.title = "Van de ander"
        write_record(theirs, by=by)

        with pytest.raises(Conflict) as refusal:
            write_many(retitled(mine), by=by)

        assert refusal.value.instance is mine[1]
        assert refusal.value.current.title == "Van de ander"
        assert [each.version for each in mine] == [1] * 5
        assert Source.objects.get(pk=mine[0].pk).version == 1

    def test_where_somebody_deleted_one_meanwhile(self):
        mine = write_many(sources(None), by=beheer())
        discard_record(Source.objects.get(pk=mine[1].pk), by=beheer())

        with pytest.raises(Conflict) as refusal:
            write_many(retitled(mine), by=beheer())

        assert (refusal.value.instance, refusal.value.current) == (mine[1], None)
        assert Source.objects.filter(title__endswith="verbeterd").count() == 0

    def test_for_a_change_to_what_another_has(self):
        mine = write_many(sources(None), by=beheer())
        mine[3].key = mine[0].key

        with pytest.raises(RowRefused, match="bestaat al") as refusal:
            write_many(retitled(mine), by=beheer())

        assert refusal.value.row == 4
        assert [each.version for each in mine] == [1] * 5
        assert Source.objects.filter(title__endswith="verbeterd").count() == 0
        assert Source.history.count() == 5

    def test_with_all_else_of_the_write_that_it_is_in(self):
        by = beheer()
        with pytest.raises(RowRefused), writing():
            write_record(Region(slug="erbij", name="Erbij"), by=by)
            write_many([Source(key="x", title="")], by=by)

        assert not Region.objects.filter(slug="erbij").exists()

    def test_where_one_stands_in_it_twice_or_they_are_of_two_kinds(self):
        one = Source(key="x", title="Een")
        with pytest.raises(ValueError, match="each of them once"):
            write_many([one, one], by=beheer())
        with pytest.raises(ValueError, match="one model"):
            write_many([one, Region(slug="r", name="R")], by=beheer())


class TestCounts:
    @pytest.mark.parametrize(
        ("record", "is_raised"),
        [(Region(slug="geteld", name="Geteld"), True), (Source(key="s", title="S"), False)],
    )
    def test_the_register_where_a_new_record_shows(self, record, is_raised):
        by = beheer()
        RegionFactory()
        before = RegisterCounter.objects.get().number

        write_many([record], by=by)

        assert (RegisterCounter.objects.get().number > before) == is_raised


# Deleting many.


def discard_each_in_turn(records, **told):
    for each in records:
        discard_record(each, **told)


def left_by_discarding(discard, make, some=slice(None), changes=0):
    """Return what is left of records that were made, changed so many times, and deleted or some of
    them: every history row in order, keys told by who was first, what still stands and is found,
    the records in memory, and by how much the register's counter rose. Nothing of it stays."""
    by, left = beheer(), []
    try:
        with transaction.atomic():
            with time_machine.travel(START, tick=False):
                made = make(None)
                for number in range(changes + 1):
                    made = write_many(made, by=by, reason=f"Stap {number}")
            model, places = type(made[0]), {each.pk: place for place, each in enumerate(made)}
            counted = count_register()
            with time_machine.travel(START, tick=False):
                discard(made[some], by=by, reason=" Dubbel. ")
            left.append(rows_told_by_place(model.history.order_by("history_id"), places))
            left.append(rows_told_by_place(model.objects.order_by("id"), places))
            entries = SearchEntry.objects.filter(kind=model._meta.model_name)
            found = entries.filter(record_id__in=places).values_list("record_id", flat=True)
            left.append(sorted(places[key] for key in found))
            left.append([(each.version, each._state.adding, each.pk is None) for each in made])
            left.append(count_register() > counted)
            left.append(list(find_breaches(model)))
            raise TakenBack
    except TakenBack:
        return left


def rows_told_by_place(rows, places):
    return [
        {name: value for name, value in each.items() if name != "history_id"}
        | {"id": places[each["id"]]}
        for each in rows.filter(id__in=places).values()
    ]


def count_register():
    return RegisterCounter.objects.values_list("number", flat=True).first() or 0


class TestDeletingLeavesWhatOneByOneLeaves:
    @pytest.mark.parametrize("changes", [0, 1, 2])
    @pytest.mark.parametrize(
        "some",
        [slice(None), slice(None, None, -1), slice(1, 4), slice(0, 5, 2), slice(0, 0)],
        ids=["all", "the last first", "some", "every other", "none"],
    )
    def test_history_row_by_history_row(self, some, changes):
        told = {"make": sources, "some": some, "changes": changes}
        left = left_by_discarding(discard_many, **told)

        assert left == left_by_discarding(discard_each_in_turn, **told)
        assert left[-1] == []

    def test_of_records_of_a_dossier_and_of_their_words(self):
        dossier = DossierFactory()
        body = council(dossier.region)

        def remarks(_made):
            return [
                Remark(dossier=dossier, body=body, kind=RemarkKind.WISH, text=f"Wens {n}",
                       dated_on="2020-02")
                for n in range(7)
            ]  # fmt: skip

        left = left_by_discarding(discard_many, remarks, slice(2, 6))
        assert left == left_by_discarding(discard_each_in_turn, remarks, slice(2, 6))
        assert left[2] == [0, 1, 6]

    def test_of_what_shows_in_the_register(self):
        def regions(_made):
            return [Region(slug=f"r{n}", name=f"Regio {n}") for n in range(3)]

        left = left_by_discarding(discard_many, regions)
        assert left == left_by_discarding(discard_each_in_turn, regions)

    def test_of_more_than_one_batch(self, monkeypatch):
        monkeypatch.setattr("municipalities.tracking.MANY", 2)
        left = left_by_discarding(discard_many, sources)

        assert left == left_by_discarding(discard_each_in_turn, sources)

    def test_of_what_rests_on_another_that_comes_after_it(self):
        first, later = self.carried()

        discard_many([later, first], by=beheer(), reason="Dubbel.")

        assert not Remark.objects.exists()
        gone = Remark.history.filter(history_type="-").order_by("history_id")
        assert [each.history_change_reason for each in gone] == ["Dubbel."] * 2

    def test_and_refuses_what_rests_on_another_that_comes_before_it(self):
        first, later = self.carried()

        with pytest.raises(ValidationError, match="Andere gegevens rusten hierop"):
            discard_many([first, later], by=beheer(), reason="Dubbel.")

        assert Remark.objects.count() == 2

    @staticmethod
    def carried():
        dossier = DossierFactory()
        body = council(dossier.region)
        told = {"dossier": dossier, "body": body, "kind": RemarkKind.WISH, "dated_on": "2020"}
        first = write_record(Remark(text="Bomen", **told), by=beheer())
        return first, write_record(Remark(text="Bomen", carried_from=first, **told), by=beheer())

    def test_in_statements_that_do_not_grow_with_the_records(self, django_assert_max_num_queries):
        by = beheer()
        few, many = (
            write_many([Source(key=f"{name}-{n}", title="Stuk") for n in range(number)], by=by)
            for name, number in (("weinig", 2), ("veel", 90))
        )
        with django_assert_max_num_queries(100) as asked:
            discard_many(few, by=by)
        with django_assert_max_num_queries(len(asked)):
            discard_many(many, by=by)


class TestDeletingRefusesAllOfIt:
    def refused(self, records, error, match=None, by=None):
        stood = [(each.version, each.pk) for each in records]
        before = Source.history.count(), Region.history.count(), count_register()
        with pytest.raises(error, match=match) as refusal:
            discard_many(records, by=by or beheer(), reason="Dubbel.")
        assert (Source.history.count(), Region.history.count(), count_register()) == before
        assert [(each.version, each.pk) for each in records] == stood
        return refusal.value

    @pytest.mark.parametrize("batch", [1, 2, 1000])
    def test_where_somebody_replaced_one_meanwhile(self, batch, monkeypatch):
        monkeypatch.setattr("municipalities.tracking.MANY", batch)
        by = beheer()
        mine = write_many(sources(None), by=by)
        theirs = Source.objects.get(pk=mine[3].pk)
        theirs.title = "Van de ander"
        write_record(theirs, by=by)

        refusal = self.refused(mine, Conflict)

        assert refusal.instance is mine[3]
        assert refusal.current.title == "Van de ander"
        assert Source.objects.filter(pk__in=[each.pk for each in mine]).count() == 5

    def test_where_somebody_deleted_one_meanwhile(self):
        mine = write_many(sources(None), by=beheer())
        discard_record(Source.objects.get(pk=mine[1].pk), by=beheer())

        assert self.refused(mine, Conflict).current is None

    @pytest.mark.parametrize("batch", [2, 1000])
    def test_where_a_record_is_new_or_is_read_twice(self, batch, monkeypatch):
        monkeypatch.setattr("municipalities.tracking.MANY", batch)
        mine = write_many(sources(None), by=beheer())

        self.refused([*mine, Source(key="x", title="Nieuw")], Conflict)
        self.refused([*mine, Source.objects.get(pk=mine[0].pk)], Conflict)

    def test_what_other_records_rest_on(self):
        home, free = MembershipFactory().region, RegionFactory()

        self.refused([free, home], ValidationError, "Andere gegevens rusten hierop")

    def test_for_who_is_unknown_and_a_reason_that_is_too_long(self):
        mine = write_many(sources(None), by=beheer())
        with pytest.raises(ValidationError, match="Wie dit vastlegt is onbekend"):
            discard_many(mine, by=None)
        with pytest.raises(ValidationError, match="Een reden telt hoogstens"):
            discard_many(mine, by=beheer(), reason="x" * 2001)
        assert Source.objects.filter(key__startswith="bron-").count() == 5

    def test_with_all_else_of_the_write_that_it_is_in(self):
        mine = write_many([Source(key=f"weg-{n}", title="Weg") for n in range(5)], by=beheer())
        home = MembershipFactory().region
        with pytest.raises(ValidationError), writing():
            discard_many(mine, by=beheer())
            discard_many([home], by=beheer())

        assert Source.objects.filter(key__startswith="weg-").count() == 5

    def test_where_one_stands_in_it_twice_or_they_are_of_two_kinds(self):
        one = write_record(Source(key="x", title="Een"), by=beheer())
        with pytest.raises(ValueError, match="each of them once"):
            discard_many([one, one], by=beheer())
        with pytest.raises(ValueError, match="one model"):
            discard_many([one, RegionFactory()], by=beheer())


class TestDeletingCounts:
    def test_the_register_once_for_all_of_them(self):
        mine = write_many([Region(slug=f"r{n}", name=f"R{n}") for n in range(4)], by=beheer())
        before = count_register()

        discard_many(mine, by=beheer())

        assert count_register() == before + 1
