"""The history of one record: from where a reader may read it, who wrote, what changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from decisions.actions import (
    confirm_position,
    correct_record,
    delete_draft,
    publish_record,
    save_record,
    share_record,
    withdraw_record,
)
from decisions.history import read_versions
from municipalities.models import RoleKind
from municipalities.proof.links import ChainLink
from municipalities.tracking import write_record
from tests import people
from tests.decisions.worlds import fresh
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    DossierFactory,
    MilestoneFactory,
    SourceFactory,
    SubjectFactory,
    publish_row,
)

pytestmark = pytest.mark.django_db
CANARY = "KANARIE-ONGEPUBLICEERD"
NOW, DAY = people.NOW, timedelta(days=1)
OUTSIDERS = ["public", "nobody", "strange_griffie", "strange_redactie"]


def told(record, reader):
    """Everything that the versions of a record tell, as one text."""
    return " ".join(
        f"{each.who} {each.reason} {each.changes} {vars(each.row)}"
        for each in read_versions(fresh(record), reader=reader)
    )


def on(day):
    return time_machine.travel(NOW - 20 * DAY + day * DAY, tick=False)


class TestOlderVersions:
    @pytest.mark.parametrize("who", [*OUTSIDERS, "raadslid", "other_griffie"])
    def test_from_before_publication_stay_unseen(self, world, who):
        decision = world.decision(title=CANARY, draft=True)
        decision.title = "Besluit"
        save_record(decision, by=world.griffie, reason=CANARY)
        publish_record(decision, by=world.griffie)

        assert CANARY not in told(decision, getattr(world, who))
        assert len(read_versions(decision, reader=getattr(world, who))) == 1

    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_from_before_publication_are_read_by_who_keeps_the_record(self, world, who):
        decision = world.decision(title=CANARY, draft=True)
        decision.title = "Besluit"
        save_record(decision, by=world.griffie)
        publish_record(decision, by=world.griffie)

        assert CANARY in told(decision, getattr(world, who))
        assert len(read_versions(decision, reader=getattr(world, who))) == 3

    @pytest.mark.parametrize(("who", "sees"), [("raadslid", True), ("public", False)])
    def test_from_when_it_was_shared_are_read_by_the_region(self, world, who, sees):
        decision = share_record(world.decision(title=CANARY, draft=True), by=world.griffie)
        decision.title = "Besluit"
        save_record(decision, by=world.griffie)
        publish_record(decision, by=world.griffie)

        assert (CANARY in told(decision, getattr(world, who))) == sees

    @pytest.mark.parametrize("who", OUTSIDERS)
    def test_that_were_corrected_under_embargo_stay_unseen_after_it(self, world, who):
        reader, griffie = getattr(world, who), world.griffie
        assert world.dossier and world.council
        with on(1):
            decision = world.decision(title=CANARY, draft=True)
            publish_record(decision, by=griffie, public_from=NOW - 10 * DAY)
        with on(2):
            correct_record(
                decision, changes={"title": "Besluit"}, by=griffie, reason="Te ruim gezegd."
            )
        with on(12):
            correct_record(decision, changes={"title": "Beter"}, by=griffie, reason="Beter gezegd.")

        last, first = read_versions(decision, reader=reader)

        assert (first.row.title, last.row.title) == ("Besluit", "Beter")
        assert (first.is_first, first.changes) == (True, ())
        assert CANARY not in told(decision, reader)

    @pytest.mark.parametrize("who", OUTSIDERS)
    def test_begin_without_the_reason_that_was_given_under_embargo(self, world, who):
        reader, griffie = getattr(world, who), world.griffie
        assert world.dossier and world.council
        with on(1):
            decision = publish_record(
                world.decision(draft=True), by=griffie, public_from=NOW - 10 * DAY
            )
        with on(2):
            correct_record(decision, changes={"title": "Besluit"}, by=griffie, reason=CANARY)

        (first,) = read_versions(decision, reader=reader)

        assert (first.row.title, first.reason) == ("Besluit", "")
        assert CANARY in told(decision, griffie)

    @pytest.mark.parametrize("who", OUTSIDERS)
    def test_of_what_is_not_public_are_none(self, world, who):
        later = NOW + DAY
        records = [
            world.decision(draft=True),
            share_record(world.decision(draft=True), by=world.griffie),
            world.decision(public_from=later),
            withdraw_record(
                world.decision(public_from=later), by=world.griffie, reason="Te vroeg."
            ),
        ]

        assert [len(read_versions(each, reader=getattr(world, who))) for each in records] == [0] * 4

    def test_of_a_withdrawn_record_stay_readable_with_the_reason(self, world):
        decision = withdraw_record(world.decision(), by=world.griffie, reason="Nooit genomen.")

        last = read_versions(decision, reader=world.public)[0]

        assert last.reason == "Nooit genomen."
        assert ("status", "gepubliceerd", "ingetrokken") in [
            (each.label, each.before, each.after) for each in last.changes
        ]


class TestOlderVersionsOfAPart:
    """Evidence, lines and groups have no status: what they belong to says who saw them."""

    @pytest.mark.parametrize("who", OUTSIDERS)
    def test_of_a_draft_stay_unseen_once_it_is_public(self, world, who):
        position = world.position(draft=True)
        reading = world.reading(position, summary=CANARY)
        reading.summary = "Wat er staat"
        save_record(reading, by=world.griffie)
        publish_record(position.decision, by=world.griffie)

        [only] = read_versions(reading, reader=getattr(world, who))

        assert only.row.summary == "Wat er staat"
        assert CANARY not in told(reading, getattr(world, who))

    @pytest.mark.parametrize("who", OUTSIDERS)
    def test_of_a_draft_are_none(self, world, who):
        item = AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        line = AgendaLineFactory(item=item, text=CANARY)

        assert not read_versions(line, reader=getattr(world, who))

    @pytest.mark.parametrize("who", ["public", "raadslid"])
    def test_of_a_draft_dossier_are_none(self, world, who):
        dossier = DossierFactory(region=world.region, draft=True)
        milestone = MilestoneFactory(dossier=dossier, title=CANARY)

        assert not read_versions(milestone, reader=getattr(world, who))
        assert len(read_versions(milestone, reader=world.redactie)) == 1

    def test_of_a_public_dossier_are_read_by_all(self, world):
        milestone = MilestoneFactory(dossier=world.dossier)

        assert len(read_versions(milestone, reader=world.public)) == 1


class TestManyVersions:
    """A record that changed often: only what is asked for is told."""

    def changed(self, world, times):
        decision = world.decision(title="0")
        for number in range(times):
            changes = {"title": str(number + 1)}
            correct_record(decision, changes=changes, by=world.griffie, reason="Beter.")
        return fresh(decision)

    def test_are_told_by_part_as_they_are_told_whole(self, world):
        versions = read_versions(self.changed(world, 6), reader=world.griffie)
        whole = list(versions)

        assert len(versions) == len(whole)
        assert versions[2:5] == whole[2:5]
        assert (versions[0], versions[-1]) == (whole[0], whole[-1])
        assert [each.is_first for each in whole] == [False] * 6 + [True]
        assert [each.changes[0].before for each in whole[:-1]] == [str(n) for n in range(5, -1, -1)]

    def test_end_at_a_moment(self, world):
        decision = self.changed(world, 4)
        moment = decision.history.order_by("history_id")[2].history_date

        versions = read_versions(decision, reader=world.griffie, until=moment)

        assert [each.row.title for each in versions] == ["2", "1", "0"]

    def test_ask_no_more_for_many_links_than_for_one(self, world, django_assert_num_queries):
        position = world.position()
        for number in range(5):
            subject = SubjectFactory(dossier=world.dossier, name=f"Onderwerp {number}")
            correct_record(
                position, changes={"subject": subject}, by=world.griffie, reason="Beter."
            )
        versions = read_versions(fresh(position), reader=world.griffie)

        # The subjects, and where the versions stand in the chain.
        with django_assert_num_queries(2):
            told = list(versions)

        assert told[0].changes[0].after == "Onderwerp 4"

    def test_tell_where_each_stands_in_the_chain(self, world):
        decision = self.changed(world, 4)

        places = [each.place for each in read_versions(decision, reader=world.griffie)]

        links = ChainLink.objects.filter(kind="decisions.decision", record_id=decision.pk)
        told = links.order_by("-number").values_list("chain", "number", "hash")
        assert places == list(told)
        assert {place.chain for place in places} == {f"dossier-{decision.dossier_id}"}


class TestWho:
    @pytest.mark.parametrize("who", ["public", "nobody", "raadslid"])
    def test_is_a_role_for_who_keeps_nothing(self, world, who):
        world.griffie.user.first_name = "Verzonnen Naam"
        world.griffie.user.save()
        decision = publish_record(world.decision(draft=True), by=world.griffie)

        [version] = read_versions(decision, reader=getattr(world, who))

        assert version.who == f"de griffie van {world.council.municipality}"
        assert "Verzonnen" not in version.who.removesuffix(str(world.council.municipality))

    @pytest.mark.parametrize("who", ["griffie", "other_griffie", "redactie", "beheer"])
    def test_is_a_name_for_who_keeps_records(self, world, who):
        assert world.griffie
        decision = publish_record(world.decision(draft=True), by=world.griffie)

        assert read_versions(decision, reader=getattr(world, who))[0].who == str(world.griffie.user)

    def test_is_the_college_that_confirmed(self, world):
        position = world.position(decision=world.decision(body=world.college))

        confirm_position(position, by=world.collegian)

        last = read_versions(position, reader=world.public)[0]
        assert last.who == f"het college van {world.council.municipality}"

    def test_is_the_redactie_for_what_it_keeps(self, world):
        decision = publish_record(
            world.decision(body=world.steering_group, draft=True), by=world.redactie
        )

        assert (
            read_versions(decision, reader=world.public)[0].who
            == f"de regioredactie van {world.region}"
        )

    def test_is_the_role_that_was_held_then_not_one_that_came_later(self, world):
        council = world.municipality_without_people()
        decision = publish_record(world.decision(body=council, draft=True), by=world.redactie)
        role = people.give(world.redactie.user, RoleKind.GRIFFIE, municipality=council.municipality)
        role.started_at = decision.history.latest().history_date + DAY
        write_record(role, by=world.beheer)

        assert (
            read_versions(decision, reader=world.public)[0].who
            == f"de regioredactie van {world.region}"
        )

    def test_is_no_home_at_all_for_somebody_of_elsewhere(self, world):
        decision = world.decision(draft=True)
        write_by_hand = replace(world.strange_griffie, is_beheer=True)
        publish_record(decision, by=write_by_hand)

        assert read_versions(decision, reader=world.public)[0].who == "een medewerker"


class TestChanges:
    def last(self, record, reader):
        return {
            each.label: (each.before, each.after)
            for each in read_versions(record, reader=reader)[0].changes
        }

    def test_say_what_stood_there_and_what_stands_now(self, world):
        decision = world.decision(title="Beslut")
        changes = {"title": "Besluit", "no_vote_asked": True, "note": "Hamerstuk", "form": "motie"}
        correct_record(decision, changes=changes, by=world.griffie, reason="Uit het verslag.")

        assert self.last(decision, world.public) == {
            "waarover": ("Beslut", "Besluit"),
            "zonder stemming": ("nee", "ja"),
            "toelichting": ("–", "Hamerstuk"),
            "vorm": ("besluit", "motie"),
        }

    def test_leave_the_bookkeeping_out(self, world):
        decision = world.decision()
        correct_record(decision, changes={"dated_on": "2016-07"}, by=world.griffie, reason="Maand.")

        assert self.last(decision, world.public) == {"datum": ("2016-06-01", "2016-07")}

    def test_name_what_a_link_points_to(self, world):
        old, new = world.subject, SubjectFactory(dossier=world.dossier)
        position = world.position()
        correct_record(position, changes={"subject": new}, by=world.griffie, reason="Verkeerd.")

        assert self.last(position, world.public) == {"onderwerp": (str(old), str(new))}

    @pytest.mark.parametrize("who", ["public", "raadslid"])
    def test_name_no_person_who_confirmed(self, world, who):
        world.griffie.user.first_name = "Verzonnen Naam"
        world.griffie.user.save()
        position = confirm_position(world.position(), by=world.griffie)

        changes = self.last(position, getattr(world, who))

        assert changes.keys() == {"bevestigd op"}
        assert "Verzonnen Naam" not in str(changes)

    @pytest.mark.parametrize(("who", "sees"), [("public", False), ("griffie", True)])
    def test_name_no_link_that_the_reader_may_not_see(self, world, who, sees):
        hidden = world.decision(title=CANARY, draft=True)
        remark = world.remark()
        correct_record(
            remark, changes={"decision": hidden}, by=world.griffie, reason="Komt hieruit."
        )

        [(before, after)] = self.last(remark, getattr(world, who)).values()

        assert (before, after == CANARY) == ("–", sees)
        assert sees or after == "(niet te zien)"

    @pytest.mark.parametrize(("who", "sees"), [("public", False), ("griffie", True)])
    def test_name_no_source_that_is_not_public(self, world, who, sees):
        item = AgendaItemFactory(dossier=world.dossier, body=world.council)
        stil = SourceFactory(title=CANARY, is_public=False)
        correct_record(item, changes={"source": stil}, by=world.griffie, reason="Bron erbij.")

        assert (CANARY in str(self.last(item, getattr(world, who)))) == sees

    def test_survive_that_what_they_point_to_is_gone(self, world):
        position = world.position()
        reading = world.reading(position)
        for shown in (reading, None):
            position.shown = shown
            save_record(position, by=world.griffie, reason="Gekozen.")
        delete_draft(reading, by=world.griffie, reason="Dubbel.")

        assert self.last(position, world.public) == {"getoonde lezing": ("(niet te zien)", "–")}

    def test_write_moments_as_the_clock_says_in_the_netherlands(self, world):
        decision = publish_row(world.decision(draft=True), public_from=NOW)

        changes = self.last(decision, world.griffie)

        assert changes["openbaar vanaf"] == ("–", "23 november 2026 13:00")


class TestCost:
    @pytest.mark.parametrize("who", ["public", "griffie"])
    def test_is_the_same_for_one_version_and_for_many(self, world, who, django_assert_num_queries):
        reader = getattr(world, who)
        decision = fresh(publish_record(world.decision(draft=True), by=world.griffie))
        for number in range(8):
            changes = {"title": f"Versie {number}"}
            correct_record(decision, changes=changes, by=world.griffie, reason="Beter.")
        decision = decision._meta.model.objects.select_related("dossier", "body__municipality").get(
            pk=decision.pk
        )

        with django_assert_num_queries(2 if who == "public" else 1):
            found = read_versions(decision, reader=reader)

        assert len(found) == (9 if who == "public" else 10)
