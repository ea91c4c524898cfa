"""All that is wrong in the environment, told at once when a process starts."""

import os
import re
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import idle_seconds, mailer, own_address, postgresql
from regio.mistakes import EXIT_STATUS, KNOWN, Mistakes, WrongEnvironment, find_mistakes
from tests.repository import ROOT

RIGHT = {
    "REGIO_SECRET_KEY": "7Zk2vQx9Lr4TnB8yHc3WmJ6sPd1Gf5Ae0UiOqXzKtRbVwNyS",
    "REGIO_ALLOWED_HOSTS": "regio.example,.aalst.example,[::1]",
    "REGIO_ADDRESS": "https://regio.example",
    "REGIO_EMAIL_FROM": "Regio <regio@aalst.example>",
    "REGIO_CSRF_TRUSTED_ORIGINS": "https://regio.example",
    "REGIO_HTTPS": "1",
    "REGIO_DEMO": "",
}
RIGHT["REGIO_SECRET_KEY"] += "Lp5w"
EXAMPLE = ROOT / "deploy" / "regio.env"
READ = re.compile(r"\bREGIO_[A-Z_]*[A-Z]\b")


def mistakes(https=True, is_tried=False, **changed):
    """Return the sentences about an environment that is right but for what is changed."""
    known = {name: text for name, text in (RIGHT | changed).items() if text is not None}
    key = known.get("REGIO_SECRET_KEY", "")
    return list(find_mistakes(known, key=key, https=https, is_tried=is_tried))


def run(*command, **environment):
    """Run a command that knows nothing but this environment."""
    known = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=known, capture_output=True, text=True, check=False
    )


class TestAnEnvironment:
    def test_that_is_right_is_taken(self):
        assert mistakes() == []

    @pytest.mark.parametrize(
        ("name", "value", "told"),
        [
            ("REGIO_ALOWED_HOSTS", "r", "bestaat niet, bedoelt u REGIO_ALLOWED_HOSTS?"),
            ("REGIO_SECRETKEY", "r", "bedoelt u REGIO_SECRET_KEY?"),
            ("REGIO_DATABASE_URL", "r", "bedoelt u DATABASE_URL?"),
            ("REGIO_STATEMENT_ORGANIZATION", "r", "bedoelt u REGIO_STATEMENT_ORGANISATION?"),
            ("REGIO_SECRET_KEY", None, "Zet REGIO_SECRET_KEY"),
            ("REGIO_SECRET_KEY", "kort", "te kort of te eentonig"),
            ("REGIO_SECRET_KEY", "k" * 60, "te kort of te eentonig"),
            ("REGIO_ALLOWED_HOSTS", None, "REGIO_ALLOWED_HOSTS is leeg"),
            ("REGIO_ALLOWED_HOSTS", "https://regio.example", "zonder https://"),
            ("REGIO_ALLOWED_HOSTS", "regio.example:443", "zonder poort"),
            ("REGIO_ADDRESS", "https://elders.example", "staat niet in REGIO_ALLOWED_HOSTS"),
            ("REGIO_ADDRESS", "http://regio.example", "REGIO_ADDRESS begint met http://"),
            ("REGIO_CSRF_TRUSTED_ORIGINS", "http://regio.example", "begint met https://"),
            ("REGIO_CSRF_TRUSTED_ORIGINS", "regio.example", "begint met https://"),
            ("REGIO_EMAIL_FROM", "Regio", "REGIO_EMAIL_FROM is een afzender"),
            ("REGIO_HTTPS", "true", "REGIO_HTTPS is 1 (aan) of 0 (uit), en niet 'true'"),
            ("REGIO_EMAIL_URL", "smtp://VUL-IN", "REGIO_EMAIL_URL is nog niet ingevuld"),
        ],
    )
    def test_with_a_mistake_is_told_that_and_nothing_else(self, name, value, told):
        (sentence,) = mistakes(**{name: value})

        assert told in sentence

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("REGIO_ADDRESS", "https://www.aalst.example"),
            ("REGIO_ADDRESS", "https://[::1]"),
            ("REGIO_ALLOWED_HOSTS", "*"),
            ("REGIO_EMAIL_FROM", "regio@aalst.example"),
            ("REGIO_RUNNING_URL", "of another program"),
            ("OTHER_ALOWED_HOSTS", "of another program"),
        ],
    )
    def test_is_not_suspected_of_what_is_right(self, name, value):
        assert mistakes(**{name: value}) == []

    def test_without_https_may_have_any_key_and_no_host(self):
        changed = {"REGIO_SECRET_KEY": "kort", "REGIO_ALLOWED_HOSTS": None}
        address = {"REGIO_ADDRESS": "http://127.0.0.1:8000"}

        assert mistakes(https=False, REGIO_CSRF_TRUSTED_ORIGINS=None, **changed, **address) == []

    def test_of_a_demo_may_have_any_key_but_has_one(self):
        without = mistakes(is_tried=True, REGIO_SECRET_KEY=None, REGIO_ALLOWED_HOSTS=None)

        assert mistakes(is_tried=True, REGIO_SECRET_KEY="kort", REGIO_ALLOWED_HOSTS=None) == []
        assert without == ["Zet REGIO_SECRET_KEY op een lange, geheime waarde."]


