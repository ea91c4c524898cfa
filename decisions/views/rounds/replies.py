"""What the asking body replied in a round, whether that was adopted, and who got it."""

from django.db.models import Q
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ... import history
from ...history.replied import Replied, adoption, dispatches
from ...models import ReplyOutcome
from ...panels import Panel

MOST = 50


def context(open_, round_):
    """Return how far it is and the first replies, None where nothing came in; seven queries."""
    time = {"day": open_.day, "known_at": open_.wanted.known_at}
    told, note = Replied(round_, reader=open_.reader, **time), adoption(round_, **time)
    progress = told.progress(note.adopted_on if note else None)
    if not progress.total:
        return None
    said = told.said(slice(MOST))
    replies = [reply.id for each in said for reply in each.replies]
    return {
        "progress": progress,
        "outcomes": [(each.label, progress.outcomes[each.value]) for each in ReplyOutcome],
        "note": note,
        "sent": list(dispatches(note, **time)) if note else (),
        "said": said,
        "most": MOST,
        "places": history.places(open_.dossier, Q(reply__in=replies), **open_.scope),
        "query": f"?{urlencode(open_.asked_time | {'ronde': round_.pk})}",
    }


REPLIES = Panel("reacties", _("Reacties"), context, folder="rounds")
