"""Writes the initial migration of both apps anew from their models: `make migrations-initial`.

Also which fields of these models enter the chain (municipalities/proof/forms.json).

Only for as long as no release was made, because it leaves no way from an older database to the new
one. docs/migrations.md tells when to use it and what it does not write.
"""

import json
import os
import sys
from pathlib import Path

import django
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regio.settings")
django.setup()

from django.apps import apps  # noqa: E402  needs django.setup
from django.db import migrations  # noqa: E402
from django.db.migrations.state import ModelState  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402
from django.utils.translation import override  # noqa: E402

from municipalities.migration_operations import CreateModels  # noqa: E402
from municipalities.proof.forms import ALGORITHM, PATH, describe_models  # noqa: E402

DEPENDENCIES = {
    "municipalities": [("auth", "0012_alter_user_first_name_max_length")],
    "decisions": [
        ("municipalities", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ],
}


def create_model(model):
    """Return the operation that makes a model's table, with its constraints and indexes inside."""
    state = ModelState.from_model(model)
    return migrations.CreateModel(
        state.name, list(state.fields.items()), state.options, state.bases, state.managers
    )


def initial_migration(app_label):
    """Return the migration that makes every table of an app."""
    operations = [create_model(model) for model in apps.get_app_config(app_label).get_models()]
    contents = {
        "initial": True,
        "dependencies": DEPENDENCIES[app_label],
        "operations": [CreateModels(operations)],
    }
    return type("Migration", (migrations.Migration,), contents)("0001_initial", app_label)


with override(None):  # as makemigrations does: the texts of Django's own fields stay in English
    for label in DEPENDENCIES:
        path = ROOT / label / "migrations" / "0001_initial.py"
        path.write_text(MigrationWriter(initial_migration(label), include_header=False).as_string())
forms = json.loads(PATH.read_text())
last = max(forms, key=int)
forms[last] = {name: told for name, told in forms[last].items() if name == ALGORITHM} | {
    kind: fields._asdict() for kind, fields in sorted(describe_models().items())
}
PATH.write_text(json.dumps(forms, indent=1) + "\n")
