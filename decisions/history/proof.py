"""The chain of a dossier: every version of what belongs to it, one after another."""

from datetime import date, datetime

from municipalities.proof.showing import ShownChain, read_chain

from ..models import Dossier, DossierCounter


def read_dossier_chain(
    dossier: Dossier, *, before: date | None = None, known_at: datetime | None = None
) -> ShownChain:
    """Return the chain of a dossier, now or as it was at a moment, with its anchors of before a
    day; four queries at most."""
    return read_chain(read_chain_end(dossier), before=before, known_at=known_at)


def read_chain_end(dossier: Dossier) -> DossierCounter:
    """Return the counter of a dossier, which has the length and the head of its chain; one
    query."""
    counter = DossierCounter.objects.filter(dossier=dossier).first()
    return counter or DossierCounter(dossier=dossier)
