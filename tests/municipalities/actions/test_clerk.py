"""The user that imports."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from municipalities.actions.people import get_import_reader
from municipalities.actions.register import save_register_record
from municipalities.models import Region, Role, RoleKind, User
from tests.people import LONG_AGO, NOW, beheer

pytestmark = pytest.mark.django_db


def region():
    return Region(slug="regio", name="Regio")


class TestTheImportUser:
    def test_keeps_the_register_from_its_first_use(self):
        kept = save_register_record(region(), by=get_import_reader(NOW))

        assert kept.history.get().history_user.username == "import"

    def test_is_made_once(self):
        first, second = get_import_reader(NOW), get_import_reader(NOW + timedelta(days=1))

        assert first.user == second.user
        assert Role.objects.filter(user=first.user).count() == 1

    def test_cannot_sign_in(self):
        user = get_import_reader(NOW).user

        assert not user.has_usable_password()
        assert not user.is_staff

    def test_stands_itself_in_the_history_of_its_role(self):
        user = get_import_reader(NOW).user

        row = Role.history.get(user=user)

        assert (row.history_user, row.kind) == (user, RoleKind.BEHEER)
        assert row.history_change_reason

    def test_does_not_write_in_a_time_before_it_existed(self):
        get_import_reader(NOW)

        assert not get_import_reader(LONG_AGO).is_beheer

    def test_stays_out_once_its_role_was_ended(self):
        role = Role.objects.get(user=get_import_reader(NOW).user)
        role.ended_at = NOW
        save_register_record(role, by=beheer())

        with pytest.raises(PermissionDenied):
            save_register_record(region(), by=get_import_reader(NOW))

    def test_stays_out_once_it_was_disabled(self):
        get_import_reader(NOW)
        User.objects.filter(username="import").update(is_active=False)

        with pytest.raises(PermissionDenied):
            save_register_record(region(), by=get_import_reader(NOW))
