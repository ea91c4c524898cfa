"""A mistake that somebody reports arrives within bounds, and is answered once."""

from datetime import timedelta
from itertools import count

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from decisions.actions import (
    confirm_position,
    correct_record,
    publish_record,
    share_record,
    withdraw_record,
)
from decisions.actions.reports import (
    MOST_OF_ALL,
    MOST_OF_SENDER,
    MOST_ON_RECORD,
    AlreadyAnswered,
    TooManyReports,
    answer_report,
    report_mistake,
    safe_address,
)
from decisions.models import Evidence, Report
from municipalities.text import UncleanText, clean_text
from tests.decisions.reports import place, reported
from tests.decisions.worlds import fresh, revision
from tests.people import NOW

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def position(world):
    return world.position()


class TestAReport:
    def test_keeps_what_was_said_and_when(self, position):
        made = fresh(reported(position, text="De raad was tegen.", url="https://raad.example/9"))

        assert (made.text, made.url) == ("De raad was tegen.", "https://raad.example/9")
        assert (made.reported_at, made.verdict, made.answer) == (NOW, "", "")

    def test_has_a_code_that_nobody_guesses(self, position):
        codes = {reported(position).code for _each in range(3)}

        assert len(codes) == 3
        assert all(len(code) >= 32 for code in codes)

    def test_writes_nothing_of_the_dossier(self, world, position):
        before = revision(world.dossier), position.version

        reported(position)

        assert (revision(world.dossier), fresh(position).version) == before

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("text", ""),
            ("text", " \n "),
            ("text", "x" * 2001),
            ("text", "verborgen\u202etekst"),
            ("text", "\x00"),
            ("source", ""),
            ("source", "x" * 301),
            ("source", "\u200b"),
            ("url", "http://raad.example/"),
            ("url", "javascript:alert(1)"),
            ("url", "raad.example"),
            ("url", "https://raad.example/\u202e"),
            ("url", "https://raad.example/" + "x" * 500),
        ],
    )
    def test_is_refused_beside_the_field_that_is_wrong(self, position, field, value):
        with pytest.raises(ValidationError) as refusal:
            reported(position, **{field: value})

        assert list(refusal.value.message_dict) == [field]
        assert not Report.objects.exists()

    def test_of_a_concept_is_refused(self, world):
        with pytest.raises(ValidationError, match="concept"):
            reported(world.position(draft=True))

    def test_of_what_is_shared_or_withdrawn_is_taken(self, world, position):
        shared = world.position(draft=True)
        share_record(shared.decision, by=world.griffie)
        withdraw_record(position, by=world.griffie, reason="Verkeerd orgaan.")

        assert reported(fresh(shared)).pk
        assert reported(position).pk

    @given(text=st.text(max_size=60))
    def test_stores_text_as_the_one_cleaning_leaves_it(self, text):
        try:
            wanted = clean_text(text)
        except UncleanText:
            wanted = ""
        told = Report(code="x", text=text, source="y", reported_at=NOW)

        try:
            told.full_clean(exclude=["position", "dossier"])
        except ValidationError as refusal:
            assert "text" not in refusal.message_dict or not wanted
        assert told.text == wanted or not wanted

    def test_address_may_be_left_out(self):
        assert safe_address("  ") == ""


