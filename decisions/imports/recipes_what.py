"""How the dossier itself and everything in it come in, in the order in which they rest on
each other."""

from ..folder import ORDER, TABLES
from ..folder.tables import DOSSIER as SETTINGS_OF_DOSSIER
from ..history.handmade import made_up_ids
from ..models import Dossier, Recorded
from .recipe import Recipe, by_key
from .recipes_who import WHO

DOSSIER = Recipe(
    SETTINGS_OF_DOSSIER,
    identity=lambda dossier: dossier.slug,
    standing=lambda intake: Dossier.objects.filter(slug=intake.settings["slug"]),
    home=lambda intake: {"region": intake.region},
    is_own=False,
)


def own(table):
    """Return the recipe of what belongs to the dossier, known by the key of its table.

    What has no id of its own belongs to the record that the first column of its key names.
    """
    if not table.has_id:
        way = f"{table.key[0]}__dossier"
        return Recipe(
            table,
            identity=by_key(table),
            standing=lambda intake: table.model.objects.filter(**{way: intake.dossier}),
        )
    return Recipe(
        table,
        identity=by_key(table),
        standing=lambda intake: named(table, table.model.objects.filter(dossier=intake.dossier)),
        home=lambda intake: {"dossier": intake.dossier},
    )


def named(table, records):
    """Return records that each have a key; one made by hand goes by what an export calls it.

    That key is written with the record's next change, never for its own sake.
    """
    if not issubclass(table.model, Recorded):
        return records
    records = list(records.order_by("pk"))
    made_up = made_up_ids(records, table.name)
    for record in records:
        record.is_handmade = not record.key
        record.key = record.key or made_up[record.pk]
    return records


SHARED = {recipe.table.name for recipe in WHO}
WHAT = tuple(own(TABLES[name]) for name in ORDER if name not in SHARED)
