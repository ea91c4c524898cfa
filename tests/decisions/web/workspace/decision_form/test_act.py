"""What the page itself asks of the form while it is filled in."""

import pytest

from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.factories import MeetingFactory, RoundBodyFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


class TestAnEmptyForm:
    def test_says_nothing_yet(self, desk):
        form = desk.form()

        assert form.act.words == ""
        assert (form.tally.told, form.tally.wrong) == (None, [])
        assert not any(part.is_filled for part in (*form.said, *form.spots))

    def test_has_nothing_folded_out(self, desk):
        _ = desk.source

        form = desk.form()

        assert not form.act.more_is_open
        assert not form.spots[0].new_is_open
        assert not form.spots[0].more_is_open

    def test_asks_for_a_new_source_where_there_is_none(self, desk):
        assert desk.form().spots[0].new_is_open


class TestWhatIsFoldedAway:
    @pytest.mark.parametrize(
        "typed", [{"note": "Met applaus."}, {"speaker": "fracties"}, {"by-label": "D66"}]
    )
    def test_of_the_act_is_open_once_it_holds_something(self, desk, typed):
        assert desk.form(desk.typed(**typed), quiet=True).act.more_is_open

    @pytest.mark.parametrize(
        "typed",
        [{"place-0-quote": "Ja."}, {"place-0-is_joint": "on"}, {"more": "place-0-reading"}],
    )
    def test_of_a_place_is_open_once_it_holds_something_or_is_asked_for(self, desk, typed):
        assert desk.form(desk.typed(**typed), quiet=True).spots[0].more_is_open

    def test_of_a_new_source_is_open_once_it_has_a_title(self, desk):
        _ = desk.source

        form = desk.form(desk.typed(place__0__source_title="Krant"), quiet=True)

        assert form.spots[0].new_is_open


class TestWords:
    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("9 mei 2017", "9 mei 2017"),
            ("begin maart 2017", "op een dag tussen 1 en 10 maart 2017"),
            ("31-02-2017", ""),
        ],
    )
    def test_read_the_date_back(self, desk, typed, words):
        assert desk.form(desk.typed(dated_on=typed), quiet=True).act.words == words

    def test_name_the_body_of_a_meeting_while_none_is_chosen(self, desk):
        MeetingFactory(dossier=desk.dossier, body=desk.council)
        chosen, not_chosen = desk.form(desk.typed()), desk.form(desk.typed(body=""))

        assert chosen.act.meetings()[2][1] == "Raadsvergadering, 14 september 2017"
        assert not_chosen.act.meetings()[2][1].startswith(f"{desk.council.name}: ")

    def test_offer_a_round_once_for_two_bodies(self, desk):
        asked = RoundBodyFactory(round=RoundFactory(dossier=desk.dossier), body=desk.council)
        RoundBodyFactory(round=asked.round, body=desk.college)

        rounds = desk.form(desk.typed(body="")).act.rounds()

        assert rounds == [(str(asked.round_id), f"Dit is het antwoord in ronde {asked.round}")]


class TestAQuietForm:
    def test_complains_of_nothing_and_keeps_everything(self, desk):
        form = desk.form(desk.typed(dated_on="31-02-2017", left="x"), quiet=True)

        assert form.errors == {}
        assert form["dated_on"].value() == "31-02-2017"
        assert form["left"].value() == "x"

    def test_counts_no_vote_with_a_number_that_is_none(self, desk):
        assert desk.form(desk.typed(left="x", absent="2"), quiet=True).tally.told is None
