"""`manage.py migrate`: as Django's own, and triggers that are missing or old do not stop it.

It makes them anew at its end. The check that names them (municipalities.E001) is of a database:
`manage.py check --database default` asks it. The columns of a tracked table stand in its triggers,
so between an upgrade that adds one and `migrate` they are old."""

from typing import Any

from django.core.management.commands import migrate


class Command(migrate.Command):
    def get_check_kwargs(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return what is checked beforehand: all but the database itself."""
        return {**super().get_check_kwargs(options), "databases": []}