class TestTheSameReport:
    def test_within_a_day_is_the_first_one_whoever_sends_it(self, position):
        first = reported(position, text="Tegen.", ago=DAY)

        again = reported(position, text=" Tegen.\r\n")

        assert again.pk == first.pk
        assert Report.objects.count() == 1

    @pytest.mark.parametrize(
        "other",
        [{"text": "Anders."}, {"source": "De krant"}, {"url": "https://raad.example/"}],
    )
    def test_is_another_one_where_it_says_something_else(self, position, other):
        said = {"text": "Tegen.", "source": "Brief"}
        first = reported(position, **said)

        assert reported(position, **{**said, **other}).pk != first.pk

    def test_after_a_day_is_another_one(self, position):
        first = reported(position, text="Tegen.", ago=DAY + timedelta(seconds=1))

        assert reported(position, text="Tegen.").pk != first.pk

    def test_on_another_position_is_another_one(self, world, position):
        first = reported(position, text="Tegen.")

        assert reported(world.position(), text="Tegen.").pk != first.pk

    def test_leads_to_the_first_one_also_when_too_many_came_in(self, position):
        first = reported(position, text="Tegen.", sender="een")
        for _each in range(MOST_OF_SENDER - 1):
            reported(position, sender="een")

        assert reported(position, text="Tegen.", sender="een").pk == first.pk

    @pytest.mark.parametrize("asked", [1, 2, 3])
    def test_that_was_saved_meanwhile_is_not_counted_as_one_too_many(self, position, asked):
        """The last one allowed, sent twice at once: its twin is saved after so many questions."""
        for _each in range(MOST_OF_SENDER - 1):
            reported(position, sender="een")
        twins, turn = [], count(1)

        def save_twin(execute, sql, *rest):
            answer = execute(sql, *rest)
            if 'FROM "decisions_report"' in sql and next(turn) == asked:
                twins.append(reported(position, text="Tegen.", sender="een"))
            return answer

        with connection.execute_wrapper(save_twin):
            came = reported(position, text="Tegen.", sender="een")

        assert [came] == twins


