"""The lists of the API: a file for each thing that can be asked, with its shape, its operation and
how it is told."""

from . import (
    agenda,
    comparison,
    decisions,
    dossiers,
    municipalities,
    parties,
    polls,
    regions,
    rounds,
    sources,
    themes,
)

ROUTERS = (
    dossiers.router,
    regions.router,
    municipalities.router,
    parties.router,
    decisions.router,
    polls.router,
    themes.router,
    rounds.router,
    agenda.router,
    sources.router,
    comparison.router,
)
