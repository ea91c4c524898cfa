"""What the asking body replied in a round, whether that was adopted, and who got it."""

from django.db.models import Q
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ... import history
from ...history.replied import Replied, adoption, dispatches
from ...models import ReplyOutcome
from .part import RoundPart

MOST = 50


def context(open_, round_):
    """Return how far it is and the first replies, None where nothing came in; eight queries."""
    told = Replied(round_, day=open_.day, **open_.scope)
    progress = told.progress()
    if not progress.total:
        return None
    said = told.said(slice(MOST))
    replies = [reply.id for each in said for reply in each.replies]
    asked = open_.asked_time | {"ronde": round_.pk}
    return {
        "progress": progress,
        "outcomes": [(each.label, progress.outcomes[each.value]) for each in ReplyOutcome],
        "said": said,
        "most": MOST,
        "places": history.places(open_.dossier, Q(reply__in=replies), **open_.scope),
        "query": f"?{urlencode(asked)}",
        **adopted(open_, round_, told),
    }


def adopted(open_, round_, told):
    """Return the adoption, to whom it was sent, and how many points are not in the set."""
    time = {"day": open_.day, "known_at": open_.wanted.known_at}
    note = adoption(round_, **time)
    if note is None:
        return {"note": None}
    outside = ~told.answered(last_on__lte=note.adopted_on)
    return {
        "note": note,
        "sent": list(dispatches(note, **time)),
        "outside": told.remarks().filter(outside).count(),
    }


REPLIES = RoundPart("reacties", _("Reacties"), context)
