"""The lists of the API: a file for each thing that can be asked, with its shape, its operation and
how it is told."""

from . import decisions, dossiers, municipalities

ROUTERS = (dossiers.router, municipalities.router, decisions.router)
