"""The folder in which backups are kept: which there are, which is the newest, and which may go."""

import fcntl
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from .faults import BackupFault
from .manifest import MANIFEST, BackupManifest, read_manifest

NAME = re.compile(r"regio-backup-\d{4}-\d\d-\d\dT\d{6}Z")
PART, LOCK = ".part", ".regio-backup.lock"


@dataclass(frozen=True)
class KeptBackup:
    """A folder with a manifest of ours; whole where each file has the bytes that this tells."""

    path: Path
    manifest: BackupManifest

    @property
    def is_whole(self) -> bool:
        files = {self.path / name: told["bytes"] for name, told in self.manifest.files.items()}
        return bool(files) and all(
            each.is_file() and each.stat().st_size == size for each, size in files.items()
        )


def name_backup(begun_at: datetime) -> str:
    return f"regio-backup-{begun_at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}"


def iterate_backups(folder: Path) -> Iterator[KeptBackup]:
    """Yield each backup in a folder, the newest first; raises OSError where it can not be read."""
    for path in sorted(folder.iterdir(), key=lambda each: each.name, reverse=True):
        if NAME.fullmatch(path.name):
            try:
                yield KeptBackup(path, read_manifest(path))
            except BackupFault:
                continue


def find_newest_backup(folder: Path) -> KeptBackup | None:
    """Return the newest whole backup; raises OSError where the folder can not be read."""
    return next((each for each in iterate_backups(folder) if each.is_whole), None)


def drop_old_backups(folder: Path, most: int, address: str) -> list[Path]:
    """Take away what is older than the newest `most` whole backups of the Regio at an address, and
    return what went. What has no manifest of ours, or is of another address, stays."""
    whole, gone = 0, []
    for each in iterate_backups(folder):
        if each.manifest.address != address:
            continue
        if whole >= most:
            drop_backup(each)
            gone.append(each.path)
        whole += each.is_whole
    return gone


def drop_backup(backup: KeptBackup) -> None:
    """Take away what a backup tells of, its manifest last, so that what is stopped halfway is
    found again; a folder in which somebody put something else stays with that."""
    for name in (*backup.manifest.files, MANIFEST):
        (backup.path / name).unlink(missing_ok=True)
    if not any(backup.path.iterdir()):
        backup.path.rmdir()


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Be the one who writes backups in a folder, and take away what a writer left who was killed;
    raise BackupFault where another is at work."""
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            told = _("In %s wordt al een back-up gemaakt.") % folder
            raise BackupFault(told) from error
        for path in folder.glob(f".regio-backup-*{PART}"):
            shutil.rmtree(path)
        yield
