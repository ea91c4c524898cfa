"""Ids for records that were made by hand."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.exchange.export_records import make_export_id, make_export_ids
from tests.factories import CostFactory, DossierFactory
from tests.people import NOW

pytestmark = pytest.mark.django_db


class TestMadeUpIds:
    def test_are_for_records_without_a_key_only(self):
        dossier = DossierFactory()
        handmade, kept = CostFactory(dossier=dossier), CostFactory(dossier=dossier, key="k")

        found = make_export_ids([handmade, kept], "costs")

        assert set(found) == {handmade.pk}
        assert re.fullmatch(rf"costs-{handmade.pk}-[0-9a-f]{{8}}", found[handmade.pk])

    def test_ask_the_database_nothing_when_all_have_a_key(self):
        kept = CostFactory(key="k")

        with CaptureQueriesContext(connection) as captured:
            assert make_export_ids([kept], "costs") == {}
        assert len(captured) == 0

    def test_ask_once_for_many(self):
        dossier = DossierFactory()
        costs = [CostFactory(dossier=dossier) for _ in range(4)]

        with CaptureQueriesContext(connection) as captured:
            assert len(set(make_export_ids(costs, "costs").values())) == 4
        assert len(captured) == 1


class TestMadeUpId:
    def test_is_the_same_for_the_same_record(self):
        assert make_export_id("costs", 1, NOW) == make_export_id("costs", 1, NOW)

    def test_differs_by_the_moment_at_which_the_record_was_made(self):
        earlier = NOW.replace(microsecond=1)

        assert make_export_id("costs", 1, NOW) != make_export_id("costs", 1, earlier)

    def test_does_without_a_history(self):
        assert make_export_id("costs", 1, None).startswith("costs-1-")
