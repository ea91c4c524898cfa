"""A database made by another version of Regio is left as it is, with a sentence."""

from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _


def unknown_migrations(connection, app_label):
    """Return the migrations that a database names for an app and that this version does not have.

    Nothing is unknown where migrations are switched off, as the tests do.
    """
    loader = MigrationLoader(connection)
    if app_label in loader.unmigrated_apps:
        return []
    applied = {name for app, name in loader.applied_migrations if app == app_label}
    known = {name for app, name in loader.disk_migrations if app == app_label}
    return sorted(applied - known)


def refuse_other_version(sender, using, **kwargs):
    """Stop `migrate` before it changes anything in a database of another version (pre_migrate)."""
    unknown = unknown_migrations(connections[using], sender.label)
    if unknown:
        raise CommandError(
            _(
                "Deze database is met een andere versie van Regio gemaakt: zij noemt "
                "%(migrations)s, en deze versie kent dat niet. Er is niets gewijzigd. Neem een "
                "nieuwe, lege database (bij SQLite: verplaats het bestand), of gebruik de versie "
                "die haar maakte."
            )
            % {"migrations": ", ".join(f"{sender.label}.{name}" for name in unknown)}
        )
