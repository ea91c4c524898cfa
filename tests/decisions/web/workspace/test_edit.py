"""Changing a record: what is asked, what is told, and that no text of two people is lost."""

import re

import pytest

from decisions.actions import delete_draft, share_record
from decisions.models import Evidence, Remark
from decisions.web.workspace.kinds import RECORD_KINDS, record_kind_of
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.worlds import World, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """Its council has no griffie unless a test asks for one: the redactie keeps its acts."""
    return World()


def edit(record):
    return f"/werkblad/{record_kind_of(record).slug}/{record.pk}/"


def opened(reader, record):
    """Return the Sitting of somebody who has the form of a record open."""
    desk = Sitting(reader)
    desk.open(edit(record))
    return desk


class TestADraft:
    def test_changes_without_a_reason(self, world):
        decision = world.decision(draft=True)
        desk = opened(world.griffie, decision)

        desk.send(title="Zienswijze", dated_on="9 mei 2017")

        assert (fresh(decision).title, fresh(decision).dated_on) == ("Zienswijze", "2017-05-09")
        assert "gewijzigd: ‘Zienswijze’" in desk.follow().content.decode()

    def test_shows_its_date_in_words(self, world):
        desk = opened(world.griffie, world.decision(draft=True, dated_on="2017-03~"))

        assert 'value="ongeveer maart 2017"' in desk.page.content.decode()

    def test_says_beside_the_field_what_is_wrong_and_keeps_what_was_typed(self, world):
        decision = world.decision(draft=True)
        desk = opened(world.griffie, decision)

        desk.send(title="Zienswijze", dated_on="31 februari 2017")

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "dated_on")
        assert 'value="31 februari 2017"' in desk.page.content.decode()
        assert fresh(decision).title != "Zienswijze"

    def test_says_what_a_constraint_refuses(self, world):
        desk = opened(world.griffie, world.decision(draft=True))

        desk.send(no_vote_asked="on", votes_for="3")

        assert "Zonder stemming zijn er geen stemmen te tellen." in desk.words


class TestWhatIsPublic:
    def test_is_said_before_it_is_changed(self, world):
        desk = opened(world.griffie, world.decision())

        assert "Dit is openbaar. Wat u wijzigt, ziet iedereen meteen." in desk.words

    def test_changes_with_a_reason_only(self, world):
        decision = world.decision()
        desk = opened(world.griffie, decision)

        desk.send(title="Anders")

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, "reason")
        desk.send(reason="Tikfout.")
        assert fresh(decision).title == "Anders"
        assert decision.history.latest().history_change_reason == "Tikfout."

    def test_is_said_of_what_belongs_to_it_too(self, world):
        place = world.reading(world.position())

        assert "Dit hoort bij iets dat openbaar is." in opened(world.griffie, place).words

    def test_keeps_the_condition_of_a_position(self, world):
        position = world.position(stance="voor_mits", draft=True)
        condition = world.condition(position, draft=True)
        make.publish_row(position.decision)
        other = world.position(
            decision=position.decision, subject=make.SubjectFactory(dossier=world.dossier)
        )
        desk = opened(world.griffie, condition)

        desk.send(position=other.pk, reason="Hoort bij het andere.")

        assert desk.page.status_code == 422
        assert fresh(condition).position == position


class TestAPosition:
    def test_takes_over_the_stance_of_the_reading_that_is_chosen(self, world):
        position = world.position(draft=True)
        reading = world.reading(position, reads_stance="tegen")
        desk = opened(world.griffie, position)

        desk.send(shown=reading.pk)

        assert (fresh(position).shown, fresh(position).stance) == (reading, "tegen")

    def test_does_not_show_a_reading_that_says_something_else(self, world):
        position = world.position(draft=True)
        reading = world.reading(position, reads_stance="tegen")
        desk = opened(world.griffie, position)

        desk.send(shown=reading.pk, stance="geen_standpunt")

        assert desk.page.status_code == 422
        assert "Deze lezing leest ‘tegen’." in errors_beside(desk.page, "shown")[0]

    def test_has_the_groups_that_are_ticked_and_no_others(self, world):
        position = world.position(draft=True, groups_label="twee fracties")
        term = make.CouncilTermFactory(body=world.council)
        first, second = make.GroupFactory(term=term), make.GroupFactory(term=term)
        make.PositionGroupFactory(position=position, group=first)
        desk = opened(world.griffie, position)

        desk.send(groups=[second.pk])

        assert [each.group for each in position.groups.all()] == [second]


