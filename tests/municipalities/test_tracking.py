"""The history layer: row and history as one, compare and swap, rising dates, what was known."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from municipalities.models import Body, Municipality, Region, Source, User
from municipalities.roles import Reader
from municipalities.tracking import (
    Conflict,
    discard_record,
    refusable_part,
    reword_refusal,
    write_record,
    writing,
)
from tests.factories import MembershipFactory, RegionFactory, SourceFactory
from tests.people import NOW, beheer

pytestmark = pytest.mark.django_db
START = datetime(2030, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def at(moment):
    return time_machine.travel(moment, tick=False)


def region(name="Verzonnen regio", moment=START):
    """A region that was recorded at `moment`."""
    by = beheer()
    with at(moment):
        return write_record(Region(slug=f"r-{Region.history.count()}", name=name), by=by)


def rename(record, name, moment, **fields):
    by = beheer()
    record.name = name
    with at(moment):
        return write_record(record, by=by, **fields)


def fresh(record):
    return type(record)._base_manager.get(pk=record.pk)


class TestWrite:
    def test_keeps_who_when_and_why_with_every_version(self):
        record = region("Een")

        rename(record, "Twee", START + HOUR, reason="Verkeerd overgenomen.")

        last, first = record.history.order_by("-history_id")
        assert (first.history_type, first.name, first.version) == ("+", "Een", 1)
        assert (last.history_type, last.name, last.version) == ("~", "Twee", 2)
        assert last.history_user == User.objects.get(username="beheer")
        assert last.history_date == START + HOUR
        assert last.history_change_reason == "Verkeerd overgenomen."

    def test_leaves_neither_row_nor_history_when_something_fails_after_the_save(self):
        def fail(**kwargs):
            raise RuntimeError("after the row and its history")

        by, before = beheer(), Source.history.count()
        post_save.connect(fail, sender=Source)
        try:
            with pytest.raises(RuntimeError):
                write_record(Source(key="bron-x", title="Een stuk"), by=by)
        finally:
            post_save.disconnect(fail, sender=Source)

        assert not Source.objects.filter(key="bron-x").exists()
        assert Source.history.count() == before

    def test_leaves_the_old_row_when_a_change_fails_after_the_save(self):
        record, by = region("Een"), beheer()
        record.name = "Twee"

        with pytest.raises(RuntimeError), transaction.atomic():
            write_record(record, by=by)
            raise RuntimeError

        assert fresh(record).name == "Een"
        assert record.history.count() == 1

    def test_refuses_a_version_that_somebody_else_replaced_and_shows_what_stands(self):
        mine = region("Een")
        theirs = fresh(mine)
        rename(theirs, "Van de ander", START + HOUR)

        with pytest.raises(Conflict) as refused:
            rename(mine, "Van mij", START + HOUR * 2)

        assert refused.value.instance is mine
        assert refused.value.current.name == "Van de ander"
        assert mine.name == "Van mij"
        assert fresh(mine).name == "Van de ander"
        assert mine.history.count() == 2

    def test_refuses_a_record_that_was_deleted_meanwhile(self):
        mine = region()
        discard_record(fresh(mine), by=beheer(), reason="Dubbel.")

        with pytest.raises(Conflict) as refused:
            write_record(mine, by=beheer())

        assert refused.value.current is None

    @pytest.mark.parametrize("by", [None, Reader(at=NOW, is_beheer=True)])
    def test_refuses_a_writer_who_is_unknown(self, by):
        with pytest.raises(ValidationError, match="Wie dit vastlegt is onbekend"):
            write_record(Region(slug="r", name="Een"), by=by)

        assert not Region.objects.filter(slug="r").exists()

    def test_keeps_the_version_of_a_record_whose_write_was_refused(self):
        record = region("Een")
        record.name = "Twee"

        with pytest.raises(ValidationError):
            write_record(record, by=None)

        assert record.version == 1
        assert write_record(record, by=beheer()).version == 2

    @pytest.mark.parametrize("step", [-HOUR * 2, timedelta(0)])
    def test_dates_the_history_upwards_when_the_clock_steps_back_or_stands_still(self, step):
        record = region("Een")

        rename(record, "Twee", START + step)
        rename(record, "Drie", START + step)

        dates = list(record.history.order_by("history_id").values_list("history_date", flat=True))
        assert dates == [START + timedelta(microseconds=n) for n in range(3)]

    def test_keeps_a_long_reason_whole(self):
        reason = "Want " + "zo was het. " * 120

        record = rename(region(), "Twee", START + HOUR, reason=reason)

        assert len(reason) > 200
        assert record.history.latest().history_change_reason == reason.strip()

    @pytest.mark.parametrize(
        "reason", ["nul\x00", "half \ud800", "\u200b", "om\u202ekeer", "x" * 2001]
    )
    def test_refuses_a_reason_that_cannot_be_read_later(self, reason):
        record = region("Een")

        with pytest.raises(ValidationError):
            rename(record, "Twee", START + HOUR, reason=reason)

        assert fresh(record).name == "Een"

    def test_says_in_dutch_that_two_recorded_the_same_at_once(self, monkeypatch):
        region_made = region()
        for check in ("full_clean", "validate_constraints"):
            monkeypatch.setattr(Region, check, lambda self, **kwargs: None)

        with pytest.raises(ValidationError, match="tegelijk hetzelfde"):
            write_record(Region(slug=region_made.slug, name="Twee"), by=beheer())

    def test_asks_as_many_questions_with_many_records_as_with_one(self):
        def cost(record):
            with CaptureQueriesContext(connection) as asked:
                write_record(record, by=by)
            return len(asked)

        by, record = beheer(), region()
        alone = cost(record)
        for _ in range(10):
            write_record(region(), by=by)
            write_record(record, by=by)

        assert cost(record) == alone


class TestAWrite:
    """Of several records: all or nothing, and what stands in the way is told after the rollback."""

    def test_is_one_transaction_without_savepoints(self):
        by = beheer()
        with CaptureQueriesContext(connection) as asked, writing():
            for number in range(3):
                write_record(Region(slug=f"r-{number}", name="Een"), by=by)

        told = [each["sql"].split()[0] for each in asked.captured_queries]
        assert (told.count("SAVEPOINT"), told[0], told[-1]) == (1, "SAVEPOINT", "RELEASE")
        assert "registercounter" in asked.captured_queries[-2]["sql"]

    def test_that_is_refused_says_why_once_everything_is_rolled_back(self):
        by, standing = beheer(), MembershipFactory()
        before = Region.objects.count()

        with pytest.raises(ValidationError, match="Over deze dag staat de deelname"), writing():
            write_record(Region(slug="eerst", name="Eerst"), by=by)
            write_record(twin_of(standing), by=by)

        assert Region.objects.count() == before

    def test_names_the_constraint_where_both_were_of_the_same_write(self):
        by, standing = beheer(), MembershipFactory()
        other = RegionFactory()

        with pytest.raises(ValidationError, match="Over deze dag staat de deelname"), writing():
            for each in (twin_of(standing), twin_of(standing)):
                each.region = other
                write_record(each, by=by)

    def test_goes_on_after_a_part_that_was_refused(self):
        by, standing = beheer(), region()
        with writing():
            write_record(Region(slug="eerst", name="Eerst"), by=by)
            with pytest.raises(ValidationError), refusable_part():
                write_record(Region(slug="half", name="Half"), by=by)
                write_record(Region(slug=standing.slug, name="Dubbel"), by=by)
            write_record(Region(slug="daarna", name="Daarna"), by=by)

        found = set(Region.objects.values_list("slug", flat=True))
        assert {"eerst", "daarna"} <= found
        assert "half" not in found

    def test_does_not_go_on_after_a_refusal_that_was_caught_inside(self):
        by, before = beheer(), Region.objects.count()

        with pytest.raises(RuntimeError), writing():
            write_record(Region(slug="eerst", name="Eerst"), by=by)
            with suppress(ValidationError):
                write_record(Region(slug="half", name="Half"), by=None)

        assert Region.objects.count() == before

    def test_lets_others_retell_what_only_the_database_knows(self):
        by, standing = beheer(), region()
        made = Region(slug=standing.slug, name="Dubbel")
        made.full_clean = lambda **kwargs: None

        def told(error):
            return ValidationError(f"Punt 1: {' '.join(error.messages)}")

        with pytest.raises(ValidationError) as refused, writing(), reword_refusal(told):
            write_record(made, by=by)

        [sentence] = refused.value.messages
        assert sentence.startswith("Punt 1: Iemand anders legde tegelijk hetzelfde vast")


def twin_of(record):
    """Return an unsaved record that says the same."""
    fields = record._meta.concrete_fields[1:]
    return type(record)(**{each.attname: getattr(record, each.attname) for each in fields})


@pytest.mark.django_db(transaction=True)
def test_a_key_that_leads_nowhere_is_refused_at_the_commit_and_told():
    by = beheer()
    lost = Municipality(code="gm9999", name="Nergens")
    lost.pk = 999_999

    with pytest.raises(ValidationError) as refused:
        write_record(Body(kind="gemeenteraad", name="Raad", slug="raad", municipality=lost), by=by)

    assert "municipality" in refused.value.message_dict
    assert not Body.objects.exists()
    assert not Body.history.exists()


class TestDiscard:
    def test_keeps_who_when_and_why_of_what_is_gone(self):
        record, by = region("Een"), beheer()
        key = record.pk

        discard_record(record, by=by, reason="Dubbel.")

        last = Region.history.filter(id=key).latest()
        assert not Region.objects.filter(pk=key).exists()
        assert (last.history_type, last.name) == ("-", "Een")
        assert (last.history_user, last.history_change_reason) == (by.user, "Dubbel.")

    def test_refuses_a_version_that_somebody_else_replaced(self):
        mine = region("Een")
        rename(fresh(mine), "Twee", START + HOUR)

        with pytest.raises(Conflict):
            discard_record(mine, by=beheer(), reason="Dubbel.")

        assert fresh(mine).name == "Twee"

    def test_refuses_what_other_records_rest_on(self):
        membership = MembershipFactory()
        home, before = membership.region, membership.region.history.count()

        with pytest.raises(ValidationError, match="Andere gegevens rusten hierop"):
            discard_record(home, by=beheer(), reason="Weg.")

        assert (home.version, home.history.count()) == (1, before)
        assert Region.objects.filter(pk=home.pk).exists()


class TestHistoryTable:
    def row(self, record, **fields):
        last = record.history.latest()
        values = {field.attname: getattr(last, field.attname) for field in last._meta.fields}
        return type(last)(**{**values, "history_id": None, **fields})

    def test_refuses_two_rows_of_one_record_at_one_moment(self):
        row = self.row(region(), history_type="~")

        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    def test_refuses_a_record_that_is_born_twice(self):
        row = self.row(region(), history_type="+", history_date=START + HOUR)

        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    def test_takes_a_later_change(self):
        record = region()

        self.row(record, history_type="~", history_date=START + HOUR).save()

        assert record.history.count() == 2

    def test_holds_on_to_the_people_in_it(self):
        record = region()

        with pytest.raises(models.ProtectedError) as refused:
            record.history.latest().history_user.delete()

        assert record.history.latest() in refused.value.protected_objects


class TestKnownOn:
    def names(self, moment, *records):
        keys = [record.pk for record in records]
        return sorted(row.name for row in Region.history.known_on(moment) if row.id in keys)

    def test_gives_the_latest_version_of_each_record(self):
        one, two = region("Een"), region("Twee")
        rename(one, "Een, anders", START + HOUR)

        assert self.names(START, one, two) == ["Een", "Twee"]
        assert self.names(START + HOUR, one, two) == ["Een, anders", "Twee"]

    def test_leaves_out_what_was_not_there_yet(self):
        record = region()

        assert self.names(START - timedelta(microseconds=1), record) == []

    def test_leaves_out_what_was_deleted_but_not_before_that(self):
        record, by = region("Een"), beheer()
        gone = Region(pk=record.pk)
        with at(START + HOUR):
            discard_record(record, by=by, reason="Dubbel.")

        assert self.names(START + HOUR, gone) == []
        assert self.names(START + HOUR - timedelta(microseconds=1), gone) == ["Een"]

    def test_gives_one_row_where_two_writes_share_a_clock(self):
        record = region("Een")
        rename(record, "Twee", START)

        assert self.names(START, record) == ["Een"]
        assert self.names(START + timedelta(microseconds=1), record) == ["Twee"]

    def test_takes_the_last_written_when_the_clock_stepped_back(self):
        record = region("Een")
        rename(record, "Twee", START - HOUR)

        assert self.names(START - HOUR, record) == []
        assert self.names(START + HOUR, record) == ["Twee"]

    def test_filters_on_what_never_changes(self):
        one, two = RegionFactory(), RegionFactory()
        later = datetime.now(UTC) + HOUR

        assert [row.id for row in Region.history.known_on(later, id=one.pk)] == [one.pk]
        assert two.pk in [row.id for row in Region.history.known_on(later)]

    @pytest.mark.parametrize("many", [1, 25])
    def test_asks_the_database_once(self, many, django_assert_num_queries):
        for _ in range(many):
            SourceFactory()

        with django_assert_num_queries(1):
            rows = list(Source.history.known_on(datetime.now(UTC) + HOUR))

        assert len(rows) == many


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["new", "change", "change", "drop"]),
        st.integers(0, 4),
        st.integers(-3, 5),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS, asked=st.lists(st.integers(-5, 60), min_size=1, max_size=4))
def test_known_on_agrees_with_a_list_that_is_read_from_the_front(steps, asked):
    by, told, living, clock = beheer(), {}, [], START
    for number, (step, which, seconds) in enumerate(steps):
        clock += timedelta(seconds=seconds)
        with at(clock):
            record = played(step, which, living, number, by)
        if record is not None:
            key, name = record
            past = told.setdefault(key, [])
            least = past[-1][0] + timedelta(microseconds=1) if past else clock
            past.append((max(clock, least), name))

    for seconds in asked:
        moment = START + timedelta(seconds=seconds)
        expected = {}
        for key, past in told.items():
            for written, name in past:
                if written <= moment:
                    expected[key] = name
        known = Region.history.known_on(moment).filter(id__in=told)
        assert {row.id: row.name for row in known} == {
            key: name for key, name in expected.items() if name is not None
        }


def played(step, which, living, number, by):
    """Do one step; return (key, name) of what was written, name None when it was deleted."""
    if step == "new" or not living:
        slug = f"g-{number}-{Region.history.count()}"
        living.append(write_record(Region(slug=slug, name=f"n{number}"), by=by))
        return living[-1].pk, living[-1].name
    record = living[which % len(living)]
    key = record.pk
    if step == "drop":
        living.remove(record)
        discard_record(record, by=by, reason="weg")
        return key, None
    record.name = f"n{number}"
    write_record(record, by=by)
    return key, record.name
