"""A letter comes in whole or not at all, and a secret one never."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.sources import (
    check_not_secret,
    correct_paragraph,
    is_secret,
    save_source_with_text,
)
from municipalities.models import Paragraph, Source
from municipalities.tracking import Conflict
from tests.decisions.texts import LETTER, taken
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


def source_of(world, **fields):
    fields = {"title": "De brief", "is_public": False, **fields}
    return Source(region=world.region, municipality=world.council.municipality, **fields)


def stored():
    return Source.objects.exclude(key__startswith="bron-")


class TestTakingATextIn:
    def test_stores_its_paragraphs_with_who_did_it(self, world):
        source = save_source_with_text(source_of(world), LETTER, by=world.griffie)

        rows = source.paragraphs.order_by("number")
        assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6]
        assert rows[4].text.startswith("De raad van Verzonnenstad")
        assert rows[4].history.get().history_user == world.griffie.user

    def test_keeps_the_numbers_that_the_text_gives_itself(self, world):
        source = save_source_with_text(
            source_of(world), "¶3\nEerst dit.\n¶7\nDan dat.", by=world.griffie
        )

        numbers = source.paragraphs.order_by("number").values_list("number", flat=True)
        assert list(numbers) == [3, 7]

    @pytest.mark.parametrize("text", ["", "  \n", "GEHEIM\n\nTekst", "a\x00b", "x" * 500_001])
    def test_that_cannot_be_here_is_told_at_the_text_and_leaves_nothing(self, world, text):
        with pytest.raises(ValidationError) as refusal:
            save_source_with_text(source_of(world), text, by=world.griffie)

        assert list(refusal.value.message_dict) == ["text"]
        assert not stored().exists()

    def test_without_a_title_leaves_no_paragraph(self, world):
        with pytest.raises(ValidationError):
            save_source_with_text(source_of(world, title=""), LETTER, by=world.griffie)

        assert not stored().exists() and not Paragraph.objects.exists()

    def test_under_a_secret_title_is_refused(self, world):
        with pytest.raises(ValidationError) as refusal:
            save_source_with_text(
                source_of(world, title="Vertrouwelijke notitie"), LETTER, by=world.griffie
            )

        assert list(refusal.value.message_dict) == ["title"]
        assert not stored().exists()

    @pytest.mark.parametrize("who", ["other_griffie", "strange_griffie", "raadslid", "redactie"])
    def test_is_not_done_for_another_municipality(self, world, who):
        with pytest.raises(PermissionDenied):
            save_source_with_text(source_of(world), LETTER, by=getattr(world, who))

        assert not stored().exists()


class TestCorrectingAParagraph:
    @pytest.fixture
    def paragraph(self, world):
        source = taken(world.region, municipality=world.council.municipality, by=world.griffie)
        return source.paragraphs.get(number=5)

    def test_keeps_both_texts_and_the_reason(self, world, paragraph):
        before, paragraph.text = paragraph.text, "Beter gelezen."

        correct_paragraph(paragraph, by=world.griffie, reason="Leesfout.")

        newer, older = paragraph.history.order_by("-history_id")
        assert (older.text, newer.text) == (before, "Beter gelezen.")
        assert newer.history_change_reason == "Leesfout."

    @pytest.mark.parametrize(("text", "reason"), [("Beter", " "), ("VERTROUWELIJK", "Zo.")])
    def test_asks_for_a_reason_and_refuses_a_secret(self, world, paragraph, text, reason):
        paragraph.text = text

        with pytest.raises(ValidationError):
            correct_paragraph(paragraph, by=world.griffie, reason=reason)

        assert fresh(paragraph).version == 1

    def test_is_for_who_entered_the_source(self, world, paragraph):
        with pytest.raises(PermissionDenied):
            correct_paragraph(paragraph, by=world.other_griffie, reason="Zo.")

    def test_moves_no_paragraph(self, world, paragraph):
        paragraph.number = 99

        with pytest.raises(ValidationError):
            correct_paragraph(paragraph, by=world.griffie, reason="Zo.")

    def test_loses_to_who_came_before(self, world, paragraph):
        correct_paragraph(fresh(paragraph), by=world.griffie, reason="Eerst.")

        with pytest.raises(Conflict):
            correct_paragraph(paragraph, by=world.griffie, reason="Later.")


class TestJudgingAText:
    def test_leaves_ordinary_words_alone(self):
        assert check_not_secret("De raad heeft besloten de brief te sturen.") is None

    @pytest.mark.parametrize(("text", "secret"), [("BESLOTEN", True), ("x" * 500_001, False)])
    def test_tells_a_secret_from_what_is_too_long(self, text, secret):
        with pytest.raises(ValidationError) as refusal:
            check_not_secret(text)

        assert is_secret(refusal.value) is secret
