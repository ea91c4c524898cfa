"""Personal data goes out of a text and out of all that history says of it; nothing else does."""

from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, transaction

from decisions.models import Statement, Theme
from municipalities.actions.people import erase_name
from municipalities.actions.register import save_register_record
from municipalities.models import Paragraph, Source
from municipalities.proof.links import ChainLink, Redaction
from municipalities.redaction import REDACTION_MARK, list_redactable_fields, redact_everywhere
from municipalities.tracking import Conflict, write_record
from municipalities.verification import verify_history
from tests import factories as make
from tests.databases import REFUSED
from tests.people import beheer, user

pytestmark = pytest.mark.django_db


def source_with_a_past():
    """Return a source whose note once named somebody, and says something else by now."""
    source = make.SourceFactory(note="Volgens Jan Verzonnen klopt dit.")
    source.note = "Dit klopt."
    return save_register_record(source, by=beheer(), reason="Jan Verzonnen vroeg erom.")


def blanked(record, name, passage="Jan Verzonnen", reason="Op verzoek, AVG art. 17."):
    return redact_everywhere(record, name=name, passage=passage, by=beheer(), reason=reason)


class TestBlanking:
    def test_takes_a_passage_out_of_the_record_and_of_every_version(self):
        source = make.SourceFactory(note="Volgens Jan Verzonnen klopt dit.")
        source.note = "Jan Verzonnen zei het."
        save_register_record(source, by=beheer(), reason="Korter.")

        blanked(source, "note")

        assert Source.objects.get().note == f"{REDACTION_MARK} zei het."
        notes = source.history.order_by("history_id").values_list("note", flat=True)
        assert list(notes) == [
            f"Volgens {REDACTION_MARK} klopt dit.",
            f"{REDACTION_MARK} zei het.",
            f"{REDACTION_MARK} zei het.",
        ]

    def test_reaches_what_stands_in_the_history_alone(self):
        source = source_with_a_past()

        blanked(source, "note")

        assert Source.objects.get().note == "Dit klopt."
        assert not source.history.filter(note__contains="Verzonnen").exists()

    def test_reaches_the_reasons_of_every_version(self):
        source = source_with_a_past()

        blanked(source, "note")

        reasons = source.history.order_by("history_id").values_list(
            "history_change_reason", flat=True
        )
        assert list(reasons)[1:] == [f"{REDACTION_MARK} vroeg erom.", "Op verzoek, AVG art. 17."]

    def test_is_a_version_itself_and_leaves_who_and_when(self):
        source = source_with_a_past()
        before = list(
            source.history.order_by("history_id").values_list(
                "history_id", "history_date", "history_user", "history_type", "version"
            )
        )

        blanked(source, "note")

        after = list(
            source.history.order_by("history_id").values_list(
                "history_id", "history_date", "history_user", "history_type", "version"
            )
        )
        assert after[:-1] == before
        assert after[-1][3:] == ("~", before[-1][4] + 1)

    def test_leaves_a_history_that_verifies(self):
        blanked(source_with_a_past(), "note")

        assert list(verify_history([Source])) == []

    def test_leaves_every_other_word(self):
        source = make.SourceFactory(note="Jan Verzonnen", title="Brief van Jan Verzonnen")

        blanked(source, "note")

        assert Source.objects.get().title == "Brief van Jan Verzonnen"

    def test_leaves_other_records(self):
        source, other = source_with_a_past(), make.SourceFactory(note="Jan Verzonnen")

        blanked(source, "note")

        assert Source.objects.get(pk=other.pk).note == "Jan Verzonnen"

    def test_takes_the_reason_of_a_withdrawal_along(self):
        said = make.StatementFactory(text="Jan Verzonnen zei nee.")
        said.status, said.withdrawn_reason = "ingetrokken", "Jan Verzonnen trok het in."
        write_record(said, by=beheer(), reason="weg")

        blanked(said, "text")

        assert Statement.objects.get().withdrawn_reason == f"{REDACTION_MARK} trok het in."

    def test_clears_an_address_that_held_it(self):
        source = make.SourceFactory(url="https://example.org/jan-verzonnen")

        blanked(source, "url", passage="jan-verzonnen")

        assert Source.objects.get().url == ""
        assert not source.history.filter(url__contains="verzonnen").exists()

    def test_reaches_a_paragraph(self):
        paragraph = Paragraph(source=make.SourceFactory(), number=1, text="Aan Jan Verzonnen.")
        write_record(paragraph, by=beheer())

        blanked(paragraph, "text")

        assert Paragraph.objects.get().text == f"Aan {REDACTION_MARK}."


