"""Sheets of a made-up region, for the tests of both formats."""

from datetime import date

from decisions.documents.sheet import build_standing_sheet
from tests import factories as make
from tests.decisions.board.scenes import board_of
from tests.decisions.documents.pictures.pictures import ground
from tests.decisions.web.public.region import scene
from tests.people import public

NAMES = ("Aalst", "Berg", "Cent", "Dorp", "Eikel", "Fort", "Geest", "Haven")


def sheet_of(made, *, day=date(2017, 6, 1), **fields):
    board = board_of(made.dossier, day=day)
    return build_standing_sheet(board, ground(board, **fields), reader=public())


def full_region(names=NAMES):
    """Return a Scene with these councils, four subjects and a round that waits for all of them."""
    made = scene(*names)
    asked = make.RoundFactory(dossier=made.dossier, title="Wat vindt u?", first_on="2017-05-01")
    subjects = [made.variant]
    for number, name in enumerate(("Licht", "Middel", "Fusie"), start=3):
        subjects.append(
            make.SubjectFactory(dossier=made.dossier, slug=name.lower(), name=name, number=number)
        )
    for place, council in enumerate(made.councils.values()):
        make.RoundBodyFactory(round=asked, body=council)
        for subject in subjects[: 1 + place % 4]:
            made.read(
                made.position(council, "tegen" if place % 2 else "voor", subject=subject),
                place="punt 4",
            )
    return made
