"""What the tests of the reading pages share: a full dossier, pages as text, counted queries."""

import factory
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.models import Arrangement, Participation
from tests import factories as make

CANARY = "KANARIE"


class ArrangementFactory(make.Registered):
    slug = factory.Sequence("verband-{}".format)
    name = factory.Sequence("Verband {}".format)
    source = factory.SubFactory(make.SourceFactory)

    class Meta:
        model = Arrangement


class ParticipationFactory(make.Registered):
    arrangement = factory.SubFactory(ArrangementFactory)
    dated_on = "2012-01-01"
    source = factory.SubFactory(make.SourceFactory)

    class Meta:
        model = Participation


def page(client, made, path="", **parameters):
    """Return the response of a page of the dossier."""
    return client.get(f"{made.address}{path}", parameters)


def queries(client, address, **parameters):
    """Return how many queries a page takes for the public, once the connection is there."""
    client.get("/gezond/")
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, parameters)
    assert response.status_code == 200
    return len(asked)


def fill(made, number):
    """Give every council of a scene so many decisions, remarks, statements, costs and readings."""
    for place in range(number):
        theme = make.ThemeFactory(dossier=made.dossier, slug=f"thema-{place}")
        for council in made.councils.values():
            fill_council(made, council, theme, place)
        shown(make.CostFactory(dossier=made.dossier, subject=made.variant, amount=1000), "cost")
        make.RoundFactory(dossier=made.dossier, subject=made.proposal)


def fill_council(made, council, theme, place):
    about = {"dossier": made.dossier, "theme": theme, "subject": made.proposal}
    position = made.position(council, dated_on=f"2016-06-{place + 1:02d}")
    make.EvidenceFactory(position=position)
    remark = make.RemarkFactory(body=council, decision=position.decision, **about)
    make.ReplyFactory(remark=remark)
    shown(remark, "remark")
    shown(make.StatementFactory(municipality=council.municipality, **about), "statement")


def shown(record, kind):
    """Give a record a place in a document; return the place."""
    return make.EvidenceFactory(shows=record, position=None, **{kind: record})
