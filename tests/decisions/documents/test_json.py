"""The mini-ORI file, judged by the published schema."""

import json
from dataclasses import replace

import pytest

from decisions.documents.json import build_mini_ori_meeting, find_mini_ori_lack, write
from tests.decisions.documents.documents import ADDRESS, HOSTILE, MEETING, VALUES, document
from tests.decisions.documents.standards import check_mini_ori


def told(plain):
    return json.loads(write(plain))


def of(**values):
    return document(values=replace(VALUES, **values))


def test_it_is_a_valid_agendapunt():
    check_mini_ori("Agendapunt", told(document()))


def test_it_is_valid_where_the_item_is_in_no_meeting():
    found = told(of(meeting=None, meetings=(), summary="", agenda_number="", kind=""))

    check_mini_ori("Agendapunt", found)
    assert found["vergaderingen"] == []
    assert not {"omschrijving", "volgnummer", "locatie", "indicatiehamerstuk"} & set(found)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text):
    found = told(replace(of(summary=text), title=text))

    check_mini_ori("Agendapunt", found)
    assert found["agendapuntnaam"] == found["omschrijving"] == text


def test_its_identifier_follows_from_its_address():
    assert told(document())["id"] == told(document(title="Anders"))["id"]
    assert told(document())["id"] != told(of(page=f"{ADDRESS}x"))["id"]


def test_a_meeting_is_a_valid_vergadering():
    ahead = build_mini_ori_meeting(MEETING, VALUES.home, is_ahead=True)
    past = build_mini_ori_meeting(MEETING, VALUES.home, is_ahead=False)

    check_mini_ori("Vergadering", ahead)
    check_mini_ori("Vergadering", past)
    assert ahead["geplandedatum"] == past["vergaderdatum"] == "2017-09-14"
    assert "vergaderdatum" not in ahead


def test_it_is_lacking_for_a_body_of_the_region():
    assert find_mini_ori_lack(of(home=None))
    assert not find_mini_ori_lack(of())
