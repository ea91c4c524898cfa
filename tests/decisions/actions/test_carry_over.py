"""Taking an open point of one round along to the next."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import carry_over, withdraw_record
from decisions.models import Remark, Status
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = "2017-09-01"


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


@pytest.fixture
def rounds(world):
    first = make.RoundFactory(dossier=world.dossier, subject=world.subject)
    new = make.SubjectFactory(dossier=world.dossier, is_proposal=True)
    following = make.RoundFactory(
        dossier=world.dossier, subject=new, follows=first, dated_on="2017-08-01"
    )
    return SimpleNamespace(first=first, following=following, new=new)


def old(world, rounds, **fields):
    fields = {"round": rounds.first, "subject": world.subject, **fields}
    return world.remark(**fields)


def carry(world, rounds, *remarks, by=None, dated_on=DAY, reason="Dit speelt nog."):
    by = by or world.griffie
    return carry_over(remarks, rounds.following, dated_on=dated_on, by=by, reason=reason)


class TestCarryOver:
    def test_makes_a_draft_that_says_the_same_of_the_new_subject(self, world, rounds):
        theme = make.ThemeFactory(dossier=world.dossier)
        said = {"section": "hoofdstuk 3", "theme": theme, "groups_label": "GRP", "kind": "vraag"}
        remark = old(world, rounds, text="Zonder lastenverzwaring", **said)

        (draft,) = carry(world, rounds, remark)

        assert {name: getattr(draft, name) for name in said} == said
        assert (draft.text, draft.body, draft.status) == (
            *("Zonder lastenverzwaring", world.council, Status.DRAFT),
        )
        assert (draft.carried_from, draft.round, draft.subject) == (
            *(remark, rounds.following, rounds.new),
        )
        assert draft.history.get().history_change_reason == "Dit speelt nog."

    def test_takes_a_point_along_once(self, world, rounds):
        remark, other = old(world, rounds), old(world, rounds)
        carry(world, rounds, remark)

        with pytest.raises(ValidationError, match="al meegenomen"):
            carry(world, rounds, other, remark)

        assert Remark.objects.filter(carried_from__isnull=False).count() == 1

    def test_takes_no_point_with_a_reply_and_none_that_was_withdrawn(self, world, rounds):
        answered, gone = old(world, rounds), old(world, rounds)
        make.ReplyFactory(remark=answered)
        withdraw_record(gone, by=world.griffie, reason="Onjuist.")

        with pytest.raises(ValidationError, match="al gereageerd"):
            carry(world, rounds, answered)
        with pytest.raises(ValidationError, match="ingetrokken"):
            carry(world, rounds, Remark.objects.get(pk=gone.pk))

    def test_takes_points_of_the_round_before_only(self, world, rounds):
        with pytest.raises(ValidationError, match="waarop deze volgt"):
            carry(world, rounds, world.remark())
        with pytest.raises(ValidationError, match="waarop deze volgt"):
            carry(world, rounds, old(world, rounds, round=rounds.following))

    def test_asks_a_reason_and_a_day_in_the_new_round(self, world, rounds):
        remark = old(world, rounds)

        with pytest.raises(ValidationError, match="Zeg waarom"):
            carry(world, rounds, remark, reason=" ")
        with pytest.raises(ValidationError, match="vanaf het begin van de ronde"):
            carry(world, rounds, remark, dated_on="2017-07-01")
        with pytest.raises(ValidationError, match="ten minste één punt"):
            carry(world, rounds)

        assert Remark.objects.count() == 1

    def test_is_for_who_keeps_the_body(self, world, rounds):
        remark, theirs = old(world, rounds), old(world, rounds, body=world.neighbour)
        evening = old(world, rounds, body=None, gathering="Bewonersavond")

        for by, point in (
            (world.redactie, remark),
            (world.griffie, theirs),
            (world.griffie, evening),
            (world.raadslid, remark),
        ):
            with pytest.raises(PermissionDenied):
                carry(world, rounds, point, by=by)

        assert carry(world, rounds, evening, by=world.redactie)
