"""The source that a row names, and the place in it that shows what the row says."""

from django.utils.translation import gettext as _

from municipalities.models import Source

from ...models import Evidence
from .ground import TableGround
from .plan import PlannedRow


def read_place(row: PlannedRow, ground: TableGround) -> Source | None:
    """Return the source that a row names, None for none; a source without a place is refused."""
    source = ground.sources.get(row.read, "source")
    if source is not None and not row.read.values.get("place"):
        told = _("Zeg waar het in de bron staat, zoals alinea 3 of blz. 2.")
        row.read.refuse("place", told)
        return None
    if source is None and row.read.values.get("place") and not row.read.written.get("source"):
        row.read.warn("source", _("De plaats wordt niet bewaard: er staat geen bron bij."))
    return source


def build_place(row: PlannedRow, source: Source, summary: str) -> Evidence:
    """Return the place of a row, of no record yet."""
    place = row.read.values["place"][:200]
    return Evidence(source=source, place=place, summary=summary[:2000])
