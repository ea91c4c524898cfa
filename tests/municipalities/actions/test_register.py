"""Writing who: only beheer does, every write has a history, what rests on something stays."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.register import delete_register_record, save_register_record, save_user
from municipalities.models import Municipality, Region, User
from tests.decisions.worlds import fresh
from tests.factories import BodyFactory, CouncilTermFactory, GroupFactory, RegionFactory
from tests.people import beheer

pytestmark = pytest.mark.django_db
NOT_BEHEER = ["public", "nobody", "griffie", "raadslid", "collegian", "redactie"]


def test_beheer_keeps_a_record_with_its_reason():
    record = save_register_record(Region(slug="r", name="Een"), by=beheer(), reason="Nieuw.")

    assert record.history.get().history_change_reason == "Nieuw."


@pytest.mark.parametrize("who", NOT_BEHEER)
class TestSomebodyElse:
    def test_makes_nothing(self, world, who):
        reader = getattr(world, who)

        with pytest.raises(PermissionDenied):
            save_register_record(Region(slug="r", name="Een"), by=reader)

        assert not Region.objects.filter(slug="r").exists()

    def test_changes_nothing(self, world, who):
        reader, record = getattr(world, who), RegionFactory(name="Een")
        record.name = "Twee"

        with pytest.raises(PermissionDenied):
            save_register_record(record, by=reader, reason="Omdat het kan.")

        assert fresh(record).name == "Een"

    def test_deletes_nothing(self, world, who):
        reader, record = getattr(world, who), RegionFactory()

        with pytest.raises(PermissionDenied):
            delete_register_record(record, by=reader, reason="Omdat het kan.")

        assert fresh(record) == record

    def test_makes_no_users(self, world, who):
        reader = getattr(world, who)

        with pytest.raises(PermissionDenied):
            save_user(User(username="indringer", password="!"), by=reader)

        assert not User.objects.filter(username="indringer").exists()


def test_what_rests_on_nothing_is_deleted_and_stays_in_the_history():
    record = RegionFactory()
    key = record.pk

    delete_register_record(record, by=beheer(), reason="Dubbel.")

    assert not Region.objects.filter(pk=key).exists()
    assert Region.history.filter(id=key).latest().history_change_reason == "Dubbel."


def test_a_municipality_with_a_council_is_not_deleted():
    home = BodyFactory().municipality

    with pytest.raises(ValidationError, match="rusten hierop"):
        delete_register_record(home, by=beheer(), reason="Weg.")

    assert Municipality.objects.filter(pk=home.pk).exists()


def test_a_user_is_checked_before_it_is_saved():
    with pytest.raises(ValidationError):
        save_user(User(username="met spatie", password="!"), by=beheer())


def test_a_user_is_saved():
    made = save_user(User(username="nieuw", password="!"), by=beheer())

    assert User.objects.get(username="nieuw") == made


class TestTheSeatsOfGroups:
    @pytest.mark.parametrize(
        ("total", "groups", "own", "is_refused"),
        [
            (19, [10], 9, False),
            (19, [10], 10, True),
            (19, [10, 9], 1, True),
            (19, [10, 9], None, False),
            (19, [None, 10], 9, False),
            (19, [], 20, True),
            (None, [40], 40, False),
        ],
    )
    def test_are_together_no_more_than_those_of_the_council(
        self, db, total, groups, own, is_refused
    ):
        term = CouncilTermFactory(seats=total)
        for seats in groups:
            GroupFactory(term=term, seats=seats)

        if is_refused:
            with pytest.raises(ValidationError, match="samen meer zetels") as refusal:
                GroupFactory(term=term, seats=own)
            assert list(refusal.value.message_dict) == ["seats"]
        else:
            assert GroupFactory(term=term, seats=own).pk

    @pytest.mark.parametrize(("total", "is_refused"), [(19, False), (18, True), (None, False)])
    def test_keep_the_total_of_the_council_up(self, db, total, is_refused):
        term = CouncilTermFactory(seats=21)
        GroupFactory(term=term, seats=10)
        GroupFactory(term=term, seats=9)
        term.seats = total

        if is_refused:
            with pytest.raises(
                ValidationError, match=r"samen meer zetels \(19\) dan de raad \(18\)"
            ):
                save_register_record(term, by=beheer(), reason="Geteld.")
            assert fresh(term).seats == 21
        else:
            save_register_record(term, by=beheer(), reason="Geteld.")

    def test_of_a_group_are_counted_once_when_they_change(self, db):
        group = GroupFactory(term=CouncilTermFactory(seats=19), seats=19)
        group.seats = 18

        save_register_record(group, by=beheer(), reason="Geteld.")

        assert fresh(group).seats == 18
