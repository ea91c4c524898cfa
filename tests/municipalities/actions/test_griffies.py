"""Saying on which terms papers go to the archive: by whom, and what stays of it."""

import pytest
from django.core.exceptions import PermissionDenied

from municipalities.actions.griffies import delete_archive_terms, save_archive_terms
from municipalities.models import ArchiveTerms
from municipalities.tracking import Conflict
from tests.factories import ArchiveTermsFactory, MunicipalityFactory
from tests.people import beheer, griffie, public, raadslid

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms(db):
    return ArchiveTermsFactory()


def read(terms):
    return ArchiveTerms.objects.get(pk=terms.pk)


def test_terms_are_kept_by_their_own_griffie_and_by_beheer(terms):
    home = terms.municipality
    for number, by in enumerate((griffie(home), beheer()), start=20):
        found = read(terms)
        found.retention_years = number
        save_archive_terms(found, by=by)

    assert read(terms).retention_years == 21
    assert terms.history.count() == 3


def test_terms_are_kept_by_nobody_else(terms):
    others = (griffie(MunicipalityFactory()), raadslid(terms.municipality), public())
    for by in others:
        with pytest.raises(PermissionDenied):
            save_archive_terms(read(terms), by=by)
        with pytest.raises(PermissionDenied):
            delete_archive_terms(read(terms), by=by)

    assert read(terms).version == 1


def test_terms_do_not_go_over_those_that_were_not_seen(terms):
    keeper = griffie(terms.municipality)
    early = read(terms)
    save_archive_terms(read(terms), by=keeper)

    with pytest.raises(Conflict):
        save_archive_terms(early, by=keeper)


def test_terms_that_were_taken_away_stay_in_the_history(terms):
    delete_archive_terms(read(terms), by=griffie(terms.municipality), reason="Andere lijst.")

    assert not ArchiveTerms.objects.exists()
    assert ArchiveTerms.history.latest().history_change_reason == "Andere lijst."
