"""Making a backup: under a name that nobody takes for one, looked at, and only then named."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from ..waiting import tell_why_shut_out
from .contents import DatabaseContent, find_loose_ends
from .disk import refuse_without_room, sync_file
from .faults import BackupFault
from .keeping import PART, KeptBackup, find_newest_backup, name_backup, only_writer
from .manifest import BackupManifest, read_release, sum_file, write_manifest
from .postgresql import dump_postgresql, measure_postgresql
from .sqlite import copy_sqlite, find_database_file, measure_sqlite


@dataclass(frozen=True)
class BackupMethod:
    """How a kind of database is measured, and copied into a folder."""

    measure: Callable[[], int]
    copy: Callable[[Path], DatabaseContent]


METHODS = {
    "sqlite": BackupMethod(measure_sqlite, copy_sqlite),
    "postgresql": BackupMethod(measure_postgresql, dump_postgresql),
}


def make_backup(folder: Path, *, clock: Callable[[], datetime]) -> KeptBackup:
    """Return a backup of all that was written before this began, whole and looked at, in a folder
    that is there. Raises BackupFault, and then leaves nothing behind."""
    refuse_place(folder)
    begun_at = clock()
    path = folder / name_backup(begun_at)
    part = folder / f".{path.name}{PART}"
    try:
        with only_writer(folder):
            refuse_without_room(folder, expect_size(folder))
            part.mkdir(mode=0o700)
            try:
                manifest = fill_backup(part, begun_at, clock)
                write_manifest(part, manifest)
                sync_file(part)
                part.rename(path)
                sync_file(folder)
            finally:
                shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        told = {"folder": folder, "error": error}
        raise BackupFault(_("Schrijven in %(folder)s lukte niet: %(error)s.") % told) from error
    except DatabaseError as error:
        told = tell_why_shut_out(connection, error)
        raise BackupFault(_("De database antwoordt niet: %s.") % told) from error
    return KeptBackup(path, manifest)


def refuse_place(folder: Path) -> None:
    """Raise BackupFault for a folder that is not there, which then may be a disk that was not
    mounted, that can not be written, or that would be lost with the database."""
    if not folder.is_dir():
        raise BackupFault(_("De map %s is er niet; is de schijf aangekoppeld?") % folder)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BackupFault(_("In de map %s mag niet worden geschreven.") % folder)
    home = find_database_file().absolute().parent.resolve()
    if connection.vendor == "sqlite" and folder.resolve().is_relative_to(home):
        told = _("De map %s ligt bij de database zelf: kies er een op een andere schijf.")
        raise BackupFault(told % folder)


def expect_size(folder: Path) -> int:
    """Return how many bytes a backup may take: twice the last one, or where that is less, or there
    is none, what the database takes."""
    size, last = METHODS[connection.vendor].measure(), find_newest_backup(folder)
    return min(size, 2 * last.manifest.size) if last else size


def fill_backup(folder: Path, begun_at: datetime, clock: Callable[[], datetime]) -> BackupManifest:
    """Copy the database in a folder; return what is to be said of it."""
    content = METHODS[connection.vendor].copy(folder)
    if faults := [*find_loose_ends(content)]:
        raise BackupFault(*faults)
    return BackupManifest(
        begun_at=begun_at,
        files={each.name: sum_file(each) for each in sorted(folder.iterdir())},
        ended_at=clock(),
        release=read_release(),
        address=settings.ADDRESS,
        vendor=connection.vendor,
        database_version=".".join(map(str, connection.get_database_version())),
        content=content,
    )
