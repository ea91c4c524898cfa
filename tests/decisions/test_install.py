"""`manage.py install`: a fresh installation, from its tables to the first invitation."""

import io
from itertools import chain
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from decisions.management.commands import install
from municipalities.models import Municipality, User
from municipalities.roles import reader_of
from regio.environment import Contacts
from tests.databases import act_as_owner

pytestmark = pytest.mark.django_db
EMAIL = "eerste@regio.example"


@pytest.fixture(autouse=True)
def small_register(monkeypatch):
    """The register takes seconds and has tests of its own; here it only has to be asked for."""
    asked = []
    known = install.call_command

    def call(name, **options):
        if name == "load_register":
            asked.append(name)
        else:
            known(name, **options)

    monkeypatch.setattr(install, "call_command", call)
    return asked


def run(*arguments):
    said = io.StringIO()
    call_command("install", "--no-input", *arguments, stdout=said)
    return said.getvalue()


def link_in(said):
    return next(word for word in said.split() if "/account/uitnodiging/" in word)


def sign_up(email=EMAIL):
    user = User.objects.get(username=email)
    user.set_password("een-gekozen-wachtwoord")
    user.save()


class TestTheFirstBeheer:
    def test_gets_a_link_by_mail_and_on_the_screen(self, client):
        said = run("--email", EMAIL)

        (sent,) = mail.outbox
        assert sent.to == [EMAIL]
        assert client.get(urlsplit(link_in(said)).path).status_code == 200
        assert client.get(urlsplit(link_in(sent.body)).path).status_code == 200
        assert "De mailserver nam de e-mail aan" in said
        user = User.objects.get(username=EMAIL)
        assert reader_of(user, at=user.roles.get().started_at).is_beheer

    def test_is_invited_once_however_often_and_no_link_ends(self, client):
        first = link_in(run("--email", EMAIL))
        again, unnamed = run("--email", EMAIL.upper()), run()

        links = [first, link_in(again), link_in(unnamed)]
        assert [client.get(urlsplit(link).path).status_code for link in links] == [200] * 3
        assert User.objects.filter(email=EMAIL).count() == 1

    def test_who_took_the_invitation_gets_a_trial_and_no_link(self):
        run("--email", EMAIL)
        sign_up()
        mail.outbox.clear()

        said = run("--email", EMAIL)

        assert "Er is al beheer" in said
        assert "/account/uitnodiging/" not in said
        assert [sent.subject for sent in mail.outbox] == ["Proefbericht van Regio"]

    def test_is_nobody_where_no_address_is_given(self):
        said = run()

        assert "Nog niemand uitgenodigd" in said
        assert not User.objects.exclude(username="import").exists()

    def test_needs_an_address_that_is_one(self):
        with pytest.raises(CommandError):
            run("--email", "geen adres")

    def test_gets_no_mail_where_none_is_to_be_sent(self):
        assert "/account/uitnodiging/" in run("--email", EMAIL, "--no-mail")
        assert mail.outbox == []


class TestMail:
    @pytest.mark.parametrize("fault", [OSError("dicht"), ValueError("regeleinde")])
    def test_that_is_refused_is_told_and_the_link_stays(self, fault, monkeypatch):
        def refuse(user):
            raise fault

        monkeypatch.setattr(install, "send_invitation_now", refuse)

        said = run("--email", EMAIL)

        assert f"E-mail ging niet weg: {fault}" in said
        assert "/account/uitnodiging/" in said


