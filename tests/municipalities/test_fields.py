"""Text and dates in every model: cleaned before they are kept, bounded in the database."""

import re
import unicodedata

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from municipalities.fields import CleanMixin, CleanTextField, EdtfField
from municipalities.models import Group, Region, Source
from municipalities.tracking import write_record
from tests.factories import CouncilTermFactory, GroupFactory, RegionFactory, SourceFactory
from tests.people import beheer

pytestmark = pytest.mark.django_db

REFUSED = {
    "a NUL": "raad\x00",
    "a control character": "raad\x01",
    "a vertical tab": "ra\x0bad",
    "an escape": "raad\x1b[31m",
    "half a character": "raad\ud800",
    "a right-to-left override": "raad \u202egvd",
    "a byte order mark inside": "ra\ufeffad",
    "a zero-width space inside": "ra\u200bad",
    "nothing but a zero-width space": "\u200b",
}


def regions(name):
    return Region.objects.filter(name=name)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
class TestUncleanText:
    def test_is_refused_with_a_sentence_at_its_field(self, text):
        with pytest.raises(ValidationError) as refused:
            Region(slug="r", name=text).full_clean()

        assert "Haal het weg" in refused.value.message_dict["name"][0]

    def test_is_refused_on_the_way_to_the_database_too(self, text):
        record = Region(slug="r", name=text)

        with pytest.raises(ValidationError), transaction.atomic():
            record.save()

        assert not Region.objects.filter(slug="r").exists()

    def test_leaves_a_stored_record_as_it_was(self, text):
        record = RegionFactory(name="Oud")
        record.name = text

        with pytest.raises(ValidationError):
            write_record(record, by=beheer())

        assert regions("Oud").get() == record
        assert record.history.count() == 1


class TestCleanText:
    @pytest.mark.parametrize("blank", ["", "   ", "\u00a0", "\n\t"])
    def test_of_white_space_only_counts_as_left_empty(self, blank):
        with pytest.raises(ValidationError) as refused:
            Region(slug="r", name=blank).full_clean()

        assert refused.value.error_dict["name"][0].code == "blank"

    def test_is_one_for_all_ways_to_write_an_accent(self):
        name = unicodedata.normalize("NFD", "Regio Één")

        record = RegionFactory(name=name)

        assert record.name == "Regio Één"
        assert regions("Regio Één").get().history.latest().name == "Regio Één"

    @pytest.mark.usefixtures("past_not_asked")
    def test_is_the_same_in_the_row_and_in_its_history_past_the_form_too(self):
        record = Region(slug="r", name=unicodedata.normalize("NFD", " Één "))

        record.save()

        assert (record.name, record.history.latest().name) == ("Één", "Één")

    @pytest.mark.parametrize(
        "twin", ["Café", unicodedata.normalize("NFD", "Café"), "Café ", "\tCafé"]
    )
    def test_has_no_twin_that_only_looks_different(self, twin):
        group = GroupFactory(name="Café")

        with pytest.raises(ValidationError, match="Deze fractie staat al"):
            GroupFactory(name=twin, term=group.term, source=group.source)

        assert Group.objects.filter(term=group.term).count() == 1

    @pytest.mark.parametrize("twin", ["vvd", "Vvd"])
    def test_has_no_twin_in_other_capitals(self, twin):
        group = GroupFactory(name="VVD", term=CouncilTermFactory())

        with pytest.raises(ValidationError):
            GroupFactory(name=twin, term=group.term, source=group.source)

    def test_of_a_megabyte_is_refused_with_both_numbers(self):
        with pytest.raises(ValidationError, match="telt 1000000 tekens; er passen er 2000"):
            SourceFactory(note="x" * 1_000_000)

    def test_keeps_its_line_ends_as_one_kind(self):
        record = SourceFactory(note="een\r\ntwee\rdrie\u2028vier")

        assert Source.objects.get(pk=record.pk).note == "een\ntwee\ndrie\nvier"

    def test_keeps_markup_as_the_text_that_it_is(self):
        record = SourceFactory(note="<script>{{7*7}}</script> javascript: hx-get=x")

        assert Source.objects.get(pk=record.pk).note.startswith("<script>{{7*7}}")

    def test_fits_to_the_last_character(self):
        assert len(SourceFactory(note="é" * 2000).note) == 2000


def clean_fields():
    """Every cleaned column of both apps, the history tables included."""
    for app in ("municipalities", "decisions"):
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.local_concrete_fields:
                if isinstance(field, CleanMixin):
                    yield model, field


def checks_of(table):
    """Return the text of the checks that the database itself keeps on a table."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [table])
        else:
            cursor.execute(
                "SELECT string_agg(pg_get_constraintdef(oid), ' ') FROM pg_constraint "
                "WHERE conrelid = %s::regclass",
                [f'"{table}"'],
            )
        return cursor.fetchone()[0]


def is_checked(checks, column, limit):
    pattern = rf'length\(\(?"?{column}"?\)?(::text\))? ?<= {limit}\b'
    return re.search(pattern, checks.replace("::text))", "::text)")) is not None


class TestLengths:
    def test_are_checked_by_the_database(self):
        unchecked = [
            (model.__name__, field.name)
            for model, field in clean_fields()
            if not is_checked(checks_of(model._meta.db_table), field.column, field.max_length)
        ]

        assert any(clean_fields())
        assert unchecked == []

    def test_are_found_missing_where_they_are(self):
        assert not is_checked('"name" varchar(80) NOT NULL', "name", 80)
        assert not is_checked('CHECK (length("name") <= 800)', "name", 80)

    @pytest.mark.parametrize(("field", "limit"), [("title", 300), ("note", 2000)])
    def test_hold_past_the_form(self, field, limit):
        record = SourceFactory()
        setattr(record, field, "x" * (limit + 1))

        with pytest.raises(DatabaseError), transaction.atomic():
            record.save()

    @pytest.mark.parametrize(("field", "limit"), [("title", 300), ("note", 2000)])
    @pytest.mark.usefixtures("past_not_asked")
    def test_hold_against_a_write_that_passes_every_model(self, field, limit):
        record = SourceFactory()
        rows = Source.objects.filter(pk=record.pk)

        rows.update(**{field: "x" * limit})
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**{field: "x" * (limit + 1)})

        assert len(getattr(rows.get(), field)) == limit

    def test_are_known_to_a_migration_with_the_default_left_out(self):
        limit = CleanTextField().deconstruct()[3]["max_length"]

        assert limit == 20_000
        assert "max_length" not in EdtfField().deconstruct()[3]


class TestEdtfField:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("2017-05-09", "2017-05-09"),
            (" 2017-05 ", "2017-05"),
            ("2017-03~", "2017-03~"),
            ("2017-04/2017-05", "2017-04/2017-05"),
            ("", ""),
        ],
    )
    def test_keeps_one_way_to_write_a_date(self, typed, kept):
        record = SourceFactory(dated_on=typed)

        assert Source.objects.get(pk=record.pk).dated_on == kept

    @pytest.mark.parametrize("typed", ["31-02-2017", "2017-13", "gisteren", "2017-02-30", "x" * 90])
    def test_refuses_what_is_no_date(self, typed):
        with pytest.raises(ValidationError) as refused:
            SourceFactory(dated_on=typed)

        assert "dated_on" in refused.value.message_dict

    def test_refuses_it_past_the_form_too(self):
        record = SourceFactory()
        record.dated_on = "gisteren"

        with pytest.raises(ValidationError):
            record.save()