class TestAnAgendaItem:
    def test_keeps_what_stands_beside_a_line_that_says_the_same(self, world):
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        line = make.AgendaLineFactory(item=item, kind="vraag", text="Wat?", note="uit de commissie")
        desk = opened(world.griffie, item)

        desk.send(vraag="Eerst iets anders?\r\nWat?")

        texts = list(item.lines.order_by("number").values_list("text", "note"))
        assert texts == [("Eerst iets anders?", ""), ("Wat?", "uit de commissie")]
        assert fresh(line).pk == line.pk

    def test_has_a_page_for_each_line_which_leads_back(self, world):
        line = make.AgendaLineFactory(
            item=make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        )
        desk = opened(world.griffie, line)

        desk.send(note="nieuw")

        assert fresh(line).note == "nieuw"
        assert desk.page["Location"] == edit(line.item)


class TestARound:
    def test_cannot_leave_out_a_body_that_answered(self, world):
        asked = make.RoundBodyFactory(
            round=make.RoundFactory(dossier=world.dossier), body=world.council
        )
        asked.answer = world.decision()
        make.save_record(asked, by=world.beheer, reason="test")
        desk = opened(world.redactie, asked.round)

        desk.send(asked=None, reason="Was niet gevraagd.")

        assert desk.page.status_code == 422
        assert "heeft al geantwoord en blijft erbij." in desk.words


class TestAnArrangement:
    def test_changes_who_takes_part_with_a_reason(self, world):
        made = make_arrangement(world)
        desk = opened(world.redactie, made)

        desk.send_fields(
            {
                "deelname-0-takes_part": "nee",
                "deelname-1-municipality": world.neighbour.municipality_id,
                "deelname-1-dated_on": "2014",
                "reason": "Blijkt uit de bron.",
            }
        )

        told = {(e.municipality, e.takes_part) for e in made.participations.all()}
        assert told == {(world.council.municipality, False), (world.neighbour.municipality, True)}

    def test_says_that_everybody_sees_it(self, world):
        assert (
            "iedereen ziet meteen wat u wijzigt"
            in opened(world.redactie, make_arrangement(world)).words
        )


def make_arrangement(world):
    """Return an arrangement in which the own municipality takes part."""
    desk = Sitting(world.redactie)
    desk.open(f"/werkblad/{world.dossier.slug}/nieuw/verband/")
    desk.send_fields(
        {
            "name": "Dienstenhuis",
            "source": make.SourceFactory(region=world.region).pk,
            "deelname-0-municipality": world.council.municipality_id,
            "deelname-0-dated_on": "2012",
            "deelname-0-takes_part": "ja",
        }
    )
    return RECORD_KINDS["verband"].model.objects.get()


def two_of(kind, world):
    """Return (record, field, what the first types, what the second types) of a kind."""
    return {
        "besluit": lambda: (world.decision(draft=True), "title"),
        "standpunt": lambda: (
            world.position(draft=True, groups_label="fracties"), "groups_label"
        ),
        "wens": lambda: (world.remark(draft=True), "text"),
        "mijlpaal": lambda: (make.MilestoneFactory(dossier=world.dossier), "title"),
        "orgaan": lambda: (world.steering_group, "name"),
    }[kind]()  # fmt: skip


