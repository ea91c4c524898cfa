"""The whole form: what is typed becomes an act with all that follows from it, or a sentence."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import share_record, withdraw_record
from decisions.models import Decision, Meeting
from municipalities.actions.register import save_register_record
from municipalities.models import Source
from tests.decisions.web.workspace.decision_form.typing import Desk
from tests.factories import MeetingFactory, PopulationFactory, RoundBodyFactory, RoundFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def passage(desk):
    """The fields of one place in a source that is known."""
    return {
        "place__0__source": desk.source.pk,
        "place__0__place": "alinea 12",
        "place__0__summary": "De raad stemt in.",
    }


class TestAnAct:
    def test_has_a_stance_for_each_subject_that_got_one(self, desk):
        both = {**desk.stance("voor"), **desk.stance("tegen", desk.other)}

        made = desk.entered(**both)

        stances = dict(made.positions.values_list("subject__name", "stance"))
        assert stances == {desk.subject.name: "voor", "Fusie": "tegen"}

    def test_takes_its_title_from_the_subjects_where_nobody_gave_one(self, desk):
        assert desk.entered(**desk.stance("voor", desk.other)).title == "Fusie"
        assert desk.entered(title="Amendement", **desk.stance("voor")).title == "Amendement"

    def test_without_stance_or_title_is_about_nothing(self, desk):
        assert desk.wrong().keys() == {"title"}

    def test_without_stances_needs_a_title_only(self, desk):
        assert desk.entered(title="Ter kennisname").positions.count() == 0

    @pytest.mark.parametrize(
        ("typed", "stored"),
        [
            ("9 mei 2017", "2017-05-09"),
            ("09-05-2017", "2017-05-09"),
            ("begin maart 2017", "2017-03-01/2017-03-10"),
            ("voorjaar 2017", "2017-03-01/2017-05-31"),
        ],
    )
    def test_has_the_day_as_people_write_it(self, desk, typed, stored):
        made = desk.entered(dated_on=typed, **desk.stance("voor"))

        assert made.dated_on == stored

    @pytest.mark.parametrize("typed", ["", "31-02-2017", "9999", "gisteren", "9\x00", "x" * 500])
    def test_without_a_day_gets_a_sentence_beside_it(self, desk, typed):
        found = desk.wrong(dated_on=typed, **desk.stance("voor"))

        assert found["dated_on"].endswith(".")

    def test_goes_as_far_as_the_button_says(self, desk):
        assert desk.entered(**desk.stance("voor")).status == "concept"
        other = {"dated_on": "10 mei 2017", "then": "delen"}
        assert desk.entered(**other, **desk.stance("voor")).status == "gedeeld"
        assert "then" in desk.wrong(then="weggooien", **desk.stance("voor"))


class TestConditions:
    def test_stand_beside_voor_mits(self, desk):
        row = f"subject__{desk.subject.pk}__conditions"

        made = desk.entered(**desk.stance("voor_mits"), **{row: "Eén loket\nGeen laag"})

        texts = made.positions.get().conditions.order_by("id").values_list("text", flat=True)
        assert list(texts) == ["Eén loket", "Geen laag"]

    def test_are_asked_for_beside_the_stance(self, desk):
        field = f"subject-{desk.subject.pk}-conditions"

        assert "voorwaarde" in desk.wrong(**desk.stance("voor_mits"))[field]

    def test_may_stand_beside_tegen_and_are_not_asked_for(self, desk):
        row = f"subject__{desk.subject.pk}__conditions"

        bare = desk.entered(**desk.stance("tegen"))
        made = desk.entered(**desk.stance("tegen"), **{row: "Eén loket"}, title="Tweede")

        assert not bare.positions.get().conditions.exists()
        assert made.positions.get().conditions.get().text == "Eén loket"

    def test_do_not_get_lost_beside_another_stance(self, desk):
        row = f"subject__{desk.subject.pk}__conditions"

        found = desk.wrong(**desk.stance("voor"), **{row: "Eén loket"})

        assert "voor, mits" in found[row.replace("__", "-")]


class TestTheVote:
    def test_is_ten_against_none_when_nine_of_nineteen_left(self, desk):
        made = desk.entered(left="9", **desk.stance("tegen"))

        assert (made.seats, made.votes_for, made.votes_against, made.left) == (19, 10, 0, 9)

    def test_counts_the_seats_of_a_group_that_left(self, desk):
        voted = {f"voted__{desk.groups['D66'].pk}": "vertrokken"}

        made = desk.entered(**voted, **desk.stance("tegen"))

        assert (made.votes_for, made.left) == (15, 4)

    def test_asks_for_the_number_of_a_group_whose_seats_are_unknown(self, desk):
        voted = {f"voted__{desk.groups['Lokaal'].pk}": "tegen"}

        assert "vul het aantal in" in desk.wrong(**voted, **desk.stance("voor"))["votes_against"]

    def test_names_the_groups_that_stood_behind_it(self, desk):
        voted = {f"voted__{desk.groups['VVD'].pk}": "voor"}

        made = desk.entered(left="9", **voted, **desk.stance("tegen"))

        assert [each.group.name for each in made.positions.get().groups.all()] == ["VVD"]

    def test_without_one_asked_says_so(self, desk):
        assert desk.entered(how="zonder", **desk.stance("voor")).no_vote_asked

    def test_larger_than_the_council_is_refused_beside_the_number(self, desk):
        found = desk.wrong(votes_for="40", votes_against="2", **desk.stance("voor"))

        assert found == {"votes_for": "Er zijn meer stemmen (42) dan zetels (19)."}

    def test_larger_than_the_council_is_refused_whatever_total_was_typed(self, desk):
        found = desk.wrong(votes_for="40", seats="45", **desk.stance("voor"))

        assert found == {
            "votes_for": "Er zijn meer stemmen (40) dan zetels in de raad op deze dag (19)."
        }

    def test_larger_than_the_council_is_told_before_it_is_sent(self, desk):
        form = desk.form(desk.typed(votes_for="40", votes_against="2"), quiet=True)

        assert form.errors == {}
        assert form.tally.wrong == ["Er zijn meer stemmen (42) dan zetels (19)."]
        assert form.tally.told is None

    def test_larger_than_the_inhabitants_give_is_a_warning(self, desk):
        term = desk.term
        term.seats = None
        save_register_record(term, by=desk.beheer, reason="Niet gevonden.")
        PopulationFactory(municipality=desk.council.municipality, inhabitants=20_000)

        form = desk.form(desk.typed(votes_for="18", votes_against="0", **desk.stance("voor")))

        assert form.is_valid(), form.errors
        check = form.tally.told["check"]
        assert "meer stemmen (18) dan zetels volgens het inwonertal (17" in check.warnings[0]
        assert check.is_valid is None

    @pytest.mark.parametrize("number", ["-1", "٩", "9" * 5000, "9\x00", "\ud800", "\u202e9", "9,5"])
    def test_of_no_number_gets_a_sentence(self, desk, number):
        found = desk.wrong(left=number, **desk.stance("voor"))

        assert found["left"].endswith(".")
        assert not Decision.objects.exists()

    def test_that_cannot_be_reckoned_is_told_before_it_is_sent(self, desk):
        data = desk.typed(left="25", **desk.stance("voor"))
        form = desk.form(data, quiet=True)

        assert form.errors == {}
        assert (form.tally.told, len(form.tally.wrong)) == (None, 1)

    def test_at_the_limit_is_told(self, desk):
        form = desk.form(desk.typed(left="9"), quiet=True)

        assert form.tally.told["check"].at_the_limit
        assert form.tally.told["counted"] == "19 zetels: 10 voor, 0 tegen, 9 vertrokken"


class TestGroups:
    def said(self, desk, **fields):
        own = {
            "said__0__label": "oppositie (voltallig)",
            "said__0__subject": desk.other.pk,
            "said__0__stance": "nader_onderzoek",
            **fields,
        }
        return {**desk.stance("tegen"), **own}

    def test_stand_beside_the_decision_as_an_act_of_their_own(self, desk, passage):
        made = desk.entered(**self.said(desk, said__0__group_seats="9"), **passage)

        beside = Decision.objects.exclude(pk=made.pk).get()
        position = beside.positions.get()
        assert (beside.speaker, beside.form, beside.dated_on) == (
            "fracties",
            "verklaring",
            "2017-05-09",
        )
        assert beside.title == "oppositie (voltallig): Fusie"
        assert (position.groups_label, position.group_seats) == ("oppositie (voltallig)", 9)
        assert position.shown.reads_stance == "nader_onderzoek"

    @pytest.mark.parametrize(
        ("label", "ticked", "proposed"),
        [
            ("D66 en VVD", [], ["D66", "VVD"]),
            ("alle fracties", [], ["D66", "VVD", "Lokaal"]),
            ("de oppositie", [], []),
            ("D66 en VVD", ["D66"], []),
        ],
    )
    def test_that_are_named_and_not_ticked_are_proposed(self, desk, label, ticked, proposed):
        keys = [desk.groups[name].pk for name in ticked]
        data = desk.typed(said__0__label=label, said__0__groups=keys)

        (part,) = desk.form(data, quiet=True).said

        assert sorted(each.name for each in part.proposed) == sorted(proposed)

    @pytest.mark.parametrize(("seats", "is_refused"), [("19", False), ("20", True)])
    def test_have_no_more_seats_than_the_council(self, desk, seats, is_refused):
        found = desk.wrong(**self.said(desk, said__0__group_seats=seats))

        assert ("said-0-group_seats" in found) is is_refused

    def test_that_left_are_meant_with_one_tick(self, desk):
        voted = {f"voted__{desk.groups['D66'].pk}": "vertrokken"}

        desk.entered(**self.said(desk, said__0__label="", said__0__are_left="on"), **voted)

        said = Decision.objects.get(speaker="fracties").positions.get()
        assert (said.groups_label, said.group_seats) == ("D66", 4)
        assert said.groups.get().group == desk.groups["D66"]

    def test_that_left_without_a_name_have_the_seats_that_left(self, desk):
        desk.entered(left="9", **self.said(desk, said__0__label="", said__0__are_left="on"))

        said = Decision.objects.get(speaker="fracties").positions.get()
        assert (said.groups_label, said.group_seats) == ("de leden die vertrokken", 9)

    def test_that_were_ticked_are_named_and_linked(self, desk):
        keys = [desk.groups[name].pk for name in ("D66", "VVD")]

        desk.entered(**self.said(desk, said__0__label="", said__0__groups=keys))

        said = Decision.objects.get(speaker="fracties").positions.get()
        assert (said.groups_label, said.group_seats) == ("D66, VVD", None)
        assert said.groups.count() == 2

    def test_that_say_two_things_do_so_in_one_act(self, desk):
        second = {
            "said__1__label": "oppositie (voltallig)",
            "said__1__subject": desk.subject.pk,
            "said__1__stance": "voor_mits",
            "said__1__conditions": "Eén loket",
            "said-number": "2",
        }

        desk.entered(**self.said(desk), **second)

        said = Decision.objects.get(speaker="fracties")
        assert said.positions.count() == 2
        assert said.remarks.get().groups_label == "oppositie (voltallig)"

    def test_that_say_the_same_twice_are_refused(self, desk):
        again = {
            f"said__1__{n}": v for n, v in (("label", "oppositie (voltallig)"), ("stance", "voor"))
        }

        found = desk.wrong(
            **self.said(desk), **again, **{"said__1__subject": desk.other.pk, "said-number": "2"}
        )

        assert "zeggen zij al iets" in found["said-1-subject"]

    @pytest.mark.parametrize("left_out", ["label", "subject", "stance"])
    def test_say_something_of_something_or_it_is_asked_for(self, desk, left_out):
        found = desk.wrong(**self.said(desk, **{f"said__0__{left_out}": ""}))

        assert found.keys() == {f"said-0-{left_out}"}

    def test_may_be_the_ones_that_spoke(self, desk):
        made = desk.entered(
            speaker="fracties", **{"by-label": "D66", "by-group_seats": "4"}, **desk.stance("voor")
        )

        position = made.positions.get()
        assert (made.speaker, position.groups_label, position.group_seats) == ("fracties", "D66", 4)

    def test_that_spoke_have_a_name_and_no_vote(self, desk):
        found = desk.wrong(speaker="fracties", left="9", **desk.stance("voor"))

        assert found.keys() == {"by-label", "how"}

    def test_named_while_the_body_spoke_are_not_lost(self, desk):
        assert "by-label" in desk.wrong(**{"by-label": "D66"}, **desk.stance("voor"))


class TestPlaces:
    def test_are_evidence_and_reading(self, desk, passage):
        made = desk.entered(**passage, **desk.stance("voor"))

        assert made.evidence.get().source == desk.source
        assert made.positions.get().shown.place == "alinea 12"

    def test_may_be_in_a_new_source_of_the_body_itself(self, desk):
        new = {
            "place__0__source_title": "Besluitenlijst",
            "place__0__source_dated_on": "mei 2017",
            "place__0__place": "punt 7",
            "place__0__summary": "Aangenomen.",
        }

        made = desk.entered(**new, **desk.stance("voor"))

        source = made.evidence.get().source
        assert (source.dated_on, source.publisher_kind, source.body) == (
            "2017-05",
            "orgaan",
            desk.council,
        )
        assert (source.municipality, source.region) == (desk.council.municipality, desk.region)
        assert source.is_public

    def test_in_one_new_source_share_it(self, desk):
        new = {"place-number": "2", "place__0__source_kind": "pers"}
        for n, title in enumerate(["Krant", "krant "]):
            own = {"source_title": title, "place": str(n), "summary": "Staat er."}
            new |= {f"place__{n}__{name}": value for name, value in own.items()}

        made = desk.entered(**new, **desk.stance("voor"))

        assert made.evidence.count() == 2
        assert Source.objects.get(title="Krant").publisher_kind == "pers"

    def test_of_the_regioredactie_belong_to_the_region(self, desk):
        new = {"title": "Krant", "place": "1", "summary": "Staat er."}
        typed = {f"place__0__{'source_' * (n == 'title')}{n}": v for n, v in new.items()}

        made = desk.entered(reader=desk.redactie_alone, **typed, **desk.stance("voor"))

        source = made.evidence.get().source
        assert (source.municipality, source.region) == (None, desk.region)

    def test_read_something_else_where_that_is_said(self, desk, passage):
        other = {
            "place__0__reading__0__about": f"subject-{desk.subject.pk}",
            "place__0__reading__0__stance": "niets",
        }

        made = desk.entered(
            **passage, **other, **desk.stance("voor"), **desk.stance("tegen", desk.other)
        )

        read = {each.subject.name: each.evidence.count() for each in made.positions.all()}
        assert read == {desk.subject.name: 0, "Fusie": 1}

    def test_that_read_no_stance_that_was_chosen_ask_why(self, desk, passage):
        other = {
            "place__0__reading__0__about": f"subject-{desk.subject.pk}",
            "place__0__reading__0__stance": "tegen",
        }
        typed = {**passage, **other, **desk.stance("voor")}

        found = desk.wrong(**typed)
        made = desk.entered(**typed, place__0__reading__0__departure="Zij stemde ermee in.")

        assert found == {
            "place-0-reading-0-departure": "‘Brief’, alinea 12, leest ‘tegen’. U legt ‘voor’ vast: "
            "zeg waarom, of kies wat de bron zegt."
        }
        assert made.positions.get().departure == "Zij stemde ermee in."

    def test_are_asked_for_or_said_to_follow_when_it_becomes_public(self, desk):
        typed = {"then": "publiceren", **desk.stance("voor")}

        assert desk.wrong(**typed).keys() == {"source_follows"}
        assert desk.entered(source_follows="on", **typed).positions.get().source_follows

    def test_that_were_filled_in_leave_nothing_to_follow(self, desk, passage):
        made = desk.entered(source_follows="on", **passage, **desk.stance("voor"))

        assert not made.positions.get().source_follows

    def test_read_nothing_else_of_what_was_not_chosen(self, desk, passage):
        other = {
            "place__0__reading__0__about": f"subject-{desk.other.pk}",
            "place__0__reading__0__stance": "tegen",
        }

        found = desk.wrong(**passage, **other, **desk.stance("voor"))

        assert found.keys() == {"place-0-reading-0-about"}

    @pytest.mark.parametrize("left_out", ["source", "place", "summary"])
    def test_are_whole_or_not_there(self, desk, passage, left_out):
        found = desk.wrong(**{**passage, f"place__0__{left_out}": ""}, **desk.stance("voor"))

        assert found.keys() == {f"place-0-{left_out}"}

    def test_are_in_a_known_source_or_in_a_new_one(self, desk, passage):
        found = desk.wrong(**passage, place__0__source_title="Krant", **desk.stance("voor"))

        assert "niet allebei" in found["place-0-source_title"]


class TestTheMeeting:
    def test_of_that_day_is_chosen(self, desk):
        held = MeetingFactory(dossier=desk.dossier, body=desk.council, held_on=date(2017, 5, 9))

        assert desk.entered(meeting=held.pk, **desk.stance("voor")).meeting == held

    def test_is_made_for_that_day_and_found_there_again(self, desk):
        first = desk.entered(meeting="nieuw", **desk.stance("voor"))
        second = desk.entered(meeting="nieuw", **desk.stance("tegen"))

        assert (first.meeting.title, first.meeting.held_on) == (
            "Raadsvergadering",
            date(2017, 5, 9),
        )
        assert second.meeting == first.meeting
        assert Meeting.objects.count() == 1

    def test_of_another_day_is_refused(self, desk):
        held = MeetingFactory(dossier=desk.dossier, body=desk.council, held_on=date(2017, 5, 10))

        assert "10 mei 2017" in desk.wrong(meeting=held.pk, **desk.stance("voor"))["meeting"]

    def test_without_a_day_cannot_be_made(self, desk):
        found = desk.wrong(meeting="nieuw", dated_on="mei 2017", **desk.stance("voor"))

        assert "één dag" in found["meeting"]

    def test_of_another_body_is_no_choice(self, desk):
        held = MeetingFactory(dossier=desk.dossier, body=desk.neighbour)

        assert "meeting" in desk.wrong(meeting=held.pk, **desk.stance("voor"))


class TestTheRound:
    def asked(self, desk, body=None):
        rounds = RoundFactory(dossier=desk.dossier)
        return RoundBodyFactory(round=rounds, body=body or desk.council)

    def test_is_answered_with_the_decision(self, desk):
        asked = self.asked(desk)

        made = desk.entered(answers=[asked.round_id], **desk.stance("voor"))

        asked.refresh_from_db()
        assert asked.answer == made

    def test_of_another_body_is_no_choice(self, desk):
        asked = self.asked(desk, desk.neighbour)

        assert "answers" in desk.wrong(answers=[asked.round_id], **desk.stance("voor"))

    def test_is_not_answered_by_groups(self, desk):
        asked = self.asked(desk)
        groups = {"speaker": "fracties", "by-label": "D66"}

        found = desk.wrong(answers=[asked.round_id], **groups, **desk.stance("voor"))

        assert "geen antwoord" in found["answers"]

    def test_that_was_answered_is_no_choice_any_more(self, desk):
        asked = self.asked(desk)
        desk.entered(answers=[asked.round_id], **desk.stance("voor"))

        assert "answers" in desk.wrong(answers=[asked.round_id], **desk.stance("voor"))


class TestTheSameActTwice:
    """What stands on that day and may be this act is shown before anybody else sees it."""

    @pytest.fixture
    def first(self, desk):
        return desk.entered(title="Over de regioraad", **desk.stance("voor"))

    def seen(self, desk, **fields):
        return desk.form(desk.typed(**fields), quiet=True).same_acts

    @pytest.mark.parametrize(
        ("fields", "is_shown"),
        [
            ({"title": "OVER DE  regioraad"}, True),
            ({"title": "Iets anders"}, False),
            ({"title": "Over de regioraad", "dated_on": "mei 2017"}, True),
            ({"title": "Over de regioraad", "dated_on": "10 mei 2017"}, False),
            ({"title": "Over de regioraad", "dated_on": ""}, False),
            ({"title": "Over de regioraad", "speaker": "fracties"}, False),
            ({}, False),
        ],
    )
    def test_is_shown_by_its_title_on_that_day(self, desk, first, fields, is_shown):
        assert self.seen(desk, **fields) == ([first] if is_shown else [])

    def test_is_shown_by_a_subject_whatever_its_title(self, desk, first):
        assert self.seen(desk, title="Motie", **desk.stance("tegen")) == [first]
        assert self.seen(desk, title="Motie", **desk.stance("tegen", desk.other)) == []

    def test_is_shown_of_what_groups_say_beside_it(self, desk, first):
        beside = {
            "said__0__label": "oppositie",
            "said__0__subject": desk.other.pk,
            "said__0__stance": "tegen",
        }
        desk.entered(dated_on="8 mei 2017", title="Eerder", **beside)
        (said,) = Decision.objects.filter(speaker="fracties")

        assert self.seen(desk, dated_on="8 mei 2017", title="Nu", **beside) == [said]

    def test_is_not_shown_of_what_was_withdrawn_or_the_reader_may_not_see(self, desk, first):
        share_record(first, by=desk.griffie)
        withdraw_record(first, by=desk.griffie, reason="Verkeerd.")

        assert self.seen(desk, title="Over de regioraad") == []

    @pytest.mark.parametrize("then", ["delen", "publiceren"])
    def test_is_not_shown_to_others_before_somebody_says_that_it_is_another(
        self, desk, first, then
    ):
        again = {"title": "Over de regioraad", "then": then, **desk.stance("tegen")}
        again["source_follows"] = "on"

        assert "Op deze dag staat al iets" in desk.wrong(**again)["is_other"]
        assert desk.entered(is_other="on", **again).pk != first.pk

    def test_may_be_kept_as_a_concept(self, desk, first):
        assert desk.entered(title="Over de regioraad", **desk.stance("tegen")).pk != first.pk

    def test_is_refused_when_it_says_just_the_same(self, desk, first):
        with pytest.raises(ValidationError, match="Dit staat er al: ‘Over de regioraad’"):
            desk.entered(title="over de regioraad", **desk.stance("voor"))

        assert Decision.objects.count() == 1

    def test_asks_as_many_queries_with_one_act_as_with_thirty(self, desk, first):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                assert self.seen(desk, title="Over de regioraad")
            return len(asked)

        few = queries()
        for number in range(30):
            desk.position(desk.decision(dated_on="2017-05-09", title=f"Besluit {number}"))

        assert queries() == few
