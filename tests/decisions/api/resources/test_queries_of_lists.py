"""Every list takes as many queries for one as for many of all that it tells."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.decisions.api.scene import API, add_poll, full

pytestmark = pytest.mark.django_db
ON = "peildatum=2016-07-01"
PATHS = (
    "/regios",
    "/gemeenten",
    "/partijen",
    f"/dossiers/samen/partijen?{ON}",
    f"/dossiers/samen/rondes?{ON}",
    "/dossiers/samen/themas",
    f"/dossiers/samen/peilingen?{ON}",
    "/dossiers/samen/vergelijk?van=2016-01-01&tot=2016-07-01",
    f"/agendapunten?{ON}",
    f"/vergaderingen?{ON}",
    "/bronnen?aantalPerPagina=100",
    "/bronnen/{source}",
)


def count_queries(client, address):
    """Return how many queries a GET takes, and how long the answer is."""
    with CaptureQueriesContext(connection) as caught:
        response = client.get(f"{API}{address}")
    assert response.status_code == 200
    return len(caught), len(response.content)


def add_more(scene):
    """Add of everything what was there, in another dossier too."""
    other = factories.DossierFactory()
    for dossier in (scene.dossier, other):
        body = factories.council(dossier.region)
        term = factories.CouncilTermFactory(body=body)
        factories.GroupFactory(term=term, party=factories.PartyFactory(), seats=3)
        spoke = factories.PositionFactory(
            dossier_of=dossier,
            subject=scene.proposal
            if dossier == scene.dossier
            else factories.SubjectFactory(dossier=dossier),
            spoken_by=body,
            dated_on="2016-06-10",
        )
        factories.EvidenceFactory(position=spoke, source=scene.source)
        round_ = factories.RoundFactory(dossier=dossier, dated_on="2016-05-01")
        factories.RoundBodyFactory(round=round_, body=body, answer=spoke.decision)
        meeting = factories.MeetingFactory(dossier=dossier, body=body, held_on=date(2016, 6, 21))
        item = factories.AgendaItemFactory(
            dossier=dossier, body=body, round=round_, meeting=meeting, outcome="aangenomen"
        )
        factories.AgendaLineFactory(item=item, kind="beslispunt")
        factories.CommitmentFactory(
            dossier=dossier, body=body, treatment=item.treatments.get(), made_on=date(2016, 6, 21)
        )
        add_poll(dossier, None, body.municipality)
        factories.ThemeFactory(dossier=dossier)


class TestEveryList:
    def test_takes_as_many_queries_for_many_as_for_one(self, client):
        scene = full()
        addresses = [path.format(source=scene.source.pk) for path in PATHS]
        few = {each: count_queries(client, each) for each in addresses}

        add_more(scene)

        many = {each: count_queries(client, each) for each in addresses}
        assert {each: count for each, (count, _size) in many.items()} == {
            each: count for each, (count, _size) in few.items()
        }
        assert [each for each in addresses if many[each][1] <= few[each][1]] == []
