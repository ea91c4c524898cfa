"""Inviting somebody, from the form of beheer to the first page that the invited person sees."""

import re
from datetime import date

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from decisions.web.accounts.invitations import role_choices
from municipalities.actions.role_scope import RoleScope
from municipalities.models import RoleKind, User
from tests import factories as make
from tests.decisions.web.accounts.signing import APP, code_of, is_signed_in, link_in, sign_in
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, college, griffie, raadslid, redactie, user

pytestmark = pytest.mark.django_db
INVITE = "/account/uitnodigen/"
EMAIL = "p.plaatsvervanger@aalst.example"
PASSWORD = "een-gekozen-wachtwoord-van-mij"


@pytest.fixture
def home():
    return scene("Aalst").councils["Aalst"].municipality


def typed(home, **more):
    return {
        "email": EMAIL,
        "first_name": "P.",
        "last_name": "Plaatsvervanger",
        "role_1": f"griffie:{home.pk}",
        **more,
    }


def invite(client, home, **more):
    client.force_login(beheer().user)
    response = client.post(INVITE, typed(home, **more))
    client.post("/account/uitloggen/")
    return response


def take(client, link, password=PASSWORD):
    return client.post(link, {"password1": password, "password2": password})


class TestInviting:
    def test_makes_a_user_with_the_role_and_sends_a_link(self, client, home):
        invite(client, home)

        user = User.objects.get(username=EMAIL)
        assert str(user.roles.get()) == "griffie Aalst"
        assert not user.has_usable_password()
        assert mail.outbox[0].to == [EMAIL]
        assert "- griffie Aalst" in mail.outbox[0].body

    def test_sends_a_link_to_the_site_as_it_is_configured(self, client, home, settings):
        settings.ADDRESS, settings.ALLOWED_HOSTS = "https://regio.example", ["elders.example"]
        client.defaults["HTTP_HOST"] = "elders.example"

        invite(client, home)

        assert "https://regio.example/account/" in mail.outbox[0].body
        assert "elders.example" not in mail.outbox[0].body

    def test_gives_several_roles_of_several_municipalities(self, client, home):
        other = make.MunicipalityFactory(name="Beek")
        make.MembershipFactory(municipality=other, region=home.memberships.get().region)

        invite(client, home, role_2=f"raadslid:{other.pk}", role_3="beheer:")

        user = User.objects.get(username=EMAIL)
        assert {str(role) for role in user.roles.all()} == {
            "griffie Aalst",
            "raadslid Beek",
            "beheer",
        }
        assert user.is_staff

    def test_gives_a_deputy_the_role_until_the_end_of_a_day(self, client, home):
        griffie(home)

        invite(client, home, until_1="2099-12-31")

        role = User.objects.get(username=EMAIL).roles.get()
        assert role.ended_at.isoformat() == "2099-12-31T23:00:00+00:00"
        assert "tot en met 31 december 2099" in mail.outbox[0].body

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("email", "geen adres", "geldig e-mailadres"),
            ("email", "", "verplicht"),
            ("role_1", "", "verplicht"),
            ("role_1", "griffie:999999", "Selecteer een geldige keuze"),
            ("until_1", "2001-01-01", "niet in het verleden"),
            ("until_1", "31 februari", "geldige datum"),
            ("last_name", "a\x00b", "teken"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(
        self, client, home, field, value, sentence
    ):
        client.force_login(beheer().user)

        page = client.post(INVITE, typed(home, **{field: value}))

        assert page.status_code == 422
        assert sentence.lower() in words(page).lower()
        assert 'value="P."' in page.content.decode()
        assert not User.objects.filter(email=EMAIL).exists()

    def test_twice_is_refused(self, client, home):
        invite(client, home)
        client.force_login(beheer().user)

        page = client.post(INVITE, typed(home, email=EMAIL.upper()))

        assert "is al uitgenodigd" in words(page)
        assert len(mail.outbox) == 1

    def test_the_same_role_twice_stores_nothing(self, client, home):
        client.force_login(beheer().user)

        page = client.post(INVITE, typed(home, role_2=f"griffie:{home.pk}"))

        assert "heeft deze rol al" in words(page)
        assert not User.objects.filter(email=EMAIL).exists()

    def test_says_where_the_e_mail_goes_also_while_no_server_takes_it(
        self, client, home, monkeypatch
    ):
        def refuse(*args):
            raise ConnectionRefusedError

        monkeypatch.setattr(EmailBackend, "send_messages", refuse)
        client.force_login(beheer().user)

        page = client.post(INVITE, typed(home), follow=True)

        assert f"De uitnodiging gaat naar {EMAIL}" in words(page)

    def test_offers_the_roles_of_members_of_a_region_only(self, client, home):
        make.MunicipalityFactory(name="Elders")

        labels = re.findall(r"'([a-z]+ [A-Z][a-z]+)'", str(role_choices(RoleScope(is_all=True))))

        assert "griffie Aalst" in labels
        assert "griffie Elders" not in labels

    @pytest.mark.parametrize("role", ["college", "raadslid"])
    def test_is_for_who_gives_roles_only(self, client, home, role):
        client.force_login(ROLES[role](home).user)

        assert client.get(INVITE).status_code == 403
        assert client.post(INVITE, typed(home)).status_code == 403
        assert mail.outbox == []


ROLES = {"college": college, "raadslid": raadslid}


class TestAGriffie:
    @pytest.fixture
    def keeper(self, client, home):
        reader = griffie(home)
        client.force_login(reader.user)
        return reader

    def test_invites_a_deputy_until_a_day(self, client, home, keeper):
        client.post(INVITE, typed(home, until_1="2099-12-31"))

        role = User.objects.get(email=EMAIL).roles.get()
        assert str(role) == "griffie Aalst"
        assert role.ended_at.date() == date(2099, 12, 31)
        assert len(mail.outbox) == 1

    def test_is_offered_the_roles_of_its_own_municipality(self, client, home, keeper):
        region = home.memberships.get().region
        make.MembershipFactory(region=region, municipality__name="Beek")

        page = words(client.get(INVITE))

        assert "griffie Aalst" in page
        assert "college Aalst" in page
        assert "Beek" not in page
        assert "regioredactie" not in page

    @pytest.mark.parametrize("chosen", ["beheer:", "griffie:{other}", "regioredactie:{region}"])
    def test_gives_no_other_role(self, client, home, keeper, chosen):
        region = home.memberships.get().region
        other = make.MembershipFactory(region=region).municipality
        chosen = chosen.format(other=other.pk, region=region.pk)

        page = client.post(INVITE, typed(home, role_1=chosen))

        assert page.status_code == 422
        assert not User.objects.filter(email=EMAIL).exists()

    def test_gives_somebody_who_is_known_elsewhere_the_role_and_sends_nothing(
        self, client, home, keeper
    ):
        known = user("elders", email=EMAIL)

        page = client.post(INVITE, typed(home), follow=True)

        assert "had al een account; de rol is erbij gegeven" in words(page)
        assert str(known.roles.get()) == "griffie Aalst"
        assert mail.outbox == []


class TestARegioredactie:
    def test_invites_the_first_griffie_and_none_after_she_came(self, client, home):
        region = home.memberships.get().region
        client.force_login(redactie(region).user)

        client.post(INVITE, typed(home))
        invited = User.objects.get(email=EMAIL)
        again = client.post(INVITE, typed(home, email="tweede@aalst.example"))
        User.objects.filter(pk=invited.pk).update(last_login=timezone.now())
        after = client.post(INVITE, typed(home, email="derde@aalst.example"))

        assert str(invited.roles.get()) == "griffie Aalst"
        assert again.status_code == 302
        assert after.status_code == 422
        assert not User.objects.filter(email="derde@aalst.example").exists()

    def test_invites_for_its_own_region(self, client, home):
        region = home.memberships.get().region
        client.force_login(redactie(region).user)

        client.post(INVITE, typed(home, role_1=f"{RoleKind.REDACTIE}:{region.pk}"))

        assert User.objects.get(email=EMAIL).roles.get().region == region


class TestAnInvitation:
    def test_is_taken_by_choosing_a_password(self, client, home):
        invite(client, home)
        link = link_in()

        page = client.get(link)
        response = take(client, link)

        assert "griffie Aalst" in words(page)
        assert response.headers["Location"] == reverse("desk")
        assert is_signed_in(client)
        assert User.objects.get(username=EMAIL).emailaddress_set.get().verified

    def test_leads_from_the_password_through_the_second_factor_to_the_site(
        self, client, home, settings, monkeypatch
    ):
        monkeypatch.setattr(transaction, "on_commit", lambda deed, **_kwargs: deed())
        invite(client, home)
        settings.SECOND_FACTOR = True

        take(client, link_in())
        asked = client.get("/", follow=True)
        secret = client.get(APP).context["form"].secret
        client.post(APP, {"code": code_of(secret)})

        assert asked.request["PATH_INFO"] == "/account/tweede-stap/"
        assert client.get("/").status_code == 200

    def test_signs_in_with_address_and_password_afterwards(self, client, home):
        invite(client, home)
        take(client, link_in())
        client.post("/account/uitloggen/")

        sign_in(client, EMAIL, PASSWORD)

        assert is_signed_in(client)

    @pytest.mark.parametrize(
        ("password", "sentence"),
        [
            ("kort", "te kort: neem er een van 12 tekens of meer."),
            ("qwerty123456", "wachtwoord is te algemeen"),
            (EMAIL, "lijkt te veel op"),
        ],
    )
    def test_takes_no_weak_password(self, client, home, password, sentence):
        invite(client, home)

        page = take(client, link_in(), password)

        assert "Dit lukte niet" in words(page)
        assert sentence in words(page)
        assert not is_signed_in(client)

    def test_works_once(self, client, home):
        invite(client, home)
        link = link_in()
        take(client, link)
        client.post("/account/uitloggen/")

        again = take(client, link, "een-ander-wachtwoord-van-wie")

        assert again.status_code == 410
        assert "werkt niet meer" in words(again)

    def test_works_for_seven_days(self, client, home, later):
        invite(client, home)
        link = link_in()

        later(days=6)
        in_time = client.get(link).status_code
        later(days=2)

        assert in_time == 200
        assert client.get(link).status_code == 410

    def test_that_was_made_up_does_nothing(self, client):
        assert client.get("/account/uitnodiging/verzonnen/").status_code == 410

    def test_of_who_was_disabled_does_nothing(self, client, home):
        invite(client, home)
        user = User.objects.get(username=EMAIL)
        user.is_active = False
        user.save()

        assert client.get(link_in()).status_code == 410

    def test_opened_by_somebody_else_signs_that_person_out(self, client, home):
        invite(client, home)
        client.force_login(raadslid(home).user)

        take(client, link_in())

        assert f"Uitloggen ({EMAIL})" in words(client.get("/"))
