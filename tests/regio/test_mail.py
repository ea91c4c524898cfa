"""Where e-mail goes out, by one address."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import mailer


def options(address):
    return mailer(address)["OPTIONS"]


def test_a_server_is_asked_on_the_port_of_its_scheme():
    found = [options(f"{scheme}://post.example") for scheme in ("smtp", "smtp+tls", "smtps")]

    assert [(each["port"], each["use_tls"], each["use_ssl"]) for each in found] == [
        (25, False, False),
        (587, True, False),
        (465, False, True),
    ]


def test_a_port_a_name_and_a_password_are_taken_from_the_address():
    found = options("smtp+tls://regio%40aalst.example:p%3Aw@post.example:2525")

    assert found["host"] == "post.example"
    assert found["port"] == 2525
    assert (found["username"], found["password"]) == ("regio@aalst.example", "p:w")


def test_the_console_needs_no_server():
    assert mailer("console:")["BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize("address", ["", "post.example", "http://post.example", "smtp://"])
def test_anything_else_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="REGIO_EMAIL_URL"):
        mailer(address)
