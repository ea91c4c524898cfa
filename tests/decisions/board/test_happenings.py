"""What happened around a subject."""

from datetime import date
from types import SimpleNamespace

from decisions.board.timeline import EventKind, build_timeline_events

SUBJECT = SimpleNamespace(pk=1)


def milestone(title, first_on, last_on=None, *, subject_id=None, state="", is_moment=False):
    first = date.fromisoformat(first_on)
    last = date.fromisoformat(last_on) if last_on else first
    return SimpleNamespace(
        title=title,
        first_on=first,
        last_on=last,
        subject_id=subject_id,
        state=state,
        is_moment=is_moment,
    )


def term(home, first_on, turned_on=(), *, is_entered=True, is_missing=False):
    day = date.fromisoformat(first_on)
    return SimpleNamespace(
        municipality_id=home,
        first_on=day,
        last_on=day,
        turned_on=turned_on,
        is_entered=is_entered,
        is_missing=is_missing,
    )


NAMES = {1: "Berg", 2: "Aalst"}


def test_come_in_order_of_time():
    found = build_timeline_events(
        [milestone("later", "2018-01-01"), milestone("eerst", "2016-01-01", "2016-01-31")],
        [term(1, "2017-03-30")],
        SUBJECT,
        NAMES,
    )

    assert [each.title for each in found] == ["eerst", "nieuwe raad: Berg", "later"]
    assert (found[0].first_on, found[0].last_on) == (date(2016, 1, 1), date(2016, 1, 31))


def test_tell_a_state_from_a_milestone_and_what_the_subject_is_about():
    found = build_timeline_events(
        [
            milestone("staat", "2016-01-01", state="voorgelegd", subject_id=2),
            milestone("eigen", "2016-01-02", subject_id=1),
            milestone("moment", "2016-01-03", is_moment=True),
        ],
        [],
        SUBJECT,
        NAMES,
    )

    assert [(each.kind, each.is_main) for each in found] == [
        (EventKind.STATE, False),
        (EventKind.MILESTONE, True),
        (EventKind.MILESTONE, True),
    ]


def test_name_together_the_councils_that_were_renewed_on_one_day():
    found = build_timeline_events(
        [], [term(1, "2018-03-29"), term(2, "2018-03-29")], SUBJECT, NAMES
    )

    [elections] = found
    assert (elections.kind, elections.title) == (EventKind.COUNCIL, "nieuwe raad: Aalst, Berg")
    assert elections.milestone is None


def test_tell_apart_a_council_that_was_renewed_and_not_entered():
    terms = [term(1, "2018-03-29"), term(2, "2018-03-29", is_entered=False, is_missing=True)]

    found = build_timeline_events([], terms, SUBJECT, NAMES)

    assert [(each.title, each.is_by_law) for each in found] == [
        ("nieuwe raad, niet ingevoerd: Aalst", True),
        ("nieuwe raad: Berg", False),
    ]


def test_tell_nothing_of_days_on_which_nobody_knows_the_council():
    unknown = term(1, "2030-03-29", is_entered=False)

    assert build_timeline_events([], [unknown], SUBJECT, NAMES) == []


def test_tell_of_a_coalition_that_changed():
    turned = (date(2016, 5, 1), date(2016, 5, 31))

    found = build_timeline_events([], [term(1, "2014-03-27", (turned,))], SUBJECT, NAMES)

    assert [each.title for each in found] == ["nieuwe raad: Berg", "andere coalitie: Berg"]
    assert (found[1].kind, found[1].last_on) == (EventKind.COALITION, turned[1])
