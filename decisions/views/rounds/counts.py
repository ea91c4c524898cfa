"""How much each council asked in a round, and on which themes."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ...board.remarks import tally_of
from ...history import Narrowed
from ...panels import Panel
from ..remarks_choices import records_of
from ..remarks_counts import count_tables, counts_of


def context(open_, round_):
    """Return the sums and the tables, None where nothing came in; up to six queries."""
    part = replace(open_.register, narrowed=Narrowed(round=round_.pk))
    sorts = tally_of(part).sorts
    if not sorts:
        return None
    records = records_of(sorts, ("body_id", "theme_id"))
    kept = open_.asked_time | {"ronde": str(round_.pk)}
    tables = count_tables(sorts, records, kept)
    return {"counts": counts_of(sorts), "tables": tables}


COUNTS = Panel("tellingen", _("Hoeveel er binnenkwam"), context, folder="rounds")
