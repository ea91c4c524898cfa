"""Putting a backup back: in an empty place only, looked at before it is used, and all or nothing.

Who was signed in when the backup was made is signed out: a session of then may be of somebody who
signed out since, or whose account ended. Counts of writes go up by a step, so that no page or file
that a browser or a proxy kept under a count of after the backup is taken for one of now."""

from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from ..database_roles import grant_running_role, refuse_running_role
from ..database_version import find_other_version, name_some, table_columns
from ..triggers import find_lacking_triggers
from ..triggers.tables import list_counters
from ..verification import verify_history
from .contents import ask_database, describe_content, find_differences
from .disk import refuse_without_room, sync_file
from .faults import BackupFault
from .manifest import BackupManifest, read_blocks, read_manifest, sum_file
from .postgresql import DUMP_FILE, drop_objects, list_objects, restore_dump
from .sqlite import (
    SQLITE_FILE,
    connected_to,
    find_database_file,
    is_without_tables,
    list_beside,
    refuse_damaged,
    remove_database,
)

COUNT_STEP = 1_000_000
MOST_FAULTS = 20
PARTIAL = ".terugzetten"


@dataclass(frozen=True)
class RestoredBackup:
    """What was put back: `is_older` where this release still has to migrate it, with so many tasks
    `waiting` for the worker, which may have been done since."""

    manifest: BackupManifest
    is_older: bool
    waiting: int


def restore_backup(folder: Path) -> RestoredBackup:
    """Put a backup in the empty place that the settings name, looked at and with its history
    verified. Raises BackupFault, and then leaves the place as empty as it was."""
    manifest = read_manifest(folder)
    if manifest.vendor != connection.vendor:
        told = {"there": manifest.vendor, "here": connection.vendor}
        raise BackupFault(_("De back-up is van %(there)s en hier staat %(here)s.") % told)
    is_older = compare_release(manifest)
    restore = {"sqlite": restore_sqlite, "postgresql": restore_postgresql}[connection.vendor]
    try:
        waiting = restore(folder, manifest, is_older)
    except (OSError, DatabaseError) as error:
        raise BackupFault(_("Terugzetten lukte niet: %s.") % error) from error
    return RestoredBackup(manifest, is_older, waiting)


def compare_release(manifest: BackupManifest) -> bool:
    """Return whether a backup is of an older release, which `migrate` brings up to this one; raise
    BackupFault where it has migrations that this release does not know."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    applied = set(manifest.content.migrations)
    if newer := sorted(applied - known):
        told = {"release": manifest.release, "names": name_some(newer)}
        raise BackupFault(
            _(
                "De back-up is van een nieuwere versie van Regio (%(release)s): deze versie kent "
                "%(names)s niet. Zet haar terug met die versie."
            )
            % told
        )
    return not {f"{app}.{name}" for app, name in loader.graph.leaf_nodes()} <= applied


# Each kind of database.


def restore_sqlite(folder: Path, manifest: BackupManifest, is_older: bool) -> int:
    """Put the file of a backup in its place once it was verified beside it; return what waits."""
    place, source = find_database_file().absolute(), folder / SQLITE_FILE
    part = place.with_name(f".{place.name}{PARTIAL}")
    refuse_filled(place)
    refuse_without_room(place.parent, sum(each["bytes"] for each in manifest.files.values()))
    remove_database(part)  # of who was killed while doing this
    try:
        with part.open("xb") as file:
            part.chmod(0o600)
            file.writelines(read_blocks(source))
        refuse_changed(part, manifest, SQLITE_FILE)
        refuse_damaged(part)
        with connected_to(part):
            waiting = judge_and_forget(manifest, is_older)
        sync_file(part)
        remove_database(place)  # where somebody connected before there were tables
        part.rename(place)
        sync_file(place.parent)
    finally:
        remove_database(part)
    return waiting


def refuse_filled(place: Path) -> None:
    """Raise BackupFault where a file holds tables or is no database, or a journal was left."""
    there = [each for each in (place, *list_beside(place)) if each.exists()]
    if there and not (place.exists() and is_without_tables(place)):
        told = _("Er staat al iets: %s. Zet een back-up alleen terug waar nog niets is.")
        raise BackupFault(told % ", ".join(map(str, there)))


def restore_postgresql(folder: Path, manifest: BackupManifest, is_older: bool) -> int:
    """Put a dump in the database and verify it there; return what waits. The running role is let in
    last of all, and what is not right is taken out again."""
    try:
        refuse_running_role(sender=None, using=connection.alias)
    except CommandError as refusal:
        raise BackupFault(str(refusal)) from refusal
    if there := list_objects():
        told = _("De database is niet leeg: %s. Zet een back-up alleen terug in een lege database.")
        raise BackupFault(told % name_some([name for _kind, name in there]))
    refuse_changed(folder / DUMP_FILE, manifest, DUMP_FILE)
    try:
        restore_dump(folder / DUMP_FILE)
        ask_nothing("ANALYZE")
        waiting = judge_and_forget(manifest, is_older)
        if not is_older:  # else `migrate` grants
            grant_running_role(sender=None, using=connection.alias)
    except BaseException:
        drop_objects()
        raise
    return waiting


def ask_nothing(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def refuse_changed(path: Path, manifest: BackupManifest, name: str) -> None:
    """Raise BackupFault where a file is not the one that the manifest tells of."""
    if sum_file(path) != manifest.files.get(name):
        raise BackupFault(_("%s is niet het bestand dat in het manifest staat.") % name)


# What was put back.


def judge_and_forget(manifest: BackupManifest, is_older: bool) -> int:
    """Verify the database of this process, forget what is of then only, and return how many tasks
    wait. Raises BackupFault."""
    faults = []
    for judge in (judge_content, judge_history):
        faults += judge(manifest, is_older)
        if faults:
            left = len(faults) - MOST_FAULTS
            more = [_("En nog %d keer.") % left] if left > 0 else []
            raise BackupFault(*faults[:MOST_FAULTS], *more)
    with transaction.atomic():
        forget_what_was_kept()
        raise_counts()
    return DBTaskResult.objects.ready().count()


def judge_content(manifest: BackupManifest, is_older: bool) -> list[str]:
    """Return in what the database is not what the manifest tells."""
    found = describe_content(ask_database, connection.vendor, with_counters=not is_older)
    return [*find_differences(manifest.content, found)]


def judge_history(manifest: BackupManifest, is_older: bool) -> list[str]:
    """Return what is wrong with the tables, their triggers and the history; of an older release
    nothing, as only `migrate` makes tables of it that this one can read."""
    if is_older:
        return []
    others = [
        each
        for config in apps.get_app_configs()
        for each in find_other_version(connection, config.label)
    ]
    if others:
        told = _("De tabellen zijn van een andere versie van Regio; het verschil zit in %s.")
        return [told % name_some(others)]
    if lacking := sorted(find_lacking_triggers(connection)):
        return [_("De bewaking van de geschiedenis ontbreekt: %s.") % name_some(lacking)]
    return [
        f"{each.model} {each.key}: {each.what}" for each in verify_history() if not each.is_remark
    ]


def forget_what_was_kept() -> None:
    """Sign everybody out, and forget what was counted of who asked."""
    ask_nothing(f"DELETE FROM {Session._meta.db_table}")
    caches["default"].clear()


def raise_counts() -> None:
    """Raise each count of writes past any that may have been told since the backup."""
    for counter in list_counters():
        table = counter._meta.db_table
        with connection.cursor() as cursor:
            if "number" in table_columns(connection, cursor, table):
                cursor.execute(f"UPDATE {table} SET number = number + {COUNT_STEP}")
