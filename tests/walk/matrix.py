"""What every address is about and who may open it: an address that is not here fails the suite."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle

from django.urls import reverse

from decisions.documents.open_tables import OPEN_TABLE_FORMATS
from decisions.documents.register import REGISTER_FORMATS
from decisions.models import (
    AgendaItem,
    Decision,
    Meeting,
    Poll,
    Position,
    Remark,
    Round,
    Statement,
    Status,
)
from decisions.web.found.diwoo import list_document_sections
from decisions.web.found.sitemap import list_sections
from tests.walk.canaries import WORD, Thing
from tests.walk.readers import DOSSIER, FAR
from tests.walk.world import BEGUN, DAY, SHARED

EVERYBODY, SIGNED_IN, KEEPS = "iedereen", "ingelogd", "wie bijhoudt"
ENDINGS = ("docx", "pdf")
# A PNG is drawn from the same, and nobody can look for a word in it.
PICTURE_ENDINGS = ("svg",)
FULL = "oc"  # the dossiers of which every page is asked; of the others the first page is
AS_CONCEPT, AS_SHARED = (
    f"?bekend={moment:%Y-%m-%dT%H:%M}" for moment in (BEGUN + DAY / 2, SHARED + 2 * DAY)
)
CLOCKS = (AS_CONCEPT, AS_SHARED)
ON_A_DAY = (*CLOCKS, "?peildatum=2016-06-30")
# What is known now beside what was known then, from before to after all that was recorded.
BESIDE = tuple(
    f"{each.replace('bekend', 'bekend-van')}&van=2015-01-01&tot=2026-01-01" for each in CLOCKS
)

API_BESIDE = tuple(each.replace("bekend-van", "bekendVan") for each in BESIDE)


@dataclass(frozen=True)
class Ask:
    """One address to ask; `thing` is what it is about, None where it is about nothing hidden.

    `is_again`: another address has what is here, in another format.
    """

    address: str
    thing: Thing | None = None
    is_again: bool = False


@dataclass(frozen=True)
class Entry:
    """`asks(world, name)` gives the addresses; `queries` are asked too of those in `more`.

    `answers` are the statuses of whoever may open the address and see what it is about; with an
    `action` of the table it is 403 or 404 for who may not do that. `only` names roles: everybody
    else gets 403, whatever the address is about.
    """

    asks: Callable
    access: str = EVERYBODY
    queries: tuple = ()
    answers: tuple = (200,)
    action: str = ""
    only: tuple = ()


def alone(world, name):
    """Return the one address of a name without arguments."""
    return [Ask(reverse(name))]


# What is not the same for everybody, of each kind that is told in a way of its own.
SOUGHT_KINDS = ("onderwerp", "besluit", "standpunt", "wens", "reactie", "uitspraak")
SOUGHT_KINDS += ("agendapunt", "agendaregel", "peiling", "bron", "alinea")


def searches(world, name):
    """Return the page of searching, with a word that begins every text of the world, and that of
    each kind."""
    address = f"{reverse(name)}?zoek={WORD}*"
    kinds = [Ask(f"{address}&soort={kind}") for kind in SOUGHT_KINDS]
    return [Ask(reverse(name)), Ask(address), *kinds]


def dossiers(world):
    """Yield (slug, thing) of every dossier."""
    for state, dossier in world.dossiers.items():
        yield dossier.slug, Thing(DOSSIER, state)
    yield world.far.slug, Thing(FAR, "o")


def every_dossier(world, name):
    """Return the asks of the address of a dossier itself, one in every state."""
    return [Ask(reverse(name, args=[slug]), thing) for slug, thing in dossiers(world)]


def under_dossiers(*more):
    """Return the asks of an address under a dossier, with `more` arguments after its slug."""

    def asks(world, name):
        found = [each for each in dossiers(world) if each[1].home == DOSSIER]
        return [
            Ask(reverse(name, args=[slug, *more]), thing)
            for slug, thing in found
            if thing.state in FULL
        ]

    return asks


def files_under(*endings):
    """Return the asks of each file of the public dossier, and of one that is hidden."""

    def asks(world, name):
        slug, thing = world.dossier.slug, Thing(DOSSIER, "o")
        public = [
            Ask(reverse(name, args=[slug, ending]), thing, is_again=ending != endings[0])
            for ending in endings
        ]
        hidden = [each for each in dossiers(world) if each[1] == Thing(DOSSIER, "c")]
        concepts = [Ask(reverse(name, args=[slug, endings[0]]), thing) for slug, thing in hidden]
        return [*public, *concepts]

    return asks


def firsts(world, model):
    """Yield (record, thing) of the first record of a kind of every home in every state."""
    for thing, made in world.records.items():
        record = next((each for each in made if type(each) is model), None)
        if record is not None:
            yield record, Thing(thing.home, thing.state)


def of_records(model, *homes):
    """Return the asks of an address of one record, in every state; of these homes only."""

    def asks(world, name):
        found = [each for each in firsts(world, model) if not homes or each[1].home in homes]
        return [Ask(reverse(name, args=[record.pk]), thing) for record, thing in found]

    return asks


def positions_under_dossiers(*homes):
    """Return the asks of an address of one position under its dossier, in every state."""

    def asks(world, name):
        found = [each for each in firsts(world, Position) if each[1].home in homes]
        return [
            Ask(reverse(name, args=[record.dossier.slug, record.pk]), thing)
            for record, thing in found
        ]

    return asks


def files(world, name):
    """Return the asks of the calendar of every agenda item of Aalst, and of one file in turn."""
    items = [each for each in firsts(world, AgendaItem) if each[1].home == "aalst"]
    return [
        Ask(reverse(name, args=[record.pk, ending]), thing, ending != "ics")
        for (record, thing), letter in zip(items, cycle(ENDINGS), strict=False)
        for ending in ("ics", letter)
    ]


def zips(world, name):
    """Return the asks of the zip of a hidden dossier, and of another file than a zip of the public
    one. The zip itself is asked by its own test: of every file of every item by test_agenda_files,
    of a whole dossier by test_bulk, as its rows have the keys that records had from the start."""
    hidden = [slug for slug, each in dossiers(world) if each == Thing(DOSSIER, "c")]
    return [
        *(Ask(reverse(name, args=[slug, "zip"])) for slug in hidden),
        Ask(reverse(name, args=[world.dossier.slug, "tar"])),
    ]


def rounds(world, name):
    """Return the asks of the page of the round of each dossier of which every page is asked."""
    return [Ask(reverse(name, args=address_of(each)), thing) for each, thing in rounds_of(world)]


def rounds_of(world):
    """Yield (round, thing) of the dossiers of which every page is asked."""
    for slug, thing in dossiers(world):
        if thing.home == DOSSIER and thing.state in FULL:
            for each in Round.objects.filter(dossier__slug=slug).select_related("dossier"):
                yield each, thing


def address_of(record):
    return [record.dossier.slug, record.pk]


def polls(world, name):
    """Return the asks of the page of each poll, public and concept, of those dossiers."""
    found = Poll.objects.select_related("dossier").order_by("pk")
    return [
        Ask(reverse(name, args=address_of(each)), Thing(DOSSIER, state_of_poll(each)))
        for slug, thing in dossiers(world)
        if thing.home == DOSSIER and thing.state in FULL
        for each in found.filter(dossier__slug=slug)
    ]


def state_of_poll(poll):
    return "o" if poll.status == Status.PUBLISHED else "c"


def files_of_rounds(*endings, of=None):
    """Return the asks of each file of the round of the public dossier, and of a hidden one.

    `of` is the home of whose body it is, where the address names a body.
    """

    def asks(world, name):
        body = [world.bodies[of].slug] if of else []
        return [
            Ask(reverse(name, args=[*address_of(each), *body, ending]), thing, ending != endings[0])
            for each, thing in rounds_of(world)
            for ending in (endings if thing.state == "o" else endings[:1])
        ]

    return asks


def points(world, name):
    """Return the asks of the page of a point, each of one remark of Aalst in another state."""
    return [
        Ask(reverse(name, args=[each.dossier.slug, each.pk]), thing)
        for thing, each in world.points.items()
    ]


def towns(world, name):
    return [Ask(reverse(name, args=[town.slug])) for town in world.towns.values()]


def councils(world, name):
    return [Ask(reverse(name, args=[body.slug])) for body in world.bodies.values()]


def sources(world, name):
    return [
        Ask(reverse(name, args=[world.source.pk])),
        Ask(reverse(name, args=[world.hidden.pk]), Thing("aalst", "c", "bron")),
    ]


def sections(list_of_reader):
    """Return the asks of each section of a site map, which show nobody more than the public."""

    def asks(world, name):
        return [Ask(reverse(name, args=[each])) for each in list_of_reader(None)]

    return asks


def public_dossier(world, name):
    return [Ask(reverse(name, args=[world.dossier.slug]), Thing(DOSSIER, "o"))]


def meetings(*more):
    """Return the asks of an address of each meeting in which agenda items were treated: who sees
    one of them may open it."""

    def asks(world, name):
        items = [
            record
            for thing, made in world.records.items()
            for record in made
            if type(record) is AgendaItem and thing.home in ("aalst", "beek")
        ]
        keys = Meeting.objects.filter(treatments__item__in=items).order_by("pk")
        return [Ask(reverse(name, args=[each.pk, *more])) for each in keys.distinct()]

    return asks


def common_items(world, name):
    return [Ask(reverse(name, args=[world.offer.common_item_id]), Thing(DOSSIER, "g"))]


def told_reports(world, name):
    """Return the asks of the page of a report, which is there as long as its stance is seen."""
    return [
        Ask(reverse(name, args=[each.code]), Thing("aalst", state))
        for each, state in zip(world.reports, "og", strict=True)
    ]


def unsigned(world, name):
    """Return the ask of a link that nobody signed; what the signed ones do is tested with them."""
    return [Ask(reverse(name, args=["x"]))]


def tables_alone(world, name):
    return [Ask(reverse(name, args=[ending])) for ending in OPEN_TABLE_FORMATS]


def tables_of_towns(world, name):
    return [
        Ask(reverse(name, args=[town.slug, ending]), is_again=ending != "csv")
        for town in world.towns.values()
        for ending in OPEN_TABLE_FORMATS
    ]


def nowhere(world, name):
    return [Ask("/api/v1/bestaat-niet")]


READING = {
    "home": Entry(alone),
    "dossier": Entry(every_dossier, queries=ON_A_DAY),
    "course": Entry(under_dossiers(), queries=(*ON_A_DAY, *BESIDE)),
    "compare": Entry(under_dossiers(), answers=(302,)),
    "stand-picture": Entry(files_under(*PICTURE_ENDINGS), queries=(AS_SHARED,)),
    "region-picture": Entry(files_under(*PICTURE_ENDINGS), queries=(AS_SHARED,)),
    "course-picture": Entry(files_under(*PICTURE_ENDINGS), queries=(AS_SHARED,)),
    "standing-sheet": Entry(files_under(*ENDINGS), queries=(AS_SHARED,)),
    "line": Entry(under_dossiers(), queries=ON_A_DAY),
    "support": Entry(under_dossiers(), queries=ON_A_DAY),
    "dossier-municipality": Entry(under_dossiers("aalst"), queries=CLOCKS),
    "variant": Entry(under_dossiers("variant"), queries=CLOCKS),
    "proposal": Entry(under_dossiers("voorstel"), queries=CLOCKS),
    "direction": Entry(under_dossiers("richting"), queries=CLOCKS),
    "remarks": Entry(under_dossiers(), queries=ON_A_DAY),
    "remarks-file": Entry(files_under(*REGISTER_FORMATS), queries=(AS_SHARED,)),
    **{
        f"{name}-table": Entry(files_under(*OPEN_TABLE_FORMATS), queries=(AS_SHARED,))
        for name in (
            *("stances", "positions", "conditions", "groups", "decisions", "statements"),
            *("milestones", "sources"),
        )
    },
    "agenda-table": Entry(tables_alone, queries=(AS_SHARED,)),
    "municipality-agenda-table": Entry(tables_of_towns, queries=(AS_SHARED,)),
    "rounds": Entry(under_dossiers(), queries=ON_A_DAY),
    "round": Entry(rounds, queries=CLOCKS),
    "round-bundle": Entry(files_of_rounds(*REGISTER_FORMATS), queries=(AS_SHARED,)),
    "round-reply-note": Entry(files_of_rounds("csv", "docx"), queries=(AS_SHARED,)),
    "round-opinion": Entry(files_of_rounds("docx", "pdf", of="aalst"), queries=(AS_SHARED,)),
    "round-receipt": Entry(files_of_rounds("pdf", "docx", of="aalst"), queries=(AS_SHARED,)),
    "point": Entry(points, queries=CLOCKS),
    "statements": Entry(under_dossiers(), queries=ON_A_DAY),
    "polls": Entry(under_dossiers(), queries=ON_A_DAY),
    "poll": Entry(polls, queries=CLOCKS),
    "sources": Entry(under_dossiers(), queries=CLOCKS),
    "dossier-proof": Entry(under_dossiers(), queries=CLOCKS),
    "parties": Entry(under_dossiers(), queries=CLOCKS),
    "party": Entry(under_dossiers("partij"), queries=CLOCKS),
    "themes": Entry(under_dossiers(), queries=CLOCKS),
    "theme": Entry(under_dossiers("thema"), queries=CLOCKS),
    "municipalities": Entry(alone),
    "municipality": Entry(towns, queries=CLOCKS),
    "municipality-agenda": Entry(towns, queries=CLOCKS),
    "municipality-feed": Entry(towns),
    "dossier-feed": Entry(under_dossiers(), answers=(200, 404)),
    "round-feed": Entry(rounds, answers=(200, 404)),
    "municipality-calendar": Entry(towns, queries=(AS_SHARED,)),
    "agenda": Entry(alone, queries=CLOCKS),
    "agenda-calendar": Entry(alone, queries=CLOCKS),
    "dossier-calendar": Entry(under_dossiers(), queries=(AS_SHARED,)),
    "body-calendar": Entry(councils, queries=(AS_SHARED,)),
    "search": Entry(searches),
    "search-feed": Entry(searches),
    "glossary": Entry(alone),
    "accessibility": Entry(alone),
    "privacy": Entry(alone),
    "developers": Entry(alone),
    "proof": Entry(alone),
    "proof-script": Entry(alone),
    "position": Entry(of_records(Position, "aalst", "dorp"), queries=CLOCKS),
    "decision": Entry(of_records(Decision), queries=CLOCKS),
    "common-item": Entry(common_items, queries=CLOCKS),
    "agenda-item": Entry(of_records(AgendaItem, "aalst", "beek"), queries=CLOCKS),
    "agenda-item-file": Entry(files, queries=CLOCKS),
    "paste": Entry(of_records(AgendaItem, "aalst", "beek"), queries=CLOCKS),
    "meeting-files": Entry(meetings("tar"), answers=(404,)),
    "dossier-bulk": Entry(zips, answers=(404,)),
    "dossier-files": Entry(zips, answers=(404,)),
    "meeting": Entry(meetings(), queries=CLOCKS, answers=(200, 404)),
    "meeting-decision-list": Entry(meetings("docx"), answers=(200, 404)),
    "source": Entry(sources),
    "embedded-board": Entry(public_dossier, queries=ON_A_DAY),
    "catalogue": Entry(alone),
    "site-map": Entry(alone),
    "site-map-section": Entry(sections(list_sections)),
    "diwoo-site-map": Entry(alone),
    "diwoo-site-map-section": Entry(sections(list_document_sections)),
    "robots": Entry(alone),
    "security-file": Entry(alone, answers=(404,)),
    "health": Entry(alone),
}
API = {
    "openapi-json": Entry(alone),
    "api-index": Entry(alone),
    "api-index-slash": Entry(alone),
    "api-dossiers": Entry(alone, queries=CLOCKS),
    "api-municipalities": Entry(alone, queries=CLOCKS),
    "api-regions": Entry(alone, queries=CLOCKS),
    "api-register-parties": Entry(alone, queries=CLOCKS),
    "api-agenda-items": Entry(alone, queries=ON_A_DAY),
    "api-meetings": Entry(alone, queries=ON_A_DAY),
    "api-sources": Entry(alone, queries=CLOCKS),
    "api-source": Entry(sources),
    "api-parties": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-rounds": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-themes": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-polls": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-comparison": Entry(under_dossiers(), queries=(*CLOCKS, *API_BESIDE)),
    "api-positions": Entry(under_dossiers(), queries=CLOCKS),
    "api-position": Entry(positions_under_dossiers("aalst", "dorp"), queries=CLOCKS),
    "api-decisions": Entry(under_dossiers(), queries=CLOCKS),
    "api-remarks": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-points": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-statements": Entry(under_dossiers(), queries=CLOCKS),
    "api-milestones": Entry(under_dossiers(), queries=CLOCKS),
    "api-costs": Entry(under_dossiers(), queries=CLOCKS),
    "api-commitments": Entry(under_dossiers(), queries=CLOCKS),
    "api-dossier": Entry(every_dossier, queries=CLOCKS),
    "api-stand": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-draagvlak": Entry(under_dossiers(), queries=ON_A_DAY),
    "api-anchors": Entry(alone, answers=(404,)),
    "api-bewijs": Entry(under_dossiers()),
    "api-changes": Entry(under_dossiers(), answers=(200, 404)),
    "api-nothing": Entry(nowhere, answers=(404,)),
}
REPORTED_MODELS = {
    "besluit": Decision,
    "wens": Remark,
    "uitspraak": Statement,
    "agendapunt": AgendaItem,
}


def reported_records(world, name):
    """Return the asks of the form about a record of Aalst of each kind, in every state, and about
    what its dossier itself has."""
    found = [
        Ask(reverse(name, args=[record.dossier.slug, word, record.pk]), thing)
        for word, model in REPORTED_MODELS.items()
        for record, thing in firsts(world, model)
        if thing.home == "aalst"
    ]
    for word, rows in (("mijlpaal", "milestones"), ("ronde", "rounds")):
        record = getattr(world.dossier, rows).order_by("pk").first()
        found.append(
            Ask(reverse(name, args=[world.dossier.slug, word, record.pk]), Thing(DOSSIER, "o"))
        )
    slug = world.dossier.slug
    return [
        *found,
        Ask(reverse(name, args=[slug, "gemeente", world.towns["aalst"].pk]), Thing(DOSSIER, "o")),
        Ask(reverse(name, args=[slug, "bron", world.source.pk])),
        Ask(reverse(name, args=[slug, "bron", world.hidden.pk]), Thing("aalst", "c", "bron")),
    ]


REPORTS = {
    "report-record": Entry(reported_records, answers=(200, 404)),
    "report-missing": Entry(every_dossier, answers=(200, 404)),
    "report-new": Entry(of_records(Position, "aalst"), answers=(200, 404)),
    "report": Entry(told_reports),
    "follow": Entry(alone),
    "follow-confirm": Entry(unsigned, answers=(404,)),
    "follow-stop": Entry(unsigned, answers=(404,)),
    "follow-manage": Entry(unsigned, answers=(404,)),
}
