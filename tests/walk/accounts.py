"""The addresses of accounts: mostly of the library's; none of them tells of a record."""

from django.urls import reverse

from municipalities.models import User
from tests.walk.matrix import EVERYBODY, SIGNED_IN, Ask, Entry, alone

# What the library answers depends on what somebody set up; a page, a way on or a refusal.
ANY = (200, 302, 400, 403, 404, 405)
IN, OPEN = {"access": SIGNED_IN, "answers": ANY}, {"access": EVERYBODY, "answers": ANY}


GIVERS = ("griffie", "regioredactie", "beheer")  # of roles


def of(*args):
    def asks(world, name):
        return [Ask(reverse(name, args=args))]

    return asks


def person(world, name):
    user = User.objects.get(username="raadslid-beek")
    return [Ask(reverse(name, args=[user.pk]))]


ACCOUNTS = {
    "account": Entry(alone, SIGNED_IN),
    "own-council": Entry(alone, SIGNED_IN, answers=(200, 403)),
    "account_login": Entry(alone, **OPEN),
    "login": Entry(alone, **OPEN),
    "mfa_login_webauthn": Entry(alone, **OPEN),
    "mfa_authenticate": Entry(alone, **OPEN),
    "openid_connect_login": Entry(of("nergens"), **OPEN),
    "openid_connect_callback": Entry(of("nergens"), **OPEN),
    "account_logout": Entry(alone, **OPEN),
    "logout": Entry(alone, **OPEN),
    "account_inactive": Entry(alone, **OPEN),
    "account_reset_password": Entry(alone, **OPEN),
    "account_reset_password_done": Entry(alone, **OPEN),
    "account_reset_password_from_key": Entry(of("1", "set-password"), **OPEN),
    "account_reset_password_from_key_done": Entry(alone, **OPEN),
    "invited": Entry(of("bestaat-niet"), answers=(410,)),
    "account_reauthenticate": Entry(alone, **IN),
    "mfa_reauthenticate": Entry(alone, **IN),
    "mfa_reauthenticate_webauthn": Entry(alone, **IN),
    "account_change_password": Entry(alone, **IN),
    "mfa_index": Entry(alone, **IN),
    "second-factor": Entry(alone, **IN),
    "mfa_activate_totp": Entry(alone, **IN),
    "mfa_deactivate_totp": Entry(alone, **IN),
    "mfa_view_recovery_codes": Entry(alone, **IN),
    "mfa_generate_recovery_codes": Entry(alone, **IN),
    "mfa_list_webauthn": Entry(alone, **IN),
    "mfa_add_webauthn": Entry(alone, **IN),
    "mfa_edit_webauthn": Entry(of(1), **IN),
    "mfa_remove_webauthn": Entry(of(1), **IN),
    "invite": Entry(alone, SIGNED_IN, only=GIVERS),
    "people": Entry(alone, SIGNED_IN, only=GIVERS),
    # Who belongs to Beek is told to its own griffie and to beheer.
    "person": Entry(person, SIGNED_IN, answers=(200, 404), only=GIVERS),
}
