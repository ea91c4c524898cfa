"""Every page of a dossier asks as often with many records as with one."""

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from decisions.actions import correct_record, save_record
from decisions.models import Decision, Position, VariantElement
from decisions.web.found.diwoo import list_document_sections
from decisions.web.found.sitemap import list_sections
from tests import factories as make
from tests import people
from tests.decisions.web.public.reading import ParticipationFactory, fill, queries, shown
from tests.decisions.web.public.region import scene

pytestmark = [pytest.mark.django_db, pytest.mark.once]
WRITTEN, ASKED, KNOWN = "2026-11-23T09:00:00Z", "2026-11-23T15:00:00Z", "2026-11-23T13:00"
READERS = ("public", "griffie", "beheer")
CLOCKS = {
    "live": {"peildatum": "2017-06-01"},
    "known": {"peildatum": "2017-06-01", "bekend": KNOWN},
}
OF_DOSSIER = {
    "dossier": "",
    "course": "verloop/",
    "line": "tijdlijn/",
    "dossier-calendar": "agenda.ics",
    "stand-picture": "stand.svg",
    "region-picture": "regio.svg",
    "course-picture": "verloop.svg",
    "standing-sheet": "stand-van-zaken.docx",
    "stances-table": "stand.csv",
    "positions-table": "standpunten.csv",
    "conditions-table": "voorwaarden.csv",
    "groups-table": "fracties.csv",
    "decisions-table": "besluiten.xlsx",
    "statements-table": "uitspraken.csv",
    "milestones-table": "mijlpalen.csv",
    "sources-table": "bronnen.ods",
    "support": "draagvlak/",
    "dossier-municipality": "gemeenten/aalst/",
    "variant": "varianten/zwaar/",
    "proposal": "voorstellen/regioraad/",
    "direction": "richtingen/loket/",
    "remarks": "wensen-en-bedenkingen/",
    "statements": "uitspraken/",
    "polls": "peilingen/",
    "sources": "bronnen/",
    "dossier-proof": "bewijs/",
    "parties": "partijen/",
    "party": "partijen/partij/",
    "themes": "themas/",
    "theme": "themas/thema-0/",
}
ALONE = {
    "home": "/",
    "municipalities": "/gemeenten/",
    "municipality": "/gemeenten/aalst/",
    "agenda": "/agenda/",
    "agenda-calendar": "/agenda.ics",
    "agenda-table": "/agenda.csv",
    "municipality-agenda": "/gemeenten/aalst/agenda/",
    "municipality-calendar": "/gemeenten/aalst/agenda.ics",
    "municipality-agenda-table": "/gemeenten/aalst/agenda.csv",
    "glossary": "/begrippen/",
    "developers": "/ontwikkelaars/",
    "proof": "/bewijs/",
    "embedded-board": "/inbedden/dossiers/samen/",
    "catalogue": "/catalogus.jsonld",
    "robots": "/robots.txt",
    "privacy": "/privacy/",
    "site-map": "/sitemap.xml",
    "diwoo-site-map": "/diwoo-sitemap.xml",
    **{f"site-map {each}": f"/sitemap-{each}.xml" for each in list_sections(None)},
    **{
        f"diwoo-site-map {each}": f"/diwoo-sitemap-{each}.xml"
        for each in list_document_sections(None)
    },
}
PAGES = (*OF_DOSSIER, *ALONE, "position", "decision", "agenda-item", "source", "poll")
NAMES = ("Aalst", "Berg", "Cent")


def region(number):
    """Return a scene with so many councils, and so many of everything on each page."""
    made = scene(*NAMES[:number])
    fill(made, number)
    party = make.PartyFactory(slug="partij")
    for council in made.councils.values():
        fill_home(made, council, number, party)
    loket = make.SubjectFactory(
        dossier=made.dossier, slug="loket", is_direction=True, column=made.variant
    )
    for place in range(number):
        element = VariantElement(variant=made.variant, taken_from=other(made, place), name="deel")
        save_record(element, by=people.beheer(), reason="test")
        shown(make.MilestoneFactory(dossier=made.dossier, subject=loket), "milestone")
        made.position(made.councils["Aalst"], subject=loket, dated_on=f"2016-03-{place + 1:02d}")
    return made


def other(made, place):
    return make.SubjectFactory(dossier=made.dossier, slug=f"ander-{place}", name=f"Ander {place}")


def fill_home(made, council, number, party):
    """Give a municipality its numbers, an arrangement, a college, a round and an agenda item."""
    home = council.municipality
    asked = make.RoundFactory(dossier=made.dossier)
    make.RoundBodyFactory(round=asked, body=council)
    meeting = make.MeetingFactory(dossier=made.dossier, body=council)
    make.AgendaItemFactory(dossier=made.dossier, body=council, round=asked, meeting=meeting)
    made.position(make.BodyFactory(is_college=True, municipality=home), "geen_standpunt")
    for place in range(number):
        year = 2010 + 4 * place
        term = make.CouncilTermFactory(body=council, dated_on=f"{year}-03-27", election_year=year)
        for _ in range(number):
            group = make.GroupFactory(term=term, seats=3, party=party)
            make.GroupRoleFactory(group=group)
            said = made.position(council, groups_label=group.name, dated_on=f"{year}-06-01")
            make.PositionGroupFactory(position=said, group=group)
        make.PopulationFactory(municipality=home, dated_on=f"20{10 + place}-01-01")
        ParticipationFactory(municipality=home)


