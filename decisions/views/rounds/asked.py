"""What a round asks, of whom, on which legal basis."""

from django.utils.translation import gettext_lazy as _

from ...terms import LegalBasis
from .part import RoundPart


def context(open_, round_):
    """Return the round with its legal basis."""
    return {"round": round_, "basis": LegalBasis(round_.legal_basis)}


ASKED = RoundPart("gevraagd", _("Wat wordt gevraagd"), context)
