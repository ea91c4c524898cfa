"""Signing in and out."""

import pytest
from django.contrib.auth.hashers import identify_hasher

from decisions.demo.people import LOGINS, PASSWORD
from tests.people import user

from .region import words

pytestmark = pytest.mark.django_db
SECRET = "een-lang-wachtwoord-voor-de-proef"


def person():
    someone = user("griffier")
    someone.set_password(SECRET)
    someone.save()
    return someone


def sign_in(client, password=SECRET, **more):
    return client.post("/account/inloggen/", {"username": "griffier", "password": password, **more})


class TestSigningIn:
    def test_goes_to_the_front_page(self, client):
        person()

        assert sign_in(client).headers["Location"] == "/"

    def test_goes_back_to_where_it_was_asked(self, client):
        person()

        assert sign_in(client, next="/gezond/").headers["Location"] == "/gezond/"

    def test_never_goes_to_another_site(self, client):
        person()

        assert sign_in(client, next="//kwaad.example/").headers["Location"] == "/"

    def test_with_a_wrong_password_keeps_the_name(self, client):
        person()

        response = sign_in(client, password="verkeerd")

        assert response.status_code == 200
        assert 'value="griffier"' in response.content.decode()

    def test_keeps_passwords_with_argon2(self):
        assert identify_hasher(person().password).algorithm == "argon2"

    def test_names_no_login_outside_a_demonstration(self, client):
        assert PASSWORD not in words(client.get("/account/inloggen/"))

    def test_names_every_login_of_a_demonstration(self, client, settings):
        settings.DEMO = True

        page = words(client.get("/account/inloggen/"))

        assert PASSWORD in page
        assert all(login.username in page for login in LOGINS)


class TestSigningOut:
    def test_ends_the_session(self, client):
        client.force_login(person())

        client.post("/account/uitloggen/")

        assert "Inloggen" in words(client.get("/"))

    def test_is_not_done_by_following_a_link(self, client):
        client.force_login(person())

        assert client.get("/account/uitloggen/").status_code == 405
        assert "Uitloggen (griffier)" in words(client.get("/"))
