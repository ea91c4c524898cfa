"""Addresses that keep the moment of a page."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from decisions.templatetags.addresses import (
    in_dossier,
    places_of,
    record_kind_name,
    subject_address,
)
from tests import factories as make


def context(query=""):
    request = RequestFactory().get(f"/?{query}")
    return {"request": request, "dossier": SimpleNamespace(slug="samen")}


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("variant", "/dossiers/samen/varianten/zwaar/"),
        ("voorstel", "/dossiers/samen/voorstellen/zwaar/"),
        ("richting", "/dossiers/samen/richtingen/zwaar/"),
    ],
)
def test_a_subject_has_the_address_of_its_kind(kind, address):
    assert subject_address(context(), SimpleNamespace(kind=kind, slug="zwaar")) == address


def test_an_address_keeps_day_and_knowledge_and_nothing_else():
    kept = in_dossier(context("peildatum=2017-06-01&pagina=3&bekend=2018-01-01"), "themes")

    assert kept == "/dossiers/samen/themas/?peildatum=2017-06-01&bekend=2018-01-01"


def test_an_address_writes_what_was_typed_as_text():
    assert "<" not in in_dossier(context("peildatum=<b>"), "themes")


@pytest.mark.django_db
class TestPlaces:
    def test_are_those_of_the_record_each_spot_once(self):
        remark = make.RemarkFactory()
        spots = [
            SimpleNamespace(source_id=1, place=place, is_joint=False, is_derived=False)
            for place in ("p. 1", "p. 1", "p. 2")
        ]

        found = places_of({("remark", remark.pk): tuple(spots)}, remark)

        assert [each.place for each in found] == ["p. 1", "p. 2"]

    def test_of_a_row_as_it_was_known_are_found_by_the_same_kind(self):
        remark = make.RemarkFactory()

        assert record_kind_name(remark.history.first()) == record_kind_name(remark) == "remark"

    def test_of_a_record_without_any_are_none(self):
        assert places_of({}, make.RemarkFactory()) == []
