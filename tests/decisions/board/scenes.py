"""Regions of any size for the tests of the board; made up, and said so."""

from datetime import date

from decisions.board import build_board
from tests import factories as make
from tests.people import public

DAY = date(2017, 6, 1)


def scene(councils, *, stance="voor", spoken="2017-05-09"):
    """Return a dossier with `councils` members that all hold `stance` on one variant."""
    region = make.RegionFactory()
    dossier = make.DossierFactory(region=region)
    variant = make.SubjectFactory(dossier=dossier)
    for _ in range(councils):
        council = make.council(region)
        make.PopulationFactory(municipality=council.municipality, inhabitants=10_000)
        make.CouncilTermFactory(body=council, seats=15)
        make.EvidenceFactory(
            position=make.PositionFactory(
                dossier_of=dossier,
                spoken_by=council,
                subject=variant,
                stance=stance,
                dated_on=spoken,
            ),
            reads_stance=stance,
        )
    return dossier


def board_of(dossier, *, day=DAY, reader=None, **asked):
    """Return the public board, or a reader's."""
    return build_board(dossier, day=day, reader=reader or public(), **asked)


def cell_of(board, body, subject):
    """Return a body's cell on any subject of the dossier."""
    return board.scene.cell(body, subject)