class TestTwoPeople:
    """Who saves second sees both texts and chooses; nothing of either is lost."""

    @pytest.mark.parametrize("kind", ["besluit", "standpunt", "wens", "mijlpaal", "orgaan"])
    def test_never_overwrite_each_other(self, world, kind):
        record, name = two_of(kind, world)
        first, second = opened(world.redactie, record), opened(world.beheer, record)
        first.send(**{name: "Van de eerste", "reason": "eerst"})
        assert first.page.status_code == 302, first.words

        second.send(**{name: "Van de tweede", "reason": "daarna"})

        assert second.page.status_code == 409
        assert "Iemand anders heeft dit intussen gewijzigd" in second.words
        assert getattr(fresh(record), name) == "Van de eerste"
        assert "Van de eerste" in second.words
        assert "Van de tweede" in second.page.content.decode()

    def test_choose_what_stays_field_by_field(self, world):
        decision = world.decision(draft=True, title="Oud")
        first, second = opened(world.redactie, decision), opened(world.beheer, decision)
        first.send(title="Van de eerste", outcome="aangenomen")
        second.send(title="Van de tweede", note="Mijn toelichting")

        second.send_fields({"kies-title": "nu"})

        stands = fresh(decision)
        assert (stands.title, stands.outcome, stands.note) == (
            "Van de eerste",
            "aangenomen",
            "Mijn toelichting",
        )

    def test_are_both_named_in_the_history(self, world):
        decision = world.decision(draft=True)
        first, second = opened(world.redactie, decision), opened(world.beheer, decision)
        first.send(title="Van de eerste")
        second.send(title="Van de tweede")

        second.send_fields({"kies-title": "mijn"})

        told = second.client.get(f"{edit(decision)}geschiedenis/").content.decode()
        assert str(world.redactie.user) in told
        assert "<ins>Van de eerste</ins>" in told
        assert "<del>Van de eerste</del>" in told
        assert "<ins>Van de tweede</ins>" in told

    def test_see_both_lists_of_lines(self, world):
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        make.AgendaLineFactory(item=item, kind="vraag", text="Wat?")
        first, second = opened(world.redactie, item), opened(world.beheer, item)
        first.send(vraag="Wat?\r\nWanneer?")

        second.send(vraag="Waarom?")

        assert second.page.status_code == 409
        assert "Wanneer?" in second.words
        second.send_fields({"kies-vraag": "nu"})
        texts = item.lines.order_by("number").values_list("text", flat=True)
        assert list(texts) == ["Wat?", "Wanneer?"]

    def test_see_both_choices_of_bodies_by_name(self, world):
        asked = make.RoundFactory(dossier=world.dossier)
        names = (world.council.name, world.neighbour.name)
        first, second = opened(world.redactie, asked), opened(world.beheer, asked)
        first.send(asked=[world.council.pk], reason="een")

        second.send(asked=[world.neighbour.pk], reason="ander")

        assert second.page.status_code == 409
        assert all(name in second.words for name in names)
        assert [each.body for each in asked.asked.all()] == [world.council]

    def test_keep_the_choice_of_who_alone_made_it(self, world):
        asked = make.RoundFactory(dossier=world.dossier)
        first, second = opened(world.redactie, asked), opened(world.beheer, asked)
        first.send(asked=[world.council.pk], reason="een")
        second.send(title="Anders", reason="ander")
        assert second.page.status_code == 409

        second.send()

        assert fresh(asked).title == "Anders"
        assert [each.body for each in asked.asked.all()] == [world.council]

    def test_keep_both_when_a_line_was_changed_by_itself(self, world):
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)
        line = make.AgendaLineFactory(item=item, kind="vraag", text="Wat?")
        whole, one = opened(world.redactie, item), opened(world.beheer, line)
        one.send(text="Wat precies?")

        whole.send(summary="Over de regio")

        assert whole.page.status_code == 409
        assert fresh(line).text == "Wat precies?"

    def test_lose_nothing_when_the_other_threw_it_away(self, world):
        wish = world.remark(draft=True)
        desk = opened(world.redactie, wish)
        delete_draft(wish, by=world.beheer)

        desk.send(text="Een lange tekst die ik net typte.")

        assert desk.page.status_code == 404
        assert "Een lange tekst die ik net typte." in desk.words
        assert not Remark.objects.exists()


