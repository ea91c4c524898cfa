"""An amendment or a motion as a file tells it."""

from urllib.parse import urljoin

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Status
from .document import ListEntry

SIDES = (
    ("votes_for", "voor"),
    ("votes_against", "tegen"),
    ("abstained", "onthouden"),
    ("left", "vertrokken"),
    ("absent", "afwezig"),
)


def tally_words(decision):
    """Return how was voted in one line, '' where that is not known."""
    if decision.no_vote_asked:
        return _("zonder stemming")
    known = [(word, getattr(decision, name)) for name, word in SIDES]
    return ", ".join(f"{number} {_(word)}" for word, number in known if number is not None)


def motion_words(decision):
    """Return what became of a motion, how was voted, and its status where it is not public."""
    told = [decision.outcome, tally_words(decision)]
    if decision.status != Status.PUBLISHED:
        told.append(str(Status(decision.status).label))
    return "; ".join(part for part in told if part)


def build_motion_entry(decision, site):
    """Return an amendment or a motion with what became of it; `site` is an address of this site."""
    text = f"{decision.get_form_display().capitalize()}: {decision.title}"
    address = urljoin(site, reverse("decision", args=[decision.id]))
    return ListEntry(text, motion_words(decision), decision.note, url=address)
