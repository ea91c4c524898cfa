"""A council's whole set becomes public at once, or nothing of it."""

import pytest

from decisions.models import Status
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie
    return shared_world


def opened(world, reader):
    desk = Sitting(reader)
    desk.open(f"/werkblad/{world.dossier.slug}/publiceren/")
    return desk


def keys(desk):
    """Return what may be ticked: soort and key, by name."""
    return {each.name: each for each in desk.page.context["form"].candidates.values()}


def tick(desk, *names, **typed):
    """Tick these and send the form."""
    found = keys(desk)
    return desk.send(stuk=[found[name].key for name in names], **typed)


class TestTickingAll:
    def test_ticks_what_can_be_public_and_publishes_nothing(self, world):
        wish = world.remark(draft=True, text="Kan wel")
        world.position(draft=True, stance="voor_mits")
        desk = opened(world, world.griffie)

        desk.send(alles="1", reason="Het is zover.")

        assert desk.page.status_code == 200
        assert desk.page.content.decode().count(" checked aria-describedby") == 1
        assert "Het is zover." in desk.page.content.decode()
        assert 'role="alert"' not in desk.page.content.decode()
        assert fresh(wish).status == Status.DRAFT

    def test_is_published_by_the_button_after_it(self, world):
        wishes = [world.remark(draft=True, text=f"Wens {number}") for number in range(3)]
        desk = opened(world, world.griffie)

        desk.send(alles="1")
        desk.send()

        assert {fresh(each).status for each in wishes} == {Status.PUBLISHED}


class TestTheList:
    def test_names_what_goes_along_with_each(self, world):
        position = world.position(draft=True, stance="voor_mits")
        world.condition(position, draft=True, text="Mits er geld is.")

        desk = opened(world, world.griffie)

        assert f"Gaat mee: {position.line} · Mits er geld is." in desk.words
        assert list(keys(desk)) == [position.decision.title]

    def test_says_what_stands_in_the_way_before_anything_is_pressed(self, world):
        world.position(draft=True, stance="voor_mits")

        desk = opened(world, world.griffie)

        assert "Kan nog niet: 'Voor, mits' vraagt ten minste een voorwaarde." in desk.words
        assert " disabled" in desk.page.content.decode()

    def test_holds_nothing_that_is_public_or_another_councils(self, world):
        world.decision(title="Openbaar")
        world.decision(title="Van de buren", body=world.neighbour, draft=True)

        desk = opened(world, world.griffie)

        assert desk.page.context["form"].candidates == {}
        assert "U hebt hier niets dat nog niet openbaar is." in desk.words

    def test_names_a_position_by_itself_only_where_its_decision_is_public(self, world):
        alone = world.position(world.decision(title="Openbaar"), draft=True)

        desk = opened(world, world.griffie)

        assert list(keys(desk)) == [f"{alone.body.name} – {alone.subject.name}: voor"]