class TestAVariable:
    @pytest.mark.parametrize(
        ("address", "told"),
        [
            ("mysql://regio:w@host/regio", "moet beginnen met postgresql://"),
            ("postgresql://regio:w@host:5432/", "noemt geen database"),
            ("postgresql://regio@host/regio", "heeft geen wachtwoord"),
            ("postgresql://regio:a/b@host/regio", "als %2F"),
        ],
    )
    def test_of_the_database_is_refused_with_what_is_wrong(self, address, told, monkeypatch):
        monkeypatch.delenv("PGPASSWORD", raising=False)
        monkeypatch.delenv("PGPASSFILE", raising=False)

        with pytest.raises(ImproperlyConfigured, match=told):
            postgresql(address)

    def test_of_the_database_needs_no_password_where_another_tells_it(self, monkeypatch):
        monkeypatch.setenv("PGPASSFILE", "/etc/regio/pgpass")

        assert postgresql("postgresql://regio@host/regio")["USER"] == "regio"
        assert postgresql("postgresql:///regio")["HOST"] == ""

    def test_of_mail_that_cannot_be_read_is_refused(self):
        with pytest.raises(ImproperlyConfigured, match="REGIO_EMAIL_URL is niet te lezen"):
            mailer("smtp://regio:a/b@post.example")

    def test_of_the_address_that_cannot_be_read_is_refused(self):
        with pytest.raises(ImproperlyConfigured, match="REGIO_ADDRESS is niet te lezen"):
            own_address("https://regio.example:poort", [], https=True)

    @pytest.mark.parametrize(("text", "seconds"), [(None, 3600), ("", 3600), ("15", 900)])
    def test_of_minutes_is_read(self, text, seconds):
        assert idle_seconds(text) == seconds

    @pytest.mark.parametrize("text", ["0", "een uur", "-5", "1.5"])
    def test_of_minutes_that_are_none_is_refused(self, text):
        with pytest.raises(ImproperlyConfigured, match="REGIO_IDLE_MINUTES"):
            idle_seconds(text)


class TestAStart:
    WRONG = {"REGIO_ALOWED_HOSTS": "r", "REGIO_IDLE_MINUTES": "een", "REGIO_ANCHORS": "x"}
    TOLD = ("REGIO_ALLOWED_HOSTS?", "REGIO_IDLE_MINUTES", "REGIO_ANCHORS", "REGIO_SECRET_KEY")

    @pytest.mark.parametrize(
        "command",
        [
            ("manage.py", "check"),
            ("manage.py", "load_register"),
            ("-c", "import regio.wsgi"),
        ],
        ids=["of a command of Django", "of a command of ours", "of the server"],
    )
    def test_with_mistakes_tells_all_of_them_and_no_traceback(self, command):
        ended = run(*command, **self.WRONG)

        assert ended.returncode == EXIT_STATUS
        assert [word for word in self.TOLD if word not in ended.stderr] == []
        assert "Traceback" not in ended.stderr

    def test_with_the_example_asks_what_is_to_be_filled_in_and_nothing_else(self):
        lines = [line for line in EXAMPLE.read_text().splitlines() if re.match(r"[A-Z]", line)]
        given = dict(line.split("=", 1) for line in lines)

        told = run("manage.py", "check", **given).stderr

        asked = [name for name, text in given.items() if "VUL-IN" in text]
        assert len(asked) == told.count("\n- ") == 6
        assert [name for name in asked if f"- {name} is nog niet ingevuld" not in told] == []

    def test_without_mistakes_goes_on(self):
        assert run("manage.py", "check", **RIGHT).returncode == 0


class TestMistakes:
    def test_are_gathered_and_what_is_right_is_read_on(self):
        found = Mistakes()

        wrong = found.read(idle_seconds, "een", otherwise=1)
        right = found.read(idle_seconds, "2", otherwise=1)

        assert (wrong, right) == (1, 120)
        with pytest.raises(WrongEnvironment, match="- REGIO_IDLE_MINUTES"):
            found.refuse()

    def test_that_are_none_refuse_nothing(self):
        Mistakes().refuse()


class TestEveryVariable:
    def test_that_the_code_names_is_known(self):
        rooms = [ROOT / room for room in ("regio", "municipalities", "decisions")]
        sources = [path.read_text() for room in rooms for path in room.rglob("*.py")]
        named = {name for source in sources for name in READ.findall(source)}

        assert len(named) > 20
        assert named - KNOWN == set()

    def test_is_explained_in_the_example(self):
        lines = EXAMPLE.read_text().splitlines()
        named = {
            line.lstrip("#").partition("=")[0]: before
            for before, line in zip(lines, lines[1:], strict=False)
            if re.match(r"#?[A-Z_]+=", line)
        }

        assert named.keys() == KNOWN
        assert [name for name, before in named.items() if not before.startswith("# ")] == []
