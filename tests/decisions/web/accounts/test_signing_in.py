"""Signing in with a password, and out."""

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.urls import get_resolver, reverse

from decisions.demo.people import LOGINS, PASSWORD
from municipalities.models import User
from tests.decisions.web.accounts.signing import (
    SECRET,
    SIGN_IN,
    is_signed_in,
    person,
    sign_in,
    with_password,
)
from tests.decisions.web.public.region import words
from tests.factories import BodyFactory
from tests.people import griffie, raadslid
from tests.test_pages import patterns

pytestmark = pytest.mark.django_db


class TestSigningIn:
    def test_goes_to_the_front_page(self, client):
        person()

        assert sign_in(client).headers["Location"] == "/"

    def test_of_who_keeps_records_goes_to_the_desk(self, client):
        keeper = with_password(griffie(BodyFactory().municipality).user)

        assert sign_in(client, keeper.username).headers["Location"] == reverse("desk")

    def test_of_a_councillor_goes_to_the_page_of_the_council(self, client):
        reader = with_password(raadslid(BodyFactory().municipality).user)

        assert sign_in(client, reader.username).headers["Location"] == reverse("own-council")

    def test_goes_by_the_e_mail_address_too_in_any_capitals(self, client):
        person(email="g.griffier@aalst.example")

        assert sign_in(client, "G.Griffier@aalst.example").status_code == 302
        assert is_signed_in(client)

    def test_goes_back_to_where_it_was_asked(self, client):
        person()

        assert sign_in(client, next="/gezond/").headers["Location"] == "/gezond/"

    @pytest.mark.parametrize(
        "elsewhere",
        ["//kwaad.example/", "https://kwaad.example/", "javascript:alert(1)", "\\\\kwaad"],
    )
    def test_never_goes_to_another_site(self, client, elsewhere):
        person()

        assert sign_in(client, next=elsewhere).headers["Location"] == "/"

    def test_keeps_the_address_that_was_asked_in_the_form(self, client):
        page = client.get("/account/mensen/", follow=True)

        assert page.request["PATH_INFO"] == SIGN_IN
        assert 'name="next" value="/account/mensen/"' in page.content.decode()

    def test_with_a_wrong_password_keeps_the_name_and_says_so_beside_and_above(self, client):
        person()

        response = sign_in(client, password="verkeerd")
        page = response.content.decode()

        assert response.status_code == 200
        assert 'value="griffier"' in page
        assert "horen niet bij elkaar" in words(response)
        assert 'role="alert"' in page

    def test_without_a_name_marks_that_field(self, client):
        page = sign_in(client, login="").content.decode()

        assert 'aria-invalid="true"' in page
        assert 'id="id_login_error"' in page
        assert 'href="#id_login"' in page

    def test_says_the_same_of_a_name_that_does_not_exist(self, client):
        person()

        known = words(sign_in(client, password="verkeerd"))
        unknown = words(sign_in(client, login="niemand", password="verkeerd"))

        assert known.split("Gemaakt op")[0] == unknown.split("Gemaakt op")[0]

    def test_of_who_was_disabled_shows_that_and_nothing_more(self, client):
        person(is_active=False)

        response = sign_in(client)

        assert response.headers["Location"] == "/account/uitgeschakeld/"
        assert "Dit account is uitgeschakeld" in words(client.get("/account/uitgeschakeld/"))
        assert not is_signed_in(client)

    def test_keeps_passwords_with_argon2(self, settings):
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

        assert identify_hasher(person().password).algorithm == "argon2"

    def test_names_no_login_outside_a_demonstration(self, client):
        assert PASSWORD not in words(client.get(SIGN_IN))

    def test_names_every_login_of_a_demonstration(self, client, settings):
        settings.DEMO = True

        page = words(client.get(SIGN_IN))

        assert PASSWORD in page
        assert all(login.username in page for login in LOGINS)

    def test_has_no_way_to_sign_up(self):
        names = {pattern.name for _names, pattern in patterns(get_resolver())}

        assert "login" in names
        assert not {name for name in names if name and "signup" in name}

    def test_is_not_cached_nor_kept_by_the_browser(self, client):
        assert "no-store" in client.get(SIGN_IN).headers["Cache-Control"]

    def test_of_the_admin_is_ours(self, client):
        assert client.get("/beheer/", follow=True).request["PATH_INFO"] == SIGN_IN


