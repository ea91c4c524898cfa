"""What several bodies said alike in a round, and where they want the opposite."""

from dataclasses import replace

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ... import history
from ...panels import Panel
from ..remarks_choices import LINKED

MOST = 50


def context(open_, round_):
    """Return the points that hold most, None where nothing is linked; up to four queries."""
    part = replace(open_.register, narrowed=history.Narrowed(round=round_.pk))
    found = history.most_shared(part, MOST + 1)
    if not found:
        return None
    asked = open_.asked_time | {"ronde": round_.pk, "punt": LINKED}
    return {
        "shared": found[:MOST],
        "has_more": len(found) > MOST,
        "most": MOST,
        "query": f"?{urlencode(asked)}",
    }


SHARED = Panel("gedeelde-punten", _("Wat meer dan één zegt"), context, folder="rounds")