class TestAFlood:
    def test_of_one_sender_is_stopped_and_others_go_on(self, position):
        for _each in range(MOST_OF_SENDER):
            reported(position, sender="een")

        with pytest.raises(TooManyReports, match="U meldde"):
            reported(position, sender="een")
        assert reported(position, sender="ander").pk

    def test_on_one_position_is_stopped_and_other_positions_go_on(self, world, position):
        for _each in range(MOST_ON_RECORD):
            reported(position)

        with pytest.raises(TooManyReports, match="te veel meldingen"):
            reported(position)
        assert reported(world.position()).pk

    def test_of_everybody_together_is_stopped(self, world):
        positions = [world.position() for _each in range(MOST_OF_ALL // MOST_ON_RECORD)]
        for each in positions:
            for _number in range(MOST_ON_RECORD):
                reported(each)

        with pytest.raises(TooManyReports):
            reported(world.position())
        assert Report.objects.count() == MOST_OF_ALL

    def test_is_over_after_an_hour(self, position):
        for _each in range(MOST_OF_SENDER):
            reported(position, sender="een", ago=HOUR)

        assert reported(position, sender="een").pk

    def test_keeps_nothing_of_what_it_refused(self, position):
        for _each in range(MOST_OF_SENDER):
            reported(position, sender="een")
        with pytest.raises(TooManyReports):
            reported(position, sender="een")

        assert Report.objects.count() == MOST_OF_SENDER

    def test_takes_as_many_queries_after_a_thousand_as_after_one(
        self, position, django_assert_max_num_queries
    ):
        reported(position)
        with django_assert_max_num_queries(20) as one:
            reported(position)
        for _each in range(6):
            reported(position, ago=2 * HOUR)

        with django_assert_max_num_queries(len(one)):
            reported(position)


class TestTheSender:
    def test_is_forgotten_after_a_day(self, position):
        old = reported(position, sender="een", ago=DAY + HOUR)
        recent = reported(position, sender="twee", ago=HOUR)

        reported(position, sender="drie")

        assert (fresh(old).sender, fresh(recent).sender) == ("", "twee")


class TestAnAnswer:
    def test_is_kept_with_who_gave_it_and_when(self, world, position):
        told = reported(position)

        answer_report(told, verdict="klopt", text="Zo staat het er.", by=world.griffie)

        told = fresh(told)
        assert (told.verdict, told.answer) == ("klopt", "Zo staat het er.")
        assert (told.answered_at, told.answered_by) == (NOW, world.griffie.user)

    def test_is_given_once(self, world, position):
        told, at_the_same_time = reported(position), None
        at_the_same_time = fresh(told)
        answer_report(told, verdict="klopt", text="Zo staat het er.", by=world.griffie)

        with pytest.raises(AlreadyAnswered, match="al beantwoord"):
            answer_report(at_the_same_time, verdict="onbruikbaar", text="Nee.", by=world.griffie)

        assert fresh(told).answer == "Zo staat het er."

    @pytest.mark.parametrize(
        "who",
        ["public", "nobody", "raadslid", "collegian", "other_griffie", "strange_griffie",
         "strange_redactie"],
    )  # fmt: skip
    def test_is_refused_to_who_does_not_keep_the_position(self, world, position, who):
        told = reported(position)

        with pytest.raises(PermissionDenied):
            answer_report(told, verdict="klopt", text="Zo is het.", by=getattr(world, who))

        assert fresh(told).verdict == ""

    def test_is_the_redacties_where_a_council_has_no_griffie(self, world):
        council = world.municipality_without_people()
        told = reported(world.position(world.decision(body=council)))

        answer_report(told, verdict="klopt", text="Zo is het.", by=world.redactie)

        assert fresh(told).answered_by == world.redactie.user

    @pytest.mark.parametrize(("verdict", "text"), [("", "Tekst"), ("klopt", " "), ("x", "Tekst")])
    def test_has_an_outcome_and_a_text(self, world, position, verdict, text):
        told = reported(position)

        with pytest.raises(ValidationError):
            answer_report(told, verdict=verdict, text=text, by=world.griffie)

        assert fresh(told).answered_at is None


class TestAnAnswerThatBecomesAReading:
    def test_stands_beside_the_position(self, world, position):
        told, reading = reported(position), place("tegen")

        answer_report(told, verdict="lezing", text="Dank.", by=world.griffie, reading=reading)

        assert fresh(told).reading == reading
        assert fresh(reading).is_accepted
        assert list(position.evidence.accepted()) == [reading]
        assert "melding" in reading.history.get().history_change_reason

    def test_asks_for_the_reading(self, world, position):
        with pytest.raises(ValidationError, match="lezing"):
            answer_report(reported(position), verdict="lezing", text="Dank.", by=world.griffie)

    def test_is_no_other_outcome(self, world, position):
        with pytest.raises(ValidationError):
            answer_report(
                reported(position), verdict="klopt", text="Ja.", by=world.griffie, reading=place()
            )

        assert not Evidence.objects.exists()

    def test_leaves_no_reading_where_it_was_answered_already(self, world, position):
        told = reported(position)
        answer_report(fresh(told), verdict="klopt", text="Ja.", by=world.griffie)

        with pytest.raises(AlreadyAnswered):
            answer_report(told, verdict="lezing", text="x", by=world.griffie, reading=place())

        assert not Evidence.objects.exists()


class TestAnAnswerThatItWasCorrected:
    def test_waits_until_something_changed(self, world, position):
        told = reported(position, at=NOW + 400 * DAY)

        with pytest.raises(ValidationError, match="nog niets gewijzigd"):
            answer_report(told, verdict="gecorrigeerd", text="Dank.", by=world.griffie)

    @pytest.mark.parametrize("changed", ["position", "decision"])
    def test_is_given_after_a_correction(self, world, position, changed):
        told = reported(position, at=position.history.latest().history_date)
        record, changes = (
            (position, {"stance": "tegen"})
            if changed == "position"
            else (position.decision, {"dated_on": "2016-06-02"})
        )
        correct_record(record, changes=changes, by=world.griffie, reason="Na een melding.")

        answer_report(told, verdict="gecorrigeerd", text="Dank.", by=world.griffie)

        assert fresh(told).verdict == "gecorrigeerd"


def test_a_position_of_a_report_may_be_confirmed_and_published_as_before(world):
    shared = world.position(draft=True)
    share_record(shared.decision, by=world.griffie)
    told = report_mistake(fresh(shared), text="Nee.", source="Brief", sender="een", at=NOW)

    publish_record(fresh(shared.decision), by=world.griffie, reason="Nu openbaar.")
    confirm_position(fresh(shared), by=world.griffie)

    assert fresh(told).position.confirmed_at is not None
