"""What each body did with a round, by when it may speak, and when everybody can have spoken."""

from django.utils.translation import gettext_lazy as _

from ...panels import Panel


def context(open_, round_):
    """Return the Readiness of the round: None where nobody was asked yet."""
    return {"readiness": round_.standing.readiness}


READY = Panel("gereedheid", _("Wie sprak zich uit"), context, folder="rounds")
