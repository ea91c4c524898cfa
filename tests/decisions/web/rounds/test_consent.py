"""A round that asks for consent: given or withheld, on a ground that the law knows."""

import pytest

from decisions.models import Consent, ConsentGround
from tests import factories as make
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting, errors_beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world):
    made = make.RoundFactory(dossier=world.dossier, legal_basis="wgr_toestemming")
    return make.RoundBodyFactory(round=made, body=world.council)


@pytest.fixture
def decision(world):
    return make.DecisionFactory(dossier=world.dossier, body=world.council, dated_on="2016-06-14")


def sit(world, asked):
    sitting = Sitting(world.griffie)
    sitting.open(f"/werkblad/{world.dossier.slug}/rondes/{asked.round_id}/{asked.pk}/antwoord/")
    return sitting


def test_is_given(world, asked, decision):
    sit(world, asked).send(answer=decision.pk, consent=Consent.GIVEN)

    asked.refresh_from_db()
    assert (asked.consent, asked.consent_ground) == (Consent.GIVEN, "")


def test_is_withheld_on_a_ground_of_the_law_and_the_round_tells(world, asked, decision):
    told = {"consent": Consent.WITHHELD, "consent_ground": ConsentGround.INTEREST}
    sit(world, asked).send(answer=decision.pk, **told)

    page = Sitting(world.griffie).open(f"/dossiers/{world.dossier.slug}/rondes/{asked.round_id}/")
    assert "toestemming onthouden, strijd met het algemeen belang" in words(page)


def test_is_not_withheld_without_a_ground(world, asked, decision):
    page = sit(world, asked)
    page.send(answer=decision.pk, consent=Consent.WITHHELD)

    assert "noem de grond" in words(page.page)
    asked.refresh_from_db()
    assert asked.consent == ""


def test_has_no_ground_where_it_is_given(world, asked, decision):
    page = sit(world, asked)
    page.send(answer=decision.pk, consent=Consent.GIVEN, consent_ground=ConsentGround.LAW)

    assert "noem de grond" in words(page.page)


def test_is_asked_with_the_decision(world, asked, decision):
    page = sit(world, asked)
    page.send(answer=decision.pk)

    assert errors_beside(page.page, "consent")


def test_is_asked_in_no_other_round(world, decision):
    other = make.RoundBodyFactory(
        round=make.RoundFactory(dossier=world.dossier), body=world.council
    )
    page = sit(world, other)

    assert 'name="consent"' not in page.page.content.decode()
