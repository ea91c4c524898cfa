"""A made-up region in which two municipalities became one, for the tests of board and pages."""

from datetime import date

from tests import factories as make
from tests.decisions.board.scenes import board_of, cell_of

LAST, FIRST = date(2018, 12, 31), date(2019, 1, 1)


class Merger:
    """Oudstad (tegen) and Nieuwdam (voor) became Samenstad, which no membership names; Blijfdorp
    stays."""

    def __init__(self):
        self.dossier = make.DossierFactory(slug="herindeling", title="Herindeling")
        self.subject = make.SubjectFactory(dossier=self.dossier, slug="fusie", name="Fusie")
        self.old = self.member("Oudstad", "tegen", ended_on=LAST)
        self.other = self.member("Nieuwdam", "voor", ended_on=LAST)
        self.stays = self.member("Blijfdorp", "voor")
        self.town = make.MunicipalityFactory(name="Samenstad", started_on=FIRST)
        self.council = make.BodyFactory(municipality=self.town)
        self.successions = [self.follow(each.municipality) for each in self.merged]

    @property
    def merged(self):
        return self.old, self.other

    def member(self, name, stance, **fields):
        home = make.MunicipalityFactory(name=name, **fields)
        council = make.council(self.dossier.region, municipality=home)
        self.say(council, stance)
        return council

    def say(self, council, stance, dated_on="2018-05-09"):
        return make.PositionFactory(
            dossier_of=self.dossier,
            spoken_by=council,
            subject=self.subject,
            stance=stance,
            dated_on=dated_on,
        )

    def follow(self, home, successor=None):
        return make.SuccessionFactory(municipality=home, successor=successor or self.town)

    def cell(self, day=FIRST, council=None, **asked):
        board = board_of(self.dossier, day=day, **asked)
        return cell_of(board, council or self.council, self.subject)

    def names(self, day, **asked):
        return [row.municipality.name for row in board_of(self.dossier, day=day, **asked).councils]
