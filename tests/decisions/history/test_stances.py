"""Where bodies and groups stand on a day, read from real rows."""

from datetime import date, timedelta

import pytest

from decisions.actions import correct_record, withdraw_record
from decisions.history import compute_proposal_states, read_milestones, read_standings
from decisions.models import Subject
from tests import factories as make
from tests.people import NOW, beheer, public

pytestmark = pytest.mark.django_db
DAY = date(2017, 6, 1)


@pytest.fixture
def region():
    return make.RegionFactory()


@pytest.fixture
def dossier(region):
    return make.DossierFactory(region=region)


@pytest.fixture
def council(region):
    return make.council(region)


@pytest.fixture
def variant(dossier):
    return make.SubjectFactory(dossier=dossier, slug="zwaar", number=1)


@pytest.fixture
def proposal(dossier, variant):
    return make.SubjectFactory(
        dossier=dossier, slug="regioraad", number=2, is_proposal=True, works_out=variant
    )


def say(council, subject, stance, dated_on="2017-05-09", **fields):
    return make.PositionFactory(
        dossier_of=subject.dossier,
        spoken_by=council,
        subject=subject,
        stance=stance,
        dated_on=dated_on,
        **fields,
    )


def asked(dossier, *, day=DAY, reader=None, known_at=None):
    subjects = list(Subject.objects.filter(dossier=dossier).order_by("number"))
    return read_standings(dossier, subjects, day=day, reader=reader or public(), known_at=known_at)


class TestAVariant:
    def test_shows_what_a_body_said_on_a_proposal_working_it_out(
        self, dossier, council, variant, proposal
    ):
        say(council, proposal, "tegen")

        bodies, _ = asked(dossier)

        assert bodies[council.pk, variant.pk].held.stance == "tegen"
        assert bodies[council.pk, variant.pk].via == proposal

    @pytest.mark.parametrize(
        ("on_variant", "on_proposal", "day", "expected"),
        [
            ("2017-01-10", "2017-05-09", "2017-06-01", ("tegen", True, False)),
            ("2017-05-10", "2017-05-09", "2017-06-01", ("voor", False, False)),
            ("2017-05-10", "2017-05-09", "2017-05-09", ("tegen", True, False)),
            ("2017-01-10", "2017-05", "2017-05-20", ("tegen", True, True)),
            ("2017-01-10", "2017-05", "2017-05-31", ("tegen", True, False)),
            ("2017-05", "2017-01-10", "2017-05-20", ("voor", False, True)),
        ],
    )
    def test_has_one_list_with_its_proposals(
        self, dossier, council, variant, proposal, on_variant, on_proposal, day, expected
    ):
        say(council, variant, "voor", on_variant)
        say(council, proposal, "tegen", on_proposal)

        bodies, _ = asked(dossier, day=date.fromisoformat(day))

        standing = bodies[council.pk, variant.pk]
        told = (standing.held.stance, standing.via == proposal, standing.held.uncertain)
        assert told == expected

    @pytest.mark.parametrize(
        ("spoken_on", "counts"),
        [
            (("variant", "first", "second"), "variant"),
            (("second", "first"), "first"),
            (("second",), "second"),
        ],
    )
    def test_shows_of_one_decision_its_own_then_the_lowest_number(
        self, dossier, council, variant, proposal, spoken_on, counts
    ):
        second = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant, number=3)
        subjects = {"variant": variant, "first": proposal, "second": second}
        decision = make.DecisionFactory(dossier=dossier, body=council)
        for name in spoken_on:
            make.PositionFactory(
                dossier_of=dossier, decision=decision, subject=subjects[name], stance="voor"
            )

        bodies, _ = asked(dossier)

        held = bodies[council.pk, variant.pk].held
        assert held.entry.position.subject_id == subjects[counts].pk

    def test_shows_the_latest_over_several_proposals(self, dossier, council, variant, proposal):
        second = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant, number=3)
        say(council, second, "geen_blokkade", "2017-05-20")
        say(council, proposal, "tegen", "2017-05-09")

        bodies, _ = asked(dossier)

        assert bodies[council.pk, variant.pk].via == second

    def test_passes_nothing_to_its_base_or_its_proposals(self, dossier, council, variant, proposal):
        derived = make.SubjectFactory(dossier=dossier, base=variant, number=4)
        say(council, derived, "voor")
        say(council, variant, "voor")

        bodies, _ = asked(dossier)

        assert (council.pk, proposal.pk) not in bodies
        assert bodies[council.pk, variant.pk].held.entry.position.subject_id == variant.pk


class TestADirection:
    def test_passes_nothing_to_the_variant_whose_column_shows_it(self, dossier, council, variant):
        direction = make.SubjectFactory(
            dossier=dossier, is_direction=True, column=variant, number=5
        )
        say(council, direction, "voor")

        bodies, _ = asked(dossier)

        assert (council.pk, variant.pk) not in bodies


