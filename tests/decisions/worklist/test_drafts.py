"""Drafts: a griffie's own by name, those of others as a number for the regioredactie."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Published
from decisions.worklist import count_drafts_of_griffies, list_drafts
from decisions.worklist.drafts import DRAFT_KINDS
from tests import factories as make

pytestmark = pytest.mark.django_db


def count_drafts(reader):
    """How many the reader has, and those of the griffies of its regions by body and kind."""
    return len(list_drafts(reader).homes), count_drafts_of_griffies(reader)


def told(rows):
    return [(each["draft_kind"], each["draft_text"]) for each in rows]


def numbers(rows):
    return [(each["draft_who"], each["draft_kind"], each["n"]) for each in rows]


def one_of_each(world):
    """Make a draft of every kind that a body has."""
    about = {"dossier": world.dossier, "body": world.council, "draft": True}
    make.StatementFactory(**about)
    make.AgendaItemFactory(**about)
    make.ReplyFactory(remark=world.remark(), body=world.council, draft=True)
    world.remark(draft=True)
    world.position(world.decision(), draft=True)
    world.decision(draft=True)


class TestDrafts:
    def test_are_of_every_kind_that_has_a_status(self):
        published = {each for each in Published.__subclasses__() if not each._meta.abstract}

        assert {kind.model for kind in DRAFT_KINDS} == published

    def test_come_newest_first_of_every_kind(self, world):
        one_of_each(world)

        found = list_drafts(world.griffie)[:10]

        assert [each["draft_kind"] for each in found] == [
            "decision", "position", "remark", "reply", "agenda_item", "statement",
        ]  # fmt: skip
        moments = [each["made_at"] for each in found]
        assert moments == sorted(moments, reverse=True)

    def test_say_whose_they_are_and_in_which_dossier(self, world):
        decision = world.decision(draft=True, title="Zienswijze")

        [row] = list_drafts(world.griffie)[:10]

        assert (row["draft_pk"], row["draft_text"]) == (decision.pk, "Zienswijze")
        assert (row["draft_who"], row["draft_home"]) == (world.council.name, world.dossier.title)
        assert row["draft_slug"] == world.dossier.slug

    @pytest.mark.parametrize("groups", ["", "oppositie (voltallig)"])
    def test_of_groups_are_told_in_the_name_of_groups(self, world, groups):
        position = world.position(world.decision(), draft=True, groups_label=groups)
        remark = world.remark(draft=True, groups_label=groups)

        told = {each["draft_kind"]: each["draft_who"] for each in list_drafts(world.griffie)[:10]}

        assert told == {"position": position.line.who, "remark": remark.raised_by}
        assert told["position"].endswith(groups)

    def test_leave_out_what_goes_along_with_a_draft(self, world):
        decision = world.decision(draft=True, title="Zienswijze")
        world.position(decision, draft=True)
        world.remark(decision=decision, draft=True)

        assert told(list_drafts(world.griffie)[:10]) == [("decision", "Zienswijze")]

    def test_leave_out_what_is_shared_published_or_somebody_elses(self, world):
        world.decision()
        world.decision(body=world.neighbour, draft=True)

        assert list_drafts(world.griffie)[:10] == []

    def test_of_a_dossier_are_its_redacties(self, world):
        draft = make.DossierFactory(region=world.region, draft=True, title="Nieuw")

        assert told(list_drafts(world.redactie)[:10]) == [("dossier", "Nieuw")]
        assert list_drafts(world.griffie)[:10] == []
        assert told(list_drafts(world.beheer)[:10]) == [("dossier", draft.title)]

    def test_say_where_they_belong(self, world):
        world.decision(draft=True)
        world.remark(body=world.college, draft=True)
        here = world.dossier.pk

        found = list_drafts(world.griffie)

        assert {*found.homes} == {(here, world.council.pk, None), (here, world.college.pk, None)}
        assert told(found.of(body=world.council.pk)[:10]) == told(found[:10])[1:]
        assert found.of(dossier=here + 1).homes == []

    def test_are_read_a_part_at_a_time_and_counted(self, world):
        for _each in range(3):
            one_of_each(world)
        found = list_drafts(world.griffie)
        everything = found[:100]

        parts = [found[start : start + 5] for start in range(0, 20, 5)]

        assert sum(parts, []) == everything
        assert len(found.homes) == len(everything) == 18

    @pytest.mark.parametrize("ask", [lambda reader: list_drafts(reader)[:10], count_drafts])
    def test_take_as_many_queries_for_many_as_for_one(self, world, ask):
        reader, asked = world.redactie, []
        for times in (1, 4):
            for _each in range(times):
                one_of_each(world)
            with CaptureQueriesContext(connection) as queries:
                ask(reader)
            asked.append(len(queries))

        assert asked[0] == asked[1]


class TestDraftsOfGriffies:
    def test_are_a_number_for_the_redactie(self, world):
        world.decision(draft=True, title="Niet te lezen")
        assert world.griffie.keeps

        own, of_griffies = count_drafts(world.redactie)

        assert (own, numbers(of_griffies)) == (0, [(world.council.name, "decision", 1)])
        assert list_drafts(world.redactie)[:10] == []

    def test_are_the_redacties_own_where_there_is_no_griffie(self, world):
        alone = world.municipality_without_people()
        world.decision(body=alone, draft=True, title="Te lezen")

        own, of_griffies = count_drafts(world.redactie)

        assert (own, of_griffies) == (1, [])
        assert told(list_drafts(world.redactie)[:10]) == [("decision", "Te lezen")]

    def test_are_nobody_elses_to_count(self, world):
        world.decision(draft=True)
        assert world.griffie.keeps

        for who in (world.other_griffie, world.strange_redactie, world.collegian):
            assert count_drafts(who) == (0, [])
