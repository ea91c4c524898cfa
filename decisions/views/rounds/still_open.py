"""What the round before left open, and what of it lives on in this one."""

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ...history.still_open import StillOpen
from ...panels import Panel

MOST = 50


def context(open_, round_):
    """Return the first points that nobody replied to, None where no round came before; three
    queries."""
    if round_.follows is None:
        return None
    states = open_.register.states
    found = StillOpen(round_, day=open_.day, states=states, **open_.scope).left(slice(MOST + 1))
    asked = open_.asked_time | {"ronde": round_.follows_id}
    return {
        "left": found[:MOST],
        "has_more": len(found) > MOST,
        "most": MOST,
        "before": round_.follows,
        "query": f"?{urlencode(asked)}",
    }


STILL_OPEN = Panel("nog-open", _("Nog open uit de vorige ronde"), context, folder="rounds")
