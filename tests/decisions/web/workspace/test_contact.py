"""How the griffie of a council is reached: kept by that griffie, shown where its stance is read."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.regions import save_griffie_contact, save_paper_days
from municipalities.models import Body
from tests import factories as make
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
WHY = "Nieuw adres."
CONTACT = {"email": "griffie@voorbeeld.nl", "phone": "071 000 00 00"}


def page(council):
    return f"/werkblad/griffie/{council.municipality.slug}/"


def at(reader, address):
    desk = Sitting(reader)
    desk.open(address)
    return desk


def save(council, by, **contact):
    return save_griffie_contact(fresh(council), **CONTACT | contact, by=by, reason=WHY)


class TestTheAction:
    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_keeps_the_contact_and_its_history(self, world, who):
        saved = save(world.council, getattr(world, who))

        assert (saved.contact_email, saved.contact_phone) == tuple(CONTACT.values())
        assert saved.history.latest().history_change_reason == WHY

    @pytest.mark.parametrize(
        "who", ["strange_griffie", "redactie", "raadslid", "collegian", "public"]
    )
    def test_is_for_the_own_griffie_and_beheer(self, world, who):
        with pytest.raises(PermissionDenied):
            save(world.council, getattr(world, who))

    def test_is_of_a_council_only(self, world):
        with pytest.raises(PermissionDenied):
            save(world.college, world.beheer)

    @pytest.mark.parametrize(
        ("contact", "field"),
        [
            ({"email": "griffie"}, "contact_email"),
            ({"email": "a@b"}, "contact_email"),
            ({"phone": "bel ons"}, "contact_phone"),
            ({"phone": "12"}, "contact_phone"),
        ],
    )
    def test_refuses_what_is_no_address_or_number(self, world, contact, field):
        with pytest.raises(ValidationError) as refused:
            save(world.council, world.griffie, **contact)

        assert list(refused.value.error_dict) == [field]

    def test_takes_it_away_again(self, world):
        save(world.council, world.griffie)
        saved = save(world.council, world.griffie, email="", phone="")

        assert (saved.contact_email, saved.contact_phone) == ("", "")

    def test_asks_why(self, world):
        with pytest.raises(ValidationError):
            save_griffie_contact(fresh(world.council), **CONTACT, by=world.griffie, reason=" ")


class TestTheForm:
    def test_saves_and_leads_to_the_municipality(self, world):
        desk = at(world.griffie, page(world.council))
        desk.send(contact_email="griffie@voorbeeld.nl", reason=WHY)
        desk.follow()

        assert "griffie@voorbeeld.nl" in desk.words
        assert fresh(world.council).contact_email == "griffie@voorbeeld.nl"

    def test_tells_what_is_wrong_beside_its_field_and_keeps_what_was_typed(self, world):
        desk = at(world.griffie, page(world.council))
        desk.send(contact_email="griffie", reason=WHY)

        assert errors_beside(desk.page, "contact_email")
        assert 'value="griffie"' in desk.page.content.decode()

    @pytest.mark.parametrize("who", ["strange_griffie", "redactie"])
    def test_is_for_the_own_griffie_and_beheer(self, world, who):
        assert at(getattr(world, who), page(world.council)).page.status_code == 403


class TestPaperDays:
    def committee(self, world):
        return make.BodyFactory(
            kind="raadscommissie", municipality=world.council.municipality, name="Commissie Samen"
        )

    def test_of_the_council_and_its_cycle_stand_beside_the_contact(self, world):
        desk = at(world.griffie, page(world.council))
        desk.send(paper_days="21", committee_days="14", reason=WHY)

        council = fresh(world.council)
        assert (council.paper_days, council.committee_days) == (21, 14)
        assert council.history.latest().history_change_reason == WHY

    def test_of_a_committee_are_kept_from_there(self, world):
        committee = self.committee(world)
        desk = at(world.griffie, page(world.council))
        assert "Commissie Samen" in desk.words

        desk.open(f"{page(world.council)}{committee.slug}/")
        desk.send(paper_days="10", reason=WHY)

        assert fresh(committee).paper_days == 10

    @pytest.mark.parametrize("days", ["181", "-1", "tien"])
    def test_are_a_number_of_days_of_half_a_year_at_most(self, world, days):
        desk = at(world.griffie, page(world.council))
        desk.send(paper_days=days, reason=WHY)

        assert errors_beside(desk.page, "paper_days")
        assert fresh(world.council).paper_days is None

    @pytest.mark.parametrize("who", ["strange_griffie", "redactie", "raadslid", "public"])
    def test_are_for_the_own_griffie_and_beheer(self, world, who):
        with pytest.raises(PermissionDenied):
            save_paper_days(world.college, paper_days=7, by=getattr(world, who), reason=WHY)

    def test_ask_why(self, world):
        with pytest.raises(ValidationError):
            save_paper_days(world.college, paper_days=7, by=world.griffie, reason="")


class TestWhereItShows:
    def addresses(self, world):
        home = world.council.municipality
        position = world.position()
        return (
            f"/gemeenten/{home.slug}/",
            f"{world.dossier.get_absolute_url()}gemeenten/{home.slug}/",
            position.get_absolute_url(),
            world.dossier.get_absolute_url(),
        )

    def test_is_each_page_on_which_the_stance_of_the_council_stands(self, world, client):
        addresses = self.addresses(world)
        save(world.council, world.griffie)

        pages = [client.get(each).content.decode() for each in addresses]

        assert all('href="mailto:griffie@voorbeeld.nl"' in each for each in pages)
        assert all('href="tel:0710000000"' in each for each in pages)

    def test_is_nowhere_without_a_contact(self, world, client):
        pages = [words(client.get(each)) for each in self.addresses(world)]

        assert not any("Vragen aan de griffie" in each for each in pages)

    def test_is_not_at_what_a_college_holds(self, world, client):
        save(world.council, world.griffie)
        position = world.position(world.decision(body=world.college))

        assert "Vragen aan de griffie" not in words(client.get(position.get_absolute_url()))


def test_only_a_council_has_one_whoever_writes(world):
    college = make.BodyFactory(is_college=True)
    college.contact_email = "college@voorbeeld.nl"

    with pytest.raises(ValidationError, match="gemeenteraad"):
        college.full_clean()
    assert not Body.objects.filter(kind="college").exclude(contact_email="").exists()
