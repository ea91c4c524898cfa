"""A table that is brought in at once leaves what its rows leave that are saved one by one."""

from itertools import repeat

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.actions import save_record
from decisions.actions.batch_bringing import bring_in, tie_links
from decisions.actions.batches import open_batch
from decisions.exchange.tables import planning, remark_rows, tell_reason
from decisions.models import BatchRecord, DossierCounter, Evidence, Remark
from municipalities import tracking
from municipalities.models import Source
from municipalities.search_index import SearchEntry
from municipalities.text import fold_text
from municipalities.verification import verify_history
from tests.decisions.exchange.tables import FILE_NAME, Table, effects, wrong
from tests.factories import DossierFactory, SourceFactory, SubjectFactory, ThemeFactory

pytestmark = pytest.mark.django_db

HEADS = ("Orgaan", "Datum", "Soort", "Tekst", "Onderdeel", "Thema", "Onderwerp", "Bron", "Plaats")
BETWEEN = ("history_id", "history_date", "id", "dossier", "subject", "theme", "remark")


class Place:
    """A dossier of the region of a world, which names its own parts as the other one does."""

    def __init__(self, world):
        self.griffie = world.griffie
        self.dossier = DossierFactory(region=world.region)
        SubjectFactory(dossier=self.dossier, name="Fusie", slug="fusie")
        ThemeFactory(dossier=self.dossier, name="Wonen", slug="wonen")
        self.table = Table(self, "wensen", HEADS)

    def save_one_by_one(self, *rows):
        """Save what each row becomes as a form saves it, in a write of its own."""
        for row in rows:
            for stage in self.table.plan(row).stages():
                for item in stage:
                    tie_links(item.record)
                    save_record(item.record, by=self.griffie, reason=tell_reason(FILE_NAME))

    def bring_in_parts(self, *rows):
        batch = open_batch(
            self.dossier, kind="wensen", file_name=FILE_NAME, sheets=[], by=self.griffie
        )
        parts = [part.stages() for part in self.table.plan_parts(*rows)]
        return bring_in(batch, parts, by=self.griffie, reason=tell_reason(FILE_NAME))


def read_versions(place, model):
    """Return what each version of each record of a place says, without keys and moments; a theme
    and a subject by their names."""
    kept = [each.attname for each in model.history.model._meta.fields if each.name not in BETWEEN]
    keys = list(model.objects.filter(dossier=place.dossier).order_by("pk").values_list("pk"))
    rows = model.history.order_by("history_date", "history_id")
    return [list(rows.filter(id=key).values(*kept)) for (key,) in keys]


def read_words(place):
    """Return the words by which each record of a place is found, without which dossier that is."""
    keys = Remark.objects.filter(dossier=place.dossier).order_by("pk").values_list("pk", flat=True)
    words = dict(SearchEntry.objects.filter(kind="remark").values_list("record_id", "words"))
    own = str(place.dossier.pk)
    return [[each.removesuffix(f"@{own}") for each in words[key].split()] for key in keys]


def read_links(place):
    """Return the names of the subject and the theme of each wish."""
    rows = Remark.objects.filter(dossier=place.dossier).order_by("pk")
    return list(rows.values_list("subject__name", "theme__name", "version", "first_on", "last_on"))


def read_all(place):
    counter = DossierCounter.objects.get(dossier=place.dossier)
    versions = [read_versions(place, each) for each in (Remark, Evidence)]
    return versions, read_words(place), read_links(place), counter.length


words = st.text("abcdefgh ë’0123456789", min_size=1, max_size=30).map(str.strip).filter(len)
days = st.sampled_from(["12 maart 2017", "13-3-2017", "maart 2017", "31-2-2017", "1-1-2099"])
kinds = st.sampled_from(["wens", "bedenking", "vraag", "", "geen soort"])
lines = st.lists(
    st.tuples(
        days,
        kinds,
        words,
        st.sampled_from(["", "hoofdstuk 1", "x" * 300]),
        st.sampled_from(["", "Wonen", "Werken"]),
        st.sampled_from(["", "Fusie"]),
        st.sampled_from([("", ""), ("Brief", "alinea 1"), ("Brief", "")]),
    ),
    max_size=9,
    unique_by=lambda line: fold_text(line[2]),
)


class TestAtOnce:
    @pytest.fixture(autouse=True)
    def few_at_once(self, monkeypatch):
        """A part of three rows and batches of two records, so that a few rows are many."""
        monkeypatch.setattr(planning, "PART_ROWS", 3)
        monkeypatch.setattr(remark_rows, "MATCHED_AT_ONCE", 2)
        monkeypatch.setattr(tracking, "MANY", 2)

    @settings(
        max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(told=lines, again=st.lists(kinds, min_size=9, max_size=9))
    def test_is_row_for_row_and_version_for_version_what_one_by_one_is(self, world, told, again):
        Source.objects.filter(title="Brief").exists() or SourceFactory(title="Brief")
        single, many = Place(world), Place(world)
        for others in (repeat(None), again):
            rows = [build_row(world, *each) for each in zip(told, others, strict=False)]
            plan = many.table.plan(*rows)
            own = [single.table.plan(row) for row in rows]
            assert [each for one in own for each in effects(one)] == effects(plan)
            assert [
                (number, *each[1:])
                for number, one in enumerate(own, start=2)
                for each in wrong(one)
            ] == wrong(plan)
            told_of = zip(rows, effects(plan), strict=True)
            fine = [row for row, effect in told_of if effect != "fout"]

            single.save_one_by_one(*fine)
            many.bring_in_parts(*fine)

            assert read_all(many) == read_all(single)
        assert list(verify_history()) == []

    def test_is_nothing_where_the_last_row_is_refused(self, world):
        place = Place(world)
        rows = [
            build_row(world, ("12-3-2017", "wens", f"Wens {n}", "", "", "", ("", "")))
            for n in range(7)
        ]
        parts = [part.stages() for part in place.table.plan_parts(*rows)]
        parts[-1][0][-1].record.kind = "bestaat niet"
        batch = open_batch(
            place.dossier, kind="wensen", file_name=FILE_NAME, sheets=[], by=world.griffie
        )
        before = DossierCounter.objects.get(dossier=place.dossier).length

        with pytest.raises(ValidationError, match="Rij 8"):
            bring_in(batch, parts, by=world.griffie, reason="Proef.")

        assert not Remark.objects.exists()
        assert not BatchRecord.objects.exists()
        assert DossierCounter.objects.get(dossier=place.dossier).length == before
        assert list(verify_history()) == []


def build_row(world, line, kind=None):
    """Return the cells of a row; `kind` is another one than its own."""
    day, own, text, section, theme, subject, (source, place) = line
    return (
        *(world.council.name, day, kind if kind is not None else own, text),
        *(section, theme, subject, source, place),
    )
