"""The command that invites the first person of beheer."""

from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command

from municipalities.models import User
from municipalities.roles import reader_of

pytestmark = pytest.mark.django_db
EMAIL = "eerste@regio.example"


def run(capsys, email=EMAIL):
    call_command("invite_beheer", email, "https://regio.example/")
    return capsys.readouterr().out.strip()


def test_prints_a_link_with_which_a_password_is_chosen(capsys, client):
    link = run(capsys)

    assert link.startswith("https://regio.example/account/uitnodiging/")
    assert client.get(urlsplit(link).path).status_code == 200


def test_gives_the_role_beheer(capsys):
    run(capsys)

    user = User.objects.get(username=EMAIL)
    assert reader_of(user, at=user.roles.get().started_at).is_beheer


def test_twice_gives_a_new_link_and_ends_the_first(capsys, client):
    first, second = run(capsys), run(capsys)

    assert client.get(urlsplit(first).path).status_code == 410
    assert client.get(urlsplit(second).path).status_code == 200


@pytest.mark.parametrize("email", ["geen adres", ""])
def test_says_what_is_no_address(capsys, email):
    with pytest.raises(CommandError):
        run(capsys, email)


def test_gives_no_link_for_who_has_a_password(capsys):
    run(capsys)
    user = User.objects.get(username=EMAIL)
    user.set_password("een-gekozen-wachtwoord")
    user.save()

    with pytest.raises(CommandError, match="al uitgenodigd"):
        run(capsys)
