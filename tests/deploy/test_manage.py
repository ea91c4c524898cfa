"""deploy/manage: manage.py as the units know it, from a file with the environment."""

import os
import pwd
import shutil
import subprocess

import pytest

from tests.repository import ROOT

pytestmark = pytest.mark.once
SHOW = """#!/bin/sh
printf '%s|' "$@" "$REGIO_EMAIL_FROM" "$REGIO_OIDC" "$DATABASE_URL" "${REGIO_DEMO-left out}"
"""


@pytest.fixture
def home(tmp_path):
    """A Regio of which Python only shows what it was given."""
    (tmp_path / "deploy").mkdir()
    shutil.copy(ROOT / "deploy" / "manage", tmp_path / "deploy" / "manage")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(SHOW)
    python.chmod(0o755)
    return tmp_path


def run(home, text, *arguments, **known):
    """Run deploy/manage with a file of this text, by a link from elsewhere."""
    file, link = home / "regio.env", home / "regio"
    if text is not None:
        file.write_text(text)
    link.unlink(missing_ok=True)
    link.symlink_to(home / "deploy" / "manage")
    own = {"RUN_AS": pwd.getpwuid(os.getuid()).pw_name, "ENVIRONMENT_FILE": str(file)}
    environment = {"PATH": os.environ["PATH"], **own, **known}
    return subprocess.run([link, *arguments], env=environment, capture_output=True, text=True)


FILE = """# a comment
REGIO_EMAIL_FROM=Regio <regio@aalst.example>

REGIO_OIDC=[{"id": "aalst", "secret": "a$b c"}]
DATABASE_URL=postgresql://of-the-file
#REGIO_DEMO=1"""


def test_it_gives_what_the_file_says_to_the_letter(home):
    told = run(home, FILE, "install", "--no-input").stdout.split("|")

    assert told[:3] == ["manage.py", "install", "--no-input"]
    assert told[3:5] == ["Regio <regio@aalst.example>", '[{"id": "aalst", "secret": "a$b c"}]']
    assert told[5:7] == ["postgresql://of-the-file", "left out"]


def test_what_is_in_the_environment_goes_before_the_file(home):
    told = run(home, FILE, "migrate", DATABASE_URL="postgresql://of-the-owner").stdout

    assert "postgresql://of-the-owner" in told
    assert "of-the-file" not in told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("export REGIO_DEMO=1", "is geen NAAM=waarde"), (None, "is er niet")],
)
def test_a_file_that_is_wrong_or_away_is_told(home, text, sentence):
    ended = run(home, text, "check")

    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert ended.stdout == ""
