"""Acts of a province, a chamber or the government: who records them, and with how many seats."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import save_record
from decisions.models import Decision, Position
from municipalities.models import BodyKind
from tests import factories as make
from tests.people import griffie, redactie

pytestmark = pytest.mark.django_db
ABOVE = [
    BodyKind.PROVINCIAL_STATES,
    BodyKind.GOVERNMENT,
    BodyKind.LOWER_HOUSE,
    BodyKind.UPPER_HOUSE,
    BodyKind.STATE_ADVISORS,
    BodyKind.REGIONAL_BOARD,
]


@pytest.fixture
def dossier():
    return make.DossierFactory()


def act(dossier, kind, **fields):
    body = make.BodyFactory(kind=kind, name=kind.label, municipality=None, region=dossier.region)
    fields = {"form": "motie", "dated_on": "2017-05-09", "title": "Motie"} | fields
    return Decision(dossier=dossier, body=body, **fields)


@pytest.mark.parametrize("kind", ABOVE)
def test_a_griffie_records_nothing_of_them(dossier, kind):
    council = make.council(dossier.region)

    with pytest.raises(PermissionDenied):
        save_record(act(dossier, kind), by=griffie(council.municipality))


@pytest.mark.parametrize("kind", ABOVE)
def test_the_regioredactie_records_them_with_their_groups_by_name(dossier, kind):
    keeper = redactie(dossier.region)
    decision = save_record(
        act(dossier, kind, seats=150, votes_for=80, votes_against=70), by=keeper, reason="test"
    )
    position = Position(
        decision=decision,
        subject=make.SubjectFactory(dossier=dossier),
        stance="tegen",
        groups_label="Fractie Blauw, Fractie Groen",
        group_seats=70,
    )

    assert save_record(position, by=keeper, reason="test").pk


def test_more_votes_or_seats_than_there_were_are_refused_in_words_of_their_own(dossier):
    keeper = redactie(dossier.region)
    with pytest.raises(ValidationError, match=r"meer stemmen \(151\) dan zetels \(150\)"):
        save_record(
            act(dossier, BodyKind.LOWER_HOUSE, seats=150, votes_for=151), by=keeper, reason="test"
        )
    decision = save_record(act(dossier, BodyKind.UPPER_HOUSE, seats=75), by=keeper, reason="test")
    position = Position(
        decision=decision,
        subject=make.SubjectFactory(dossier=dossier),
        stance="tegen",
        groups_label="Fractie Blauw",
        group_seats=76,
    )

    with pytest.raises(ValidationError, match="dan dit orgaan op deze dag"):
        save_record(position, by=keeper, reason="test")