class TestGroups:
    def test_stand_beside_their_council_and_never_instead_of_it(self, dossier, council, variant):
        say(council, variant, "nader_onderzoek", groups_label="alle zes fracties", group_seats=19)

        bodies, groups = asked(dossier)

        assert bodies == {}
        [said] = groups[council.pk, variant.pk]
        assert said.held.entry.position.groups_label == "alle zes fracties"
        assert said.held.stance == "nader_onderzoek"

    def test_show_the_latest_of_each_label(self, dossier, council, variant):
        say(council, variant, "tegen", "2017-01-01", groups_label="oppositie")
        say(council, variant, "voor", "2017-02-01", groups_label="oppositie")
        say(council, variant, "tegen", "2017-02-01", groups_label="coalitie")

        _, groups = asked(dossier)

        found = groups[council.pk, variant.pk]
        told = {each.held.entry.position.groups_label: each.held.stance for each in found}
        assert told == {"oppositie": "voor", "coalitie": "tegen"}

    def test_of_a_variant_are_also_those_on_its_proposals(
        self, dossier, council, variant, proposal
    ):
        say(council, proposal, "tegen", groups_label="oppositie")

        bodies, groups = asked(dossier)

        assert bodies == {}
        [through] = groups[council.pk, variant.pk]
        [itself] = groups[council.pk, proposal.pk]
        assert (through.via, itself.via) == (proposal, None)

    def test_are_read_with_their_term(self, dossier, council, variant):
        position = say(council, variant, "voor", groups_label="samen")
        for term in (make.CouncilTermFactory(body=council),) * 2:
            make.PositionGroupFactory(position=position, group=make.GroupFactory(term=term))

        [told] = asked(dossier)[1][council.pk, variant.pk]

        assert told.told.can_be_counted


class TestTwoClocks:
    def test_a_correction_is_seen_from_its_recording_on_and_the_old_stays_known(
        self, dossier, council, variant
    ):
        position = say(council, variant, "voor")
        before = position.history.latest("history_id").history_date
        correct_record(
            position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
        )
        after = position.history.latest("history_id").history_date

        reader = public(at=after + timedelta(days=1))
        then, _ = asked(dossier, reader=reader, known_at=before)
        now, _ = asked(dossier, reader=reader, known_at=after)

        assert then[council.pk, variant.pk].held.stance == "voor"
        assert now[council.pk, variant.pk].held.stance == "tegen"
        assert asked(dossier)[0][council.pk, variant.pk].held.stance == "tegen"

    def test_a_withdrawn_record_is_gone_now_and_stays_known_then(self, dossier, council, variant):
        position = say(council, variant, "voor")
        before = position.history.latest("history_id").history_date
        withdraw_record(position, by=beheer(), reason="Ander orgaan.")

        reader = public(at=before + timedelta(days=1))

        assert asked(dossier)[0] == {}
        assert asked(dossier, reader=reader, known_at=before)[0] != {}

    def test_nothing_was_known_before_the_first_record(self, dossier, council, variant):
        say(council, variant, "voor")

        assert asked(dossier, known_at=NOW - timedelta(days=9000)) == ({}, {})

    def test_the_second_clock_asks_the_same_number_of_queries_for_one_and_for_many(
        self, dossier, council, variant, django_assert_num_queries
    ):
        say(council, variant, "voor")
        moment = NOW + timedelta(days=365)
        reader = public(at=moment)
        with django_assert_num_queries(6):
            asked(dossier, reader=reader, known_at=moment)
        for _ in range(3):
            say(make.council(dossier.region), variant, "tegen")

        with django_assert_num_queries(6):
            asked(dossier, reader=reader, known_at=moment)


class TestDrafts:
    def test_are_nobodys_but_their_griffie(self, dossier, council, variant):
        decision = make.DecisionFactory(dossier=dossier, body=council, draft=True)
        make.PositionFactory(
            decision=decision, subject=variant, dossier_of=dossier, stance="voor", draft=True
        )

        assert asked(dossier)[0] == {}
        assert asked(dossier, reader=beheer())[0] != {}


class TestStates:
    @pytest.mark.parametrize(
        ("day", "state", "uncertain", "fallen"),
        [
            ("2017-03-27", None, False, False),
            ("2017-03-28", "voorgelegd", False, False),
            ("2017-05-01", "verworpen", True, False),
            ("2017-05-30", "verworpen", True, False),
            ("2017-05-31", "verworpen", False, True),
            ("2020-01-01", "verworpen", False, True),
        ],
    )
    def test_hold_from_their_first_day_and_are_uncertain_until_their_last(
        self, dossier, proposal, day, state, uncertain, fallen
    ):
        for dated_on, given in (("2017-03-28", "voorgelegd"), ("2017-05", "verworpen")):
            make.MilestoneFactory(dossier=dossier, subject=proposal, dated_on=dated_on, state=given)

        found = compute_proposal_states(
            read_milestones(dossier, reader=public()), date.fromisoformat(day)
        ).get(proposal.pk)

        assert (found.state if found else None) == state
        assert bool(found and found.uncertain) is uncertain
        assert bool(found and found.fallen_on) is fallen
