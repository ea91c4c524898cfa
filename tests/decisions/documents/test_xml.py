"""The ORI-A file, judged by the published schema and read back."""

from dataclasses import replace

import pytest
from lxml import etree

from decisions.documents.document import ListEntry
from decisions.documents.xml import find_ori_a_lack, write, write_meeting
from decisions.models import TreatmentOutcome
from tests.decisions.documents.documents import HOSTILE, VALUES, document
from tests.decisions.documents.standards import check_ori_a

SPACE = {"o": "https://ori-a.nl"}


def of(**values):
    return document(values=replace(VALUES, **values))


def found(plain, path):
    return etree.fromstring(write(plain)).xpath(f"{path}/text()", namespaces=SPACE)


class TestValidity:
    @pytest.mark.parametrize("outcome", ["", *TreatmentOutcome])
    def test_it_is_valid_whatever_came_of_it(self, outcome):
        check_ori_a(write(of(outcome=outcome, outcome_words="zo", is_ahead=False)))

    @pytest.mark.parametrize("number", ["", "7", "7a", "TKN 1", "a12"])
    def test_it_is_valid_whatever_the_number(self, number):
        check_ori_a(write(of(agenda_number=number)))

    def test_it_is_valid_where_hardly_anything_is_known(self):
        bare = replace(VALUES.meeting, starts_at=None, ends_at=None, location="", url="")

        check_ori_a(write(of(meeting=bare, home=None, summary="", attachments=(), points=())))

    def test_a_meeting_of_several_items_is_one_file(self):
        content = write_meeting([document(), document(number=8)])

        check_ori_a(content)
        assert len(etree.fromstring(content).findall("o:agendapunt", SPACE)) == 2

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_is_text(self, text):
        values = {"agenda_number": " ".join(text.split()), "attachments": (ListEntry(text),)}
        plain = replace(of(summary=text, **values), title=text, stamp=text, banner=text)

        check_ori_a(write(plain))
        assert found(plain, "//o:agendapunt/o:naam") == [text]


class TestWhatItTells:
    def test_what_is_ahead_is_planned_on_its_day(self):
        assert found(of(), "//o:geplandeDatum") == ["2017-09-14"]
        assert found(of(), "//o:status") == ["Gepland"]

    def test_that_a_meeting_was_held_is_told_by_an_outcome_only(self):
        assert found(of(is_ahead=False), "//o:status") == []
        decided = of(is_ahead=False, outcome="aangenomen")
        assert found(decided, "//o:status") == ["Gehouden"]
        assert found(decided, "//o:indicatieBehandeld") == ["true"]
        assert found(of(is_ahead=False, outcome="van_de_agenda"), "//o:status") == []

    def test_hours_are_announced_ones_in_dutch_time(self):
        assert found(of(), "//o:geplandeAanvang") == ["2017-09-14T20:00:00+02:00"]
        assert found(of(), "//o:aanvang") == []

    def test_a_number_that_is_none_is_shown_as_it_is(self):
        assert found(of(agenda_number="TKN 1"), "//o:volgnummerWeergave") == ["TKN 1"]
        assert found(of(agenda_number="TKN 1"), "//o:volgnummer") == []

    def test_a_town_has_its_code_of_the_register(self):
        assert found(of(), "//o:vergadering//o:begripCode") == ["gm9999"]

    def test_an_outcome_that_the_standard_does_not_know_is_no_decision(self):
        assert found(of(outcome="besproken"), "//o:besluit/o:resultaat") == []
        assert found(of(outcome="unaniem"), "//o:besluit/o:resultaat") == ["Unaniem aangenomen"]

    def test_an_attachment_without_an_address_has_a_key_of_ours(self):
        keys = found(of(), "//o:heeftAlsBijlage//o:verwijzingID")

        assert keys == [
            "https://raad.example/brief.pdf",
            "agendapunt-7-bijlage-2",
            "agendapunt-7-bijlage-3",
        ]
        names = found(of(), "//o:heeftAlsBijlage//o:verwijzingNaam")
        assert names == ["Brief", "Advies (onder geheimhouding)", "Kaart"]

    def test_a_hammered_item_says_so_and_a_kind_that_tells_neither_says_nothing(self):
        assert found(of(kind="hamerstuk"), "//o:indicatieHamerstuk") == ["true"]
        assert found(of(), "//o:indicatieHamerstuk") == ["false"]
        assert found(of(kind="afdoening"), "//o:indicatieHamerstuk") == []

    def test_its_comment_tells_banner_and_stamp(self):
        content = write(document(banner="CONCEPT: niet -- openbaar")).decode()

        assert f"<!-- CONCEPT: niet - - openbaar · {document().stamp} -->" in content


def test_it_is_lacking_where_the_item_is_in_no_meeting():
    assert find_ori_a_lack(of(meeting=None))
    assert not find_ori_a_lack(of())