def worked_on(made, number):
    """Return a decision and a position that were corrected so often, with readings and remarks."""
    council = made.councils["Aalst"]
    position = made.position(council, "voor", subject=made.variant, dated_on="2016-05-01")
    decision = position.decision
    term = make.CouncilTermFactory(body=council, dated_on="2016-01-01", election_year=2015)
    by = people.beheer()
    for place in range(number):
        group = make.GroupFactory(name=f"Fractie {place} van de raad", term=term)
        make.PositionGroupFactory(position=position, group=group)
        remark = make.RemarkFactory(
            **{"dossier": made.dossier, "body": council, "decision": decision},
            **{"kind": "voorwaarde", "position": position if place % 2 == 0 else None},
        )
        shown(remark, "remark")
        shown(decision, "decision")
        reading = make.EvidenceFactory(position=position)
        position = Position.objects.get(pk=position.pk)
        position = correct_record(
            position, changes={"shown": reading}, by=by, reason="Beter gelezen."
        )
        meeting = make.MeetingFactory(dossier=made.dossier, body=council)
        decision = Decision.objects.get(pk=decision.pk)
        decision = correct_record(
            decision, changes={"meeting": meeting}, by=by, reason="Vergadering."
        )
    return decision, position


def agenda_item(made, number):
    item = make.AgendaItemFactory(dossier=made.dossier, body=made.councils["Aalst"])
    for _ in range(number):
        make.AgendaLineFactory(item=item)
        shown(item, "agenda_item")
    return item


def polled(made, number):
    """Return the last of so many polls, each with so many of every part."""
    for _ in range(number):
        poll = make.PollFactory(dossier=made.dossier)
        shown(poll, "poll")
        options = [
            make.PollOptionFactory(poll=poll, subject=made.variant, stance="voor")
            for _ in range(number)
        ]
        for _ in range(number):
            make.PollEventFactory(poll=poll)
            area = make.PollAreaFactory(poll=poll)
            home = made.councils["Aalst"].municipality
            make.PollAreaMunicipalityFactory(area=area, municipality=home)
            for option in options:
                shown(make.PollResultFactory(area=area, option=option), "poll_result")
    return poll


def source_of_all(made, number):
    """Return a document that carries so many of every kind of record."""
    source, council = make.SourceFactory(), made.councils["Aalst"]
    for place in range(number):
        make.EvidenceFactory(position=made.position(council), source=source)
        for kind, factory in KINDS.items():
            record = factory(dossier=made.dossier)
            make.EvidenceFactory(shows=record, position=None, source=source, **{kind: record})
        make.PopulationFactory(source=source)
        make.MembershipFactory(source=source)
        term = make.CouncilTermFactory(source=source, dated_on=f"20{10 + place}")
        make.GroupFactory(source=source, term=term)
    return source


KINDS = {
    "decision": make.DecisionFactory,
    "remark": make.RemarkFactory,
    "statement": make.StatementFactory,
    "milestone": make.MilestoneFactory,
    "cost": make.CostFactory,
    "round": make.RoundFactory,
    "agenda_item": make.AgendaItemFactory,
}


def addresses(made, number):
    """Return the address of every page that belongs to a dossier, by the name of the page."""
    decision, position = worked_on(made, number)
    poll = polled(made, number)
    of_dossier = {name: made.address + path for name, path in OF_DOSSIER.items()}
    return (
        of_dossier
        | ALONE
        | {
            "position": position.get_absolute_url(),
            "decision": decision.get_absolute_url(),
            "agenda-item": agenda_item(made, number).get_absolute_url(),
            "poll": reverse("poll", args=[poll.dossier.slug, poll.pk]),
            "source": reverse("source", args=[source_of_all(made, number).pk]),
        }
    )


def clients_of(made):
    """Return the client of each reader, signed in; the public is not."""
    home = made.councils["Aalst"].municipality
    clients = {reader: Client() for reader in READERS}
    clients["griffie"].force_login(people.griffie(home).user)
    clients["beheer"].force_login(people.beheer().user)
    return clients


def counted(number):
    """Return the number of queries of each page for each reader on each clock, in a region with
    so many of everything."""
    with time_machine.travel(WRITTEN):
        made = region(number)
        pages, clients = addresses(made, number), clients_of(made)
    with time_machine.travel(ASKED):
        return {
            (page, reader, clock): queries(client, address, **CLOCKS[clock])
            for page, address in pages.items()
            for reader, client in clients.items()
            for clock in CLOCKS
        }


@pytest.fixture(scope="module")
def counts(django_db_setup, django_db_blocker):
    """What is `counted` with one and with three of everything; both regions are rolled back."""
    found = []
    for number in (1, 3):
        with django_db_blocker.unblock(), transaction.atomic():
            found.append(counted(number))
            transaction.set_rollback(True)
        people.forget_beheer()
    return found


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_as_often_for_many_as_for_one(counts, page, reader, clock):
    one, many = (each[page, reader, clock] for each in counts)

    assert one == many
