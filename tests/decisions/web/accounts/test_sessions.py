"""The end of a session: left alone, too old, disabled, or the password changed elsewhere."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from municipalities.actions.people import disable_user
from tests.decisions.web.accounts.signing import SECRET, is_signed_in, person, sign_in
from tests.decisions.web.public.region import words
from tests.people import beheer

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    person()
    sign_in(client)
    return client


class TestASession:
    def test_goes_on_while_it_is_used(self, signed_in, later):
        for _time in range(3):
            later(minutes=50)

            assert is_signed_in(signed_in)

    def test_ends_when_it_was_left_alone_for_an_hour(self, signed_in, later):
        later(minutes=61)

        assert not is_signed_in(signed_in)

    def test_that_ended_leads_a_page_to_signing_in_and_says_why(self, signed_in, later):
        later(minutes=61)

        page = signed_in.get("/account/", follow=True)

        assert page.request["PATH_INFO"] == "/account/inloggen/"
        assert "U bent uitgelogd, omdat u een tijd niets deed" in words(page)

    def test_ends_after_as_long_as_the_settings_say(self, signed_in, later, settings):
        settings.SESSION_IDLE_SECONDS = 600

        later(minutes=11)

        assert not is_signed_in(signed_in)

    def test_ends_after_eight_hours_however_much_it_is_used(self, signed_in, later):
        session = signed_in.session
        session["signed_in_at"] -= 8 * 3600
        session.save()

        assert not is_signed_in(signed_in)

    def test_is_written_once_a_minute_at_most(self, signed_in, later):
        later(seconds=30)
        signed_in.get("/begrippen/")
        before = Session.objects.get().session_data
        signed_in.get("/begrippen/")
        soon = Session.objects.get().session_data
        later(seconds=70)
        signed_in.get("/begrippen/")

        assert soon == before
        assert Session.objects.get().session_data != before

    def test_of_somebody_disabled_ends_at_the_next_request(self, signed_in):
        someone = person()

        disable_user(someone, by=beheer(), reason="Vertrokken.")

        assert not is_signed_in(signed_in)
        assert not Session.objects.exists()

    def test_of_somebody_disabled_in_the_admin_ends_too(self, signed_in):
        someone = person()
        someone.is_active = False
        someone.save()

        assert not is_signed_in(signed_in)

    def test_elsewhere_ends_when_the_password_changes(self, signed_in):
        elsewhere = Client()
        sign_in(elsewhere)
        new = "een-heel-ander-wachtwoord"

        elsewhere.post(
            "/account/wachtwoord/", {"oldpassword": SECRET, "password1": new, "password2": new}
        )

        assert is_signed_in(elsewhere)
        assert not is_signed_in(signed_in)

    def test_ends_with_the_browser(self, client):
        person()

        cookie = sign_in(client).cookies["sessionid"]

        assert cookie["max-age"] == ""
        assert cookie["httponly"]

    def test_gets_another_key_by_signing_in(self, client):
        client.get("/account/inloggen/", {"next": "/"})
        session = client.session
        session["iets"] = 1
        session.save()
        client.cookies["sessionid"] = before = session.session_key
        person()

        sign_in(client)

        assert client.session.session_key != before


class TestAPageForAnybody:
    def test_needs_no_session(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = client.get("/begrippen/")

        assert "sessionid" not in response.cookies
