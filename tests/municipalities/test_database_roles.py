"""What the running role of PostgreSQL may do, and what only the owner of the tables may."""

import os

import psycopg
import pytest
from django.core.management.base import CommandError
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg.errors import InsufficientPrivilege

from decisions.models import Decision
from municipalities.database_roles import (
    check_running_role,
    grant_running_role,
    has_running_role,
    list_rights,
    refuse_running_role,
)
from municipalities.redaction import REDACTION_MARK, redact_everywhere
from municipalities.verification import verify_history
from tests import factories as make
from tests.databases import act_as_owner
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.people import beheer

pytestmark = pytest.mark.django_db

HISTORY, LINK = "municipalities_historicalsource", "municipalities_chainlink"
REFUSED = [
    f"UPDATE {HISTORY} SET history_user_id = NULL",
    f"UPDATE {HISTORY} SET history_date = now()",
    f"DELETE FROM {HISTORY}",
    f"TRUNCATE {HISTORY}",
    f"ALTER TABLE {HISTORY} DISABLE TRIGGER ALL",
    f"ALTER TABLE {HISTORY} DISABLE TRIGGER {HISTORY}_fixed",
    f"DROP TRIGGER {HISTORY}_fixed ON {HISTORY}",
    f"CREATE TRIGGER own BEFORE INSERT ON {HISTORY} FOR EACH ROW EXECUTE FUNCTION regio_refuse()",
    f"CREATE RULE own AS ON INSERT TO {HISTORY} DO INSTEAD NOTHING",
    f"DROP TABLE {HISTORY} CASCADE",
    f"ALTER TABLE {HISTORY} OWNER TO current_user",
    f"UPDATE {LINK} SET hash = digest",
    f"DELETE FROM {LINK}",
    "DELETE FROM municipalities_redaction",
    "UPDATE municipalities_redaction SET reason = ''",
    "DELETE FROM municipalities_registercounter",
    "TRUNCATE municipalities_source CASCADE",
    "DROP TABLE municipalities_source CASCADE",
    "ALTER TABLE municipalities_source DISABLE TRIGGER USER",
    "DELETE FROM django_migrations",
    "CREATE TABLE own (number int)",
    "CREATE SCHEMA own",
    "CREATE FUNCTION own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION regio_refuse() CASCADE",
    "ALTER FUNCTION regio_redacted() SET search_path TO pg_temp",
    "SET session_replication_role = replica",
]


two_roles = pytest.mark.skipif(
    not has_running_role(connection), reason="one role owns the tables and serves"
)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@two_roles
class TestTheRunningRole:
    @pytest.mark.parametrize("statement", REFUSED)
    def test_may_not(self, statement):
        make.SourceFactory()

        with pytest.raises(ProgrammingError) as refused, transaction.atomic():
            run(statement)

        assert isinstance(refused.value.__cause__, InsufficientPrivilege)

    @pytest.mark.parametrize("statement", ["SET ROLE regio_owner", *REFUSED[:6]])
    def test_may_not_when_it_signs_in_itself(self, statement):
        address = os.environ.get("REGIO_RUNNING_URL")
        if not address:
            pytest.skip("only .ci/with-postgres says how it signs in")
        name = connection.settings_dict["NAME"]

        with psycopg.connect(address, dbname=name) as its, pytest.raises(InsufficientPrivilege):
            its.execute(statement)

    def test_reads_which_migrations_were_run(self):
        assert MigrationRecorder(connection).applied_migrations()

    def test_takes_a_passage_out(self):
        source = make.SourceFactory(note="Volgens Jan Verzonnen klopt dit.")

        redact_everywhere(
            source, name="note", passage="Jan Verzonnen", by=beheer(), reason="Op verzoek."
        )

        assert source.history.filter(note=f"Volgens {REDACTION_MARK} klopt dit.").count() == 2
        assert list(verify_history()) == []

    def test_stores_a_whole_form(self, client):
        desk = Desk()
        client.force_login(desk.griffie.user)

        answer = client.post(
            f"/werkblad/{desk.dossier.slug}/besluit/",
            desk.typed(**desk.stance("voor")).urlencode(),
            content_type="application/x-www-form-urlencoded",
        )

        assert answer.status_code == 302
        assert Decision.objects.count() == 1

    def test_is_granted_a_new_table(self):
        act_as_owner()
        run("CREATE TABLE later (number int)")
        grant_running_role(sender=None, using="default")
        act_as_owner("RESET ROLE")

        run("INSERT INTO later VALUES (1)")

    def test_loses_what_it_was_granted_too_much(self, settings):
        act_as_owner()
        run(f"GRANT ALL ON {HISTORY} TO {settings.DATABASE_ROLE}")
        grant_running_role(sender=None, using="default")
        act_as_owner("RESET ROLE")

        with pytest.raises(ProgrammingError):
            run(f"DELETE FROM {HISTORY}")


class TestATableOfASession:
    def test_does_not_stand_in_for_a_redaction(self):
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has no schemas; its triggers read the tables of their own file")
        source = make.SourceFactory(note="Zo stond het er.")
        run("CREATE TEMP TABLE municipalities_redaction (kind text, row_id bigint, field text)")
        run(
            "INSERT INTO pg_temp.municipalities_redaction SELECT 'municipalities.source',"
            f" history_id, 'note' FROM {HISTORY} WHERE id = {source.pk}"
        )

        with pytest.raises(DatabaseError, match="blijft zo staan"):
            run(f"UPDATE {HISTORY} SET note = 'Anders.' WHERE id = {source.pk}")


class TestMigrating:
    def refuse(self):
        refuse_running_role(sender=None, using="default")

    @two_roles
    def test_is_refused_to_the_running_role(self):
        with pytest.raises(CommandError, match="van de eigenaar"):
            self.refuse()

    @two_roles
    def test_asks_for_a_role_that_exists(self, settings):
        settings.DATABASE_ROLE = "niemand"

        with pytest.raises(CommandError, match="niemand uit REGIO_DATABASE_ROLE bestaat niet"):
            self.refuse()

    @two_roles
    def test_is_what_the_owner_does(self):
        act_as_owner()

        self.refuse()

    def test_grants_nothing_where_no_role_is_named(self, settings, django_assert_num_queries):
        settings.DATABASE_ROLE = ""

        with django_assert_num_queries(0):
            self.refuse()
            grant_running_role(sender=None, using="default")


class TestTheCheck:
    def found(self):
        return [each.id for each in check_running_role(databases=["default"])]

    @two_roles
    def test_is_silent_for_the_running_role(self):
        assert self.found() == []

    def test_warns_who_owns_the_tables(self):
        act_as_owner()

        of_owner = ["municipalities.W001"] if connection.vendor == "postgresql" else []
        assert self.found() == of_owner

    @two_roles
    def test_warns_who_may_do_more_than_read_and_add(self, settings):
        act_as_owner()
        run(f"GRANT TRUNCATE ON {HISTORY} TO {settings.DATABASE_ROLE}")
        act_as_owner("RESET ROLE")

        assert self.found() == ["municipalities.W002"]


def test_a_kept_table_is_read_and_added_to_and_only_its_texts_change():
    rights = list_rights(connection.ops.quote_name)

    assert rights[LINK] == 'SELECT, INSERT, UPDATE ("salts")'
    assert rights["municipalities_redaction"] == "SELECT, INSERT"
    assert '"note"' in rights[HISTORY] and '"history_user_id"' not in rights[HISTORY]
    assert rights["municipalities_registercounter"] == "SELECT, INSERT, UPDATE"
    assert "DELETE" not in "".join(rights.values())
