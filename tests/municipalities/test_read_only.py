"""Reading only: what is refused below every view and command, and what goes on."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from decisions.web.accounts.mail import send_message
from municipalities.actions.read_only import begin_read_only, end_read_only
from municipalities.actions.register import save_register_record
from municipalities.models import Heartbeat, Municipality, ReadOnlyPeriod
from municipalities.proof.anchors import Anchor
from municipalities.read_only import (
    TABLE,
    find_guard,
    find_read_only_sentence,
    forget_that_it_is_off,
    is_change,
    let_write,
)
from municipalities.verification import verify_history
from municipalities.waiting import ReadOnlyRefused
from regio.environment import read_only_sentence
from tests.audit_lines import audited
from tests.databases import act_as_owner
from tests.factories import MunicipalityFactory
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
SENTENCE = "Vanavond tot 22:00 vernieuwen wij Regio."


@pytest.fixture
def town():
    return MunicipalityFactory(name="Aalst")


@pytest.fixture
def read_only(town):
    """Reading only, switched on by beheer."""
    return begin_read_only(SENTENCE, by=beheer(), reason="Nieuwe versie.")


def rename(town):
    town.name = "Aalst aan Zee"
    save_register_record(town, by=beheer(), reason="Hernoemd.")


class TestWhatIsRefused:
    def test_is_what_an_action_writes(self, read_only, town):
        with pytest.raises(ReadOnlyRefused, match=SENTENCE), transaction.atomic():
            rename(town)

        assert Municipality.objects.get(pk=town.pk).name == "Aalst"
        assert town.history.count() == 1

    @pytest.mark.parametrize(
        "write",
        [
            lambda: Municipality.objects.update(name="x"),
            lambda: Municipality.objects.all().delete(),
            lambda: Municipality.objects.bulk_create([Municipality(code="gm9999", name="x")]),
            lambda: send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst"),
        ],
    )
    def test_is_what_goes_round_the_actions(self, read_only, write):
        with pytest.raises(ReadOnlyRefused), transaction.atomic():
            write()

    @pytest.mark.parametrize(
        "statement",
        [
            'INSERT INTO "decisions_theme" ("name") VALUES (1)',
            " insert or ignore into decisions_theme values (1)",
            'UPDATE "decisions_theme" SET name = 1',
            'UPDATE "municipalities_user" SET "email" = 1',
            'DELETE FROM "decisions_theme"',
            "TRUNCATE decisions_theme",
            "WITH a AS (SELECT 1) INSERT INTO decisions_theme SELECT 1",
        ],
    )
    def test_is_any_statement_that_changes(self, statement):
        assert is_change(statement)

    @pytest.mark.parametrize(
        "statement",
        [
            "SELECT 1 FROM decisions_theme FOR UPDATE",
            "WITH RECURSIVE a AS (SELECT 1) SELECT 'insert' FROM a",
            'UPDATE "django_session" SET x = 1',
            'INSERT INTO "regio_cache" VALUES (1)',
            'UPDATE "municipalities_user" SET "last_login" = 1',
            'SAVEPOINT "x"',
        ],
    )
    def test_is_nothing_else(self, statement):
        assert not is_change(statement)


class TestTheSwitch:
    def test_is_kept_with_when_and_why(self, read_only):
        stands = ReadOnlyPeriod.objects.get()

        assert (stands.sentence, stands.begun_reason) == (SENTENCE, "Nieuwe versie.")
        assert (stands.begun_at, stands.ended_at) == (beheer().at, None)

    def test_off_lets_all_be_written_again(self, read_only, town):
        end_read_only(by=beheer())

        rename(town)

        assert Municipality.objects.get(pk=town.pk).name == "Aalst aan Zee"
        assert ReadOnlyPeriod.objects.get().ended_at is not None

    def test_may_go_on_again_later(self, read_only):
        end_read_only(by=beheer())

        begin_read_only("Nog een keer dicht.", by=beheer(), reason="Vergeten.")

        assert find_read_only_sentence() == "Nog een keer dicht."
        assert [each.number for each in ReadOnlyPeriod.objects.all()] == [1, 2]

    def test_is_not_on_twice_or_off_twice(self, read_only):
        with pytest.raises(ValidationError, match="al alleen te lezen"):
            begin_read_only(SENTENCE, by=beheer(), reason="Nog eens.")
        end_read_only(by=beheer())
        with pytest.raises(ValidationError, match="mag al worden geschreven"):
            end_read_only(by=beheer())

    @pytest.mark.parametrize("typed", [("", "Reden."), (SENTENCE, "")])
    def test_asks_for_a_sentence_and_a_reason(self, typed):
        with pytest.raises(ValidationError):
            begin_read_only(typed[0], by=beheer(), reason=typed[1])

    def test_is_of_beheer(self, town):
        by = griffie(town)

        with pytest.raises(PermissionDenied):
            begin_read_only(SENTENCE, by=by, reason="Reden.")
        with pytest.raises(PermissionDenied):
            end_read_only(by=by)

    def test_is_told_in_audit_lines_without_what_was_typed(self, town):
        by = beheer()
        with audited() as lines:
            begin_read_only(SENTENCE, by=by, reason="Nieuwe versie.")
            end_read_only(by=by)

        told = [line["act"] for line in lines]
        assert told == ["read-only-begin", "read-only-end"]
        assert "Nieuwe" not in repr(lines)
        assert "Vanavond" not in repr(lines)


class TestWhatIsOn:
    def test_is_seen_by_a_process_that_asked_before(self, town):
        """Another process switched it on: this one learns it within a second."""
        assert find_read_only_sentence() == ""
        with let_write():
            ReadOnlyPeriod.objects.create(
                number=1, sentence=SENTENCE, begun_reason="x", begun_at=timezone.now()
            )

        assert find_read_only_sentence(anew=True) == SENTENCE
        forget_that_it_is_off()
        with pytest.raises(ReadOnlyRefused), transaction.atomic():
            rename(town)

    def test_is_nothing_where_the_table_is_not_there_yet(self, monkeypatch):
        guard = find_guard(connection)
        monkeypatch.setattr(guard, "is_there", False)
        monkeypatch.setattr(
            "municipalities.read_only.FINDING_TABLE",
            dict.fromkeys(("sqlite", "postgresql"), "SELECT NULL"),
        )

        assert guard.find_sentence(anew=True) == ""

    def test_names_the_table_of_the_model(self):
        assert ReadOnlyPeriod._meta.db_table == TABLE

    def test_may_come_from_the_environment(self, settings, town):
        settings.READ_ONLY = "Wij verhuizen nu."

        with pytest.raises(ReadOnlyRefused, match="Wij verhuizen"), transaction.atomic():
            rename(town)

    def test_may_be_passed_by_for_one_command(self, read_only, settings, town):
        settings.READ_ONLY = read_only_sentence("nee")

        rename(town)

        assert Municipality.objects.get(pk=town.pk).name == "Aalst aan Zee"


class TestCommands:
    def test_switch_it(self, town, capsys):
        call_command("read_only")
        call_command("read_only", "aan", SENTENCE, reason="Nieuwe versie.")
        call_command("read_only", "uit")

        assert capsys.readouterr().out.splitlines() == [
            "Er mag worden geschreven.",
            f"Alleen lezen: {SENTENCE}",
            "Er mag worden geschreven.",
        ]
        assert ReadOnlyPeriod.objects.get().ended_at is not None

    def test_say_what_is_refused(self):
        with pytest.raises(CommandError, match="mag al worden geschreven"):
            call_command("read_only", "uit")

    def test_that_write_are_refused(self, read_only):
        with pytest.raises(ReadOnlyRefused, match=SENTENCE), transaction.atomic():
            call_command("rebuild_search")

    def test_that_check_go_on(self, read_only, town):
        assert list(verify_history()) == []


def test_migrate_writes_all_the_same_and_nothing_after_it(read_only):
    act_as_owner()
    emit_pre_migrate_signal(0, False, "default")
    ReadOnlyPeriod.objects.update(begun_reason="Tijdens migrate")
    emit_post_migrate_signal(0, False, "default")

    assert ReadOnlyPeriod.objects.get().begun_reason == "Tijdens migrate"
    with pytest.raises(ReadOnlyRefused), transaction.atomic():
        ReadOnlyPeriod.objects.update(begun_reason="Daarna")


def test_a_migrate_that_was_refused_lets_nothing_through(read_only, monkeypatch):
    monkeypatch.setattr(
        "municipalities.database_version.find_other_version", lambda *about: ["iets"]
    )
    with pytest.raises(CommandError):
        emit_pre_migrate_signal(0, False, "default")

    with pytest.raises(ReadOnlyRefused), transaction.atomic():
        ReadOnlyPeriod.objects.update(begun_reason="Daarna")


@pytest.fixture
def ended():
    """Let the database be emptied after a test that really commits."""
    yield
    with let_write():
        ReadOnlyPeriod.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("ended")
class TestTheWorker:
    def test_lives_and_does_nothing_else(self, settings, tmp_path):
        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        begin_read_only(SENTENCE, by=beheer(), reason="Nieuwe versie.")

        call_command("work", once=True, verbosity=0)

        assert DBTaskResult.objects.get().status == "READY"
        assert not Anchor.objects.exists()
        assert Heartbeat.objects.exists()

    def test_goes_on_once_it_is_off(self, mailoutbox):
        send_message.enqueue(["ik@aalst.example"], "Dag", "Tekst")
        begin_read_only(SENTENCE, by=beheer(), reason="Nieuwe versie.")
        call_command("work", once=True, verbosity=0)
        end_read_only(by=beheer())

        call_command("work", once=True, verbosity=0)

        assert len(mailoutbox) == 1
