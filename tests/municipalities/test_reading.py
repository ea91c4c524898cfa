"""Everything that a page reads is of one moment."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from municipalities.models import Municipality
from municipalities.reading import reading, reads_committed
from tests import factories as make
from tests.racing import do_elsewhere, real_database

__all__ = ["real_database"]


@pytest.mark.django_db(transaction=True)
class TestReading:
    def test_sees_nothing_that_is_committed_meanwhile(self, real_database):
        make.MunicipalityFactory()
        with reading():
            before = Municipality.objects.count()
            do_elsewhere(make.MunicipalityFactory)
            inside = Municipality.objects.count()

        assert (before, inside, Municipality.objects.count()) == (1, 1, 2)

    def test_holds_up_no_writer(self, real_database):
        with reading():
            Municipality.objects.count()

            do_elsewhere(make.MunicipalityFactory)

        assert Municipality.objects.count() == 1

    def test_takes_no_lock_on_sqlite_and_writes_nothing_on_postgresql(self, real_database):
        with CaptureQueriesContext(connection) as asked, reading():
            Municipality.objects.count()
            if connection.vendor == "postgresql":
                with pytest.raises(DatabaseError):
                    Municipality.objects.update(name="Anders")

        assert not any("IMMEDIATE" in each["sql"] for each in asked)

    def test_leaves_the_connection_as_it_was(self, real_database):
        with reading():
            Municipality.objects.count()
        with pytest.raises(ZeroDivisionError), reading():
            _ = 1 / 0

        make.MunicipalityFactory()
        assert Municipality.objects.count() == 1

    def test_reads_what_is_committed(self):
        told = [reads_committed()]
        with reading():
            told.append(reads_committed())
        with transaction.atomic():
            told.append(reads_committed())
            with reading():
                told.append(reads_committed())

        assert told == [True, True, False, False]
