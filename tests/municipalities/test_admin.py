"""The admin of who: beheer only, through actions, nothing lost."""

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from municipalities import admin as rooms
from municipalities import models as who
from tests import factories
from tests.beheer import INLINE, errors, page, plain_pages, registered, sign_in, typed
from tests.people import griffie

pytestmark = pytest.mark.django_db

MODELS = registered("municipalities")


@pytest.fixture(autouse=True)
def plain():
    with plain_pages():
        yield


@pytest.fixture(autouse=True)
def user(client):
    return sign_in(client)


@pytest.fixture
def town():
    return factories.MunicipalityFactory()


@pytest.fixture
def address(town):
    return page("change", who.Municipality, town.pk)


def role_of(town):
    griffie(town)
    return who.Role.objects.get(municipality=town).pk


@pytest.mark.once
class TestEveryPage:
    def test_asks_who_is_not_staff_to_sign_in(self, client):
        client.force_login(griffie(factories.MunicipalityFactory()).user)

        response = client.get(page("changelist", who.Municipality))

        assert response.status_code == 302
        assert "/login/" in response.url


class TestSaving:
    def test_records_who_made_a_municipality(self, client, user):
        address = page("add", who.Municipality)

        response = client.post(address, {"code": "gm9001", "name": "Verzonnenstad"})

        assert response.status_code == 302
        row = who.Municipality.objects.get(code="gm9001").history.get()
        assert row.history_user == user

    def test_keeps_the_reason_of_a_change(self, client, town, address):
        client.post(address, typed(client, address, name="Nieuw", reason="Hernoemd."))

        town.refresh_from_db()
        assert (town.name, town.version) == ("Nieuw", 2)
        assert town.history.latest().history_change_reason == "Hernoemd."

    def test_asks_a_reason_for_what_everybody_sees(self, client, town, address):
        response = client.post(address, typed(client, address, name="Nieuw", reason="  "))

        assert "reason" in response.context["adminform"].form.errors
        town.refresh_from_db()
        assert town.version == 1

    def test_refuses_a_reason_with_hidden_characters(self, client, town, address):
        response = client.post(address, typed(client, address, name="N", reason="om\u202edat"))

        assert "reason" in response.context["adminform"].form.errors

    def test_makes_no_version_when_nothing_was_typed(self, client, town, address):
        client.post(address, typed(client, address, reason="Zomaar."))

        assert town.history.count() == 1

    def test_does_not_change_what_is_chosen_once(self, client):
        town = factories.MunicipalityFactory(code="gm9001")
        address = page("change", who.Municipality, town.pk)

        client.post(address, typed(client, address, code="gm9002", name="N", reason="x"))

        town.refresh_from_db()
        assert (town.code, town.name) == ("gm9001", "N")

    def test_shows_a_broken_rule_in_the_form(self, client):
        sent = {"kind": "stuurgroep", "name": "Groep", "municipality": "", "region": ""}

        response = client.post(page("add", who.Body), sent)

        assert "Raad, college en commissie horen bij een gemeente" in errors(response)[0]

    def test_shows_a_rule_that_only_the_action_sees_beside_what_was_typed(self, client):
        council = factories.BodyFactory()
        sent = {"kind": "gemeenteraad", "name": "Raad", "municipality": council.municipality_id}

        response = client.post(page("add", who.Body), {**sent, "region": ""})

        assert response.status_code == 200
        assert any("heeft dit orgaan al" in sentence for sentence in errors(response))
        assert response.context["adminform"].form["name"].value() == "Raad"

    @pytest.mark.parametrize(
        ("refusal", "sentence"),
        [
            (PermissionDenied("Niet aan u."), "Niet aan u."),
            (IntegrityError("UNIQUE"), "Dit past niet bij wat er al staat"),
        ],
    )
    def test_tells_what_the_action_refuses(self, client, monkeypatch, refusal, sentence):
        def keep(*args, **kwargs):
            raise refusal

        monkeypatch.setattr(rooms, "save_register_record", keep)

        response = client.post(page("add", who.Region), {"slug": "regio", "name": "Regio"})

        assert response.status_code == 200
        assert errors(response)[0].startswith(sentence)
        assert response.context["adminform"].form["name"].value() == "Regio"


