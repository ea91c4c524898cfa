"""Read as if records were public already: the rows, their history, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from decisions.history import read_versions, visible_rows
from decisions.models import Decision, Position, Preview, Remark, Status
from tests import people
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
LATER = people.NOW + timedelta(days=365)


def onlooker(world, *records, public_from=people.NOW, at=LATER):
    """Return the public at a moment, for whom these records count as public."""
    chosen = frozenset((type(each), each.pk) for each in records)
    user = world.griffie.user
    preview = Preview(chosen, public_from, recorded_at=people.NOW, user=user, reason="Zo.")
    return replace(people.public(), at=at, preview=preview)


class TestLiveRows:
    def test_are_seen_and_stand_as_published(self, world):
        decision, other = world.decision(draft=True), world.decision(draft=True)

        [found] = Decision.objects.visible_to(onlooker(world, decision))

        assert found == decision != other
        stands = (found.status, found.public_from, found.shared_at)
        assert stands == (Status.PUBLISHED, people.NOW, people.NOW)

    def test_of_another_kind_stay_closed(self, world):
        decision = world.decision(draft=True)
        world.remark(draft=True)

        assert not Remark.objects.visible_to(onlooker(world, decision)).exists()

    def test_are_not_seen_before_their_moment(self, world):
        decision = world.decision(draft=True)
        reader = onlooker(world, decision, public_from=LATER + HOUR)

        assert not Decision.objects.visible_to(reader).exists()

    def test_that_were_read_along_stand_as_published_too(self, world):
        position = world.position(draft=True)
        reader = onlooker(world, position, position.decision)

        [found] = Position.objects.visible_to(reader).select_related("decision")

        assert found.decision.status == Status.PUBLISHED

    def test_of_which_little_was_read_ask_for_no_more(self, world, django_assert_num_queries):
        reader = onlooker(world, world.decision(draft=True))

        with django_assert_num_queries(1):
            [found] = Decision.objects.visible_to(reader).only("id", "title", "status")
            assert (found.status, found.public_from) == (Status.PUBLISHED, people.NOW)

    def test_that_were_not_chosen_stand_as_they_do(self, world):
        public = fresh(world.decision())
        reader = onlooker(world, world.decision(draft=True))

        found = Decision.objects.visible_to(reader).get(pk=public.pk)

        assert (found.status, found.public_from) == (public.status, public.public_from)

    def test_are_stored_as_they_were(self, world):
        decision = world.decision(draft=True)

        assert list(Decision.objects.visible_to(onlooker(world, decision))) == [decision]
        assert fresh(decision).status == Status.DRAFT


class TestHistory:
    def known(self, world, decision, known_at):
        """Return the rows of the history as an onlooker of a year later knows them."""
        reader = onlooker(world, decision)
        return list(visible_rows(Decision, reader, known_at, dossier=world.dossier))

    def test_rows_known_after_it_stand_as_published(self, world):
        [found] = self.known(world, world.decision(draft=True), LATER)

        assert (found.status, found.public_from) == (Status.PUBLISHED, people.NOW)

    def test_rows_known_before_it_are_as_they_were(self, world):
        assert self.known(world, world.decision(draft=True), people.NOW - HOUR) == []

    def test_of_a_chosen_record_tells_the_version_to_come(self, world):
        decision = world.decision(draft=True)
        count = decision.history.count()
        reader = onlooker(world, decision)
        [shown] = Decision.objects.visible_to(reader)

        told = read_versions(shown, reader=reader)

        assert (told[0].reason, told[0].at) == ("Zo.", people.NOW)
        assert told[0].row.status == Status.PUBLISHED
        assert decision.history.count() == count
