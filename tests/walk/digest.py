"""What the database holds, as one number; and which statements tried to change it."""

from contextlib import contextmanager
from hashlib import blake2s

from django.apps import apps
from django.db import connection

WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# What a request may write whatever it asks: the session, and the counts that slow down guessing.
APART = ('"django_session"', '"regio_cache"')
APPS = ("municipalities", "decisions")


def models():
    """Return every model of both apps, the history tables among them."""
    return [model for label in APPS for model in apps.get_app_config(label).get_models()]


def digest():
    """Return a number that changes with any row of any table of both apps."""
    total = blake2s()
    for model in models():
        # Signing in stamps a user; that is nobody's record.
        names = [each.attname for each in model._meta.concrete_fields if each.name != "last_login"]
        rows = model._base_manager.order_by("pk").values_list(*names)
        total.update(repr((model.__name__, list(rows))).encode())
    return total.hexdigest()


@contextmanager
def writes():
    """Yield a list that fills with every statement that writes, those of APART left out."""
    found = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(WRITING) and not any(each in sql for each in APART):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found