class TestTwoPeopleInOneForm:
    @pytest.fixture
    def late(self, client):
        """Return a town, its form's address and what the second of two people sends."""
        town = factories.MunicipalityFactory(name="Oud", province="Verzonnen")
        address = page("change", who.Municipality, town.pk)
        sent = typed(client, address, name="Van de tweede", reason="Tweede.")
        client.post(address, {**sent, "name": "Van de eerste", "reason": "Eerste."})
        return town, address, sent

    def test_shows_the_second_what_stands_now_and_keeps_what_was_typed(self, client, late):
        town, address, sent = late

        response = client.post(address, sent)

        assert response.status_code == 409
        assert errors(response) == [
            "Iemand anders heeft dit intussen gewijzigd.",
            "Nu staat bij naam: Van de eerste",
        ]
        assert response.context["adminform"].form["name"].value() == "Van de tweede"
        town.refresh_from_db()
        assert town.name == "Van de eerste"

    def test_lets_the_second_save_after_seeing_it(self, client, late):
        town, address, sent = late
        shown = client.post(address, sent).context["adminform"].form

        client.post(address, {**sent, "expected_version": shown["expected_version"].value()})

        town.refresh_from_db()
        assert (town.name, town.version) == ("Van de tweede", 3)
        assert [row.name for row in town.history.all()][::-1] == [
            "Oud",
            "Van de eerste",
            "Van de tweede",
        ]

    @pytest.mark.parametrize("version", ["", "x", "0", "-1", "9" * 30])
    def test_refuses_a_version_that_no_form_ever_gave(self, client, version, town, address):
        sent = typed(client, address, name="N", reason="x", expected_version=version)
        response = client.post(address, sent)

        assert response.status_code in (200, 409)
        town.refresh_from_db()
        assert town.version == 1


class TestDeleting:
    def farewell(self, client, town, **changes):
        sent = {"post": "yes", "expected_version": town.version, "reason": "Dubbel.", **changes}
        return client.post(page("delete", who.Municipality, town.pk), sent)

    def test_asks_for_a_reason_first(self, client, town):
        response = client.get(page("delete", who.Municipality, town.pk))

        assert 'name="reason"' in response.content.decode()
        assert not INLINE.search(response.content.decode())

    def test_keeps_the_history_with_who_and_why(self, client, user, town):
        response = self.farewell(client, town)

        assert response.status_code == 302
        assert not who.Municipality.objects.filter(pk=town.pk).exists()
        last = who.Municipality.history.filter(id=town.pk).latest()
        assert (last.history_type, last.history_user) == ("-", user)
        assert last.history_change_reason == "Dubbel."

    def test_is_refused_without_a_reason(self, client, town):
        response = self.farewell(client, town, reason=" ")

        assert "Geef een reden" in str(next(iter(get_messages(response.wsgi_request))))
        assert who.Municipality.objects.filter(pk=town.pk).exists()

    def test_is_refused_when_the_record_changed_since_the_question(self, client, town):
        response = self.farewell(client, town, expected_version=7)

        assert "Iemand anders" in str(next(iter(get_messages(response.wsgi_request))))
        assert who.Municipality.objects.filter(pk=town.pk).exists()

    def test_is_refused_while_other_records_rest_on_it(self, client):
        town = factories.BodyFactory().municipality

        response = self.farewell(client, town)

        assert response.status_code == 200
        assert who.Municipality.objects.filter(pk=town.pk).exists()

    def test_is_never_done_to_a_user(self, client, user):
        assert client.get(page("delete", who.User, user.pk)).status_code == 403

    def test_has_no_button_for_many_at_once(self, client):
        assert not any(name == "delete_selected" for name, _action in admin.site.actions)


