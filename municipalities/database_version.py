"""A database that this version can not carry over is left as it is, with a sentence.

One of an earlier release is carried over (docs/migrations.md). Not one of a later release, which
has migrations that are unknown here; nor one of before the first migrations were fixed, when they
were written anew as a model changed: the names of these are known, and their columns are not there.
"""

from functools import cache

from django.apps import apps
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _


def find_other_version(connection, app_label):
    """Return what a database has, or lacks, that says it can not be carried over for an app.

    Names of migrations that this version does not know; else, where all of its migrations were
    run, the columns that its models have and the tables have not. Nothing where migrations are
    switched off, as the tests do, or still have to run.
    """
    loader = MigrationLoader(connection)
    if app_label in loader.unmigrated_apps:
        return []
    applied = {name for app, name in loader.applied_migrations if app == app_label}
    known = {name for app, name in loader.disk_migrations if app == app_label}
    if applied - known:
        return sorted(f"{app_label}.{name}" for name in applied - known)
    return missing_columns(connection, app_label) if applied == known else []


def missing_columns(connection, app_label):
    """Return 'table.column' for each column of the app's models that the database lacks."""
    found = []
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in apps.get_app_config(app_label).get_models():
            table = model._meta.db_table
            there = table_columns(connection, cursor, table) if table in tables else set()
            wanted = {field.column for field in model._meta.local_concrete_fields}
            found += [f"{table}.{column}" for column in wanted - there]
    return sorted(found)


def table_columns(connection, cursor, table):
    """Return the names of the columns of one table."""
    described = connection.introspection.get_table_description(cursor, table)
    return {column.name for column in described}


def refuse_other_version(sender, using, **kwargs):
    """Stop `migrate` before it changes anything in a database of another version (pre_migrate)."""
    found = find_other_version(connections[using], sender.label)
    if found:
        raise CommandError(
            _(
                "Deze versie van Regio kan deze database niet meenemen; het verschil zit in "
                "%(difference)s. Er is niets gewijzigd. Is zij van een nieuwere versie, gebruik "
                "dan die (docs/upgrade.md zegt hoe u teruggaat). Is zij van vóór de eerste "
                "uitgave, neem dan een nieuwe, lege database (bij SQLite: verplaats het bestand)."
            )
            % {"difference": name_some(found)}
        )


def name_some(found, most=5):
    """Return the first names of a list, and how many more there are."""
    named = ", ".join(found[:most])
    more = len(found) - most
    return named if more <= 0 else _("%(named)s en nog %(more)d") % {"named": named, "more": more}


@cache
def list_newest_migrations():
    """Return (app, name) of the last migration of each app, as this code has them."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
