"""Who signs in: invited, with roles that end, disabled, erased; an account only by beheer."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions import people as act
from municipalities.actions.people import verify_address
from municipalities.models import Role, RoleKind, User
from municipalities.roles import reader_of
from tests.factories import MunicipalityFactory
from tests.people import NOW, beheer, give, griffie, user

pytestmark = pytest.mark.django_db
NOT_BEHEER = ["public", "nobody", "raadslid", "collegian"]


@pytest.fixture
def home():
    return MunicipalityFactory(name="Aalst")


def role(home, kind=RoleKind.GRIFFIE, **fields):
    return Role(kind=kind, municipality=home, started_at=NOW, **fields)


def invited(home, **fields):
    fields = {"email": "g@aalst.example", "roles": [role(home)], "by": beheer(), **fields}
    return act.invite_user(**fields)


class TestInviting:
    def test_makes_a_user_without_a_password_who_holds_the_roles(self, home):
        someone = invited(home, email="G@Aalst.example", first_name="G.", reason="Nieuw.")

        assert (someone.username, someone.email) == ("g@aalst.example", "g@aalst.example")
        assert not someone.has_usable_password()
        assert reader_of(someone, at=NOW).griffie_of == {home.pk}
        assert someone.roles.get().history.get().history_change_reason == "Nieuw."

    def test_without_a_role_is_refused(self, home):
        with pytest.raises(ValidationError, match="minstens één rol"):
            invited(home, roles=[])

    def test_with_a_role_that_does_not_fit_stores_nobody(self, home):
        with pytest.raises(ValidationError):
            invited(home, roles=[role(home), role(None, RoleKind.RAADSLID)])

        assert not User.objects.filter(email="g@aalst.example").exists()

    def test_opens_the_admin_for_beheer_only(self, home):
        assert not invited(home).is_staff
        assert invited(home, email="b@aalst.example", roles=[role(None, RoleKind.BEHEER)]).is_staff


class TestADeputy:
    def test_holds_the_role_beside_the_other_until_its_end(self, home):
        griffie(home)
        deputy = invited(home, roles=[role(home, ended_at=NOW + timedelta(days=7))])

        during = reader_of(deputy, at=NOW + timedelta(days=6))
        after = reader_of(deputy, at=NOW + timedelta(days=7))

        assert during.griffie_of == {home.pk}
        assert after.griffie_of == frozenset()

    def test_may_be_given_the_role_anew_after_its_end(self, home):
        by = beheer()
        deputy = invited(home, roles=[role(home, ended_at=NOW + timedelta(days=7))])
        later = role(home)
        later.user, later.started_at = deputy, NOW + timedelta(days=30)

        act.give_role(later, by=by)

        assert deputy.roles.count() == 2


class TestEndingARole:
    def test_ends_what_it_gave_at_that_moment(self, home):
        someone = invited(home)

        act.end_role(someone.roles.get(), by=beheer(), reason="Vertrokken.")

        assert reader_of(someone, at=NOW).griffie_of == frozenset()

    def test_of_beheer_closes_the_admin(self):
        other = invited(None, roles=[role(None, RoleKind.BEHEER)])

        act.end_role(other.roles.get(), by=beheer(), reason="Vertrokken.")

        assert not User.objects.get(pk=other.pk).is_staff

    def test_to_come_ends_at_its_start(self, home):
        someone = invited(home)
        future = Role(
            user=someone,
            kind=RoleKind.RAADSLID,
            municipality=home,
            started_at=NOW + timedelta(days=9),
        )
        act.give_role(future, by=beheer())

        ended = act.end_role(future, by=beheer(), reason="Toch niet.")

        assert ended.ended_at == ended.started_at

    def test_of_the_own_beheer_is_for_another(self):
        by = beheer()

        with pytest.raises(ValidationError, match="een ander"):
            act.end_role(by.user.roles.get(), by=by, reason="Klaar.")


class TestDisabling:
    def test_ends_every_role_and_keeps_the_user(self, home):
        someone = invited(home)

        act.disable_user(someone, by=beheer(), reason="Vertrokken.")

        kept = User.objects.get(pk=someone.pk)
        assert not kept.is_active
        assert kept.roles.get().ended_at == NOW
        assert LogEntry.objects.get().change_message == "Uitgeschakeld: Vertrokken."

    def test_ends_the_own_sessions_and_those_of_nobody_else(self, home, client):
        someone, other = invited(home), user("ander")
        client.force_login(someone)
        client.cookies.clear()
        client.force_login(other)

        act.disable_user(someone, by=beheer(), reason="Vertrokken.")

        assert [each.get_decoded()["_auth_user_id"] for each in Session.objects.all()] == [
            str(other.pk)
        ]

    def test_gives_no_role_to_who_is_disabled(self, home):
        someone = act.disable_user(invited(home), by=beheer(), reason="Vertrokken.")
        new = role(home)
        new.user, new.started_at = someone, NOW + timedelta(days=1)

        with pytest.raises(ValidationError, match="uitgeschakeld"):
            act.give_role(new, by=beheer())

    def test_is_undone_without_giving_the_roles_back(self, home):
        someone = act.disable_user(invited(home), by=beheer(), reason="Vertrokken.")

        act.enable_user(someone, by=beheer(), reason="Terug.")

        assert User.objects.get(pk=someone.pk).is_active
        assert reader_of(someone, at=NOW).is_public


class TestErasing:
    def erased(self, home):
        someone = invited(home, first_name="Gerda", last_name="Van der Meulen")
        someone.set_password("een-wachtwoord-van-gerda")
        someone.save()
        verify_address(someone)
        Authenticator.objects.create(user=someone, type="totp", data={})
        SocialAccount.objects.create(user=someone, provider="aalst", uid="7")
        self.log(someone)
        return act.erase_name(someone, by=beheer(), reason="Op verzoek.")

    def log(self, someone):
        LogEntry.objects.create(
            user=beheer().user,
            content_type=ContentType.objects.get_for_model(User),
            object_id=someone.pk,
            object_repr=str(someone),
            action_flag=CHANGE,
        )

    def test_leaves_nothing_that_tells_who_it_was(self, home):
        someone = User.objects.get(pk=self.erased(home).pk)

        assert (someone.username, str(someone)) == (someone.erased_name, someone.erased_name)
        assert (someone.first_name, someone.last_name, someone.email) == ("", "", "")
        assert not someone.has_usable_password()
        assert not someone.is_active
        for model in (Authenticator, SocialAccount, EmailAddress):
            assert not model.objects.exists()
        assert {entry.object_repr for entry in LogEntry.objects.all()} == {someone.erased_name}

    def test_keeps_the_roles_that_were_held(self, home):
        someone = self.erased(home)

        assert str(someone.roles.get()) == "griffie Aalst"

    def test_is_not_undone(self, home):
        someone = self.erased(home)

        with pytest.raises(ValidationError, match="gewist"):
            act.enable_user(someone, by=beheer(), reason="Terug.")

    def test_twice_changes_nothing_more(self, home):
        someone = self.erased(home)

        act.erase_name(someone, by=beheer(), reason="Nog eens.")

        assert User.objects.get(pk=someone.pk).username == someone.erased_name


@pytest.mark.parametrize("who", NOT_BEHEER)
class TestSomebodyElse:
    def test_does_none_of_it(self, world, who):
        reader, keeper = getattr(world, who), world.griffie.user
        held = keeper.roles.get()

        for deed in (
            lambda: act.invite_user(email="x@x.example", roles=[role(None)], by=reader),
            lambda: act.give_role(held, by=reader),
            lambda: act.end_role(held, by=reader, reason="x"),
            lambda: act.disable_user(keeper, by=reader, reason="x"),
            lambda: act.enable_user(keeper, by=reader, reason="x"),
            lambda: act.reset_factors(keeper, by=reader, reason="x"),
            lambda: act.erase_name(keeper, by=reader, reason="x"),
            lambda: act.invite_again(keeper, by=reader),
        ):
            with pytest.raises(PermissionDenied):
                deed()

        assert User.objects.get(pk=keeper.pk).is_active
        assert Role.objects.get(pk=held.pk).ended_at is None


class TestAGriffie:
    """Gives and ends the roles of its own municipality, and leaves accounts to beheer."""

    def test_gives_and_ends_roles_there(self, world):
        home, someone = world.council.municipality, user("iemand")
        given = role(home, RoleKind.RAADSLID, user=someone)

        act.give_role(given, by=world.griffie)
        act.change_role_end(given, ended_at=NOW + timedelta(days=9), by=world.griffie)
        act.end_role(given, by=world.griffie, reason="Vertrokken.")

        assert given.history.count() == 3
        assert Role.objects.get(pk=given.pk).ended_at == max(world.griffie.at, given.started_at)

    def test_gives_none_elsewhere(self, world):
        for given in (
            role(world.neighbour.municipality, user=user("iemand")),
            role(None, RoleKind.BEHEER, user=user("iemand")),
            role(None, RoleKind.REDACTIE, region=world.region, user=user("iemand")),
        ):
            with pytest.raises(PermissionDenied):
                act.give_role(given, by=world.griffie)

    def test_does_not_end_its_own_role(self, world):
        own = world.griffie.user.roles.get()

        with pytest.raises(ValidationError, match="beëindigt een ander"):
            act.end_role(own, by=world.griffie, reason="Weg.")
        with pytest.raises(ValidationError, match="beëindigt een ander"):
            act.change_role_end(own, ended_at=None, by=world.griffie)

    def test_leaves_the_account_to_beheer(self, world):
        someone = user("iemand")
        give(someone, RoleKind.RAADSLID, municipality=world.council.municipality)

        for deed in (act.disable_user, act.reset_factors, act.erase_name, act.enable_user):
            with pytest.raises(PermissionDenied):
                deed(someone, by=world.griffie, reason="x")

    def test_invites_again_only_who_belongs_nowhere_else(self, world):
        someone = invited(world.council.municipality, by=world.griffie)
        act.invite_again(someone, by=world.griffie)
        give(someone, RoleKind.BEHEER)

        with pytest.raises(PermissionDenied):
            act.invite_again(someone, by=world.griffie)

    def test_takes_nobody_the_door_of_the_admin(self, world):
        someone = user("iemand", is_staff=True)
        give(someone, RoleKind.BEHEER)
        held = give(someone, RoleKind.RAADSLID, municipality=world.council.municipality)

        act.end_role(held, by=world.griffie, reason="Geen lid meer.")

        assert User.objects.get(pk=someone.pk).is_staff


class TestARegioredactie:
    def test_gives_roles_of_its_region_and_of_members_without_a_griffie_who_came(self, world):
        redactie, home = world.redactie, world.neighbour.municipality
        first = role(home, user=user("eerste"))

        act.give_role(
            role(None, RoleKind.REDACTIE, region=world.region, user=user("r")), by=redactie
        )
        act.give_role(first, by=redactie)
        act.end_role(first, by=redactie, reason="Vergissing.")

    def test_gives_none_where_a_griffie_signed_in(self, world):
        User.objects.filter(pk=world.griffie.user.pk).update(last_login=NOW)

        with pytest.raises(PermissionDenied):
            act.give_role(role(world.council.municipality, user=user("x")), by=world.redactie)

    def test_gives_none_outside_its_region(self, world):
        with pytest.raises(PermissionDenied):
            act.give_role(role(MunicipalityFactory(), user=user("x")), by=world.redactie)


class TestTheEndOfARole:
    def test_lies_ahead(self, home):
        someone = invited(home)

        with pytest.raises(ValidationError, match="niet in het verleden"):
            act.change_role_end(someone.roles.get(), ended_at=NOW, by=beheer())

    def test_can_be_taken_away(self, home):
        held = invited(home, roles=[role(home, ended_at=NOW + timedelta(days=9))]).roles.get()

        act.change_role_end(held, ended_at=None, by=beheer(), reason="Blijft.")

        assert Role.objects.get(pk=held.pk).ended_at is None


def test_a_role_is_given_to_one_person_once():
    home = MunicipalityFactory()
    someone = user("iemand")
    give(someone, RoleKind.RAADSLID, municipality=home)
    again = role(home, RoleKind.RAADSLID)
    again.user = someone

    with pytest.raises(ValidationError, match="heeft deze rol al"):
        act.give_role(again, by=beheer())
