"""Makes a release: `make release VERSION=0.2.0` (docs/upgrade.md tells what to do with it).

It writes the version where it stands, gives the head of the changelog its day, commits and tags
that here, and packs the tag with its SBOM and checksums in var/release/. Nothing is sent anywhere.
Asked again on the same tag it only packs, and packs the same bytes."""

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

FOLDER = Path("var/release")
SBOM = {"regio.cdx.json": "regio-{}.cdx.json", "licences.csv": "regio-{}-licences.csv"}
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
HEAD = re.compile(r"^## (\S+) \((.+)\)$", re.MULTILINE)
UNRELEASED = "not released yet"


class CannotRelease(Exception):
    """Why no release is made, as a sentence."""


def main():
    asked = argparse.ArgumentParser(description="Maakt een uitgave van wat er is vastgelegd.")
    asked.add_argument("version", help="zoals 0.2.0")
    today = datetime.now(UTC).astimezone().date()
    asked.add_argument("--day", type=date.fromisoformat, default=today, help="zoals 2026-12-01")
    given = asked.parse_args()
    try:
        check_tree(given.version)
        tag = f"v{given.version}"
        if is_tagged(tag):
            print(f"{tag} is er al: het archief wordt opnieuw gemaakt.")
        else:
            check_version(given.version, Path("CHANGELOG.md").read_text())
            commit(given.version, given.day)
            git("tag", "--annotate", tag, "--message", f"Regio {given.version}")
        packed = pack(given.version, tag)
    except CannotRelease as problem:
        sys.exit(f"Er is geen uitgave gemaakt. {problem}")
    print("\n".join(f"  {path}" for path in packed))
    print(f"Uitgave {given.version}. Controleer {FOLDER}, draai .ci/run en verstuur dan:")
    print(f"  git push origin HEAD {tag}")


def git(*arguments):
    """Return what git says; raise CannotRelease where it refuses."""
    ran = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise CannotRelease(ran.stderr.strip())
    return ran.stdout.strip()


# What is asked beforehand.


def check_tree(version):
    if not VERSION.fullmatch(version):
        raise CannotRelease(f"{version} is geen versie; neem er een als 0.2.0.")
    if changed := git("status", "--porcelain"):
        raise CannotRelease(f"Leg eerst vast of gooi weg wat er veranderd is:\n{changed}")


def is_tagged(tag):
    """Whether the last commit has the tag; raise CannotRelease where another one has."""
    if not git("tag", "--list", tag):
        return False
    if git("rev-parse", f"{tag}^{{commit}}") != git("rev-parse", "HEAD"):
        raise CannotRelease(f"{tag} staat al op een andere vastlegging; neem een volgende versie.")
    return True


def check_version(version, changelog):
    """Raise CannotRelease unless the version follows the last one and the changelog tells of it."""
    (head, said), *before = HEAD.findall(changelog) or [("", "")]
    if (head, said) != (version, UNRELEASED):
        raise CannotRelease(
            f"CHANGELOG.md begint niet met '## {version} ({UNRELEASED})'"
            f" maar met '## {head} ({said})'."
        )
    released = [name for name, day in before if VERSION.fullmatch(name) and day != UNRELEASED]
    if released and version not in list_next(released[0]):
        told = " of ".join(list_next(released[0]))
        raise CannotRelease(f"Na {released[0]} komt {told}, niet {version}.")


def list_next(version):
    """Return the versions that may follow one: a repair, something more, something that breaks."""
    major, minor, patch = map(int, VERSION.fullmatch(version).groups())
    return [f"{major}.{minor}.{patch + 1}", f"{major}.{minor + 1}.0", f"{major + 1}.0.0"]


# Where the version stands: pyproject.toml is what the program itself reads.


def commit(version, day):
    """Commit the version wherever it stands, or leave the tree as it was: clean."""
    try:
        write_version(version, day)
        git("commit", "--quiet", "--all", "--message", f"Release {version}")
    except CannotRelease:
        git("restore", "--staged", "--worktree", ".")
        raise


def write_version(version, day):
    replace("pyproject.toml", r'^version = ".*"$', f'version = "{version}"')
    for name in ("package.json", "package-lock.json"):
        write_package(Path(name), version)
    replace("publiccode.yml", r"^softwareVersion: .*$", f"softwareVersion: {version}")
    card = Path("publiccode.yml").read_text()
    told = f"releaseDate: {day}"
    if re.search(r"^releaseDate:", card, re.MULTILINE):
        replace("publiccode.yml", r"^releaseDate: .*$", told)
    else:
        replace("publiccode.yml", r"^(softwareVersion: .*)$", rf"\1\n{told}")
    replace("CHANGELOG.md", rf"^## {version} \({UNRELEASED}\)$", f"## {version} ({day})")
    told = tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"]
    if told != version:
        raise CannotRelease(f"pyproject.toml zegt {told}.")


def replace(name, pattern, text):
    path = Path(name)
    written, number = re.subn(pattern, text, path.read_text(), flags=re.MULTILINE)
    if number != 1:
        raise CannotRelease(f"In {name} staat {number} keer wat {pattern} zoekt.")
    path.write_text(written)


def write_package(path, version):
    told = json.loads(path.read_text())
    told["version"] = version
    if "packages" in told:
        told["packages"][""]["version"] = version
    path.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")


# What is packed.


def pack(version, tag):
    """Return the files of a release: its archive, its SBOM where `make sbom` is there, and sums."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    archive = FOLDER / f"regio-{version}.tar.gz"
    packing = ["git", "archive", "--format=tar", f"--prefix=regio-{version}/", tag]
    tar = subprocess.run(packing, capture_output=True, check=True).stdout
    with archive.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(tar)
    files = [archive, *copy_sbom(version, tag)]
    sums = FOLDER / "SHA256SUMS"
    sums.write_text("".join(f"{sum_of(each)}  {each.name}\n" for each in files))
    return [*files, sums]


def copy_sbom(version, tag):
    """Return copies of what `make sbom` writes of the moment of the tag; none, with a sentence,
    where there is no such target."""
    if not re.search(r"^sbom:", Path("Makefile").read_text(), re.MULTILINE):
        print("Zonder SBOM: de Makefile heeft geen `sbom`.")
        return []
    moment = {"SOURCE_DATE_EPOCH": git("log", "-1", "--format=%ct", tag)}
    making = ["make", "--no-print-directory", "sbom"]
    subprocess.run(making, env=os.environ | moment, check=True)
    copies = []
    for name, copy in SBOM.items():
        copies.append(FOLDER / copy.format(version))
        shutil.copy(Path("var/sbom") / name, copies[-1])
    return copies


def sum_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
