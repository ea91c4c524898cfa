"""What is read from the answers of Notubiz, and what is refused."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from decisions.connectors.notubiz import parse_notubiz_meeting, pull_notubiz
from decisions.connectors.pulled import PullRefused, PullRequest
from tests.decisions.connectors.answers import (
    HOST,
    Source,
    notubiz_document,
    notubiz_events,
    notubiz_item,
    notubiz_meeting,
)

ROOT = Path(__file__).parents[3]
RECORDED = Path(os.environ.get("REGIO_SOURCES", ROOT.parent / "shared" / "source"))
REQUEST = PullRequest(HOST, date(2026, 12, 1), date(2026, 12, 31), organisation="1")


def parse(**more):
    return parse_notubiz_meeting(json.dumps(notubiz_meeting(**more)).encode())


class TestAMeeting:
    def test_is_read_with_its_items_and_papers(self):
        found = parse()

        assert (found.key, found.title, found.held_on) == (
            "900",
            "Gemeenteraad",
            date(2026, 12, 10),
        )
        assert found.starts_at.isoformat() == "2026-12-10T19:30:00+01:00"
        assert found.gremium_key == "12"
        assert [(each.number, each.title) for each in found.items] == [
            ("1", "Opening"),
            ("2", "Zienswijze regiovisie"),
        ]
        paper = found.items[1].documents[0]
        assert (paper.title, paper.url) == ("Raadsvoorstel", f"{HOST}/document/2/1")
        assert found.documents[0].kind == "Besluitenlijst"

    def test_may_stand_under_its_own_name(self):
        told = json.dumps({"meeting": notubiz_meeting()}).encode()

        assert parse_notubiz_meeting(told).key == "900"

    def test_tells_items_below_others_after_these(self):
        below = notubiz_item(14, "Amendement", "2a")
        found = parse(agenda_items=[notubiz_item(13, "Regiovisie", "2", items=[below])])

        assert [each.number for each in found.items] == ["2", "2a"]

    @pytest.mark.parametrize(
        "closed", [{"permission_group": "fractie"}, {"confidential": 1}, {"inactive": True}]
    )
    def test_leaves_what_is_not_public(self, closed):
        item = notubiz_item(13, "Besloten", items=[notubiz_item(14, "Ook")], **closed)
        paper = notubiz_document(3, "Geheim", **closed)

        assert parse(**closed) is None
        assert parse(agenda_items=[item]).items == ()
        assert parse(documents=[paper]).documents == ()

    def test_without_a_day_is_none(self):
        assert parse(plannings=[]) is None

    def test_tells_that_it_was_cancelled(self):
        assert parse(canceled=True).is_cancelled

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "http://", 7])
    def test_takes_no_address_that_is_none_of_the_web(self, address):
        assert parse(url=address).url == ""

    def test_that_was_recorded_is_read(self):
        path = RECORDED / "ris" / "notubiz-vergadering.json"
        if not path.exists():
            pytest.skip("the recorded answer is not on this machine")

        found = parse_notubiz_meeting(path.read_bytes())

        assert found.held_on.isoformat() == "2018-02-08"
        assert len(found.items) > 20
        assert sum(len(each.documents) for each in found.items) == 49


class TestRefusing:
    @pytest.mark.parametrize(
        "content", [b"", b"<html>", b"[]", b"{}", b"\xff", b'{"id": 1}', b"[" * 100_000]
    )
    def test_what_is_no_meeting(self, content):
        with pytest.raises(PullRefused):
            parse_notubiz_meeting(content)

    def test_an_agenda_without_end(self):
        item = notubiz_item(1, "Punt")
        for key in range(2, 12):
            item = notubiz_item(key, "Punt", items=[item])

        with pytest.raises(PullRefused, match="lagen"):
            parse(agenda_items=[item])

    def test_a_list_that_is_too_long(self):
        with pytest.raises(PullRefused, match="meer dan 500"):
            parse(agenda_items=[notubiz_item(key, "Punt") for key in range(501)])

    def test_odd_kinds_of_value_as_missing(self):
        found = parse(attributes=7, documents={"a": 1}, agenda_items=[3, None], gremium=[])

        assert (found.title, found.documents, found.items) == ("Vergadering", (), ())


class TestPulling:
    def test_asks_each_page_and_each_meeting(self):
        source = Source(
            events=[notubiz_events(900, has_more=True), notubiz_events(901)],
            events__meetings__900=notubiz_meeting(),
            events__meetings__901=notubiz_meeting(id=901),
        )

        found = pull_notubiz(source, REQUEST)

        assert [each.key for each in found] == ["900", "901"]
        assert "organisation_id=1&date_from=2026-12-01+00%3A00%3A00" in source.asked[0]
        assert "page=2" in source.asked[1]

    def test_wants_a_number(self):
        with pytest.raises(PullRefused, match="nummer"):
            pull_notubiz(Source(), PullRequest(HOST, date.min, date.max, organisation="../1"))
