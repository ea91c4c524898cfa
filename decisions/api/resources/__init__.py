"""The lists of the API: a file for each thing that can be asked, with its shape, its operation and
how it is told."""

from . import (
    agenda,
    changes,
    commitments,
    comparison,
    decisions,
    dossiers,
    events,
    municipalities,
    parties,
    polls,
    positions,
    regions,
    remarks,
    rounds,
    sources,
    statements,
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
    positions.router,
    remarks.router,
    statements.router,
    events.router,
    commitments.router,
    changes.router,
)
