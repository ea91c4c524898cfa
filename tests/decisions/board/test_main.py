"""What a page shows first."""

from datetime import date

import pytest

from decisions.board.board import find_main_column, find_main_subject
from decisions.models import Subject
from tests import factories as make
from tests.decisions.board.scenes import board_of

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture
def dossier():
    return make.DossierFactory()


def proposal(dossier, slug, number, *put, **fields):
    made = make.SubjectFactory(
        dossier=dossier, is_proposal=True, slug=slug, number=number, **fields
    )
    for dated_on in put:
        make.MilestoneFactory(dossier=dossier, subject=made, state="voorgelegd", dated_on=dated_on)
    return made


def main(dossier, day=DAY, spoken_on=()):
    subjects = list(Subject.objects.filter(dossier=dossier).order_by("number", "id"))
    events = list(dossier.milestones.order_by("first_on", "last_on", "id"))
    return find_main_subject(subjects, events, day, spoken_on)


class TestTheMainSubject:
    def test_is_the_proposal_that_was_put_last_by_the_day(self, dossier):
        make.SubjectFactory(dossier=dossier, number=1)
        early = proposal(dossier, "vroeg", 3, "2017-03-01")
        late = proposal(dossier, "laat", 2, "2017-03-28")

        assert main(dossier) == late
        assert main(dossier, date(2017, 3, 27)) == early

    def test_does_not_change_when_an_older_proposal_falls_later(self, dossier):
        early = proposal(dossier, "vroeg", 1, "2017-03-01")
        late = proposal(dossier, "laat", 2, "2017-03-28")
        make.MilestoneFactory(
            dossier=dossier, subject=early, state="verworpen", dated_on="2017-05-01"
        )

        assert main(dossier) == late

    def test_of_two_put_on_one_day_is_the_later_in_the_dossier(self, dossier):
        late = proposal(dossier, "tweede", 2, "2017-03-28")
        proposal(dossier, "eerste", 1, "2017-03-28")

        assert main(dossier) == late

    def test_without_a_proposal_is_the_first_that_somebody_spoke_on(self, dossier):
        make.SubjectFactory(dossier=dossier, number=1)
        spoken = make.SubjectFactory(dossier=dossier, number=2)

        assert main(dossier, spoken_on={spoken.pk}) == spoken

    def test_is_else_the_first(self, dossier):
        first = make.SubjectFactory(dossier=dossier, number=1)
        proposal(dossier, "nooit", 2)

        assert main(dossier) == first

    def test_is_nothing_in_an_empty_dossier(self, dossier):
        assert main(dossier) is None


class TestTheMainColumn:
    def test_is_the_one_that_holds_it(self, dossier):
        make.SubjectFactory(dossier=dossier, number=1)
        heavy = make.SubjectFactory(dossier=dossier, slug="zwaar", number=2)
        put = proposal(dossier, "voorstel", 3, "2017-03-28", works_out=heavy)

        assert find_main_column(board_of(dossier)).subjects == (heavy, put)

    def test_shows_what_the_reader_chose_in_it(self, dossier):
        heavy = make.SubjectFactory(dossier=dossier, slug="zwaar", number=2)
        proposal(dossier, "voorstel", 3, "2017-03-28", works_out=heavy)

        assert find_main_column(board_of(dossier, chosen=("zwaar",))).shown == heavy

    def test_is_nothing_without_subjects(self, dossier):
        assert find_main_column(board_of(dossier)) is None

    def test_is_where_a_council_spoke_when_nothing_was_put(self, dossier):
        make.SubjectFactory(dossier=dossier, number=1)
        spoken = make.SubjectFactory(dossier=dossier, number=2)
        council = make.council(dossier.region)
        make.PositionFactory(dossier_of=dossier, spoken_by=council, subject=spoken)

        assert find_main_column(board_of(dossier)).shown == spoken
