"""What a backup says of itself, in `manifest.json`: of when it is, by which release, what is in it
and the sum of its file."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .contents import DatabaseContent
from .disk import sync_file
from .faults import BackupFault

MANIFEST = "manifest.json"
KIND, FORM = "regio-back-up", 1
BLOCK = 1 << 20
MOMENTS = ("begonnen_op", "klaar_op")
KEYS = {
    *("soort", "vorm", "adres", "uitgave", "database", "databaseversie", "bestanden", *MOMENTS),
    *("migraties", "rijen", "ketens", "tellers"),
}


@dataclass(frozen=True)
class BackupManifest:
    """`begun_at` is the moment of which all that was answered before is in it; `files` has the
    bytes and the SHA-256 of each file, `vendor` the kind of database."""

    begun_at: datetime
    ended_at: datetime
    release: str
    address: str
    vendor: str
    database_version: str
    content: DatabaseContent
    files: dict[str, dict[str, Any]]

    @property
    def size(self) -> int:
        return sum(each["bytes"] for each in self.files.values())


def write_manifest(folder: Path, manifest: BackupManifest) -> None:
    """Write what a backup says of itself beside its file."""
    content = manifest.content
    told = {
        "soort": KIND,
        "vorm": FORM,
        "adres": manifest.address,
        "uitgave": manifest.release,
        "database": manifest.vendor,
        "databaseversie": manifest.database_version,
        "begonnen_op": manifest.begun_at.isoformat(),
        "klaar_op": manifest.ended_at.isoformat(),
        "migraties": content.migrations,
        "rijen": content.rows,
        "ketens": content.chains,
        "tellers": content.counters,
        "bestanden": manifest.files,
    }
    path = folder / MANIFEST
    text = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(f"{text}\n", encoding="utf-8")
    sync_file(path)


def read_manifest(folder: Path) -> BackupManifest:
    """Return what a backup says of itself; raise BackupFault where a folder is none of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise BackupFault(_("%s is geen back-up: er is geen manifest.json.") % folder) from error
    except (ValueError, RecursionError) as error:
        raise BackupFault(_("Het manifest van %s is geen JSON.") % folder) from error
    if not is_ours(told):
        raise BackupFault(_("Het manifest van %s is niet van een back-up van Regio.") % folder)
    return BackupManifest(
        begun_at=datetime.fromisoformat(told["begonnen_op"]),
        ended_at=datetime.fromisoformat(told["klaar_op"]),
        release=told["uitgave"],
        address=told["adres"],
        vendor=told["database"],
        database_version=told["databaseversie"],
        content=DatabaseContent(told["migraties"], told["rijen"], told["ketens"], told["tellers"]),
        files=told["bestanden"],
    )


def is_ours(told: Any) -> bool:
    """Whether a value from JSON is a manifest in the form that this release reads."""
    return (
        isinstance(told, dict)
        and told.keys() >= KEYS
        and (told["soort"], told["vorm"]) == (KIND, FORM)
        and all(is_moment(told[name]) for name in MOMENTS)
        and isinstance(told["migraties"], list)
        and all(isinstance(told[name], dict) for name in ("rijen", "ketens", "tellers"))
        and isinstance(told["bestanden"], dict)
        and all(is_file_told(*each) for each in told["bestanden"].items())
    )


def is_moment(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def is_file_told(name: str, told: Any) -> bool:
    """Whether a file is told of by its bytes and its sum, and lies in the backup itself."""
    return (
        Path(name).name == name
        and isinstance(told, dict)
        and type(told.get("bytes")) is int
        and isinstance(told.get("sha256"), str)
    )


def sum_file(path: Path) -> dict[str, Any]:
    """Return the bytes and the SHA-256 of a file."""
    summed, size = hashlib.sha256(), 0
    for block in read_blocks(path):
        summed.update(block)
        size += len(block)
    return {"bytes": size, "sha256": summed.hexdigest()}


def read_blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def read_release() -> str:
    """Return the version of Regio that runs."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
