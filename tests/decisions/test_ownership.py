"""Whose a record is: every model says what it is part of, and follows from there."""

import pytest
from django.apps import apps

from decisions.models import Dossier, Owned
from municipalities.tracking import Tracked
from tests import factories as make

RECORDS = [
    model for model in apps.get_app_config("decisions").get_models() if issubclass(model, Tracked)
]


def test_every_record_of_a_dossier_says_itself_what_it_is_part_of():
    silent = [each.__name__ for each in RECORDS if "PARENT" not in vars(each)]

    assert silent == []
    assert [each.__name__ for each in RECORDS if not issubclass(each, Owned)] == []


def test_what_it_is_part_of_and_who_keeps_it_are_links_that_the_model_has():
    wrong = [
        f"{each.__name__}.{link}"
        for each in RECORDS
        for link in (each.PARENT, each.BODY)
        if link is not None and not hasattr(each, link)
    ]

    assert wrong == []


def made(world):
    """Return one record of every kind, by what it is part of; all are of the council."""
    decision = world.decision()
    position = world.position(decision)
    remark = world.remark()
    home = {"dossier": world.dossier, "body": world.council}
    round_ = make.RoundFactory(dossier=world.dossier)
    item = make.AgendaItemFactory(**home)
    return {
        "of the council": {
            decision: world.dossier,
            position: decision,
            make.PositionGroupFactory(position=position): position,
            world.reading(position): position,
            remark: world.dossier,
            make.StatementFactory(**home): world.dossier,
            make.MeetingFactory(**home): world.dossier,
            item: world.dossier,
            make.AgendaLineFactory(item=item, dossier=world.dossier): item,
        },
        "of the dossier": {
            world.subject: world.dossier,
            round_: world.dossier,
            make.RoundBodyFactory(round=round_, body=world.council): round_,
            make.MilestoneFactory(dossier=world.dossier): world.dossier,
            make.ThemeFactory(dossier=world.dossier): world.dossier,
        },
    }


@pytest.mark.django_db
class TestARecord:
    @pytest.mark.parametrize(
        ("whose", "is_council"), [("of the council", True), ("of the dossier", False)]
    )
    def test_is_kept_by_the_body_of_what_it_is_part_of(self, world, whose, is_council):
        records = made(world)[whose]
        keeper = world.council if is_council else None

        assert {each: each.parent for each in records} == records
        assert {each.responsible_body for each in records} == {keeper}

    def test_stands_in_the_dossier_and_region_of_what_it_is_part_of(self, world):
        records = [each for found in made(world).values() for each in found]

        assert {each.owning_dossier for each in records} == {world.dossier}
        assert {each.owning_dossier_id for each in records} == {world.dossier.pk}
        assert {each.owning_region_id for each in records} == {world.region.pk}

    def test_is_seen_by_its_own_status_or_that_of_the_nearest_above_it(self, world):
        position = world.position()
        group = make.PositionGroupFactory(position=position)
        reading = world.reading(position)

        held = [each.status_holder for each in (position, group, reading, world.subject)]

        assert held == [position, position, position, world.dossier]

    def test_asks_nothing_of_the_database_but_the_links(self, world, django_assert_num_queries):
        pk = make.PositionGroupFactory(position=world.position()).pk
        group = make.PositionGroupFactory._meta.model.objects.get(pk=pk)

        with django_assert_num_queries(4):  # position, decision, its body, its dossier
            assert group.responsible_body == world.council
            assert group.owning_region_id == world.region.pk
            assert group.owning_dossier_id == world.dossier.pk
            assert group.status_holder == group.position

    def test_that_is_not_filled_yet_is_nobodys(self):
        empty = [each() for each in RECORDS]

        assert {each.responsible_body for each in empty} == {None}
        assert {each.owning_region_id for each in empty} == {None}
        assert {each.owning_dossier_id for each in empty} == {None}

    def test_that_is_the_dossier_is_part_of_nothing(self, world):
        assert (Dossier.PARENT, world.dossier.parent) == (None, None)
        assert world.dossier.status_holder == world.dossier
