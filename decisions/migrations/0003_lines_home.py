"""Each line of an agenda item stands in a dossier of its own accord, as every record does.

Filled in a migration of its own: PostgreSQL refuses to alter a table whose rows just changed.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Give every line, and every version of it, the dossier of its item."""
    items = apps.get_model("decisions", "AgendaItem").objects.filter(pk=OuterRef("item_id"))
    for name in ("AgendaLine", "HistoricalAgendaLine"):
        lines = apps.get_model("decisions", name).objects
        lines.update(dossier=Subquery(items.values("dossier")[:1]))


class Migration(migrations.Migration):
    dependencies = [("decisions", "0002_workspace")]

    operations = [
        migrations.AddField(
            model_name="agendaline",
            name="dossier",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agendalines",
                to="decisions.dossier",
                verbose_name="dossier",
            ),
        ),
        migrations.AddField(
            model_name="historicalagendaline",
            name="dossier",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="decisions.dossier",
                verbose_name="dossier",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
