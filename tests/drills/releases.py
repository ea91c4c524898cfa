"""The code of one release in a folder of its own, for a drill: of the release before this one, and
of one that could come after it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.drills.served import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
# The code on which this order began, until a release is tagged: the tables of every later one are
# tables that it can go on serving (docs/migrations.md).
BASELINE = "909f4b6c"
CODE = ("benchmarks", "decisions", "municipalities", "regio", "scripts", "templates", "tests")
FILES = ("manage.py", "Makefile", "pyproject.toml", "publiccode.yml")


def git(*arguments):
    """Return what git says of this checkout, '' where it says nothing or there is none."""
    command = ["git", "-C", str(ROOT), *arguments]
    asked = subprocess.run(command, capture_output=True, text=True, check=False)
    return asked.stdout.strip() if asked.returncode == 0 else ""


def find_release_before():
    """Return what git calls the release before the code of now, '' where its history is not here.

    That is the newest tag of a release before the last commit, or the code it began with.
    """
    tagged = git("describe", "--tags", "--match", "v[0-9]*", "--abbrev=0", "HEAD^")
    return tagged or (BASELINE if git("cat-file", "-t", f"{BASELINE}^{{tree}}") == "tree" else "")


def take_release(name, folder):
    """Put the code of a release in a new folder, with its static files; return the folder."""
    folder.mkdir()
    packed = subprocess.Popen(
        ["git", "-C", str(ROOT), "archive", "--format=tar", name], stdout=subprocess.PIPE
    )
    subprocess.run(["tar", "-x", "-C", str(folder)], stdin=packed.stdout, check=True)
    assert packed.wait() == 0
    return collect_static(folder)


def copy_release(folder):
    """Put the code as it stands here in a new folder, to be changed there; return the folder. It
    can not serve: a style sheet is not in it."""
    folder.mkdir()
    for name in CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    return folder


def collect_static(folder):
    """Give the code in a folder the style sheet that was built here."""
    (folder / "static" / "dist").symlink_to(ROOT / "static" / "dist")
    run_in(folder, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    return folder


def run_in(folder, *command, fails=False, **environment):
    """Run Python on the code in a folder; return what it said, on whichever line."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | SETTINGS | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode != 0) is fails, (command, ran.stdout, ran.stderr)
    return ran.stdout + ran.stderr
