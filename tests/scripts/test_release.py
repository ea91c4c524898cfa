"""`make release`, in a copy of the code with a history of its own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib

import pytest
import yaml

from tests.drills.releases import copy_release, run_in
from tests.repository import ROOT

pytestmark = pytest.mark.once
CHANGELOG = """# Changelog

## 0.2.0 (not released yet)

- More.

## 0.1.0 (2026-12-01)

- All.
"""
SBOM = """sbom:
\t@mkdir -p var/sbom
\t@echo $$SOURCE_DATE_EPOCH >var/sbom/regio.cdx.json
\t@echo a >var/sbom/licences.csv
"""
SOMEBODY = {
    **{f"GIT_{who}_NAME": "Ans" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "ans@example.org" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_GLOBAL": os.devnull,
}


def run(folder, *command, fails=False):
    known = os.environ | SOMEBODY
    ran = subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, check=False
    )
    assert (ran.returncode != 0) is fails, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def release(folder, version, *more, **options):
    return run(folder, sys.executable, "-m", "scripts.release", version, *more, **options)


def commit(folder):
    run(folder, "git", "add", "--all")
    run(folder, "git", "commit", "--quiet", "--message", "Change")


@pytest.fixture(scope="module")
def code(tmp_path_factory):
    """The code as it stands here in a repository of its own, after 0.1.0."""
    folder = copy_release(tmp_path_factory.mktemp("release") / "code")
    for name in ("package.json", "package-lock.json", "docs", "requirements", "deploy"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    (folder / "CHANGELOG.md").write_text(CHANGELOG)
    (folder / "Makefile").write_text(SBOM)
    (folder / ".gitignore").write_text("var/\n__pycache__/\n")
    run(folder, "git", "init", "--quiet")
    commit(folder)
    return folder


@pytest.fixture
def tree(code, tmp_path):
    """A copy of that, to release from."""
    run(tmp_path, "git", "clone", "--quiet", str(code), "tree")
    return tmp_path / "tree"


class TestARelease:
    def test_tells_its_version_wherever_one_stands(self, tree):
        release(tree, "0.2.0", "--day", "2027-01-04")

        card = yaml.safe_load((tree / "publiccode.yml").read_text())
        lock = json.loads((tree / "package-lock.json").read_text())
        told = {
            tomllib.loads((tree / "pyproject.toml").read_text())["project"]["version"],
            json.loads((tree / "package.json").read_text())["version"],
            *(lock["version"], lock["packages"][""]["version"], card["softwareVersion"]),
        }
        assert told == {"0.2.0"}
        assert str(card["releaseDate"]) == "2027-01-04"
        assert "\n## 0.2.0 (2027-01-04)\n\n- More." in (tree / "CHANGELOG.md").read_text()

    def test_is_a_commit_with_a_tag_and_leaves_the_tree_clean(self, tree):
        said = release(tree, "0.2.0")

        assert "git push origin HEAD v0.2.0" in said
        assert run(tree, "git", "log", "-1", "--format=%s %D").startswith("Release 0.2.0")
        assert "v0.2.0" in run(tree, "git", "tag", "--points-at", "HEAD")
        assert run(tree, "git", "status", "--porcelain") == ""

    def test_changes_nothing_else(self, tree):
        release(tree, "0.2.0")

        changed = run(tree, "git", "diff", "--stat", "--name-only", "HEAD^").split()
        assert changed == [
            *("CHANGELOG.md", "package-lock.json", "package.json"),
            *("publiccode.yml", "pyproject.toml"),
        ]
        assert "2 insertions(+), 2 deletions(-)" in run(
            tree, "git", "diff", "--shortstat", "HEAD^", "--", "package-lock.json"
        )

    def test_is_packed_with_its_sbom_and_sums(self, tree):
        release(tree, "0.2.0")

        folder = tree / "var" / "release"
        sums = dict(
            reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines()
        )
        found = {each.name: each.read_bytes() for each in folder.iterdir()}
        del found["SHA256SUMS"]
        assert found.keys() == {
            *("regio-0.2.0.tar.gz", "regio-0.2.0.cdx.json", "regio-0.2.0-licences.csv"),
        }
        assert sums == {name: hashlib.sha256(held).hexdigest() for name, held in found.items()}
        tagged_at = run(tree, "git", "log", "-1", "--format=%ct", "v0.2.0")
        assert found["regio-0.2.0.cdx.json"].decode() == tagged_at

    def test_is_packed_alike_when_it_is_asked_again(self, tree):
        release(tree, "0.2.0")
        archive = tree / "var" / "release" / "regio-0.2.0.tar.gz"
        first = archive.read_bytes()
        archive.unlink()

        said = release(tree, "0.2.0")

        assert "is er al" in said
        assert archive.read_bytes() == first

    def test_runs_from_its_archive_alone(self, tree, tmp_path):
        release(tree, "0.2.0")

        with tarfile.open(tree / "var" / "release" / "regio-0.2.0.tar.gz") as packed:
            packed.extractall(tmp_path, filter="data")

        unpacked = tmp_path / "regio-0.2.0"
        assert not (unpacked / ".git").exists()
        run_in(unpacked, "manage.py", "check", REGIO_SQLITE=str(tmp_path / "x.sqlite3"))

    def test_goes_without_an_sbom_where_nothing_makes_one(self, tree):
        (tree / "Makefile").write_text("all:\n")
        commit(tree)

        said = release(tree, "0.2.0")

        assert "Zonder SBOM" in said
        assert "cdx" not in (tree / "var" / "release" / "SHA256SUMS").read_text()


class TestNoRelease:
    def refused(self, tree, version):
        before = run(tree, "git", "rev-parse", "HEAD")
        said = release(tree, version, fails=True)

        assert run(tree, "git", "rev-parse", "HEAD") == before
        assert not (tree / "var" / "release").exists()
        return said

    def test_is_made_of_what_is_not_committed(self, tree):
        (tree / "README.md").write_text("New.")

        assert "README.md" in self.refused(tree, "0.2.0")

    def test_is_made_of_no_version(self, tree):
        assert "is geen versie" in self.refused(tree, "nieuw")

    def test_is_made_of_what_the_changelog_does_not_tell(self, tree):
        assert "begint niet met '## 0.3.0" in self.refused(tree, "0.3.0")

    def test_is_made_of_a_version_that_does_not_follow(self, tree):
        log = tree / "CHANGELOG.md"
        log.write_text(log.read_text().replace("0.2.0", "0.4.0"))
        commit(tree)

        assert "Na 0.1.0 komt 0.1.1 of 0.2.0 of 1.0.0" in self.refused(tree, "0.4.0")

    def test_is_left_halfway(self, tree):
        card = tree / "publiccode.yml"
        card.write_text(card.read_text().replace("softwareVersion", "version"))
        commit(tree)

        assert "In publiccode.yml staat 0 keer" in self.refused(tree, "0.2.0")
        assert run(tree, "git", "status", "--porcelain") == ""

    def test_is_made_twice(self, tree):
        run(tree, "git", "tag", "v0.2.0")
        (tree / "README.md").write_text("New.")
        commit(tree)

        assert "staat al op een andere" in self.refused(tree, "0.2.0")
