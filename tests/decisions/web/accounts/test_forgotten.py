"""A forgotten password: a link by e-mail, for who has one here."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail

from municipalities.models import User
from tests.decisions.web.accounts.signing import SECRET, link_in, person, sign_in
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db
ASK = "/account/wachtwoord/vergeten/"
NEW = "een-nieuw-wachtwoord-hier"


def asked(client, email="g.griffier@aalst.example"):
    return client.post(ASK, {"email": email}, follow=True)


class TestAForgottenPassword:
    def test_is_set_anew_with_the_link_in_the_e_mail(self, client):
        person(email="g.griffier@aalst.example")
        asked(client)

        form = client.get(link_in(), follow=True)
        client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

        assert mail.outbox[0].subject == "Nieuw wachtwoord voor Regio"
        assert sign_in(client, password=NEW).status_code == 302

    def test_has_a_link_to_the_site_as_it_is_configured(self, client, settings):
        settings.ADDRESS, settings.ALLOWED_HOSTS = "https://regio.example", ["elders.example"]
        person(email="g.griffier@aalst.example")

        client.post(ASK, {"email": "g.griffier@aalst.example"}, headers={"host": "elders.example"})

        assert "https://regio.example/account/" in mail.outbox[0].body
        assert "elders.example" not in mail.outbox[0].body

    def test_has_a_link_that_works_once(self, client):
        person(email="g.griffier@aalst.example")
        asked(client)
        link = link_in()
        form = client.get(link, follow=True)
        client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

        assert "Deze link werkt niet meer" in words(client.get(link, follow=True))

    def test_is_told_afterwards_to_the_address(self, client):
        person(email="g.griffier@aalst.example")
        asked(client)
        form = client.get(link_in(), follow=True)

        client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

        assert mail.outbox[-1].subject == "Uw wachtwoord is gewijzigd"
        assert "Was u dit niet?" in mail.outbox[-1].body

    def test_of_an_unknown_address_looks_the_same_and_sends_nothing(self, client):
        person(email="g.griffier@aalst.example")

        known, unknown = asked(client), asked(client, "niemand@aalst.example")

        assert words(known).split("Gemaakt")[0] == words(unknown).split("Gemaakt")[0]
        assert len(mail.outbox) == 1

    def test_sends_nothing_to_who_was_disabled(self, client):
        person(email="g.griffier@aalst.example", is_active=False)

        asked(client)

        assert mail.outbox == []

    def test_sends_nothing_to_who_signs_in_at_the_municipality(self, client):
        someone = person(email="g.griffier@aalst.example")
        someone.set_unusable_password()
        someone.save()
        SocialAccount.objects.create(user=someone, provider="aalst", uid="1")

        asked(client)

        assert mail.outbox == []

    def test_does_not_end_by_a_link_that_was_made_up(self, client):
        someone = person(email="g.griffier@aalst.example")

        page = words(client.get(f"/account/wachtwoord/nieuw/{someone.pk}-aaa-bbb/"))

        assert "Deze link werkt niet meer" in page
        assert User.objects.get(pk=someone.pk).check_password(SECRET)
