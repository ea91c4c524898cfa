"""The drills of an upgrade, on the database that the suite runs on."""

import pytest
from django.db import connection

from tests.drills.releases import find_release_before
from tests.drills.test_backups import SERVER
from tests.drills.test_drills import hold

# They make a database of their own; the mark has them held on each database (tests/conftest.py).
pytestmark = pytest.mark.django_db
KNOWN = {name: text for name, text in SERVER.items() if text}


@pytest.mark.skipif(
    not find_release_before(), reason="the release before is not in the history of this copy"
)
def test_a_database_of_the_release_before_is_carried_over_and_served_by_both():
    assert "0 lost; history holds" in hold("upgraded", seconds=600, **KNOWN)


# SQLite has less to show: it refuses nothing there. By hand it is held there as well.
@pytest.mark.skipif(connection.vendor != "postgresql", reason="held on PostgreSQL")
def test_a_next_release_with_a_column_more():
    said = hold("next_release", seconds=600, **KNOWN)

    assert "both wrote, history holds" in said
    assert "without db_default: the code of now can not write" in said
