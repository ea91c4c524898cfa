"""How far an item is on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.treatments import (
    DECIDING,
    EARLY,
    ItemProgress,
    ItemStanding,
    TreatmentFacts,
    judge_item,
)

DAY = date(2017, 6, 1)
BEFORE, AFTER = DAY - timedelta(days=20), DAY + timedelta(days=20)


def treated(held_on=None, outcome=""):
    return TreatmentFacts(held_on, outcome)


@pytest.mark.parametrize(
    ("treatments", "progress", "place"),
    [
        ([], ItemProgress.UNPLANNED, None),
        ([treated()], ItemProgress.UNPLANNED, 0),
        ([treated(AFTER)], ItemProgress.PLANNED, 0),
        ([treated(DAY)], ItemProgress.PLANNED, 0),
        ([treated(BEFORE)], ItemProgress.TREATED, 0),
        ([treated(BEFORE, "besproken")], ItemProgress.TREATED, 0),
        ([treated(BEFORE, "unaniem")], ItemProgress.DECIDED, 0),
        ([treated(BEFORE, "verworpen")], ItemProgress.DECIDED, 0),
        ([treated(BEFORE, "aangehouden")], ItemProgress.HELD, 0),
        ([treated(BEFORE, "ingetrokken")], ItemProgress.DROPPED, 0),
        ([treated(BEFORE, "van_de_agenda")], ItemProgress.OFF_AGENDA, 0),
        # What a later meeting brings counts before what an earlier one came to.
        ([treated(BEFORE, "aangehouden"), treated(AFTER)], ItemProgress.PLANNED, 1),
        ([treated(BEFORE, "aangehouden"), treated()], ItemProgress.HELD, 0),
        ([treated(BEFORE, "besproken"), treated(BEFORE, "unaniem")], ItemProgress.DECIDED, 1),
        # Of two that lie ahead the first one.
        ([treated(AFTER + timedelta(days=9)), treated(AFTER)], ItemProgress.PLANNED, 1),
        # Nobody knew yet what a meeting after the day decided, but that it was put off.
        ([treated(AFTER, "unaniem")], ItemProgress.PLANNED, 0),
        ([treated(AFTER, "aangehouden")], ItemProgress.HELD, 0),
        ([treated(None, "ingetrokken")], ItemProgress.DROPPED, 0),
    ],
)
def test_an_item_stands_as_its_treatments_tell(treatments, progress, place):
    assert judge_item(treatments, DAY) == ItemStanding(progress, place)


DAYS = st.none() | st.dates(date(2017, 1, 1), date(2017, 12, 31))
OUTCOMES = st.sampled_from(["", "besproken", *sorted(DECIDING), *sorted(EARLY)])


@given(st.lists(st.builds(TreatmentFacts, DAYS, OUTCOMES), max_size=5))
def test_no_outcome_is_told_before_its_meeting(treatments):
    days = [each.held_on for each in treatments if each.held_on]
    first = min(days, default=date(2017, 1, 1)) - timedelta(days=1)

    found = judge_item(treatments, first)

    assert found.progress is not ItemProgress.DECIDED or any(
        each.held_on is None and each.outcome in DECIDING for each in treatments
    )
    assert found.place is None if not treatments else 0 <= found.place < len(treatments)
