"""Lanes: who held what on one subject through time."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.board.reference import read_dossier_rows
from decisions.board.snapshot import Snapshot
from decisions.board.timeline import (
    build_events,
    build_lanes,
    read_shown_evidence,
    read_timeline_rows,
)
from tests import factories as make
from tests.people import public

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2016, 1, 1), date(2018, 12, 31)


@pytest.fixture
def dossier():
    return make.DossierFactory()


@pytest.fixture
def variant(dossier):
    return make.SubjectFactory(dossier=dossier, number=1)


def lanes_of(dossier, subject, first_on=FIRST, last_on=LAST, reader=None):
    material = read_timeline_rows(dossier, reader=reader or public())
    return build_lanes(material, subject, first_on, last_on)


def say(body, subject, stance="voor", dated_on="2017-05-09", **fields):
    return make.PositionFactory(
        dossier_of=subject.dossier,
        spoken_by=body,
        subject=subject,
        stance=stance,
        dated_on=dated_on,
        **fields,
    )


def council(dossier, name, **fields):
    municipality = make.MunicipalityFactory(name=name)
    return make.council(dossier.region, municipality=municipality, **fields)


def speakers(lane):
    return [(strand.body, strand.label) for strand in lane.strands]


class TestLanes:
    def test_are_those_of_who_took_part_on_a_day_of_the_window(self, dossier, variant):
        stays, comes = council(dossier, "Blijft"), council(dossier, "Komt", since="2018-01-01")
        leaves = council(dossier, "Aftreder")
        make.MembershipFactory(
            region=dossier.region,
            municipality=leaves.municipality,
            dated_on="2017-01-01",
            takes_part=False,
        )

        early = lanes_of(dossier, variant, FIRST, date(2016, 12, 31))
        late = lanes_of(dossier, variant, date(2017, 1, 1), LAST)

        assert [lane.name for lane in early] == ["Aftreder", "Blijft"]
        assert [lane.name for lane in late] == ["Blijft", "Komt"]
        assert [lane.strands[0].body for lane in late] == [stays, comes]

    def test_have_the_council_first_then_its_groups_and_the_college(self, dossier, variant):
        body = council(dossier, "Aalst")
        college = make.BodyFactory(is_college=True, municipality=body.municipality)
        say(college, variant)
        say(body, variant, groups_label="oppositie")

        [lane] = lanes_of(dossier, variant)

        assert speakers(lane) == [(body, ""), (body, "oppositie"), (college, "")]
        assert [strand.is_council for strand in lane.strands] == [True, False, False]
        assert lane.strands[0].segments == ()

    def test_leave_out_a_college_that_said_nothing(self, dossier, variant):
        body = council(dossier, "Aalst")
        make.BodyFactory(is_college=True, municipality=body.municipality)

        [lane] = lanes_of(dossier, variant)

        assert speakers(lane) == [(body, "")]

    def test_hold_a_member_whose_council_nobody_entered(self, dossier, variant):
        make.MembershipFactory(
            region=dossier.region, municipality=make.MunicipalityFactory(name="Leeg")
        )

        [lane] = lanes_of(dossier, variant)

        assert (lane.name, speakers(lane)) == ("Leeg", [(None, "")])
        assert lane.strands[0].is_council

    def test_end_with_bodies_of_the_region_that_spoke(self, dossier, variant):
        council(dossier, "Aalst")
        group = make.BodyFactory(is_steering_group=True, region=dossier.region)
        silent = lanes_of(dossier, variant)
        say(group, variant)

        assert [lane.name for lane in silent] == ["Aalst"]
        assert [lane.name for lane in lanes_of(dossier, variant)] == ["Aalst", "Stuurgroep"]

    def test_leave_out_what_was_said_on_another_subject(self, dossier, variant):
        body = council(dossier, "Aalst")
        other = make.SubjectFactory(dossier=dossier, number=2)
        say(body, other)

        [lane] = lanes_of(dossier, variant)

        assert lane.strands[0].segments == ()


class TestSegments:
    def test_of_a_variant_may_be_of_the_proposal_that_works_it_out(self, dossier, variant):
        proposal = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        body = council(dossier, "Aalst")
        say(body, proposal, "tegen", "2017-01-01")
        say(body, variant, "voor", "2017-05-09")

        [[via, own]] = [lane.strands[0].segments for lane in lanes_of(dossier, variant)]
        [[single]] = [lane.strands[0].segments for lane in lanes_of(dossier, proposal)]

        assert (via.entry.position.subject_id, via.until) == (proposal.pk, date(2017, 5, 9))
        assert own.entry.position.subject_id == variant.pk
        assert single.until is None

    def test_of_a_variant_hold_what_groups_said_on_its_proposal(self, dossier, variant):
        proposal = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        body = council(dossier, "Aalst")
        say(body, proposal, "tegen", groups_label="oppositie")

        [lane] = lanes_of(dossier, variant)

        assert speakers(lane) == [(body, ""), (body, "oppositie")]

    def test_of_one_label_stand_apart_where_nobody_knows_which_came_last(self, dossier, variant):
        body = council(dossier, "Aalst")
        say(body, variant, "tegen", "2017-05", groups_label="oppositie")
        say(body, variant, "voor", "2017-05-09", groups_label="oppositie")

        [lane] = lanes_of(dossier, variant)

        assert speakers(lane) == [(body, ""), (body, "oppositie"), (body, "oppositie")]

    def test_keep_an_act_that_another_of_its_day_followed(self, dossier, variant):
        body = council(dossier, "Aalst")
        first, second = say(body, variant, "voor"), say(body, variant, "tegen")

        [[strand]] = [lane.strands for lane in lanes_of(dossier, variant)]

        assert [each.position for each in strand.passed] == [first]
        assert [each.position for each in strand.entries] == [first, second]

    def test_say_what_the_board_says_of_every_day(self, dossier, variant):
        proposal = make.SubjectFactory(dossier=dossier, is_proposal=True, works_out=variant)
        body = council(dossier, "Aalst")
        for subject, stance, dated_on in (
            (proposal, "voor", "2016-11"),
            (proposal, "tegen", "2017-04/2017-05"),
            (variant, "geen_blokkade", "2017-06-15~"),
            (variant, "tegen", "2018-01"),
        ):
            say(body, subject, stance, dated_on)
        [lane] = lanes_of(dossier, variant)
        material = read_dossier_rows(dossier, reader=public())

        for passed in range(0, 900, 15):
            day = date(2016, 9, 15) + timedelta(days=passed)
            shown = [each for each in lane.strands[0].segments if each.holds_on(day)]
            cell = Snapshot(material, day).cell(body, variant)
            told = [each.entry.position for each in shown]
            assert told == ([cell.position] if cell.is_known else [])


class TestWhatTheReaderMaySee:
    def test_leaves_drafts_out(self, dossier, variant):
        body = council(dossier, "Aalst")
        say(body, variant, draft=True)

        [lane] = lanes_of(dossier, variant)

        assert lane.strands[0].segments == ()

    def test_leaves_out_the_title_of_a_source_that_is_not_public(self, dossier, variant):
        body = council(dossier, "Aalst")
        for is_public in (True, False):
            make.EvidenceFactory(
                position=say(body, variant, dated_on=f"2017-0{1 + is_public}-01"),
                source=make.SourceFactory(is_public=is_public, title="Stuk"),
            )
        entries = read_timeline_rows(dossier, reader=public()).entries

        places = read_shown_evidence(dossier, entries, reader=public())

        assert sorted(each.source_title or "" for each in places.values()) == ["", "Stuk"]


class TestPlaces:
    def test_are_the_reading_that_was_chosen_else_the_first(self, dossier, variant):
        body = council(dossier, "Aalst")
        position = say(body, variant)
        first, second = (make.EvidenceFactory(position=position, place=f"p. {n}") for n in (1, 2))
        entries = read_timeline_rows(dossier, reader=public()).entries

        before = read_shown_evidence(dossier, entries, reader=public())
        entries[0].position.shown_id = second.pk
        after = read_shown_evidence(dossier, entries, reader=public())

        assert (before[position.pk], after[position.pk]) == (first, second)

    def test_are_none_where_nothing_shows_it(self, dossier, variant):
        say(council(dossier, "Aalst"), variant)
        entries = read_timeline_rows(dossier, reader=public()).entries

        assert read_shown_evidence(dossier, entries, reader=public()) == {}


def test_events_name_the_councils_that_were_renewed(dossier, variant):
    body = council(dossier, "Aalst")
    make.CouncilTermFactory(body=body, dated_on="2018-03-29", election_year=2018)
    make.MilestoneFactory(dossier=dossier, dated_on="2017-05", title="Bundel")

    found = build_events(read_timeline_rows(dossier, reader=public()), variant)

    recorded = [each.title for each in found if not each.is_by_law]
    assert recorded == ["Bundel", "nieuwe raad: Aalst"]


def test_are_read_in_as_many_queries_for_one_as_for_many(dossier, variant):
    numbers = []
    for number in range(6):
        body = council(dossier, f"Stad {number}")
        make.CouncilTermFactory(body=body)
        make.EvidenceFactory(position=say(body, variant))
        with CaptureQueriesContext(connection) as asked:
            material = read_timeline_rows(dossier, reader=public())
            build_lanes(material, variant, FIRST, LAST)
            build_events(material, variant)
            read_shown_evidence(dossier, material.entries, reader=public())
        numbers.append(len(asked))

    assert numbers == [numbers[0]] * 6
