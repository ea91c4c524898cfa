"""What another griffie read waits until the own griffie takes it in."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import accept_reading, propose_reading, share_record
from decisions.models import Evidence
from municipalities.models import RoleKind
from municipalities.roles import reader_of
from tests import people
from tests.decisions.worlds import fresh, revision
from tests.factories import SourceFactory

pytestmark = pytest.mark.django_db


def place(stance="tegen", **fields):
    return Evidence(
        source=SourceFactory(), place="1", summary="Wat er staat", reads_stance=stance, **fields
    )


class TestPropose:
    def test_puts_a_reading_beside_the_position_where_it_waits(self, world):
        position, reading = world.position(), place()
        before = revision(world.dossier)

        propose_reading(position, reading, by=world.other_griffie, reason="Zag dit in de krant.")

        assert not fresh(reading).is_accepted
        assert not position.evidence.accepted().exists()
        assert fresh(position).stance == "voor"
        assert reading.history.get().history_user == world.other_griffie.user
        assert revision(world.dossier) > before

    @pytest.mark.parametrize(
        "who", ["public", "nobody", "raadslid", "collegian", "strange_griffie", "strange_redactie"]
    )
    def test_is_refused_to_who_keeps_nothing_in_the_region(self, world, who):
        with pytest.raises(PermissionDenied):
            propose_reading(world.position(), place(), by=getattr(world, who))

        assert not Evidence.objects.exists()

    def test_is_refused_to_a_griffie_of_elsewhere_who_is_raadslid_here(self, world):
        person = people.user("twee-petten")
        people.give(person, RoleKind.RAADSLID, municipality=world.council.municipality)
        people.give(person, RoleKind.GRIFFIE, municipality=world.stranger.municipality)
        reader = reader_of(person, at=people.NOW)

        with pytest.raises(PermissionDenied):
            propose_reading(world.position(), place(), by=reader)

    def test_is_refused_for_a_concept_of_another_council(self, world):
        position = world.position(draft=True)

        with pytest.raises(PermissionDenied):
            propose_reading(position, place(), by=world.other_griffie)

    def test_is_open_for_what_another_council_shared(self, world):
        position = world.position(draft=True)
        share_record(position.decision, by=world.griffie)

        propose_reading(fresh(position), place(), by=world.other_griffie)

        assert position.evidence.count() == 1

    def test_takes_over_no_reading_that_stands(self, world):
        position = world.position()
        theirs = world.reading(position, summary="Van de eigen griffie")
        theirs.summary = "Herschreven"

        with pytest.raises(ValidationError, match="deze staat er al"):
            propose_reading(position, theirs, by=world.other_griffie)

        assert fresh(theirs).summary == "Van de eigen griffie"
        assert fresh(theirs).is_accepted


class TestAccept:
    def proposed(self, world):
        return propose_reading(world.position(), place(), by=world.other_griffie)

    def test_lets_the_reading_count(self, world):
        reading = self.proposed(world)

        accept_reading(reading, by=world.griffie, reason="Klopt.")

        assert fresh(reading).is_accepted
        assert reading.position.evidence.accepted().get() == reading

    @pytest.mark.parametrize(
        "who", ["public", "other_griffie", "raadslid", "collegian", "redactie"]
    )
    def test_is_for_the_own_griffie(self, world, who):
        reading = self.proposed(world)
        assert world.griffie

        with pytest.raises(PermissionDenied):
            accept_reading(reading, by=getattr(world, who), reason="Klopt.")

        assert not fresh(reading).is_accepted

    def test_asks_for_a_reason_beside_a_public_position(self, world):
        reading = self.proposed(world)

        with pytest.raises(ValidationError, match="geef een reden"):
            accept_reading(reading, by=world.griffie, reason="")

        assert not fresh(reading).is_accepted
