"""'Zoals het publiek het ziet': exactly the public pages, and nothing of it stays anywhere."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from time_machine import travel

from decisions.actions.publication_sets import ChosenRecord, publish_chosen_records
from decisions.models import Status
from tests import factories as make
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting
from tests.decisions.worlds import fresh, register_count, revision

pytestmark = pytest.mark.django_db


def preview(world):
    return f"/werkblad/{world.dossier.slug}/voorbeeld/"


def looked_at(world, reader, *records, page="bord", **typed):
    """Return the Sitting of somebody who looks at these records before they are public."""
    desk = Sitting(reader)
    desk.open(f"/werkblad/{world.dossier.slug}/publiceren/")
    found = desk.page.context["form"].candidates.values()
    chosen = [each.key for each in found if each.record in records]
    desk.send(to=preview(world), stuk=chosen, bladzijde=page, **typed)
    return desk


class TestThePage:
    def test_is_the_public_page_with_a_bar_above_it(self, world):
        decision = world.decision(draft=True, title="Amendement over de regio")
        position = world.position(decision, draft=True, stance="tegen")

        desk = looked_at(world, world.griffie, decision, page=f"standpunt-{position.pk}")

        assert "Voorbeeld: zoals het publiek het ziet." in desk.words
        assert "Amendement over de regio" in desk.words
        assert "Inloggen" in desk.words
        assert str(world.griffie.user) not in desk.words

    def test_says_the_same_as_the_page_that_is_there_after_publishing(self, world):
        decision = world.decision(draft=True, title="Amendement over de regio")
        before = looked_at(world, world.griffie, decision, page=f"besluit-{decision.pk}")
        shown = main_of(before.page)

        desk = Sitting(world.griffie)
        desk.open(f"/werkblad/besluit/{decision.pk}/publiceren/")
        desk.send()

        after = Client().get(decision.get_absolute_url())
        assert shown == main_of(after)

    @pytest.mark.parametrize(
        ("page", "path"),
        [
            ("bord", ""),
            ("tijdlijn", "tijdlijn/"),
            ("wensen", "wensen-en-bedenkingen/"),
            ("uitspraken", "uitspraken/"),
        ],
    )
    def test_lists_what_is_listed_after_publishing(self, world, page, path):
        records = a_set(world)
        shown = main_of(looked_at(world, world.griffie, *records, page=page).page)

        publish_chosen_records([ChosenRecord(each, "") for each in records], by=world.griffie)

        after = Client().get(f"{world.dossier.get_absolute_url()}{path}")
        assert shown == main_of(after)

    def test_of_an_agenda_item_says_what_its_page_says_after_publishing(self, world):
        item = make.AgendaItemFactory(
            dossier=world.dossier, body=world.council, title="Visienotitie", draft=True
        )
        shown = main_of(looked_at(world, world.griffie, item, page=f"agendapunt-{item.pk}").page)

        publish_chosen_records([ChosenRecord(item, "")], by=world.griffie)

        assert "Visienotitie" in shown
        assert shown == main_of(Client().get(item.get_absolute_url()))

    @pytest.mark.parametrize(("page", "path"), [("bord", ""), ("wensen", "wensen-en-bedenkingen/")])
    def test_of_a_dossier_in_concept_is_the_page_after_publishing(self, world, page, path):
        world.dossier = make.DossierFactory(region=world.region, draft=True)
        wish = world.remark(body=world.steering_group, text="Eerste wens", draft=True)
        answer = world.decision(body=world.steering_group, draft=True)
        make.MilestoneFactory(dossier=world.dossier)
        round_ = make.RoundFactory(dossier=world.dossier)
        make.RoundBodyFactory(round=round_, body=world.steering_group, answer=answer)
        records = [world.dossier, wish, answer]
        desk = looked_at(world, world.redactie, *records, page=page)
        shown = main_of(desk.page)

        publish_chosen_records(
            [ChosenRecord(fresh(each), "") for each in records], by=world.redactie
        )

        after = Client().get(f"{world.dossier.get_absolute_url()}{path}")
        assert (desk.page.status_code, after.status_code) == (200, 200)
        assert shown == main_of(after)

    def test_of_a_position_tells_the_history_that_is_there_after_publishing(self, world):
        decision = world.decision(draft=True)
        position = world.position(decision, draft=True, stance="tegen")
        with travel(timezone.now(), tick=False):  # both tell the minute of publishing
            desk = looked_at(world, world.griffie, decision, page=f"standpunt-{position.pk}")
            shown = main_of(desk.page)
            publish_chosen_records([ChosenRecord(decision, "")], by=world.griffie)

        assert "griffie" in shown.lower()
        assert shown == main_of(Client().get(position.get_absolute_url()))

    @pytest.mark.parametrize("page", ["bord", "wensen", "besluit"])
    def test_asks_as_much_for_one_as_for_many(self, world, page):
        asked = [queries_of(world, page, number) for number in (1, 9)]

        assert asked[0] == asked[1]

    def test_is_marked_and_kept_nowhere(self, world):
        desk = looked_at(world, world.griffie, world.decision(draft=True))

        assert desk.page["X-Robots-Tag"] == "noindex, nofollow"
        assert desk.page["Cache-Control"] == "no-store"
        assert "<title>Voorbeeld, niet openbaar:" in desk.page.content.decode()

    def test_holds_nothing_that_was_not_chosen_and_nothing_that_is_shared(self, world):
        world.remark(draft=True, text="Niet gekozen")
        make.RemarkFactory(
            dossier=world.dossier, body=world.neighbour, text="Van de buren", draft=True
        )
        chosen = world.remark(draft=True, text="Gekozen")

        desk = looked_at(world, world.griffie, chosen, page="wensen")

        assert "Gekozen" in desk.words
        assert "Niet gekozen" not in desk.words
        assert "Van de buren" not in desk.words

    def test_is_as_of_the_moment_of_publication(self, world):
        wish = world.remark(draft=True, text="Later")

        desk = looked_at(
            world, world.griffie, wish, page="wensen", when="later", day="1 mei 2030", clock="9.00"
        )

        assert "Zo ziet het eruit op 1 mei 2030 om 09.00 uur." in desk.words
        assert "Later" in desk.words.split("Niets gepubliceerd")[-1]

    @pytest.mark.parametrize("page", ["bord", "tijdlijn", "wensen", "uitspraken"])
    def test_may_be_any_page_of_the_dossier(self, world, page):
        desk = looked_at(world, world.griffie, world.decision(draft=True), page=page)

        assert desk.page.status_code == 200
        assert 'aria-current="page"' in desk.page.content.decode()

    @pytest.mark.parametrize(
        "page", ["onzin", "besluit-", "besluit-x", "wens-1", "besluit-9999999"]
    )
    def test_that_is_none_is_not_found(self, world, page):
        assert (
            looked_at(world, world.griffie, world.decision(draft=True), page=page).page.status_code
            == 404
        )

    def test_of_everything_that_can_be_public_needs_no_choice(self, world):
        world.remark(draft=True, text="Kan wel")
        world.position(draft=True, stance="voor_mits")

        desk = Sitting(world.griffie)
        page = desk.open(preview(world))

        assert page.status_code == 200
        assert "Met 1 stuk dat nu nog niet openbaar is." in desk.words

    def test_leads_to_the_other_pages_of_the_same_set(self, world):
        wish = world.remark(draft=True, text="Mee")
        desk = looked_at(world, world.griffie, wish)
        page = desk.page.content.decode()

        assert 'name="bladzijde" value="wensen"' in page
        assert f'name="stuk" value="wens-{wish.pk}-{wish.version}"' in page


class TestWhatStandsInTheWay:
    def test_is_said_instead(self, world):
        wish = world.remark(draft=True)
        desk = Sitting(world.griffie)
        desk.open(f"/werkblad/{world.dossier.slug}/publiceren/")

        desk.send(to=preview(world), stuk=[f"wens-{wish.pk}-99"])

        assert desk.page.status_code == 422
        assert "Een stuk is intussen gewijzigd" in desk.words

    def test_keeps_others_out(self, world):
        decision = world.decision(draft=True)
        desk = Sitting(world.other_griffie)

        page = desk.client.post(
            preview(world), {"stuk": f"besluit-{decision.pk}-{decision.version}", "when": "nu"}
        )

        assert page.status_code == 422
        assert decision.title not in page.content.decode()


class TestNothingOfIt:
    def test_is_stored(self, world):
        position = world.position(draft=True)
        desk = looked_at(world, world.griffie, position.decision)
        before = state_of(position)

        looked_at(world, world.griffie, position.decision, page=f"standpunt-{position.pk}")

        assert desk.page.status_code == 200
        assert state_of(position) == before
        assert fresh(position).status == Status.DRAFT
        assert Client().get(position.get_absolute_url()).status_code == 404

    @pytest.mark.parametrize("page", ["bord", "tijdlijn", "wensen", "uitspraken", "besluit"])
    def test_is_written(self, world, page):
        decision = world.decision(draft=True)
        world.position(decision, draft=True)
        own = f"besluit-{decision.pk}" if page == "besluit" else page
        fields = {"stuk": f"besluit-{decision.pk}-{decision.version}", "when": "nu"}
        desk = Sitting(world.griffie)
        desk.open(preview(world))

        with CaptureQueriesContext(connection) as queries:
            response = desk.client.post(preview(world), fields | {"bladzijde": own})

        assert response.status_code == 200
        writes = [each["sql"] for each in queries.captured_queries if is_write(each["sql"])]
        assert writes == []


def is_write(sql):
    return sql.split()[0] not in {"SELECT", "WITH"}


def a_set(world):
    """Return one draft of each kind, of which a decision with a position and a condition."""
    decision = world.decision(draft=True)
    position = world.position(decision, draft=True, stance="voor_mits")
    told = {"decision": decision, "position": position, "kind": "voorwaarde", "draft": True}
    world.remark(text="Op een voorwaarde", **told)
    said = {"dossier": world.dossier, "body": world.council, "draft": True}
    statement = make.StatementFactory(text="Gezegd", **said)
    return [decision, world.remark(draft=True, text="Gewenst"), statement]


def queries_of(world, page, number):
    """Return how many queries a preview of so many sets asks, the choosing left out."""
    records = [each for _set in range(number) for each in a_set(world)]
    wanted = f"besluit-{records[0].pk}" if page == "besluit" else page
    desk = looked_at(world, world.griffie, *records, page=wanted)
    desk.open(f"/werkblad/{world.dossier.slug}/publiceren/")
    found = desk.page.context["form"].candidates.values()
    chosen = [each.key for each in found if each.record in records]
    with CaptureQueriesContext(connection) as asked:
        desk.send(to=preview(world), stuk=chosen, bladzijde=wanted)
    assert desk.page.status_code == 200
    return len(asked)


SHARED = re.compile(r'<details class="chooser-form share.*?</details>', re.DOTALL)
LINKED = re.compile(r'<details class="more">\s*<summary>\s*schakel.*?</details>', re.S)


def main_of(page):
    """Return the words of a page between the bar of a preview and the foot, without what a preview
    does not have: an address to share, and places in the chain."""
    text = page.content.decode().partition("<h1")[2].partition("<footer")[0]
    page.content = LINKED.sub("", SHARED.sub("", text)).encode()
    return words(page)


def state_of(record):
    """Return everything that a write would have raised."""
    return (
        fresh(record).version,
        record.history.count(),
        register_count(),
        revision(record.dossier),
    )