class TestFailing:
    def fail(self, client, times, **more):
        for _time in range(times):
            last = sign_in(client, password="verkeerd", **more)
        return last

    def test_five_times_locks_the_name_for_a_while_even_with_the_right_password(self, client):
        person()

        self.fail(client, 5)

        assert "te vaak" in words(sign_in(client))
        assert not is_signed_in(client)

    def test_four_times_does_not(self, client):
        person()

        self.fail(client, 4)

        assert sign_in(client).status_code == 302

    def test_for_one_name_leaves_others_alone(self, client):
        person()
        person("ander")

        self.fail(client, 5)

        assert sign_in(client, "ander").status_code == 302

    def test_from_one_place_with_many_names_is_stopped_too(self, client):
        person()
        for number in range(20):
            sign_in(client, f"naam-{number}", "verkeerd")

        assert "te vaak" in words(sign_in(client))

    def test_is_not_evaded_by_claiming_another_address(self, client):
        person()
        for number in range(5):
            sign_in(client, password="verkeerd")
            client.defaults["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"

        assert "te vaak" in words(sign_in(client))

    def test_is_not_evaded_by_naming_another_port(self, client):
        person()
        for number in range(5):
            sign_in(client, password="verkeerd")
            client.defaults["HTTP_HOST"] = f"testserver:{number + 1}"

        assert "te vaak" in words(sign_in(client))

    def test_is_counted_where_every_process_looks(self):
        another_process = caches.create_connection("default")

        caches["default"].set("geteld", 5)

        assert isinstance(another_process, DatabaseCache)
        assert another_process.get("geteld") == 5


class TestSigningOut:
    def test_ends_the_session(self, client):
        client.force_login(person())

        client.post("/account/uitloggen/")

        assert not is_signed_in(client)
        assert client.get("/account/").status_code == 302

    def test_is_not_done_by_following_a_link(self, client):
        client.force_login(person())

        assert client.get("/account/uitloggen/").status_code == 405
        assert is_signed_in(client)


class TestTheOwnAccount:
    @pytest.mark.parametrize(("role", "gives_roles"), [(griffie, True), (raadslid, False)])
    def test_names_the_roles(self, client, role, gives_roles):
        member = role(BodyFactory().municipality)
        client.force_login(member.user)

        page = words(client.get("/account/"))

        assert str(member.user.roles.get()) in page
        assert ("Mensen en rollen" in page) is gives_roles

    def test_is_nobodys_who_did_not_sign_in(self, client):
        assert client.get("/account/").headers["Location"].startswith(SIGN_IN)

    def test_takes_a_new_password_that_signs_in_from_then_on(self, client):
        person()
        sign_in(client)
        new = "een-heel-ander-wachtwoord"

        response = client.post(
            "/account/wachtwoord/", {"oldpassword": SECRET, "password1": new, "password2": new}
        )

        assert response.headers["Location"] == "/account/"
        assert is_signed_in(client)
        assert User.objects.get(username="griffier").check_password(new)

    def test_refuses_a_password_that_is_too_short_or_typed_otherwise_again(self, client):
        person()
        sign_in(client)

        page = words(
            client.post(
                "/account/wachtwoord/",
                {"oldpassword": SECRET, "password1": "kort", "password2": "anders"},
            )
        )

        assert "Dit lukte niet" in page
        assert User.objects.get(username="griffier").check_password(SECRET)

    def test_asks_no_password_of_who_has_none(self, client):
        someone = person()
        someone.set_unusable_password()
        someone.save()
        client.force_login(someone)

        response = client.get("/account/wachtwoord/", follow=True)

        assert "hier hebt u geen wachtwoord" in words(response)
