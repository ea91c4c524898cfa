"""More time in a round: for whom, until when, and never less than there was."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.rounds import current_due_day, grant_extension
from decisions.models import Extension
from tests import factories as make

pytestmark = pytest.mark.django_db
GRANTED, DUE, LATER = date(2016, 7, 1), date(2016, 9, 1), date(2016, 10, 1)


@pytest.fixture(scope="module")
def shared_world(shared_world):
    shared_world.round = make.RoundFactory(dossier=shared_world.dossier, due_on=DUE)
    shared_world.asked = make.RoundBodyFactory(round=shared_world.round, body=shared_world.council)
    return shared_world


def extension(world, **fields):
    own = {"dossier": world.dossier, "round": world.round, "granted_on": GRANTED}
    return Extension(**{**own, "due_on": LATER, "why": "De raad vergadert later.", **fields})


def until(world):
    given = list(world.round.extensions.order_by("granted_on", "pk"))
    return current_due_day(world.round.asked.get(body=world.council), given)


class TestExtend:
    def test_gives_every_body_more_time(self, world):
        grant_extension(extension(world), by=world.redactie)

        assert until(world) == LATER

    def test_gives_one_body_more_time_and_no_other(self, world):
        make.RoundBodyFactory(round=world.round, body=world.neighbour)

        grant_extension(extension(world, body=world.neighbour), by=world.redactie)

        assert until(world) == DUE

    def test_counts_from_the_term_of_the_law(self, world):
        world.round = make.RoundFactory(dossier=world.dossier, legal_basis="arhi_art_8")
        make.RoundBodyFactory(round=world.round, body=world.council, received_on=GRANTED)

        with pytest.raises(ValidationError, match="heeft al tot 01-10-2016"):
            grant_extension(extension(world, due_on=date(2016, 9, 30)), by=world.redactie)

        assert until(world) == LATER

    @pytest.mark.parametrize(
        ("fields", "name", "words"),
        [
            ({"due_on": DUE}, "due_on", "al de uiterste dag"),
            ({"due_on": date(2016, 8, 1)}, "due_on", "heeft al tot 01-09-2016"),
            ({"granted_on": date(2031, 1, 1)}, "granted_on", "nog niet geweest"),
            ({"why": " "}, "why", "."),
        ],
    )
    def test_refuses_what_gives_no_time(self, world, fields, name, words):
        with pytest.raises(ValidationError, match=words) as refused:
            grant_extension(extension(world, **fields), by=world.redactie)

        assert name in refused.value.message_dict
        assert not Extension.objects.exists()

    def test_refuses_a_body_that_is_not_asked(self, world):
        with pytest.raises(ValidationError, match="niet gevraagd"):
            grant_extension(extension(world, body=world.neighbour), by=world.redactie)

    @pytest.mark.parametrize("who", ["public", "griffie", "raadslid", "strange_redactie"])
    def test_is_for_the_regioredactie(self, world, who):
        with pytest.raises(PermissionDenied):
            grant_extension(extension(world), by=getattr(world, who))

    def test_is_set_right_for_a_reason(self, world):
        made = grant_extension(extension(world), by=world.redactie)
        made.due_on = date(2016, 9, 20)

        with pytest.raises(ValidationError, match="geef een reden"):
            grant_extension(made, by=world.redactie)
        grant_extension(made, by=world.redactie, reason="Tikfout.")

        assert until(world) == date(2016, 9, 20)


class TestUntilOf:
    def test_is_none_while_the_receipt_that_begins_a_term_is_not_known(self, world):
        round_ = make.RoundFactory(dossier=world.dossier, legal_basis="arhi_art_8", due_on=DUE)
        asked = make.RoundBodyFactory(round=round_, body=world.council)

        assert current_due_day(asked, []) is None
