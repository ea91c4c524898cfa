"""What is done next with a record that was saved, by its kind and how it stands."""

from datetime import date
from uuid import uuid4

import pytest
from time_machine import travel

from decisions.models import Milestone, Round
from decisions.web.workspace.kinds import RECORD_KINDS, record_kind_of
from decisions.web.workspace.next_steps import MOST_STEPS, list_next_steps
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def steps(world, record, reader=None, **more):
    """Return the words of the steps after saving a record, in order."""
    about = {"reader": reader or world.redactie, "dossier": world.dossier}
    found = list_next_steps(record, kind=record_kind_of(record), **about, **more)
    return [str(words) for _address, words in found]


class TestTheSteps:
    def test_after_a_round_lead_to_its_desk_and_its_page(self, world):
        made = make.RoundFactory(dossier=world.dossier)

        assert steps(world, made) == [
            "Open de werktafel van de ronde", "Bekijk de ronde", "Nog een invoeren",
            "Verder bewerken",
        ]  # fmt: skip

    def test_after_a_round_in_a_hidden_dossier_publish_the_dossier(self, world):
        world.dossier.status = "concept"
        made = make.RoundFactory(dossier=world.dossier)

        about = {"kind": RECORD_KINDS["ronde"], "reader": world.redactie}
        told = list_next_steps(made, dossier=world.dossier, **about)
        found = {str(words): address for address, words in told}

        assert found["Publiceer het dossier"] == f"/werkblad/dossier/{world.dossier.pk}/publiceren/"
        assert "Publiceer het dossier" not in steps(world, made, world.griffie)

    @pytest.mark.parametrize(
        ("status", "first"),
        [
            ("concept", "Publiceren"),
            ("gedeeld", "Publiceren"),
            ("gepubliceerd", "Leg de reactie vast"),
        ],
    )
    def test_after_a_remark_follow_from_how_it_stands(self, world, status, first):
        remark = world.remark()
        remark.status = status

        assert steps(world, remark)[0] == first

    def test_after_a_remark_give_no_griffie_the_reply(self, world):
        assert steps(world, world.remark(), world.griffie)[0] == "Kies een thema"

    def test_after_an_agenda_item_choose_its_meeting_first(self, world):
        item = make.AgendaItemFactory(dossier=world.dossier, body=world.council, draft=True)

        assert steps(world, item, world.griffie)[:2] == ["Kies de vergadering", "Publiceren"]

    def test_after_a_meeting_put_something_on_its_agenda(self, world):
        meeting = make.MeetingFactory(dossier=world.dossier, body=world.council)

        assert steps(world, meeting, world.griffie)[0] == "Zet een punt op de agenda"

    def test_after_what_was_withdrawn_only_look_at_it(self, world):
        decision = world.decision()
        decision.status = "ingetrokken"

        assert steps(world, decision, world.griffie) == ["Bekijken"]

    def test_of_who_does_not_keep_it_only_look_at_it(self, world):
        assert steps(world, world.position(), world.collegian, may_keep=False) == ["Bekijken"]

    @pytest.mark.parametrize("slug", RECORD_KINDS)
    def test_are_few_and_each_leads_somewhere_else(self, world, slug):
        kind = RECORD_KINDS[slug]
        record = kind.model(pk=7, **dict(kind.fixed))
        for name in ("round_id", "remark_id", "meeting_id", "theme_id"):
            if hasattr(kind.model, name):
                setattr(record, name, None)
        if slug in ("vraag", "verlenging"):
            record.round_id = 3
        if slug == "reactie":
            record.remark = world.remark()
        if slug == "dossier":
            record.slug = "nieuw"
        about = {"kind": kind, "reader": world.redactie, "dossier": world.dossier}

        found = list_next_steps(record, **about)

        assert 0 < len(found) <= MOST_STEPS
        assert len({address for address, _words in found}) == len(found)


class TestOnThePage:
    def saved(self, client, world, soort, **fields):
        client.force_login(world.redactie.user)
        address = f"/werkblad/{world.dossier.slug}/nieuw/{soort}/"
        response = client.post(address, {"once": str(uuid4()), **fields}, follow=True)
        assert response.redirect_chain, response.context["form"].errors
        return response.content.decode()

    def test_a_new_round_leads_to_its_desk(self, client, world):
        page = self.saved(
            client, world, "ronde", title="Zienswijze", dated_on="1 november 2026",
            legal_basis="afspraak", questions="Wat vindt u?",
        )  # fmt: skip

        made = Round.objects.get()
        desk = f"/werkblad/{world.dossier.slug}/rondes/{made.pk}/"
        assert f'<a class="nl-button nl-button--secondary" href="{desk}">' in page
        assert f'href="/dossiers/{world.dossier.slug}/rondes/{made.pk}/"' in page

    def test_a_new_milestone_leads_to_a_source(self, client, world):
        page = self.saved(
            client, world, "mijlpaal", title="Begonnen", kind="moment", dated_on="2016-09-01"
        )

        made = Milestone.objects.get()
        assert f'href="/werkblad/mijlpaal/{made.pk}/bewijsplaats/"' in page

    def test_an_entered_decision_leads_to_publishing_it(self, client, world):
        made = world.decision(draft=True, first_on=date(2017, 5, 9))
        client.force_login(world.griffie.user)

        page = client.get(f"/werkblad/{world.dossier.slug}/besluit/{made.pk}/").content.decode()

        publish = f"/werkblad/besluit/{made.pk}/publiceren/"
        assert f'<a class="nl-button nl-button--secondary" href="{publish}">Publiceren</a>' in page
