"""The small dossier, made once a module; what a test adds to it is taken back after the test."""

import pytest
from django.db import transaction

from tests.decisions.api.scene import small


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker):
    """A test that asks for it needs the database too (`pytest.mark.django_db`)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield small()
        transaction.set_rollback(True)
