"""The lists of the API: a file for each thing that can be asked, with its shape, its operation and
how it is told."""

from . import (
    commitments,
    decisions,
    dossiers,
    events,
    municipalities,
    positions,
    remarks,
    statements,
)

ROUTERS = (
    dossiers.router,
    municipalities.router,
    positions.router,
    decisions.router,
    remarks.router,
    statements.router,
    events.router,
    commitments.router,
)
