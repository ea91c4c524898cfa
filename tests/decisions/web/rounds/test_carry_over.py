"""Taking open points of the round before along, in the workspace."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Remark
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting

pytestmark = pytest.mark.django_db
WHY = "Dit speelt nog steeds."


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.griffie
    assert shared_world.other_griffie
    shared_world.first = make.RoundFactory(dossier=shared_world.dossier)
    shared_world.round = make.RoundFactory(
        dossier=shared_world.dossier, follows=shared_world.first, dated_on="2017-08-01"
    )
    for body in (shared_world.council, shared_world.neighbour):
        make.RoundBodyFactory(round=shared_world.round, body=body)
    return shared_world


def left(world, text, **fields):
    return world.remark(round=world.first, text=text, **fields)


def at(world, by, round_=None):
    desk = Sitting(by)
    desk.open(f"/werkblad/{world.dossier.slug}/rondes/{(round_ or world.round).pk}/meenemen/")
    return desk


class TestTheList:
    def test_tells_what_nobody_replied_to(self, world):
        left(world, "Nog open")
        make.ReplyFactory(remark=left(world, "Beantwoord"))

        told = at(world, world.griffie).words

        assert ("Nog open" in told, "Beantwoord" in told) == (True, False)

    def test_offers_each_griffie_its_own_points(self, world):
        own, theirs = left(world, "Eigen"), left(world, "Van de buren", body=world.neighbour)

        desk = at(world, world.griffie)

        assert desk.page.context["takeable"] == {own.pk}
        assert "Van de buren" in desk.words
        assert at(world, world.other_griffie).page.context["takeable"] == {theirs.pk}

    def test_is_not_there_for_a_round_that_follows_none(self, world):
        assert at(world, world.redactie, world.first).page.status_code == 404

    def test_takes_as_many_queries_with_many_as_with_one(self, world):
        counts = []
        for number in (1, 55):
            for _ in range(number):
                left(world, "Nog open", theme=make.ThemeFactory(dossier=world.dossier))
            desk = at(world, world.griffie)
            with CaptureQueriesContext(connection) as asked:
                desk.open(desk.address)
            counts.append(len(asked))

        assert "Toon 20 meer (van 56)" in desk.words
        assert counts[0] == counts[1]


class TestTakingAlong:
    def test_makes_drafts_of_what_is_ticked(self, world):
        chosen = left(world, "Deze wel")
        left(world, "Deze niet")

        desk = at(world, world.griffie)
        desk.send(punt=[chosen.pk], dated_on="1 september 2017", reason=WHY)
        desk.follow()

        draft = Remark.objects.get(carried_from__isnull=False)
        assert (draft.carried_from, draft.round, draft.text) == (chosen, world.round, "Deze wel")
        assert "1 punt meegenomen als concept." in desk.words
        assert "meegenomen, 1 september 2017" in desk.words

    def test_happens_once(self, world):
        remark = left(world, "Deze wel")
        desk, again = at(world, world.griffie), at(world, world.griffie)
        typed = {"punt": [remark.pk], "dated_on": "1 september 2017", "reason": WHY}
        desk.send(**typed)

        again.send(**typed)

        assert again.page.status_code == 422
        assert "Een punt is intussen meegenomen" in again.words
        assert Remark.objects.filter(carried_from=remark).count() == 1

    def test_asks_a_reason_and_keeps_the_ticks(self, world):
        remark = left(world, "Deze wel")

        desk = at(world, world.griffie)
        desk.send(punt=[remark.pk], dated_on="1 september 2017", reason="")

        assert desk.page.status_code == 422
        assert f'value="{remark.pk}" checked' in desk.page.content.decode()
        assert Remark.objects.count() == 1

    def test_of_another_council_is_refused(self, world):
        left(world, "Eigen")
        theirs = left(world, "Van de buren", body=world.neighbour)

        desk = at(world, world.griffie)
        desk.send(punt=[theirs.pk], dated_on="1 september 2017", reason=WHY)

        assert desk.page.status_code == 422
        assert Remark.objects.count() == 2
