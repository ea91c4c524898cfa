"""The index of the database finds what a reading of all texts finds; each write keeps it."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from decisions.actions import correct_record, delete_draft, save_records
from decisions.models import Remark, Reply, Subject
from municipalities.models import Body
from municipalities.redaction import redact_everywhere
from municipalities.search_index import (
    INDEX,
    SearchEntry,
    describe_texts,
    find_wrong_entries,
    is_index_whole,
    list_links_of_names,
    list_newest_with,
    list_records_with,
    make_index,
    name_scope,
    store_entries,
)
from municipalities.search_words import SoughtTerm, has_sought_words, split_sought_words
from municipalities.text import UncleanText, clean_text
from municipalities.tracking import refusable_part, writing
from municipalities.verification import verify_history
from tests.databases import act_as_owner
from tests.factories import BodyFactory, DossierFactory, RemarkFactory, ReplyFactory
from tests.people import beheer

pytestmark = pytest.mark.django_db


def found(typed, model=Remark, dossier=None):
    words = split_sought_words(typed)
    return set(list_records_with(model, words, dossier).values_list("record_id", flat=True))


def is_clean(text):
    try:
        clean_text(text)
    except UncleanText:
        return False
    return True


# Words that share forms, signs that mean something to a database, and anything at all.
PARTS = st.one_of(
    st.sampled_from(
        ["fusie", "Fusies", "wens", "wensen", "één", "een", "raad", "raden", "woningbouw", "woning"]
        + ["b&w", "griffie's", '"', "'", "*", ":*", "\\", "(", "|", "!", "AND", "OR", "NOT", "NEAR"]
        + ["@", "remark@1", "москва", "ﬁnale", "東京", "ǅ", "İ", "ß", "٣", "²", "x" * 70]
    ),
    st.text(max_size=12).filter(is_clean),
)
TEXTS = st.lists(PARTS, max_size=6).map(" ".join).filter(is_clean)


class TakenBack(Exception):
    """What a try left was looked at, and is undone."""


class TestFinding:
    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, min_size=1, max_size=4))
    def test_gives_what_a_reading_of_all_texts_gives(self, texts, typed):
        wanted = [words for words in map(split_sought_words, typed) if words]
        expected = [
            {key for key, text in enumerate(texts, 1) if has_sought_words(words, text)}
            for words in wanted
        ]

        with pytest.raises(TakenBack), transaction.atomic():
            store_entries([describe_texts(Remark, key, 7, [t]) for key, t in enumerate(texts, 1)])
            store_entries(
                [describe_texts(Remark, 99, 8, texts), describe_texts(Reply, 1, 7, texts)]
            )
            told = [list_records_with(Remark, words, 7) for words in wanted]
            answers = [set(rows.values_list("record_id", flat=True)) for rows in told]
            raise TakenBack

        assert answers == expected

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, min_size=1, max_size=4))
    def test_of_terms_gives_what_a_reading_gives_the_newest_first(self, texts, typed):
        ways = tuple(way for way in map(split_sought_words, typed) if way)
        assume(ways)
        terms = [SoughtTerm(ways), SoughtTerm(ways[:1])]
        expected = [
            ("remark", key)
            for key, text in reversed(list(enumerate(texts, 1)))
            if has_sought_words(terms, text)
        ]

        with pytest.raises(TakenBack), transaction.atomic():
            for key, text in enumerate(texts, 1):
                store_entries([describe_texts(Remark, key, 7, [text])])
            store_entries([describe_texts(Reply, 1, 7, texts)])
            scopes, linked = [name_scope(Remark)], [(), ()]
            told = list_newest_with(scopes, terms, linked, 99)
            two = list_newest_with(scopes, terms, linked, 2)
            raise TakenBack

        assert told == expected
        assert two == expected[:2]

    def test_counts_a_link_as_the_word_that_names_it(self):
        body = BodyFactory(name="Raad van Ooievaarsdorp")
        own = RemarkFactory(text="Houd het veer.", body=body)
        other = RemarkFactory(text="Houd het veer, zei Ooievaarsdorp.")
        RemarkFactory(text="Houd het veer.")
        terms = [SoughtTerm(((word,),)) for word in split_sought_words("veer ooievaars*")]

        linked = list_links_of_names([Body, Subject], terms, 10)
        told = list_newest_with([name_scope(Remark)], terms, linked, 10)

        assert linked == [(), (f"@body{body.pk}",)]
        assert told == [("remark", other.pk), ("remark", own.pk)]

    def test_takes_a_thousand_links_at_once(self):
        remark = RemarkFactory(text="Houd het veer.")
        term = SoughtTerm((split_sought_words("veer"),))
        links = tuple(f"@body{key}" for key in range(10_000_000, 10_001_000))

        told = list_newest_with([name_scope(Remark)], [term], [links], 10)

        assert told == [("remark", remark.pk)]

    def test_keeps_to_a_kind_and_a_dossier(self):
        one = RemarkFactory(text="Houd het veer.")
        other = RemarkFactory(text="Houd het veer.", dossier=DossierFactory())
        reply = ReplyFactory(remark=one, reasons="Het veer blijft.")

        assert found("veer", Remark, one.dossier_id) == {one.pk}
        assert found("veer", Remark, other.dossier_id) == {other.pk}
        assert found("veer", Remark) == {one.pk, other.pk}
        assert found("veer", Reply, one.dossier_id) == {reply.pk}


class TestEachWrite:
    def test_is_found_at_once_and_what_it_replaced_no_more(self):
        remark = RemarkFactory(text="Een brug.")
        dossier = remark.dossier_id

        assert found("bruggen", Remark, dossier) == {remark.pk}

        correct_record(remark, changes={"text": "Een tunnel."}, by=beheer(), reason="Fout.")

        assert found("brug", Remark, dossier) == set()
        assert found("tunnels", Remark, dossier) == {remark.pk}

    def test_of_many_is_found_too(self):
        remark = RemarkFactory(text="Een brug.")
        many = [
            Remark(
                dossier=remark.dossier,
                body=remark.body,
                kind="wens",
                dated_on="2016-01-01",
                text=text,
            )
            for text in ("Een pont.", "Een veerpont.")
        ]

        saved = save_records(many, by=beheer())

        assert found("pont", Remark, remark.dossier_id) == {saved[0].pk}
        assert found("veerpont", Remark, remark.dossier_id) == {saved[1].pk}

    def test_that_is_taken_back_leaves_nothing(self):
        remark = RemarkFactory(text="Een brug.")
        with writing(), pytest.raises(ValidationError), refusable_part():
            correct_record(remark, changes={"text": "Een tunnel."}, by=beheer(), reason="Fout.")
            raise ValidationError("Toch niet.")

        assert found("brug", Remark, remark.dossier_id) == {remark.pk}
        assert found("tunnel", Remark, remark.dossier_id) == set()

    def test_that_deletes_a_draft_forgets_it(self):
        remark = RemarkFactory(text="Een brug.", draft=True)

        delete_draft(remark, by=beheer())

        assert found("brug", Remark, remark.dossier_id) == set()
        assert not SearchEntry.objects.filter(kind="remark").exists()

    def test_that_blanks_a_passage_forgets_it(self):
        remark = RemarkFactory(text="Het huis van Jansma.")

        redact_everywhere(remark, name="text", passage="Jansma", by=beheer(), reason="Naam.")

        assert found("Jansma", Remark, remark.dossier_id) == set()
        assert not SearchEntry.objects.filter(words__contains="jansma").exists()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT COUNT(*) FROM {INDEX}_data WHERE instr(block, 'jansma')")
                assert cursor.fetchone() == (0,)


class TestTheCheck:
    def test_finds_nothing_wrong_in_what_the_actions_wrote(self):
        ReplyFactory()

        assert list(verify_history([Remark, Reply])) == []
        assert list(find_wrong_entries(Remark)) == []

    def test_tells_what_is_missing_wrong_or_no_longer_there(self):
        missing, wrong = RemarkFactory(), RemarkFactory()
        SearchEntry.objects.filter(record_id=missing.pk).delete()
        SearchEntry.objects.filter(record_id=wrong.pk).update(words="iets anders")
        SearchEntry.objects.create(kind="remark", record_id=999_999, words="weg")

        told = [(each.key, each.what) for each in verify_history([Remark])]

        assert told == [
            (missing.pk, "is niet te vinden met de woorden die er staan"),
            (wrong.pk, "is niet te vinden met de woorden die er staan"),
            (999_999, "is er niet meer en wordt nog gevonden"),
        ]

    def test_is_made_right_by_the_command(self):
        remark, out = RemarkFactory(text="Een brug."), StringIO()
        SearchEntry.objects.filter(record_id=remark.pk).update(words="iets anders")
        SearchEntry.objects.create(kind="remark", record_id=999_999, words="weg")

        with pytest.raises(CommandError):
            call_command("verify_history", stderr=StringIO())
        call_command("rebuild_search", stdout=out)
        call_command("verify_history", stdout=StringIO())

        assert f"{SearchEntry.objects.count()} records" in out.getvalue()
        assert found("brug", Remark, remark.dossier_id) == {remark.pk}

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL derives its own column.")
    def test_tells_that_the_database_indexes_something_else(self):
        remark = RemarkFactory(text="Een brug.")
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {INDEX}_changed")
        SearchEntry.objects.filter(record_id=remark.pk).update(words="iets anders")

        assert not is_index_whole()

        make_index(sender=None, using="default")
        call_command("rebuild_search", stdout=StringIO())

        assert is_index_whole()
        assert list(verify_history([Remark])) == []


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="a setting of PostgreSQL")
class TestAnIndexOfAnOlderRelease:
    def test_gets_the_setting_of_this_one_after_migrate(self):
        act_as_owner()
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER INDEX {INDEX} RESET (fastupdate)")
            assert read_options(cursor) is None

            make_index(sender=None, using="default")

            assert read_options(cursor) == ["fastupdate=off"]


def read_options(cursor):
    cursor.execute("SELECT reloptions FROM pg_class WHERE relname = %s", [INDEX])
    return cursor.fetchone()[0]
