"""The chain of a dossier: every version of what belongs to it, one after another."""

from datetime import date

from municipalities.proof.showing import ShownChain, read_chain

from ..models import Dossier, DossierCounter


def read_dossier_chain(dossier: Dossier, *, before: date | None = None) -> ShownChain:
    """Return the chain of a dossier, with its anchors of before a day; three queries at most."""
    return read_chain(read_chain_end(dossier), before=before)


def read_chain_end(dossier: Dossier) -> DossierCounter:
    """Return the counter of a dossier, which has the length and the head of its chain; one
    query."""
    counter = DossierCounter.objects.filter(dossier=dossier).first()
    return counter or DossierCounter(dossier=dossier)