class TestTheDatabase:
    def test_with_all_its_tables_is_left_as_it_is(self, small_register):
        assert "De tabellen zijn er." in run()
        assert small_register == ["load_register"]

    def test_is_migrated_by_who_may(self, monkeypatch):
        done = []
        monkeypatch.setattr(install, "list_waiting_migrations", lambda: ["one"])
        monkeypatch.setattr(install, "is_running_role", lambda: False)
        monkeypatch.setattr(install, "call_command", lambda name, **options: done.append(name))

        assert "1 migraties gedaan" in run()
        assert done == ["migrate", "load_register"]

    def test_is_left_to_its_owner_by_the_running_role(self, monkeypatch, small_register):
        monkeypatch.setattr(install, "list_waiting_migrations", lambda: ["one"])
        monkeypatch.setattr(install, "is_running_role", lambda: True)

        with pytest.raises(CommandError, match="die doet de eigenaar van de tabellen"):
            run()
        assert small_register == []

    def test_that_lacks_a_migration_is_seen(self):
        act_as_owner()
        MigrationRecorder(connection).migration_qs.filter(app="decisions").delete()

        assert install.list_waiting_migrations() != []

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles")
    def test_knows_the_running_role(self, settings):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            (settings.DATABASE_ROLE,) = cursor.fetchone()
        assert install.is_running_role()

        settings.DATABASE_ROLE = "somebody_else"
        assert not install.is_running_role()


class TestWhatIsYourOwn:
    def test_is_told_with_where_it_goes(self, settings, tmp_path, monkeypatch):
        paper = tmp_path / "publiccode.yml"
        paper.write_text("name: Regio\nurl: https://example.org/regio.git\n")
        monkeypatch.setattr(install, "PUBLICCODE", paper)

        given = {
            "--organisation": "Gemeente Aalst",
            "--repository": "https://code.example/regio",
            "--security": "veilig@aalst.example",
        }

        said = run(*chain(*given.items()))

        lines = said.splitlines()
        assert "  REGIO_STATEMENT_ORGANISATION=Gemeente Aalst" in lines
        assert "  REGIO_STATEMENT_CONTACT=..." in lines
        assert "  REGIO_SECURITY_CONTACT=veilig@aalst.example" in lines
        assert "  REGIO_PRIVACY_CONTACT=..." in lines
        assert f"In {paper}" in said
        assert "url: https://code.example/regio" in said

    def test_that_is_filled_in_is_not_asked_again(self, settings, tmp_path, monkeypatch):
        paper = tmp_path / "publiccode.yml"
        paper.write_text("url: https://code.example/regio.git\n")
        monkeypatch.setattr(install, "PUBLICCODE", paper)
        statement = type(settings.STATEMENT)(organisation="Gemeente Aalst", contact="tel. 14 0123")
        settings.STATEMENT = statement
        settings.CONTACTS = Contacts("mailto:v@aalst.example", "", "p@aalst.example")

        assert "Alles is ingevuld." in run()


class TestAtATerminal:
    def test_it_asks_what_no_argument_said(self, monkeypatch):
        typed = io.StringIO(f"{EMAIL}\nGemeente Aalst\n\nv@aalst.example\n\n\n")
        typed.isatty = lambda: True
        monkeypatch.setattr("sys.stdin", typed)
        said = io.StringIO()

        call_command("install", stdout=said)

        assert User.objects.filter(email=EMAIL).exists()
        assert "REGIO_STATEMENT_ORGANISATION=Gemeente Aalst" in said.getvalue()
        assert "REGIO_STATEMENT_CONTACT=..." in said.getvalue()
        assert "REGIO_SECURITY_CONTACT=v@aalst.example" in said.getvalue()


class TestTheEnvironment:
    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("SECOND_FACTOR", False, "REGIO_SECOND_FACTOR is 0"),
            ("SECURE_SSL_REDIRECT", False, "REGIO_HTTPS is 0"),
            ("ALLAUTH_TRUSTED_PROXY_COUNT", 0, "REGIO_BEHIND_PROXY is niet 1"),
            ("DEFAULT_FROM_EMAIL", "Regio <regio@localhost>", "REGIO_EMAIL_FROM"),
            ("DEMO", True, "dit is een demo"),
        ],
    )
    def test_that_is_seldom_meant_is_told(self, settings, name, value, told):
        settings.SECOND_FACTOR = settings.SECURE_SSL_REDIRECT = True
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        settings.DEFAULT_FROM_EMAIL, settings.DATABASE_ROLE = "Regio <r@aalst.example>", "regio"
        assert list(install.list_worries()) == []

        setattr(settings, name, value)

        (worry,) = install.list_worries()
        assert told in worry


def test_the_whole_of_it_loads_every_municipality(monkeypatch):
    monkeypatch.undo()

    run("--email", EMAIL)

    assert Municipality.objects.count() > 342
