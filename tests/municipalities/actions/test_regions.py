"""What the regioredactie writes of the register: its bodies, and where its members take part."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from municipalities.actions.regions import may_keep_arrangement, save_arrangement, save_region_body
from municipalities.models import Arrangement, Body, Participation
from municipalities.tracking import Conflict
from municipalities.verification import verify_history
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db
WHY = "Blijkt uit de bron."


@pytest.fixture
def region():
    return make.RegionFactory()


def body_of(region, **fields):
    return Body(region=region, kind="klankbordgroep", name="Klankbordgroep", **fields)


def arrangement(**fields):
    fields = {"slug": "huis", "name": "Dienstenhuis", "source": make.SourceFactory(), **fields}
    return Arrangement(**fields)


def taking_part(municipality, dated_on="2012"):
    return Participation(municipality=municipality, dated_on=dated_on)


class TestABody:
    def test_of_the_own_region_is_made_and_changed(self, region):
        reader = people.redactie(region)
        body = save_region_body(body_of(region), by=reader)
        body.name = "Klankbordgroep van raadsleden"

        save_region_body(body, by=reader, reason=WHY)

        assert Body.objects.get().name == "Klankbordgroep van raadsleden"
        assert list(verify_history([Body])) == []

    def test_changes_with_a_reason_only(self, region):
        body = save_region_body(body_of(region), by=people.redactie(region))

        with pytest.raises(ValidationError, match="geef een reden"):
            save_region_body(body, by=people.redactie(region), reason=" ")

    def test_of_another_region_is_refused(self, region):
        with pytest.raises(PermissionDenied):
            save_region_body(body_of(make.RegionFactory()), by=people.redactie(region))

    def test_does_not_move_to_the_own_region(self, region):
        theirs = make.BodyFactory(is_steering_group=True)
        theirs.region = region

        with pytest.raises(PermissionDenied):
            save_region_body(theirs, by=people.redactie(region), reason=WHY)

    def test_does_not_move_away_from_it(self, region):
        body = save_region_body(body_of(region), by=people.redactie(region))
        body.region = make.RegionFactory()

        with pytest.raises(PermissionDenied):
            save_region_body(body, by=people.redactie(region), reason=WHY)

    def test_of_a_municipality_is_beheers(self, region):
        council = make.council(region)

        with pytest.raises(PermissionDenied):
            save_region_body(council, by=people.redactie(region), reason=WHY)
        save_region_body(council, by=people.beheer(), reason=WHY)

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "college"])
    def test_is_nobody_elses(self, region, who):
        municipality = make.council(region).municipality

        with pytest.raises(PermissionDenied):
            save_region_body(body_of(region), by=getattr(people, who)(municipality))

    def test_is_nobodys_who_did_not_sign_in(self, region):
        with pytest.raises(PermissionDenied):
            save_region_body(body_of(region), by=people.public())

    def test_that_was_changed_meanwhile_is_a_conflict(self, region):
        first = save_region_body(body_of(region), by=people.redactie(region))
        second = Body.objects.get()
        save_region_body(first, by=people.redactie(region), reason=WHY)

        with pytest.raises(Conflict):
            save_region_body(second, by=people.redactie(region), reason=WHY)


class TestAnArrangement:
    def test_is_made_with_who_takes_part(self, region):
        home = make.council(region).municipality
        stranger = make.MunicipalityFactory()

        made = save_arrangement(
            arrangement(),
            participations=[taking_part(home), taking_part(stranger)],
            by=people.redactie(region),
        )

        assert {each.municipality for each in made.participations.all()} == {home, stranger}
        assert {each.source for each in made.participations.all()} == {made.source}
        assert list(verify_history([Arrangement, Participation])) == []

    def test_keeps_the_source_that_a_participation_names_itself(self, region):
        own = make.SourceFactory()
        line = taking_part(make.council(region).municipality)
        line.source = own

        save_arrangement(arrangement(), participations=[line], by=people.redactie(region))

        assert Participation.objects.get().source == own

    def test_in_which_no_municipality_of_the_region_takes_part_is_refused_whole(self, region):
        with pytest.raises(PermissionDenied):
            save_arrangement(
                arrangement(),
                participations=[taking_part(make.MunicipalityFactory())],
                by=people.redactie(region),
            )

        assert not Arrangement.objects.exists()

    def test_cannot_lose_the_last_municipality_of_the_region(self, region):
        made = kept(region)

        with pytest.raises(PermissionDenied):
            save_arrangement(
                made, ended=made.participations.all(), by=people.redactie(region), reason=WHY
            )

        assert made.participations.count() == 1

    def test_of_another_region_cannot_be_taken_in_by_joining_it(self, region):
        theirs, home = kept(make.RegionFactory()), make.council(region).municipality

        with pytest.raises(PermissionDenied):
            save_arrangement(
                theirs, participations=[taking_part(home)], by=people.redactie(region), reason=WHY
            )

    def test_takes_no_line_of_another_one(self, region):
        made, other = kept(region), kept(region, slug="ander")

        with pytest.raises(ValidationError, match="ander samenwerkingsverband"):
            save_arrangement(
                made, ended=other.participations.all(), by=people.redactie(region), reason=WHY
            )
        with pytest.raises(ValidationError, match="ander samenwerkingsverband"):
            save_arrangement(
                Arrangement.objects.get(pk=made.pk),
                participations=list(other.participations.all()),
                by=people.redactie(region),
                reason=WHY,
            )

    def test_changes_with_a_reason_only(self, region):
        with pytest.raises(ValidationError, match="geef een reden"):
            save_arrangement(kept(region), by=people.redactie(region))

    def test_is_beheers_too(self, region):
        made = kept(region)
        made.name = "Nieuwe naam"

        save_arrangement(made, by=people.beheer(), reason=WHY)

        assert Arrangement.objects.get().name == "Nieuwe naam"

    def test_is_no_griffies(self, region):
        made = kept(region)
        griffie = people.griffie(made.participations.get().municipality)

        assert not may_keep_arrangement(griffie, made)
        with pytest.raises(PermissionDenied):
            save_arrangement(made, by=griffie, reason=WHY)


def kept(region, **fields):
    """Return an arrangement in which one municipality of the region takes part."""
    return save_arrangement(
        arrangement(**fields),
        participations=[taking_part(make.council(region).municipality)],
        by=people.beheer(),
    )