class TestWhoMay:
    def test_not_keep_a_record_is_refused(self, world):
        decision = world.decision()

        assert Sitting(world.other_griffie).open(edit(decision)).status_code == 403

    def test_not_see_a_record_finds_none(self, world):
        decision = world.decision(draft=True)

        assert Sitting(world.other_griffie).open(edit(decision)).status_code == 404
        assert Sitting(world.redactie).open(edit(decision)).status_code == 200

    def test_not_keep_a_place_finds_none(self, world):
        place = world.reading(world.position())

        assert Sitting(world.other_griffie).open(edit(place)).status_code == 404

    def test_keep_a_draft_where_there_is_a_griffie_is_that_griffie_alone(self, world):
        assert world.griffie
        decision = world.decision(draft=True)

        assert Sitting(world.redactie).open(edit(decision)).status_code == 404
        assert Sitting(world.griffie).open(edit(decision)).status_code == 200

    def test_not_send_what_may_not_be_opened(self, world):
        decision = world.decision()
        desk = opened(world.redactie, decision)
        assert world.griffie

        desk.send(title="Gekaapt", reason="x")

        assert desk.page.status_code == 403
        assert fresh(decision).title != "Gekaapt"

    @pytest.mark.parametrize("address", ["/werkblad/onzin/1/", "/werkblad/besluit/999999/"])
    def test_ask_for_nothing_gets_nothing(self, world, address):
        assert Sitting(world.beheer).open(address).status_code == 404

    def test_not_reach_a_variant_as_a_proposal(self, world):
        assert (
            Sitting(world.redactie).open(f"/werkblad/voorstel/{world.subject.pk}/").status_code
            == 404
        )


class TestTheActs:
    @pytest.mark.parametrize(
        ("status", "fits", "not_fits"),
        [
            ("draft", {"delen", "publiceren", "weggooien"}, {"intrekken"}),
            ("shared", {"publiceren", "intrekken"}, {"delen", "weggooien"}),
            ("public", {"intrekken"}, {"delen", "publiceren", "weggooien"}),
        ],
    )
    def test_offered_fit_how_the_record_stands(self, world, status, fits, not_fits):
        position = world.position(draft=status != "public")
        if status == "shared":
            share_record(position.decision, by=world.beheer)
        page = opened(world.griffie, position).page.content.decode()

        assert all(f"/werkblad/standpunt/{position.pk}/{each}/" in page for each in fits)
        assert not any(f"/werkblad/standpunt/{position.pk}/{each}/" in page for each in not_fits)


def records(world):
    """Return one record of every kind, with something of everything beside it."""
    position = world.position(stance="voor_mits", draft=True)
    item = make.AgendaItemFactory(dossier=world.dossier, body=world.council)
    home = {"dossier": world.dossier}
    return [
        position.decision,
        position,
        world.condition(position),
        make.ReplyFactory(remark=world.remark(), body=world.steering_group),
        make.StatementFactory(**home, body=world.council),
        make.MeetingFactory(**home, body=world.council),
        item,
        make.AgendaLineFactory(item=item),
        world.reading(position),
        world.subject,
        make.SubjectFactory(**home, is_proposal=True),
        make.SubjectFactory(**home, is_direction=True),
        make.RoundFactory(**home),
        make.MilestoneFactory(**home),
        make.ThemeFactory(**home),
        make.CostFactory(**home),
        world.steering_group,
        world.dossier,
    ]


def test_every_page_of_every_kind_asks_few_queries(world, django_assert_max_num_queries):
    desk = Sitting(world.redactie)
    for record in records(world):
        for page in ("", "geschiedenis/"):
            with django_assert_max_num_queries(23):
                assert desk.open(edit(record) + page).status_code == 200, (record, page)


def test_the_history_of_every_kind_tells_where_a_version_stands_in_the_chain(world):
    desk = Sitting(world.redactie)
    for record in records(world):
        page = desk.open(f"{edit(record)}geschiedenis/").content.decode()

        assert re.search(r"schakel\s+\d+ van (dossier-\d+|register)", page), record


def test_the_page_of_a_full_record_asks_no_more_than_of_an_empty_one(
    world, django_assert_max_num_queries
):
    decision = world.decision(draft=True)
    for number in range(12):
        position = world.position(
            decision=decision, subject=make.SubjectFactory(dossier=world.dossier), draft=True
        )
        world.condition(position, draft=True)
        make.EvidenceFactory(position=None, shows=decision, decision=decision, place=str(number))
    desk = Sitting(world.redactie)

    for page in ("", "delen/", "publiceren/", "weggooien/"):
        with django_assert_max_num_queries(20):
            assert desk.open(edit(decision) + page).status_code == 200
    assert Evidence.objects.count() == 12
