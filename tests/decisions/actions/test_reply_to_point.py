"""One reply to what several bodies said alike."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions import reply_to_point, withdraw_record
from decisions.models import Reply, Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


@pytest.fixture
def asked(world):
    """A round of the steering group with a point that two councils made."""
    round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.steering_group)
    remarks = [world.remark(round=round_, body=body) for body in (world.council, world.neighbour)]
    point = make.PointFactory(dossier=world.dossier)
    for each in remarks:
        make.PointRemarkFactory(point=point, remark=each)
    return SimpleNamespace(round=round_, remarks=remarks, point=point)


def answer(world, **fields):
    said = {"body": world.steering_group, "outcome": "deels", "reasons": "Voor een deel."}
    return Reply(**({"dated_on": "2016-09-01"} | said | fields))


def reply(world, asked, by=None, remarks=None, **fields):
    remarks = asked.remarks if remarks is None else remarks
    return reply_to_point(remarks, answer(world, **fields), by=by or world.redactie)


class TestReplyToPoint:
    def test_gives_each_remark_its_own_reply(self, world, asked):
        version = make.SubjectFactory(dossier=world.dossier, is_proposal=True)

        reply(world, asked, changed_in=version, changed_where="hoofdstuk 3")

        told = Reply.objects.order_by("remark").values_list(
            *("remark", "outcome", "reasons", "changed_in", "changed_where", "status")
        )
        said = ("deels", "Voor een deel.", version.pk, "hoofdstuk 3", Status.DRAFT)
        assert list(told) == [(each.pk, *said) for each in asked.remarks]

    def test_leaves_a_remark_that_is_linked_later_without_a_reply(self, world, asked):
        reply(world, asked)

        later = world.remark(round=asked.round)
        make.PointRemarkFactory(point=asked.point, remark=later)

        assert not later.replies.exists()
        assert Reply.objects.count() == 2

    def test_refuses_a_second_reply_and_writes_none(self, world, asked):
        reply(world, asked, remarks=asked.remarks[:1])

        with pytest.raises(ValidationError, match="staat al een reactie"):
            reply(world, asked)

        assert Reply.objects.count() == 1

    def test_replies_again_where_the_first_was_withdrawn(self, world, asked):
        first = make.ReplyFactory(remark=asked.remarks[0], body=world.steering_group)
        withdraw_record(first, by=world.redactie, reason="Onjuist overgenomen.")

        reply(world, asked)

        assert asked.remarks[0].replies.count() == 2

    def test_refuses_no_remarks_and_a_remark_without_a_round(self, world, asked):
        with pytest.raises(ValidationError, match="ten minste één punt"):
            reply(world, asked, remarks=[])
        with pytest.raises(ValidationError, match="bij geen ronde"):
            reply(world, asked, remarks=[world.remark()])

    def test_refuses_another_body_than_the_one_that_asked(self, world, asked):
        other = make.BodyFactory(kind="klankbordgroep", municipality=None, region=world.region)

        with pytest.raises(ValidationError, match="In deze ronde vroeg Stuurgroep"):
            reply(world, asked, body=other)

    def test_refuses_a_reply_before_the_remark(self, world, asked):
        with pytest.raises(ValidationError, match="komt na de wens"):
            reply(world, asked, dated_on="2016-05-01")

    def test_takes_a_version_that_is_a_proposal_only(self, world, asked):
        with pytest.raises(ValidationError, match="versie is een voorstel"):
            reply(world, asked, changed_in=world.subject)

    @pytest.mark.parametrize("who", ["griffie", "raadslid", "collegian", "strange_redactie"])
    def test_is_for_who_works_for_the_asking_body(self, world, asked, who):
        with pytest.raises(PermissionDenied):
            reply(world, asked, by=getattr(world, who))

        assert not Reply.objects.exists()

    def test_is_for_the_griffie_of_a_municipality_that_asked(self, world):
        round_ = make.RoundFactory(dossier=world.dossier, opened_by=world.college)
        remark = world.remark(round=round_, body=world.neighbour)

        made = reply_to_point([remark], answer(world, body=world.college), by=world.griffie)

        assert [each.body for each in made] == [world.college]

    def test_is_the_regioredacties_where_nobody_opened_the_round(self, world):
        remark = world.remark(round=make.RoundFactory(dossier=world.dossier))

        with pytest.raises(PermissionDenied):
            reply_to_point([remark], answer(world, body=world.council), by=world.griffie)
        assert reply_to_point([remark], answer(world), by=world.redactie)
