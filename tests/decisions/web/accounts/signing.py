"""Signing in as a person does: forms, codes and links out of e-mail."""

import re
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail

from tests.people import user

SECRET = "een-lang-wachtwoord-voor-de-proef"
SIGN_IN = "/account/inloggen/"
STEP = "/account/inloggen/tweede-stap/"
APP = "/account/tweede-stap/app/"
NEEDED = "/account/tweede-stap/nodig/"


def with_password(someone, password=SECRET):
    """Give a user a password, and return the user."""
    someone.set_password(password)
    someone.save()
    return someone


def person(name="griffier", **fields):
    return with_password(user(name, **fields))


def sign_in(client, login="griffier", password=SECRET, **more):
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def code_of(secret, *, steps=0):
    """Return what an app with this secret shows now, or some steps of half a minute later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_app(someone, secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"):
    """Give a user an app with codes; return its secret."""
    TOTP.activate(someone, secret)
    return secret


def link_in(message=None):
    """Return the path of the first link in an e-mail, of the last one by default."""
    body = (message or mail.outbox[-1]).body
    return re.search(r"https?://[^/\s]+(/\S+)", body).group(1)


def is_signed_in(client):
    return "Uitloggen (" in client.get("/").content.decode()