class TestItRefuses:
    def test_what_stands_nowhere_in_the_field(self):
        source = make.SourceFactory(note="Niets", title="Jan Verzonnen")

        with pytest.raises(ValidationError, match="staat en stond niet"):
            blanked(source, "note")

        assert source.history.count() == 1

    def test_a_reason_that_names_it_again(self):
        source = source_with_a_past()

        with pytest.raises(ValidationError, match="Noem in de reden niet"):
            blanked(source, "note", reason="Jan Verzonnen vroeg het.")

    def test_what_would_not_fit_in_the_field(self):
        source = make.SourceFactory(title="J" + "x" * 299)

        with pytest.raises(ValidationError):
            blanked(source, "title", passage="J")

        assert Source.objects.get().title.startswith("J")

    def test_what_would_not_fit_in_an_old_version_and_changes_nothing(self):
        source = make.SourceFactory(title="J" + "x" * 299)
        source.title = "Kort"
        save_register_record(source, by=beheer(), reason="Korter")

        with pytest.raises(ValidationError, match="Kies een langer stuk"):
            blanked(source, "title", passage="J")

        assert source.history.count() == 2

    def test_a_version_that_was_changed_meanwhile(self):
        source = source_with_a_past()
        source.version -= 1

        with pytest.raises(Conflict):
            blanked(source, "note")


def test_text_fields_can_be_blanked_and_dates_codes_and_states_cannot():
    names = {each.name for each in list_redactable_fields(Source)}

    assert {"title", "publisher", "note", "reference", "url"} <= names
    assert names.isdisjoint({"key", "dated_on", "publisher_kind", "is_public", "version"})
    assert {each.name for each in list_redactable_fields(Theme)} == {"name", "description"}


class TestTheChain:
    """What was taken out stays provable: that it was, by whom and why; not what it said."""

    def links(self, source):
        return ChainLink.objects.filter(kind="municipalities.source", record_id=source.pk)

    def test_verifies_and_says_what_was_taken_out(self):
        source = source_with_a_past()

        blanked(source, "note")

        out = StringIO()
        call_command("verify_history", stdout=out)
        assert "klopt" in out.getvalue()
        [note] = [each for each in out.getvalue().splitlines() if "veld note" in each]
        assert f"door account {beheer().user.pk}" in note
        assert "AVG art. 17" in note

    def test_loses_the_salt_of_that_text_alone(self):
        source = source_with_a_past()
        first = self.links(source).earliest("number")

        blanked(source, "note")

        after = self.links(source).earliest("number")
        assert (after.hash, after.texts) == (first.hash, first.texts)
        assert set(first.salts) - set(after.salts) == {"note"}

    def test_tells_when_what_is_left_is_changed_afterwards(self):
        source = source_with_a_past()
        blanked(source, "note")

        # The database admits it, since a redaction names this text; its digest does not.
        first = source.history.earliest("history_id")
        source.history.filter(pk=first.pk).update(note="Volgens niemand klopt dit.")

        assert [each.what for each in verify_history()] == [
            "heeft een tekst die anders is dan toen die werd geschreven"
        ]

    def test_holds_where_the_same_text_is_blanked_twice(self):
        source = source_with_a_past()

        blanked(source, "note")
        blanked(source, "note", passage="Volgens")

        assert list(verify_history()) == []
        assert Redaction.objects.filter(field="note").count() == 2
        left = ChainLink.objects.filter(kind="municipalities.redaction", salts__has_key="left")
        texts = Redaction.objects.values("row_id", "field").distinct()
        assert left.count() == texts.count()

    def test_admits_no_salt_to_go_without_a_redaction(self):
        source = source_with_a_past()

        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            self.links(source).update(salts={})

    def test_admits_no_other_field_to_change(self):
        source = source_with_a_past()
        blanked(source, "note")

        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            source.history.update(title="Anders.")

    def test_forgets_by_which_name_somebody_signed_in_who_is_erased(self):
        person = user("jan", email="jan@example.org")

        erase_name(person, by=beheer(), reason="Verzoek, AVG art. 17.")

        acts = [each.pk for each in person.acts.order_by("pk")]
        links = ChainLink.objects.filter(kind="municipalities.accountact", row_id__in=acts)
        assert [set(each.salts) & {"username", "email"} for each in links.order_by("row_id")] == [
            *[set()] * (len(acts) - 1),
            {"username"},
        ]
        assert list(verify_history()) == []