class TestHistory:
    def test_tells_every_version_with_who_what_and_why(self, client):
        source = factories.SourceFactory(title="Eerste bron")
        row = factories.PopulationFactory(inhabitants=100, source=source)
        row.inhabitants = 250
        rooms.save_register_record(row, by=factories.beheer(), reason="Telfout hersteld.")

        text = client.get(page("history", who.Population, row.pk)).content.decode()

        assert "inwoners: 100 → 250" in text
        assert "Telfout hersteld." in text
        assert text.index("gewijzigd") < text.index("vastgelegd")

    def test_names_the_record_that_a_link_pointed_to(self, client):
        row = factories.PopulationFactory(source=factories.SourceFactory(title="Oude bron"))
        row.source = factories.SourceFactory(title="Nieuwe bron")
        rooms.save_register_record(row, by=factories.beheer(), reason="Andere bron.")

        text = client.get(page("history", who.Population, row.pk)).content.decode()

        assert "Oude bron → Nieuwe bron" in text

    def test_offers_no_way_back_by_plain_save(self, client, town):
        assert client.post(page("history", who.Municipality, town.pk)).status_code in (200, 405)
        assert town.history.count() == 1

    def test_sends_an_unknown_record_to_the_overview(self, client):
        assert client.get(page("history", who.Municipality, 999_999)).status_code == 302


class TestUsers:
    def test_are_made_without_rights_of_their_own(self, client):
        sent = {"username": "nieuw", "usable_password": "false"}

        response = client.post(page("add", who.User), sent)

        assert response.status_code == 302
        made = who.User.objects.get(username="nieuw")
        assert not (made.is_staff or made.is_superuser or made.has_usable_password())

    def test_are_disabled_in_their_own_form(self, client, user):
        person = griffie(factories.MunicipalityFactory()).user
        address = page("change", who.User, person.pk)
        sent = typed(client, address)
        del sent["is_active"]

        client.post(address, sent)

        person.refresh_from_db()
        assert not person.is_active

    def test_cannot_be_made_superuser_here(self, client, user):
        address = page("change", who.User, user.pk)

        client.post(address, typed(client, address, is_superuser="on"))

        user.refresh_from_db()
        assert not user.is_superuser

    def test_get_a_role_in_a_form_of_its_own(self, client, user):
        town, person = (
            factories.MunicipalityFactory(),
            griffie(factories.MunicipalityFactory()).user,
        )
        sent = {
            "user": person.pk,
            "kind": "raadslid",
            "municipality": town.pk,
            "region": "",
            "started_at_0": "01-01-2026",
            "started_at_1": "09:00:00",
        }

        response = client.post(page("add", who.Role), sent)

        assert response.status_code == 302
        assert who.Role.objects.get(user=person, kind="raadslid").history.get().history_user == user

    def test_lose_a_role_without_a_reason_because_nobody_sees_it(self, client):
        role = who.Role.objects.get(pk=role_of(factories.MunicipalityFactory()))
        address = page("change", who.Role, role.pk)

        sent = typed(client, address, ended_at_0="01-01-2026", ended_at_1="09:00:00")
        response = client.post(address, sent)

        assert response.status_code == 302
        role.refresh_from_db()
        assert role.ended_at is not None


class TestSeatsBesideTheLaw:
    def test_stand_in_the_list_of_terms(self, client):
        term = factories.CouncilTermFactory(seats=23)
        factories.PopulationFactory(
            municipality=term.body.municipality, dated_on="2013-01-01", inhabitants=25_050
        )

        text = client.get(page("changelist", who.CouncilTerm)).content.decode()

        for column, value in (("seats_known", "23"), ("seats_by_law", "21"), ("more", "+2")):
            assert f'<td class="field-{column}">{value}</td>' in text


class TestTheHouse:
    def test_has_every_model_of_the_register_in_it(self):
        concrete = {getattr(who, name) for name in who.__all__}
        models = {each for each in concrete if hasattr(each, "_meta") and not each._meta.abstract}

        # A paragraph is changed beside its document, borders and a template by a file, and the
        # order to paste in and the archive by their griffie, on the workspace.
        of_griffies = {who.WordTemplate, who.PasteOrder, who.ArchiveTerms}
        elsewhere = {who.Paragraph, who.RegionBorders, *of_griffies}
        # Reading only is switched on and off on the home of /beheer/.
        elsewhere |= {who.ReadOnlyPeriod}
        pulse = {who.RegisterCounter, who.Heartbeat, who.HistoryCheck}
        assert models == {*MODELS, *elsewhere, *pulse}
