"""Whatever a source answers, it is read or refused with a sentence; nothing else comes of it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from decisions.connectors.mini_ori import pull_mini_ori
from decisions.connectors.notubiz import parse_notubiz_events, parse_notubiz_meeting
from decisions.connectors.ori_a import parse_ori_a
from decisions.connectors.pulled import PulledMeeting, PullRefused
from tests.decisions.connectors.answers import (
    ORI_A,
    Source,
    listed,
    mini_ori_item,
    mini_ori_meeting,
    notubiz_item,
    notubiz_meeting,
)
from tests.decisions.connectors.test_mini_ori import REQUEST

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def odd_fields(told):
    """Return a strategy of what differs from an answer in some of its fields."""
    return st.dictionaries(st.sampled_from(sorted(told)), ODD, max_size=4)


@given(odd_fields(notubiz_meeting()), odd_fields(notubiz_item(1, "Punt")))
def test_a_meeting_of_notubiz(meeting, item):
    told = notubiz_meeting(agenda_items=[notubiz_item(1, "Punt") | item]) | meeting
    try:
        found = parse_notubiz_meeting(json.dumps(told).encode())
    except PullRefused:
        return
    assert found is None or isinstance(found, PulledMeeting)


@given(ODD)
def test_events_of_notubiz(told):
    try:
        parse_notubiz_events(json.dumps({"events": told, "pagination": told}).encode())
    except PullRefused as refusal:
        assert str(refusal)


@given(odd_fields(mini_ori_meeting()), odd_fields(mini_ori_item("a", "Punt")))
def test_lists_of_mini_ori(meeting, item):
    source = Source(
        vergaderingen=listed(mini_ori_meeting() | meeting),
        agendapunten=listed(mini_ori_item("a", "Punt") | item),
        informatieobjecten=listed(),
    )
    try:
        assert all(isinstance(each, PulledMeeting) for each in pull_mini_ori(source, REQUEST))
    except PullRefused as refusal:
        assert str(refusal)


@given(st.binary(max_size=200), st.integers(0, len(ORI_A)))
def test_a_file_of_ori_a_that_was_cut_and_filled(content, place):
    told = ORI_A.replace("{voters}", "").encode()
    try:
        assert isinstance(parse_ori_a(told[:place] + content + told[place:]), PulledMeeting)
    except PullRefused as refusal:
        assert str(refusal)
