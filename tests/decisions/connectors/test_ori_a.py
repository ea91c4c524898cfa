"""What is read from files of ORI-A, and which XML is refused."""

from dataclasses import replace
from datetime import date

import pytest

from decisions.connectors.ori_a import parse_ori_a, pull_ori_a
from decisions.connectors.pulled import PullRefused, PullRequest
from decisions.documents.xml import write
from decisions.models import TreatmentOutcome
from tests.decisions.connectors.answers import HOST, Source, ori_a
from tests.decisions.documents.documents import VALUES, document
from tests.decisions.documents.standards import check_ori_a

REQUEST = PullRequest(f"{HOST}/lijst", date(2026, 12, 1), date(2026, 12, 31))
BOMB = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<ORI-A xmlns="https://ori-a.nl"><vergadering><naam>&b;</naam></vergadering></ORI-A>"""
OUTSIDE = b"""<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><ORI-A>&a;</ORI-A>"""


class TestAFile:
    def test_is_valid_itself(self):
        check_ori_a(ori_a("Voor", "Tegen"))

    def test_tells_the_meeting(self):
        found = parse_ori_a(ori_a())

        assert (found.key, found.title, found.held_on) == (
            "v1",
            "Raadsvergadering",
            date(2026, 12, 10),
        )
        assert found.starts_at.isoformat() == "2026-12-10T19:30:00+01:00"
        assert (found.location, found.gremium) == ("Raadszaal", "Raad")
        assert [(each.title, each.url) for each in found.documents] == [
            ("Notulen", f"{HOST}/notulen")
        ]

    def test_tells_items_with_those_below_them_and_leaves_the_closed(self):
        found = parse_ori_a(ori_a())

        assert [(each.number, each.title, each.is_formal) for each in found.items] == [
            ("3a", "Zienswijze regiovisie", False),
            ("", "Amendement", None),
        ]
        (paper,) = found.items[0].documents
        assert (paper.kind, paper.title) == ("Raadsvoorstel", "Raadsvoorstel regiovisie")

    def test_tells_the_outcome_with_the_votes_that_were_cast(self):
        (outcome,) = parse_ori_a(ori_a("Voor", "Voor", "Tegen", "Afwezig")).items[0].outcomes

        assert outcome.result == "Geamendeerd aangenomen"
        assert (outcome.in_favour, outcome.against) == (2, 1)

    def test_tells_no_votes_where_nobody_counted(self):
        (outcome,) = parse_ori_a(ori_a()).items[0].outcomes

        assert (outcome.in_favour, outcome.against) == (None, None)

    def test_names_a_meeting_without_key_by_its_day_and_name(self):
        assert parse_ori_a(ori_a(replace={"<ID>v1</ID>": ""})).key == "2026-12-10 Raadsvergadering"


class TestWhatRegioWritesItself:
    def test_is_read_as_it_was_meant(self):
        values = replace(VALUES, outcome=TreatmentOutcome.AMENDED, is_ahead=False)

        found = parse_ori_a(write(document(values=values)))

        assert (found.held_on, found.title) == (values.meeting.held_on, values.meeting.title)
        (item,) = found.items
        assert item.title == document(values=values).title
        assert [each.result for each in item.outcomes] == ["Geamendeerd aangenomen"]


class TestRefusing:
    @pytest.mark.parametrize("content", [BOMB, OUTSIDE, BOMB.decode().encode("utf-16")])
    def test_entities_of_its_own(self, content):
        with pytest.raises(PullRefused):
            parse_ori_a(content)

    @pytest.mark.parametrize(
        "content",
        [b"", b"{}", b"<ORI-A>", b"<html></html>", b"\x00", b"<a xmlns='https://ori-a.nl'/>"],
    )
    def test_what_is_no_ori_a(self, content):
        with pytest.raises(PullRefused):
            parse_ori_a(content)

    def test_a_meeting_without_a_day(self):
        with pytest.raises(PullRefused, match="datum"):
            parse_ori_a(ori_a(replace={"<datum>2026-12-10</datum>": ""}))


class TestPulling:
    def test_reads_the_file_at_the_address(self):
        assert len(pull_ori_a(Source(lijst=ori_a()), REQUEST)) == 1

    def test_reads_the_files_that_a_list_names(self):
        other = ori_a(replace={"<ID>v1</ID>": "<ID>v2</ID>"})
        source = Source(lijst=f"{HOST}/a.xml\n{HOST}/b.xml\n".encode(), **{"a.xml": ori_a()})
        source.answers["b.xml"] = other

        assert [each.key for each in pull_ori_a(source, REQUEST)] == ["v1", "v2"]

    def test_leaves_meetings_of_other_days(self):
        early = ori_a(replace={"<datum>2026-12-10": "<datum>2025-12-10"})

        assert pull_ori_a(Source(lijst=early), REQUEST) == ()

    @pytest.mark.parametrize("content", [b"", b"geen adres", b"\xff\xfe"])
    def test_refuses_another_list(self, content):
        with pytest.raises(PullRefused):
            pull_ori_a(Source(lijst=content), REQUEST)
