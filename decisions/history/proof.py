"""The chain of a dossier: every version of what belongs to it, one after another."""

from datetime import date

from municipalities.proof.showing import ShownChain, read_chain

from ..models import Dossier, DossierCounter


def read_dossier_chain(dossier: Dossier, *, before: date | None = None) -> ShownChain:
    """Return the chain of a dossier, with its anchors of before a day; three queries at most."""
    counter = DossierCounter.objects.filter(dossier=dossier).first()
    return read_chain(counter or DossierCounter(dossier=dossier), before=before)
