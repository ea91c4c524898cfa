"""One act is recorded once: what says just the same as what stands is refused."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions import (
    NewPosition,
    change_record,
    correct_record,
    publish_record,
    record_decision,
    share_record,
    withdraw_record,
)
from decisions.actions.positions import save_position
from decisions.history import read_same_acts
from decisions.models import Decision, Position
from tests import factories as make

pytestmark = pytest.mark.django_db
TWICE = "Dit staat er al: ‘Over de regioraad’ van 9 mei 2017"


@pytest.fixture
def first(world):
    """A public decision of the council with one stance."""
    decision = world.decision(title="Over de regioraad", dated_on="2017-05-09")
    world.position(decision)
    return decision


def again(world, stance="voor", groups=(), by=None, **fields):
    usual = {
        "dossier": world.dossier,
        "body": world.council,
        "form": "besluit",
        "dated_on": "2017-05-09",
        "title": "over de Regioraad",
    }
    position = Position(subject=world.subject, stance=stance)
    taken = [NewPosition(position, groups=list(groups))] if stance else []
    return record_decision(
        decision=Decision(**{**usual, **fields}), taken=taken, by=by or world.griffie
    )


class TestRecording:
    def test_is_refused_of_what_says_just_the_same(self, world, first):
        with pytest.raises(ValidationError, match=TWICE):
            again(world)

        assert Decision.objects.get() == first

    @pytest.mark.parametrize(
        "fields",
        [
            {"title": "Motie over de regioraad"},
            {"form": "motie"},
            {"stance": "tegen"},
            {"stance": ""},
            {"dated_on": "2017-05-10"},
            {"speaker": "fracties"},
        ],
    )
    def test_is_free_for_what_differs(self, world, first, fields):
        assert again(world, **fields).pk != first.pk

    def test_is_free_in_another_dossier_and_for_another_council(self, world, first):
        other = make.DossierFactory(region=world.region)
        position = Position(subject=make.SubjectFactory(dossier=other), stance="voor")
        elsewhere = Decision(
            dossier=other,
            body=world.council,
            form="besluit",
            dated_on="2017-05-09",
            title="Over de regioraad",
        )

        assert record_decision(
            decision=elsewhere, taken=[NewPosition(position)], by=world.griffie
        ).pk
        assert again(world, body=world.neighbour, by=world.other_griffie).pk

    def test_is_free_after_the_first_was_withdrawn(self, world, first):
        withdraw_record(first, by=world.griffie, reason="Verkeerd.")

        assert again(world).pk != first.pk


class TestChanging:
    def test_a_stance_until_it_says_just_the_same_is_refused(self, world, first):
        second = again(world, stance="tegen").positions.get()
        second.stance = "voor"

        with pytest.raises(ValidationError, match=TWICE):
            save_position(second, groups=[], by=world.griffie)

    def test_a_title_until_it_says_just_the_same_is_refused(self, world, first):
        second = again(world, title="Motie")
        second.title = "Over de regioraad"

        with pytest.raises(ValidationError, match=TWICE):
            change_record(second, by=world.griffie)
        with pytest.raises(ValidationError, match=TWICE):
            correct_record(
                Decision.objects.get(pk=second.pk),
                changes={"title": "Over de regioraad"},
                by=world.griffie,
                reason="Beter.",
            )

    def test_what_says_something_of_its_own_is_free(self, world, first):
        second = again(world, stance="tegen")
        second.note = "Met een toelichting."

        assert change_record(second, by=world.griffie).note == "Met een toelichting."


class TestShowing:
    """A draft may have been made beside another one; only one of them is shown to others."""

    @pytest.mark.parametrize("show", [share_record, publish_record])
    def test_the_second_of_two_that_say_the_same_is_refused(self, world, show):
        twins = [
            world.decision(title="Over de regioraad", dated_on="2017-05-09", draft=True)
            for _ in range(2)
        ]

        show(twins[0], by=world.griffie)

        with pytest.raises(ValidationError, match=TWICE):
            show(twins[1], by=world.griffie)


class TestWhatLooksTheSame:
    def test_is_read_for_many_at_once_in_three_queries(self, world, django_assert_num_queries):
        decisions = [world.decision(dated_on="2017-05-09", title=f"Motie {n}") for n in range(5)]
        for each in decisions:
            world.position(each)

        with django_assert_num_queries(3):
            found = read_same_acts(decisions, reader=world.griffie)

        assert {key: len(others) for key, others in found.items()} == {
            each.pk: 4 for each in decisions
        }

    @pytest.mark.parametrize(
        ("who", "number"), [("griffie", 1), ("public", 0), ("other_griffie", 0), ("raadslid", 0)]
    )
    def test_is_told_to_who_may_see_it_only(self, world, first, who, number):
        world.position(
            world.decision(title="Over de regioraad", dated_on="2017-05-09", draft=True),
            draft=True,
        )

        found = read_same_acts([first], reader=getattr(world, who))

        assert len(found.get(first.pk, [])) == number
