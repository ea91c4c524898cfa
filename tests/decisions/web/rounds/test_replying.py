"""Replying to the points of a round, adopting that and sending it, in the workspace."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Dispatch, Reply, ReplyNote, Status
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.griffie
    assert shared_world.other_griffie
    shared_world.round = make.RoundFactory(
        dossier=shared_world.dossier, opened_by=shared_world.steering_group, title="Zienswijzen"
    )
    for body in (shared_world.council, shared_world.neighbour):
        make.RoundBodyFactory(round=shared_world.round, body=body)
    return shared_world


def raised(world, text, **fields):
    return world.remark(round=world.round, text=text, **fields)


def linked(world, *remarks, title="Meer woningen", headings=("meer", "minder")):
    point = make.PointFactory(dossier=world.dossier, title=title)
    for each, heading in zip(remarks, headings, strict=False):
        make.PointRemarkFactory(point=point, remark=each, heading=heading)
    return point


def address(world, page=""):
    return f"/werkblad/{world.dossier.slug}/rondes/{world.round.pk}/{page}"


def at(world, page, by=None):
    desk = Sitting(by or world.redactie)
    desk.open(address(world, page))
    return desk


def replied(world, remark, **fields):
    fields = {"draft": True, "body": world.steering_group, **fields}
    return make.ReplyFactory(remark=remark, **fields)


class TestPoints:
    def test_tell_how_far_it_is(self, world):
        raised(world, "Nog niets op gezegd")
        replied(world, raised(world, "Wel iets op gezegd"), outcome="niet", reasons="Te duur.")

        told = at(world, "reacties/").words

        assert "Beantwoord: 1 van 2" in told
        assert "Niet overgenomen 1" in told
        assert "Nog zonder reactie met redenen 1" in told
        assert "Te duur." in told

    def test_stand_together_where_they_are_linked(self, world):
        linked(world, raised(world, "Bouw"), raised(world, "Bouw niet", body=world.neighbour))
        raised(world, "Iets anders")

        desk = at(world, "reacties/")

        together, alone = desk.page.context["page"].object_list
        assert (together.point.title, alone.point) == ("Meer woningen", None)
        assert [(each.remark.text, each.heading) for each in together.said] == [
            ("Bouw", "meer"),
            ("Bouw niet", "minder"),
        ]
        assert "Eén reactie op deze 2 punten" in desk.words

    def test_are_shown_as_chosen(self, world):
        raised(world, "Nog niets op gezegd")
        replied(world, raised(world, "Wel iets op gezegd"), outcome="niet")

        open_ = at(world, "reacties/?stand=zonder").words
        refused = at(world, "reacties/?stand=niet").words

        assert ("Nog niets op gezegd" in open_, "Wel iets op gezegd" in open_) == (True, False)
        assert ("Nog niets op gezegd" in refused, "Wel iets" in refused) == (False, True)
        assert at(world, "reacties/?stand=onzin").page.status_code == 400

    def test_stand_apart_where_they_came_after_the_adoption(self, world):
        replied(world, raised(world, "Op tijd"), draft=False)
        make.ReplyNoteFactory(round=world.round, body=world.steering_group)
        raised(world, "Te laat")

        told = at(world, "reacties/?stand=later").words

        assert ("Te laat" in told, "Op tijd" in told) == (True, False)

    def test_show_no_draft_of_a_council(self, world):
        raised(world, "Nog een concept", draft=True)

        assert "Nog een concept" not in at(world, "reacties/").words

    def test_are_paged_and_take_as_many_queries_with_many_as_with_one(self, world):
        few, many = make.RoundFactory(dossier=world.dossier), world.round
        for round_, number in ((few, 1), (many, 15)):
            for place in range(number):
                raise_two(world, round_, place)
        counts = []
        for round_ in (few, many):
            world.round = round_
            desk = at(world, "reacties/")
            with CaptureQueriesContext(connection) as asked:
                desk.open(address(world, "reacties/"))
            counts.append(len(asked))

        assert desk.page.context["page"].paginator.count == 30
        assert "Toon 10 meer (van 30)" in desk.words
        assert counts[0] == counts[1]

    @pytest.mark.parametrize(
        ("who", "status"), [("griffie", 403), ("raadslid", 403), ("redactie", 200), ("beheer", 200)]
    )
    def test_are_for_who_works_for_the_asking_body(self, world, who, status):
        for page in ("reacties/", f"reacties/{raised(world, 'Een wens').pk}/", "vaststellen/"):
            assert at(world, page, getattr(world, who)).page.status_code == status


def raise_two(world, round_, place):
    """Make a shared point with a reply and a remark that stands alone."""
    link = {"dossier": world.dossier, "round": round_, "body": world.council}
    shared = make.RemarkFactory(**link)
    replied(world, shared)
    make.PointRemarkFactory(point=make.PointFactory(dossier=world.dossier), remark=shared)
    make.RemarkFactory(**link, theme=make.ThemeFactory(dossier=world.dossier))


class TestReply:
    def test_is_given_once_to_what_is_linked(self, world):
        first, second = raised(world, "Bouw"), raised(world, "Bouw ook", body=world.neighbour)
        linked(world, first, second)
        version = make.SubjectFactory(dossier=world.dossier, is_proposal=True, name="Versie 2")

        desk = at(world, f"reacties/{first.pk}/?samen=1")
        desk.send(
            outcome="deels",
            reasons="Waar het kan.",
            changed_in=version.pk,
            changed_where="hoofdstuk 3",
            dated_on="1 september 2016",
        )

        assert desk.page["Location"] == address(world, "reacties/")
        told = Reply.objects.order_by("remark").values_list("remark", "body", "changed_in")
        assert list(told) == [
            (each.pk, world.steering_group.pk, version.pk) for each in (first, second)
        ]
        desk.follow()
        assert "Reactie bewaard bij 2 punten." in desk.words
        assert "Gewijzigd in Versie 2 , hoofdstuk 3" in desk.words

    def test_is_given_to_one_of_them_where_that_is_ticked(self, world):
        first, second = raised(world, "Bouw"), raised(world, "Bouw ook", body=world.neighbour)
        linked(world, first, second)

        desk = at(world, f"reacties/{second.pk}/")
        desk.send(outcome="niet", reasons="Te duur.", dated_on="1 september 2016")

        assert Reply.objects.get().remark == second

    def test_offers_proposals_of_the_dossier_as_versions(self, world):
        own = make.SubjectFactory(dossier=world.dossier, is_proposal=True)
        make.SubjectFactory(is_proposal=True)
        assert world.subject

        desk = at(world, f"reacties/{raised(world, 'Een wens').pk}/")

        assert list(desk.page.context["form"].fields["changed_in"].queryset) == [own]

    def test_asks_reasons(self, world):
        desk = at(world, f"reacties/{raised(world, 'Een wens').pk}/")

        desk.send(outcome="niet", dated_on="1 september 2016")

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "reasons")
        assert not Reply.objects.exists()

    def test_is_refused_and_kept_where_somebody_was_first(self, world):
        remark = raised(world, "Een wens")
        desk = at(world, f"reacties/{remark.pk}/")
        replied(world, remark)

        desk.send(outcome="niet", reasons="Zo is het.", dated_on="1 september 2016")

        assert desk.page.status_code == 422
        assert "Op dit punt staat intussen al een reactie." in desk.words
        assert "Zo is het." in desk.page.content.decode()
        assert at(world, f"reacties/{remark.pk}/").page.status_code == 302

    def test_is_to_a_remark_of_the_round(self, world):
        other = world.remark(round=make.RoundFactory(dossier=world.dossier))

        assert at(world, f"reacties/{other.pk}/").page.status_code == 404

    def test_names_a_body_where_nobody_opened_the_round(self, world):
        world.round = make.RoundFactory(dossier=world.dossier)
        remark = raised(world, "Een wens")

        desk = at(world, f"reacties/{remark.pk}/")
        typed = {"outcome": "niet", "reasons": "Te duur.", "dated_on": "1 september 2016"}
        desk.send(body=world.steering_group.pk, **typed)

        assert Reply.objects.get().body == world.steering_group


class TestAdopt:
    def test_says_what_still_lacks_a_reply_and_leads_there(self, world):
        remark = raised(world, "Nog niets op gezegd")

        desk = at(world, "vaststellen/")
        desk.send(adopted_on="1 oktober 2016")

        assert desk.page.status_code == 422
        assert "Nog 1 punt heeft op die dag geen reactie met redenen." in desk.words
        assert address(world, f"reacties/{remark.pk}/") in desk.page.content.decode()
        assert not ReplyNote.objects.exists()

    @time_machine.travel("2026-11-23T12:00:00Z", tick=False)
    def test_publishes_the_set_and_leads_to_sending(self, world):
        reply = replied(world, raised(world, "Een wens"))

        desk = at(world, "vaststellen/")
        assert "Met het vaststellen wordt 1 reactie openbaar" in desk.words
        assert "1 reactie is nog niet door een ander gelezen" in desk.words
        why = {"unreviewed_why": "Wij zijn alleen."}
        desk.send(adopted_on="1 oktober 2016", reference="Z-17-1", **why)
        desk.follow()

        assert fresh(reply).status == Status.PUBLISHED
        assert "Vastgesteld op 1 oktober 2016 door Stuurgroep. Kenmerk Z-17-1." in desk.words
        assert address(world, "verzenden/") in desk.page.content.decode()

    def test_happens_once(self, world):
        replied(world, raised(world, "Een wens"))
        desk = at(world, "vaststellen/")
        make.ReplyNoteFactory(round=world.round, body=world.steering_group)

        desk.send(adopted_on="1 oktober 2016")

        assert desk.page.status_code == 422
        assert ReplyNote.objects.count() == 1
        assert 'name="adopted_on"' not in at(world, "vaststellen/").page.content.decode()


class TestSend:
    def test_waits_for_the_adoption(self, world):
        assert at(world, "verzenden/").page["Location"] == address(world, "vaststellen/")

    def test_says_to_whom_and_when(self, world):
        make.ReplyNoteFactory(round=world.round, body=world.steering_group)

        desk = at(world, "verzenden/")
        desk.send(sent_on="4 oktober 2016")

        assert set(Dispatch.objects.values_list("body", flat=True)) == {
            world.council.pk,
            world.neighbour.pk,
        }
        told = at(world, "verzenden/").words
        assert f"{world.council.name} 4 oktober 2016" in told

    def test_happens_once_for_a_body(self, world):
        note = make.ReplyNoteFactory(round=world.round, body=world.steering_group)
        desk = at(world, "verzenden/")
        make.DispatchFactory(reply_note=note, body=world.council)

        desk.send(sent_on="4 oktober 2016")

        assert desk.page.status_code == 422
        assert "Dit orgaan heeft de nota intussen al." in desk.words
        assert Dispatch.objects.count() == 1
