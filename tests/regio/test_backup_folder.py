"""Where REGIO_BACKUPS says that backups are kept."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import backup_folder


def test_is_a_whole_path():
    assert backup_folder("/srv/regio-backups") == Path("/srv/regio-backups")


@pytest.mark.parametrize("text", [None, ""])
def test_is_nowhere_where_nothing_was_set(text):
    assert backup_folder(text) is None


def test_is_refused_where_it_depends_on_who_starts():
    with pytest.raises(ImproperlyConfigured, match="REGIO_BACKUPS"):
        backup_folder("back-ups")
