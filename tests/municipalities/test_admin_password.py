"""A password that beheer sets in the admin is told like any other."""

import pytest

from municipalities.models import User
from tests.audit_lines import audited, told
from tests.people import beheer, user

pytestmark = pytest.mark.django_db
NEW = "een-heel-ander-wachtwoord"


def change(client, someone, again=NEW):
    typed = {"password1": NEW, "password2": again, "usable_password": "true"}
    return client.post(f"/beheer/municipalities/user/{someone.pk}/password/", typed)


def test_a_new_password_is_told_with_who_set_it_and_whose_it_is(client):
    someone, keeper = user("iemand"), beheer()
    client.force_login(keeper.user)

    with audited() as lines:
        change(client, someone)

    assert User.objects.get(pk=someone.pk).check_password(NEW)
    assert told(lines) == [("password-change", "ok")]
    assert (lines[0]["actor"], lines[0]["object"]["number"]) == (keeper.user.pk, someone.pk)
    assert NEW not in str(lines)


def test_one_that_does_not_fit_is_not(client):
    client.force_login(beheer().user)

    with audited() as lines:
        change(client, user("iemand"), again="anders")

    assert lines == []
