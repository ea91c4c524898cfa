"""Who e-mail comes from: the sender of a region where it is of one, else the installation."""

from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from decisions.models import Subscription
from decisions.web.accounts.mail import send_invitation_now
from decisions.web.accounts.senders import find_only_region, name_sender
from decisions.web.following.mail import build_message, find_followed_region
from municipalities.actions.people import invite_user
from municipalities.actions.register import save_register_record
from municipalities.models import Municipality, Region, Role, RoleKind
from municipalities.verification import verify_history
from tests import factories as make
from tests.beheer import page, plain_pages, typed
from tests.people import beheer, redactie

pytestmark = pytest.mark.django_db
OWN = "Regio <regio@localhost>"


def give_sender(region, address="post@dal.example", name="Samen in het Dal"):
    region.sender_name, region.sender_address = name, address
    return save_register_record(region, by=beheer(), reason="Afzender.")


@pytest.fixture
def region():
    return give_sender(make.RegionFactory(name="Dal"))


@pytest.fixture
def town(region):
    """A municipality of the region alone."""
    found = make.MunicipalityFactory(name="Aalst")
    make.MembershipFactory(region=region, municipality=found)
    return found


def invite(*roles):
    """Return the e-mail that invites somebody with these roles."""
    held = [Role(started_at=timezone.now(), **each) for each in roles]
    person = invite_user(email="nieuw@dal.example", roles=held, by=beheer())
    send_invitation_now(person)
    return mail.outbox[-1]


def follow(**target):
    """Return an unsaved Subscription."""
    at = timezone.now()
    return Subscription(email="ik@dal.example", pace="meteen", asked_at=at, told_at=at, **target)


def read_from(message):
    """Return (name, address) of From as a mail program reads it."""
    told = message_from_bytes(message.message().as_bytes(), policy=policy.default)["From"]
    (found,) = told.addresses
    return found.display_name, found.addr_spec


class TestTheName:
    def test_is_that_of_the_sender(self, region):
        assert name_sender(region) == "Samen in het Dal <post@dal.example>"

    def test_is_that_of_the_region_where_only_an_address_was_given(self, region):
        give_sender(region, name="")

        assert name_sender(region) == "Dal <post@dal.example>"

    @pytest.mark.parametrize("name", ["Één regio, mooi", "Dal (samen); ok", "Regio d'Or"])
    def test_with_signs_reads_as_it_was_typed(self, region, name, settings):
        give_sender(region, name=name)
        message = mail.EmailMessage("Dag", "Tekst", name_sender(region), to=["ik@dal.example"])

        assert read_from(message) == (name, "post@dal.example")

    def test_is_that_of_the_installation_without_one(self, settings):
        settings.DEFAULT_FROM_EMAIL = OWN

        assert name_sender(make.RegionFactory()) == OWN
        assert name_sender(None) == OWN


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        "address",
        [
            "geen adres",
            "post@dal.example\nBcc: ander@elders.example",
            "post@dal.example, ander@elders.example",
            "Naam <post@dal.example>",
            "pöst@dal.example",
            "post@däl.example",
        ],
    )
    def test_is_what_is_no_address(self, region, address):
        with pytest.raises(ValidationError) as caught:
            give_sender(region, address=address)

        assert "sender_address" in caught.value.message_dict
        assert Region.objects.get(pk=region.pk).sender_address == "post@dal.example"

    @pytest.mark.parametrize(
        "name", ["Dal\nBcc: ander@elders.example", "Dal <ander@elders.example>", 'Zeg "Dal"']
    )
    def test_is_a_name_that_makes_another_header(self, region, name):
        with pytest.raises(ValidationError) as caught:
            give_sender(region, name=name)

        assert "sender_name" in caught.value.message_dict

    def test_is_a_sender_of_who_is_not_beheer(self, region):
        region.sender_address = "ander@dal.example"

        with pytest.raises(PermissionDenied):
            save_register_record(region, by=redactie(region), reason="Afzender.")


class TestAnInvitation:
    def test_of_a_region_comes_from_its_sender(self, region):
        message = invite({"kind": RoleKind.REDACTIE, "region": region})

        assert read_from(message) == ("Samen in het Dal", "post@dal.example")

    def test_of_a_municipality_comes_from_its_region(self, town):
        message = invite({"kind": RoleKind.GRIFFIE, "municipality": town})

        assert read_from(message) == ("Samen in het Dal", "post@dal.example")

    def test_of_a_municipality_of_two_regions_comes_from_the_installation(self, town, settings):
        settings.DEFAULT_FROM_EMAIL = OWN
        make.MembershipFactory(region=make.RegionFactory(), municipality=town)

        message = invite({"kind": RoleKind.GRIFFIE, "municipality": town})

        assert message.from_email == OWN

    def test_of_beheer_comes_from_the_installation(self, town, settings):
        settings.DEFAULT_FROM_EMAIL = OWN

        message = invite(
            {"kind": RoleKind.BEHEER}, {"kind": RoleKind.GRIFFIE, "municipality": town}
        )

        assert message.from_email == OWN


class TestWhoFollows:
    def test_a_dossier_or_a_round_gets_e_mail_of_its_region(self, region):
        dossier = make.DossierFactory(region=region)
        round_ = make.RoundFactory(dossier=dossier)

        for target in ({"dossier": dossier}, {"round": round_}):
            subscription = follow(**target)
            message = build_message(subscription, "asked", "Dag", {"link": "x"}, "asked")
            assert read_from(message) == ("Samen in het Dal", "post@dal.example")

    def test_a_municipality_gets_it_of_the_installation(self, town):
        assert find_followed_region(follow(municipality=town)) is None

    def test_reminders_of_rounds_of_one_region_come_from_that(self, region):
        assert find_only_region([region, region]) == region
        assert find_only_region([region, make.RegionFactory()]) is None
        assert find_only_region([]) is None


def test_beheer_sets_it_in_the_admin(client, region):
    client.force_login(beheer().user)
    address = page("change", Region, region.pk)
    with plain_pages():
        sent = typed(client, address, sender_address="nieuw@dal.example", reason="Nieuw adres.")
        client.post(address, sent)

    assert Region.objects.get(pk=region.pk).sender_address == "nieuw@dal.example"
    assert list(verify_history()) == []
    assert Municipality.objects.count() == 0
