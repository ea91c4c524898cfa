"""The list of people and one person, as beheer sees and changes them."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from decisions.actions import correct_record
from municipalities.models import Role, RoleKind, User
from municipalities.tracking import write_record
from tests import factories as make
from tests.decisions.web.accounts.signing import is_signed_in, link_in, person, sign_in, with_app
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, give, griffie, raadslid, user

pytestmark = pytest.mark.django_db
PEOPLE = "/account/mensen/"


@pytest.fixture
def home():
    return scene("Aalst").councils["Aalst"].municipality


@pytest.fixture
def keeper(client):
    """The client, signed in as beheer."""
    client.force_login(beheer().user)
    return client


def do(client, someone, deed, **typed):
    """Send one form of somebody's page; return the page after it."""
    fields = {f"{deed}-{name}": value for name, value in typed.items()}
    return client.post(f"{PEOPLE}{someone.pk}/", {"doe": deed, **fields}, follow=True)


class TestTheList:
    def test_names_everybody_with_role_and_state(self, keeper, home):
        griffie(home)
        person("weg", is_active=False)

        page = words(keeper.get(PEOPLE))

        assert "griffie Aalst" in page
        assert "uitgeschakeld" in page
        assert "zonder tweede stap" in page

    def test_leaves_out_the_user_that_imports(self, keeper):
        user("import")

        assert "import" not in words(keeper.get(PEOPLE)).split()

    @pytest.mark.parametrize("address", [PEOPLE, f"{PEOPLE}1/", "/account/uitnodigen/"])
    def test_is_for_who_gives_roles_only(self, client, home, address):
        client.force_login(raadslid(home).user)

        assert client.get(address).status_code == 403

    def test_of_a_griffie_names_who_belongs_to_its_municipality(self, client, home):
        reader, member = griffie(home), raadslid(home)
        stranger = person("vreemd")
        give(stranger, RoleKind.RAADSLID, municipality=make.MunicipalityFactory(name="Elders"))
        give(member.user, RoleKind.COLLEGE, municipality=make.MunicipalityFactory(name="Ginds"))
        client.force_login(reader.user)

        page = words(client.get(PEOPLE))

        assert "raadslid Aalst" in page
        assert "Elders" not in page
        assert "Ginds" not in page
        assert client.get(f"{PEOPLE}{stranger.pk}/").status_code == 404

    def test_of_a_griffie_leads_to_roles_and_not_to_accounts(self, client, home):
        reader, member = griffie(home), raadslid(home)
        client.force_login(reader.user)

        page = words(client.get(f"{PEOPLE}{member.user.pk}/"))
        do(client, member.user, "tot", role=member.user.roles.get().pk, until="2099-12-31")
        refused = do(client, member.user, "uit", reason="Weg.")

        assert "Laatste dag van een rol" in page
        assert "Uitschakelen" not in page
        assert member.user.roles.get().ended_at.year == 2099
        assert refused.status_code == 422
        assert User.objects.get(pk=member.user.pk).is_active

    def test_asks_as_many_queries_for_many_as_for_one(
        self, keeper, home, django_assert_max_num_queries
    ):
        for number in range(5):
            give(user(f"iemand-{number}"), RoleKind.RAADSLID, municipality=home)

        with django_assert_max_num_queries(6):
            keeper.get(PEOPLE)


