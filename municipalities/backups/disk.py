"""A disk: what is free on it, and that what was written stands on it."""

import os
import shutil
from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .faults import BackupFault

# What is left free, so that who writes meanwhile, or the log, does not meet a full disk.
MARGIN = 64 * 1024 * 1024


def sync_file(path: Path) -> None:
    """Return when a file, or the names in a folder, would outlive a loss of power."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def refuse_without_room(folder: Path, needed: int) -> None:
    """Raise BackupFault where a folder does not have so many bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed + MARGIN:
        told = {"folder": folder, "free": format_size(free), "needed": format_size(needed)}
        raise BackupFault(_("In %(folder)s is %(free)s vrij; er kan %(needed)s nodig zijn.") % told)


def format_size(size: int) -> str:
    """Return a number of bytes as people read it: '1,2 GB'."""
    return str(filesizeformat(size)).replace("\xa0", " ")