class TestPublishing:
    def test_makes_everything_ticked_public_with_what_follows(self, world):
        position = world.position(draft=True)
        wish, left = world.remark(draft=True, text="Mee"), world.remark(draft=True, text="Niet mee")
        desk = opened(world, world.griffie)

        tick(desk, position.decision.title, "Mee")

        assert fresh(position).status == fresh(wish).status == Status.PUBLISHED
        assert fresh(left).status == Status.DRAFT
        assert "2 stukken zijn openbaar" in desk.follow().content.decode()

    def test_is_from_a_later_moment_where_that_is_typed(self, world):
        wish = world.remark(draft=True, text="Later")
        desk = opened(world, world.griffie)

        tick(desk, "Later", when="later", day="1 mei 2030", clock="9.00")

        assert f"{fresh(wish).public_from:%Y-%m-%d %H:%M}" == "2030-05-01 07:00"
        assert "op het gekozen moment" in desk.follow().content.decode()

    def test_does_nothing_where_one_was_changed_meanwhile(self, world):
        first, second = world.remark(draft=True, text="Een"), world.remark(draft=True, text="Twee")
        desk, other = opened(world, world.griffie), Sitting(world.beheer)
        other.open(f"/werkblad/wens/{second.pk}/")
        other.send(section="Wonen")

        tick(desk, "Een", "Twee")

        assert desk.page.status_code == 422
        assert "Een stuk is intussen gewijzigd of al openbaar; kies opnieuw." in desk.words
        assert fresh(first).status == fresh(second).status == Status.DRAFT

    def test_takes_a_reply_along_with_the_wish_that_it_answers(self, world):
        wish = make.RemarkFactory(
            dossier=world.dossier, body=None, gathering="Avond", text="Rust", draft=True
        )
        reply = make.ReplyFactory(remark=wish, body=world.steering_group, reasons="Ja", draft=True)
        desk = opened(world, world.redactie)

        tick(desk, "Rust", "overgenomen: Ja")

        assert fresh(wish).status == fresh(reply).status == Status.PUBLISHED

    def test_does_nothing_where_what_a_reply_answers_is_left_out(self, world):
        wish = make.RemarkFactory(
            dossier=world.dossier, body=None, gathering="Avond", text="Rust", draft=True
        )
        reply = make.ReplyFactory(remark=wish, body=world.steering_group, reasons="Ja", draft=True)
        desk = opened(world, world.redactie)

        tick(desk, "overgenomen: Ja")

        assert desk.page.status_code == 422
        assert "‘overgenomen: Ja’: Deel of publiceer eerst waar dit uit volgt." in desk.words
        assert fresh(reply).status == Status.DRAFT

    def test_begins_with_the_dossier_itself(self, world):
        dossier = make.DossierFactory(region=world.region, draft=True, title="Nieuw dossier")
        said = make.StatementFactory(dossier=dossier, text="Gezegd", draft=True)
        desk = Sitting(world.redactie)
        desk.open(f"/werkblad/{dossier.slug}/publiceren/")
        assert not keys(desk)["Gezegd"].blocks

        tick(desk, "Gezegd")
        assert (desk.page.status_code, fresh(said).status) == (422, Status.DRAFT)
        tick(desk, "Gezegd", "Nieuw dossier")

        assert fresh(dossier).status == fresh(said).status == Status.PUBLISHED

    def test_asks_for_at_least_one(self, world):
        world.remark(draft=True)
        desk = opened(world, world.griffie)

        desk.send()

        assert desk.page.status_code == 422
        assert "Kies ten minste één stuk." in desk.words

    def test_of_somebody_elses_record_is_no_choice(self, world):
        theirs = world.remark(draft=True, body=world.neighbour)
        world.remark(draft=True)
        desk = opened(world, world.griffie)

        desk.send(stuk=[f"wens-{theirs.pk}-{theirs.version}"])

        assert desk.page.status_code == 422
        assert fresh(theirs).status == Status.DRAFT

    def test_is_not_for_a_college_member(self, world):
        assert opened(world, world.collegian).page.status_code == 403


class TestTheSetOfOneSource:
    def test_holds_what_it_shows_all_ticked(self, world):
        position = world.position(draft=True)
        shown = make.EvidenceFactory(position=position, dossier=world.dossier)
        world.remark(draft=True)
        desk = Sitting(world.griffie)

        desk.open(f"/werkblad/{world.dossier.slug}/publiceren/?bron={shown.source_id}")

        decision = position.decision
        expected = decision if decision.status == Status.DRAFT else position
        (candidate,) = desk.page.context["form"].candidates.values()
        assert candidate.record.pk == expected.pk
        assert desk.page.context["form"].keys == ([] if candidate.blocks else [candidate.key])

    def test_is_empty_for_a_source_that_shows_nothing(self, world):
        world.remark(draft=True)
        desk = Sitting(world.griffie)

        desk.open(f"/werkblad/{world.dossier.slug}/publiceren/?bron=999")

        assert desk.page.context["form"].candidates == {}


@pytest.mark.parametrize("times", [1, 10])
def test_it_asks_at_most_26_queries_whatever_waits(world, times, django_assert_max_num_queries):
    for _ in range(times):
        subject = make.SubjectFactory(dossier=world.dossier)
        position = world.position(draft=True, stance="voor_mits", subject=subject)
        world.condition(position, draft=True)
        world.position(world.decision(), draft=True, subject=subject)
        make.ReplyFactory(remark=world.remark(), body=world.council, draft=True)
        make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
    desk = Sitting(world.griffie)

    with django_assert_max_num_queries(26):
        desk.open(f"/werkblad/{world.dossier.slug}/publiceren/")

    assert len(keys(desk)) >= times