class TestOnePerson:
    def test_gets_a_role_more(self, keeper, home):
        someone = person()

        page = do(keeper, someone, "rol", role=f"raadslid:{home.pk}")

        assert "De rol is gegeven" in words(page)
        assert str(someone.roles.get()) == "raadslid Aalst"

    def test_gets_no_role_twice(self, keeper, home):
        reader = raadslid(home)

        page = do(keeper, reader.user, "rol", role=f"raadslid:{home.pk}")

        assert "heeft deze rol al" in words(page)

    def test_loses_a_role_with_the_reason_in_its_history(self, keeper, home):
        role = griffie(home).user.roles.get()

        do(keeper, role.user, "einde", role=role.pk, reason="Andere baan.")

        role.refresh_from_db()
        assert role.ended_at is not None
        assert role.history.first().history_change_reason == "Andere baan."

    def test_keeps_the_role_when_no_reason_is_given(self, keeper, home):
        role = griffie(home).user.roles.get()

        page = do(keeper, role.user, "einde", role=role.pk, reason="")

        assert "Dit lukte niet" in words(page)
        assert Role.objects.get(pk=role.pk).ended_at is None

    def test_loses_no_role_of_somebody_else(self, keeper, home):
        mine, other = griffie(home).user, raadslid(home).user

        do(keeper, mine, "einde", role=other.roles.get().pk, reason="Vergissing.")

        assert other.roles.get().ended_at is None

    def test_is_invited_again_and_the_link_before_ends(self, keeper, home):
        typed = {"email": "n@aalst.example", "role_1": f"griffie:{home.pk}"}
        keeper.post("/account/uitnodigen/", typed)
        first = link_in()

        do(keeper, User.objects.get(username="n@aalst.example"), "opnieuw")

        assert len(mail.outbox) == 2
        assert keeper.get(first).status_code == 410
        assert keeper.get(link_in()).status_code == 200

    def test_with_a_password_is_not_invited_again(self, keeper):
        do(keeper, person(), "opnieuw")

        assert mail.outbox == []

    def test_is_disabled_and_enabled(self, keeper, home):
        someone = griffie(home).user

        off = words(do(keeper, someone, "uit", reason="Vertrokken."))
        on = words(do(keeper, someone, "aan", reason="Teruggekomen."))

        assert "de rollen zijn beëindigd" in off
        assert "weer ingeschakeld" in on
        assert User.objects.get(pk=someone.pk).is_active

    def test_loses_the_second_factor_when_the_telephone_is_lost(self, keeper, client):
        someone = person()
        with_app(someone)

        do(keeper, someone, "stap", reason="Telefoon kwijt.")

        assert not Authenticator.objects.exists()
        keeper.post("/account/uitloggen/")
        sign_in(client)
        assert is_signed_in(client)

    def test_loses_the_name(self, keeper, home):
        someone = griffie(home).user
        someone.last_name, someone.email = "Griffier", "g@aalst.example"
        someone.save()

        page = words(do(keeper, someone, "wis", reason="Op verzoek."))

        assert "De naam is gewist" in page
        assert "Griffier" not in page
        assert "g@aalst.example" not in words(keeper.get(PEOPLE))

    def test_who_looks_is_not_disabled(self, keeper):
        page = do(keeper, beheer().user, "uit", reason="Vergissing.")

        assert "U kunt uzelf niet uitschakelen" in words(page)

    def test_that_does_not_exist_is_not_found(self, keeper):
        assert keeper.get(f"{PEOPLE}999999/").status_code == 404

    @pytest.mark.parametrize("deed", ["", "verzonnen", "aan"])
    def test_takes_no_deed_that_is_not_offered(self, keeper, deed):
        someone = person()

        page = keeper.post(f"{PEOPLE}{someone.pk}/", {"doe": deed})

        assert page.status_code == 422
        assert User.objects.get(pk=someone.pk).is_active


@pytest.fixture
def corrected():
    """A public position that its griffie corrected, and that griffie's user, by name."""
    made = scene("Beek")
    position = made.position(made.councils["Beek"])
    writer = griffie(made.councils["Beek"].municipality, at=timezone.now())
    writer.user.last_name = "Van der Meulen"
    writer.user.save()
    correct_record(position, changes={"stance": "tegen"}, by=writer, reason="Verkeerd gelezen.")
    return position, writer.user


class TestAnErasedName:
    def test_was_told_to_editors_before(self, keeper, corrected):
        position, _writer = corrected

        assert "Van der Meulen" in words(keeper.get(position.get_absolute_url()))

    def test_is_a_role_in_the_history_for_editors_too(self, keeper, corrected):
        position, writer = corrected

        do(keeper, writer, "wis", reason="Op verzoek.")
        page = words(keeper.get(position.get_absolute_url()))

        assert "Van der Meulen" not in page
        assert writer.erased_name not in page
        assert "door de griffie van Beek" in page

    def test_is_a_role_in_the_history_of_the_admin_too(self, keeper, home):
        role = griffie(home).user.roles.get()
        source = make.SourceFactory(title="Een brief")
        write_record(source, by=griffie(home), reason="Nieuwe titel.")

        do(keeper, role.user, "wis", reason="Op verzoek.")
        page = words(keeper.get(f"/beheer/municipalities/source/{source.pk}/history/"))

        assert User.objects.get(pk=role.user_id).erased_name not in page
        assert "griffie Aalst" in page

    def test_changes_nothing_of_what_the_public_reads(self, client, keeper, corrected):
        position, writer = corrected
        public = Client()
        before = words(public.get(position.get_absolute_url()))

        do(keeper, writer, "wis", reason="Op verzoek.")

        after = words(public.get(position.get_absolute_url()))
        assert after.split("Gemaakt op")[0] == before.split("Gemaakt op")[0]
