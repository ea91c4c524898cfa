"""What each list keeps from whom: a concept, a shared and an embargoed record of Aa."""

from datetime import UTC, date, datetime

import pytest

from decisions.actions import share_record
from decisions.domain.stances import Stance
from municipalities.models import Paragraph, User
from municipalities.tracking import write_record
from tests import factories, people
from tests.decisions.api.scene import API, says, small

pytestmark = pytest.mark.django_db
TOMORROW = datetime(2199, 1, 1, tzinfo=UTC)
STATES = {
    "concept": {"draft": True},
    "gedeeld": {"draft": True},
    "embargo": {"public_from": TOMORROW},
}


def an_item(scene, **fields):
    item = factories.AgendaItemFactory(dossier=scene.dossier, body=scene.aa, **fields)
    return item, f"/agendapunten/{item.pk}/"


def an_item_for_a_round(scene, **fields):
    item, _marker = an_item(scene, round=scene.round, **fields)
    return item, f'"agendapunt": {item.pk},'


def an_item_in_a_meeting(scene, **fields):
    item, _marker = an_item(scene, meeting=scene.meeting, **fields)
    return item, f'"agendapunt": {item.pk},'


def a_poll(scene, **fields):
    poll = factories.PollFactory(dossier=scene.dossier, dated_on="2016-01-01", **fields)
    return poll, f"/peilingen/{poll.pk}/"


def a_step(scene, **fields):
    """A stance of the whole council: a step on its course."""
    position = says(scene.aa, scene.proposal, Stance.VOOR, on="2016-06-20", **fields)
    return position, f"/standpunten/{position.pk}/"


def a_group(scene, **fields):
    """A stance of the group of a party."""
    position = says(scene.aa, scene.variant, Stance.VOOR, groups_label="Rood", **fields)
    factories.PositionGroupFactory(position=position, group=scene.group)
    return position, f"/standpunten/{position.pk}/"


def a_source(scene, **fields):
    """A public document on which nothing rests but a stance."""
    position = says(scene.aa, scene.direction, Stance.VOOR, **fields)
    reading = factories.EvidenceFactory(position=position)
    return position, f"/bronnen/{reading.source.pk}/"


def a_place(scene, **fields):
    position = says(scene.aa, scene.direction, Stance.VOOR, **fields)
    factories.EvidenceFactory(position=position, source=scene.source)
    return position, f'"toont": "standpunt", "nummer": {position.pk}'


EVERY_STATE = {"concept", "gedeeld", "embargo"}
SHARED = {"gedeeld", "embargo"}
# Each list, what is planted in it, and what the griffie of Aa and a councillor see of that. A poll
# is kept by the regioredactie; what is under embargo stands in no list of a meeting.
LISTS = {
    "/agendapunten": (an_item, EVERY_STATE, SHARED),
    "/vergaderingen": (an_item_in_a_meeting, {"concept", "gedeeld"}, {"gedeeld"}),
    "/dossiers/samen/rondes?peildatum=2016-07-01": (an_item_for_a_round, EVERY_STATE, SHARED),
    "/dossiers/samen/peilingen": (a_poll, SHARED, SHARED),
    "/dossiers/samen/vergelijk?van=2016-01-01&tot=2016-07-01": (a_step, EVERY_STATE, SHARED),
    "/dossiers/samen/partijen?peildatum=2016-07-01": (a_group, EVERY_STATE, SHARED),
    "/bronnen?aantalPerPagina=100": (a_source, EVERY_STATE, SHARED),
    "/bronnen/{source}": (a_place, EVERY_STATE, SHARED),
}


def prepare():
    """Return the small scene with a group, a round, a meeting and a source to plant records in."""
    scene = small()
    term = scene.aa.terms.get()
    party = factories.PartyFactory(slug="rood")
    scene.group = factories.GroupFactory(term=term, name="Rood", party=party)
    scene.round = factories.RoundFactory(dossier=scene.dossier, dated_on="2016-05-01")
    factories.RoundBodyFactory(round=scene.round, body=scene.aa)
    scene.meeting = factories.MeetingFactory(
        dossier=scene.dossier, body=scene.aa, held_on=date(2016, 6, 20)
    )
    scene.source = factories.SourceFactory()
    return scene


@pytest.fixture(scope="module")
def prepared(rolled_back):
    return prepare()


def plant(scene, make, state):
    """Return the text by which a record in a state is found in an answer."""
    record, marker = make(scene, **STATES[state])
    if state == "gedeeld":
        share_record(record, by=people.beheer())
    return marker


def states_seen(client, scene, path, markers):
    response = client.get(f"{API}{path.format(source=scene.source.pk)}")
    assert response.status_code == 200, response.content
    told = response.content.decode()
    return {state for state, marker in markers.items() if marker in told}


@pytest.mark.parametrize("path", LISTS)
class TestEachList:
    @pytest.mark.parametrize("state", STATES)
    def test_shows_who_may_see_and_nobody_else(self, client, path, state, prepared):
        make, by_griffie, by_councillor = LISTS[path]
        scene = prepared
        markers = {state: plant(scene, make, state)}
        home = scene.aa.municipality
        readers = {
            "public": None,
            "griffie": people.griffie(home),
            "raadslid": people.raadslid(home),
        }

        seen = {}
        for name, reader in readers.items():
            client.logout()
            if reader is not None:
                client.force_login(User.objects.get(pk=reader.user.pk))
            seen[name] = states_seen(client, scene, path, markers)

        assert seen == {
            "public": set(),
            "griffie": by_griffie & {state},
            "raadslid": by_councillor & {state},
        }

    def test_shows_everybody_what_is_public(self, client, path, prepared):
        make, *_ = LISTS[path]
        scene = prepared
        _record, marker = make(scene)

        assert states_seen(client, scene, path, {"openbaar": marker}) == {"openbaar"}


class TestASource:
    def test_keeps_a_hidden_source_from_the_public(self, client, prepared):
        scene = prepared
        hidden = factories.SourceFactory(is_public=False)
        says_it = says(scene.aa, scene.direction, Stance.VOOR)
        factories.EvidenceFactory(position=says_it, source=hidden)

        assert client.get(f"{API}/bronnen/{hidden.pk}").status_code == 404
        assert f"/bronnen/{hidden.pk}/" not in client.get(f"{API}/bronnen").content.decode()

    @pytest.mark.parametrize("is_open", [True, False])
    def test_gives_its_text_to_who_may_read_it(self, client, is_open):
        source = factories.SourceFactory(text_is_public=is_open)
        write_record(Paragraph(source=source, number=1, text="KANARIE."), by=people.beheer())

        public = client.get(f"{API}/bronnen/{source.pk}").json()
        client.force_login(people.beheer_user())
        keeper = client.get(f"{API}/bronnen/{source.pk}").json()

        assert [each["tekst"] for each in public["tekst"]] == ["KANARIE."] * is_open
        assert public["alineas"] == int(is_open)
        assert [each["tekst"] for each in keeper["tekst"]] == ["KANARIE."]
