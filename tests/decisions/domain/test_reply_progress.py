"""How far the replies to the points of a round are."""

from datetime import date, timedelta

import pytest

from decisions.domain.reply_progress import PointWork, tally_work, tally_work_by

TODAY = date(2016, 9, 1)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def work(**fields):
    return PointWork(**{"theme": 1, "assignee": 1, "due_on": None, "is_answered": False, **fields})


@pytest.mark.parametrize(
    ("fields", "answered", "reviewed", "late"),
    [
        ({}, 0, 0, 0),
        ({"due_on": AFTER}, 0, 0, 0),
        ({"due_on": TODAY}, 0, 0, 0),
        ({"due_on": BEFORE}, 0, 0, 1),
        ({"due_on": BEFORE, "is_answered": True}, 1, 0, 0),
        ({"is_answered": True, "is_offered": True}, 1, 0, 0),
        ({"is_answered": True, "is_offered": True, "is_reviewed": True}, 1, 1, 0),
        ({"is_reviewed": True}, 0, 0, 0),
    ],
)
def test_a_point_counts_as(fields, answered, reviewed, late):
    told = tally_work([work(**fields)], TODAY)

    assert (told.total, told.answered, told.reviewed, told.late) == (1, answered, reviewed, late)
    assert (told.unanswered, told.unreviewed) == (1 - answered, answered - reviewed)
    assert told.is_done == (reviewed == 1)


def test_the_first_day_is_of_what_is_left():
    points = [work(due_on=AFTER), work(due_on=BEFORE, is_answered=True), work()]

    assert tally_work(points, TODAY).due_on == AFTER
    assert tally_work([], TODAY).due_on is None


def test_what_is_late_comes_first_and_then_what_has_most_left():
    points = [
        work(assignee=1, is_answered=True),
        work(assignee=2),
        work(assignee=2),
        work(assignee=3, due_on=BEFORE),
        work(assignee=None),
    ]

    told = tally_work_by(points, lambda each: each.assignee, TODAY)

    assert [(key, each.unanswered) for key, each in told.items()] == [
        (3, 1),
        (2, 2),
        (None, 1),
        (1, 0),
    ]
