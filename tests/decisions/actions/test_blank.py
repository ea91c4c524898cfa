"""Only beheer blanks personal data, and it goes from every moment that can be asked for."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from decisions import history
from decisions.actions import save_form_draft
from decisions.actions.redaction import redact_record
from decisions.models import FormDraft, Remark, Statement
from municipalities.redaction import REDACTION_MARK
from municipalities.verification import verify_history
from tests import factories as make
from tests.decisions.worlds import fresh, revision

pytestmark = pytest.mark.django_db
NAME = "Jan Verzonnen"


def blanked(world, record, name="text", passage=NAME, reason="AVG art. 17", by=None):
    return redact_record(record, name=name, passage=passage, by=by or world.beheer, reason=reason)


class TestBlank:
    def test_reaches_what_was_known_at_an_earlier_moment(self, world):
        wish = world.remark(text=f"{NAME} wil bomen.")
        then = timezone.now()

        blanked(world, wish)

        known = Remark.history.known_on(then, dossier=world.dossier).get()
        assert known.text == f"{REDACTION_MARK} wil bomen."

    def test_tells_the_public_that_something_was_left_out_and_when(self, world):
        wish = world.remark(text=f"{NAME} wil bomen.")
        made_at = wish.history.earliest().history_date

        blanked(world, wish)

        versions = history.read_versions(fresh(wish), reader=world.public)
        assert versions[0].reason == "AVG art. 17"
        assert versions[0].changes == ()
        assert wish.history.earliest().history_date == made_at

    def test_reaches_what_anybody_was_typing(self, world):
        wish = world.remark(text=f"{NAME} wil\nbomen.")
        typed = {"text": [f"{NAME} wil\r\nbomen."], "section": ["Wonen"]}
        save_form_draft("/werkblad/x/", typed, by=world.griffie)

        blanked(world, wish, passage=f"{NAME} wil\nbomen")

        assert FormDraft.objects.get().typed == {
            "text": [f"{REDACTION_MARK}."],
            "section": ["Wonen"],
        }

    def test_leaves_what_anybody_else_was_typing_as_it_is(self, world):
        kept = save_form_draft("/werkblad/x/", {"text": ["Iets anders"]}, by=world.griffie)

        blanked(world, world.remark(text=NAME))

        assert FormDraft.objects.get().saved_at == kept.saved_at

    def test_raises_the_revision_and_leaves_a_true_history(self, world):
        wish = world.remark(text=NAME)
        before = revision(world.dossier)

        blanked(world, wish)

        assert revision(world.dossier) > before
        assert list(verify_history([Remark])) == []

    def test_works_where_there_is_no_dossier(self, world):
        source = make.SourceFactory(note=NAME)

        blanked(world, source, name="note")

        assert fresh(source).note == REDACTION_MARK

    def test_keeps_the_confirmation_of_a_position(self, world):
        position = world.confirmed()
        position.groups_label = ""

        with pytest.raises(ValidationError):
            blanked(world, position, name="groups_label")

        assert fresh(position).confirmed_at == position.confirmed_at


class TestItRefuses:
    @pytest.mark.parametrize("who", ["griffie", "redactie", "raadslid", "collegian", "public"])
    def test_everybody_but_beheer(self, world, who):
        wish = world.remark(text=NAME)

        with pytest.raises(PermissionDenied):
            blanked(world, wish, by=getattr(world, who))

        assert fresh(wish).text == NAME

    @pytest.mark.parametrize("name", ["status", "kind", "id", "onzin", "dated_on", "version"])
    def test_a_field_that_is_no_text(self, world, name):
        with pytest.raises(ValidationError, match="Kies een tekstveld"):
            blanked(world, world.remark(text=NAME), name=name)

    @pytest.mark.parametrize("passage", ["", "  ", "\n"])
    def test_nothing(self, world, passage):
        with pytest.raises(ValidationError, match="Noem precies"):
            blanked(world, world.remark(text=NAME), passage=passage)

    def test_no_reason(self, world):
        with pytest.raises(ValidationError, match="Geef een reden"):
            blanked(world, world.remark(text=NAME), reason=" ")

    def test_all_of_it_where_a_part_fails(self, world):
        said = make.StatementFactory(text=NAME, dossier=world.dossier)
        said.version += 5

        with pytest.raises(Exception, match="gewijzigd"):
            blanked(world, said)

        assert Statement.objects.get().text == NAME
        assert said.history.order_by("history_id").last().text == NAME


def test_a_later_write_does_not_bring_it_back(world):
    wish = world.remark(text=f"{NAME} wil bomen.", draft=True)
    blanked(world, wish)

    make.save_record(fresh(wish), by=world.beheer, reason="opnieuw bewaard")

    at = timezone.now() + timedelta(seconds=1)
    assert NAME not in Remark.history.known_on(at, dossier=world.dossier).get().text
