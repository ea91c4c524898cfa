"""The letter as a dossier, imported once for a module of tests (the fixture `letter`)."""

from decisions.board import build_board
from decisions.demo import LETTER
from decisions.exchange import import_folder
from decisions.exchange.folder import read_folder
from decisions.models import Dossier
from tests.factories import MunicipalityFactory
from tests.people import NOW, beheer, public

SLUG = "toekomstvisie-2027-leidse-regio"
MEMBERS = {
    "gm0546": "Leiden",
    "gm0547": "Leiderdorp",
    "gm0579": "Oegstgeest",
    "gm0626": "Voorschoten",
    "gm0638": "Zoeterwoude",
}


class Letter:
    """The dossier of a folder, the letter by default; `board(day)` is what the public sees."""

    def __init__(self, folder=LETTER):
        for code, name in MEMBERS.items():
            MunicipalityFactory(code=code, name=name, province="Zuid-Holland")
        self.report = import_folder(read_folder(folder), by=beheer())
        self.dossier = Dossier.objects.select_related("region").get(slug=SLUG)

    def board(self, day, *, reader=None, **asked):
        return build_board(self.dossier, day=day, reader=reader or public(NOW), **asked)

    def subject(self, board, slug):
        return next(each for each in board.subjects if each.slug == slug)

    def cells(self, rows, board, slug):
        """Return the cells of rows on a subject, by the municipality's code."""
        subject = self.subject(board, slug)
        return {row.municipality.code: board.scene.cell(row.body, subject) for row in rows}

    def stances(self, rows, board, slug):
        return {code: cell.stance for code, cell in self.cells(rows, board, slug).items()}
