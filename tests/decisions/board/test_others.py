"""Who decides or advises beside the councils, and a council that is against unless something."""

from datetime import date

import pytest

from decisions.actions import correct_record, withdraw_record
from decisions.board.others import KINDS_IN_ORDER
from decisions.board.timeline import build_lanes
from decisions.domain.stances import AGAINST_UNLESS, Stance
from decisions.models import RemarkKind
from municipalities.models import BodyKind
from tests import factories as make
from tests.decisions.board.scenes import DAY, board_of, cell_of
from tests.people import beheer, public

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return make.DossierFactory()


@pytest.fixture
def council(dossier):
    return make.council(dossier.region)


@pytest.fixture
def variant(dossier):
    return make.SubjectFactory(dossier=dossier)


def body(dossier, kind, **fields):
    return make.BodyFactory(
        kind=kind, region=dossier.region, municipality=None, name=kind.label, **fields
    )


def say(speaker, subject, stance="voor", dated_on="2017-05-09", **fields):
    return make.PositionFactory(
        dossier_of=subject.dossier,
        spoken_by=speaker,
        subject=subject,
        stance=stance,
        dated_on=dated_on,
        **fields,
    )


def condition_of(position, **fields):
    return make.RemarkFactory(
        dossier=position.dossier,
        body=position.body,
        decision=position.decision,
        position=position,
        subject=position.subject,
        **({"kind": RemarkKind.CONDITION, "dated_on": position.decision.dated_on} | fields),
    )


class TestOthers:
    def test_stand_in_a_fixed_order_of_kinds(self, dossier, council, variant):
        committee = make.BodyFactory(kind="raadscommissie", municipality=council.municipality)
        kinds = [kind for kind in KINDS_IN_ORDER if kind != BodyKind.COMMITTEE]
        for kind in reversed(kinds):
            say(body(dossier, kind), variant)
        say(committee, variant)

        told = [row.body.kind for row in board_of(dossier).others]

        assert told == [*kinds, "raadscommissie"]

    def test_have_a_place_for_every_kind_that_is_no_council_or_college(self):
        assert {*KINDS_IN_ORDER} == {*BodyKind} - {BodyKind.COUNCIL, BodyKind.COLLEGE}

    def test_stand_in_the_same_order_on_the_line(self, dossier, council, variant):
        chamber = body(dossier, BodyKind.LOWER_HOUSE)
        states = body(dossier, BodyKind.PROVINCIAL_STATES)
        for each in (chamber, states):
            say(each, variant)

        lanes = build_lanes(board_of(dossier).scene.material, variant, DAY, DAY)

        assert [lane.strands[0].body for lane in lanes[1:]] == [states, chamber]

    def test_never_count_for_support(self, dossier, council, variant):
        say(council, variant, "voor")
        alone = board_of(dossier).support(variant)

        for kind in (BodyKind.PROVINCIAL_STATES, BodyKind.LOWER_HOUSE, BodyKind.GOVERNMENT):
            say(body(dossier, kind), variant, "tegen")

        assert board_of(dossier).support(variant) == alone

    def test_tell_their_groups_by_label(self, dossier, council, variant):
        chamber = body(dossier, BodyKind.LOWER_HOUSE)
        say(chamber, variant, "tegen", groups_label="Fractie Blauw", group_seats=34)

        [row] = board_of(dossier).others

        [group] = row.cells[0].groups
        assert (group.label, group.seats, group.seats_total) == ("Fractie Blauw", 34, None)


class TestAgainstUnless:
    def test_is_told_of_a_council_against_with_a_condition(self, dossier, council, variant):
        condition_of(say(council, variant, "tegen"))

        board = board_of(dossier)
        cell = cell_of(board, council, variant)

        assert (cell.stance, cell.worded, cell.conditions) == (Stance.TEGEN, AGAINST_UNLESS, 1)
        assert board.support(variant).against == (council.municipality.code,)

    def test_is_not_told_without_one_nor_of_another_stance(self, dossier, council, variant):
        other = make.council(dossier.region)
        bare = say(council, variant, "tegen")
        condition_of(bare, kind=RemarkKind.WISH)
        condition_of(say(other, variant, "voor_mits"))

        board = board_of(dossier)

        assert cell_of(board, council, variant).worded is Stance.TEGEN
        assert cell_of(board, other, variant).worded is Stance.VOOR_MITS

    def test_is_told_of_groups_too(self, dossier, council, variant):
        condition_of(say(council, variant, "tegen", groups_label="oppositie"))

        [group] = cell_of(board_of(dossier), council, variant).groups

        assert group.worded is AGAINST_UNLESS

    def test_is_told_from_the_day_of_the_condition(self, dossier, council, variant):
        condition_of(say(council, variant, "tegen"), dated_on="2017-05-20")

        before, after = (
            cell_of(board_of(dossier, day=date(2017, 5, number)), council, variant)
            for number in (19, 20)
        )

        assert (before.worded, after.worded) == (Stance.TEGEN, AGAINST_UNLESS)

    def test_is_as_it_was_known(self, dossier, council, variant):
        said = condition_of(say(council, variant, "tegen"))
        known_at = said.history.latest().history_date
        withdraw_record(said, by=beheer(), reason="test")
        reader = public(at=said.history.latest().history_date)

        now = cell_of(board_of(dossier, reader=reader), council, variant)
        then = cell_of(board_of(dossier, reader=reader, known_at=known_at), council, variant)

        assert (now.worded, then.worded) == (Stance.TEGEN, AGAINST_UNLESS)

    def test_is_not_told_of_a_condition_that_the_reader_may_not_see(
        self, dossier, council, variant
    ):
        condition_of(say(council, variant, "tegen"), draft=True)

        seen = [
            cell_of(board_of(dossier, reader=reader), council, variant).worded
            for reader in (public(), beheer())
        ]

        assert seen == [Stance.TEGEN, AGAINST_UNLESS]

    def test_ends_with_the_stance(self, dossier, council, variant):
        position = say(council, variant, "tegen")
        condition_of(position)

        correct_record(position, changes={"stance": "geen_blokkade"}, by=beheer(), reason="test")

        assert cell_of(board_of(dossier), council, variant).worded is Stance.GEEN_BLOKKADE


class TestVersions:
    def test_mark_a_stance_that_came_through_an_earlier_one(self, dossier, council, variant):
        first = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        second = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        make.SubjectRelationFactory(subject=second, kind="vervangt", other=first)
        say(council, first, "voor")

        board = board_of(dossier)

        assert cell_of(board, council, variant).via.later_versions == (second.pk,)
        assert not cell_of(board, council, second).is_known

    def test_change_no_support(self, dossier, council, variant):
        other = make.SubjectFactory(dossier=dossier)
        say(council, variant, "tegen")
        before = [board_of(dossier).support(each) for each in (variant, other)]

        make.SubjectRelationFactory(subject=variant, other=other)
        make.SubjectRelationFactory(subject=other, kind="vervangt", other=variant)

        assert [board_of(dossier).support(each) for each in (variant, other)] == before
