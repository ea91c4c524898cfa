"""The addresses of the workspace: which records to ask them of, and what the table says there."""

from django.urls import reverse

from decisions.models import AgendaItem, Decision, Meeting, Position, Remark, RoundBody
from decisions.web.workspace.kinds import RECORD_KINDS, record_kind_of
from municipalities.models import TemplateKind
from tests.walk.canaries import SOURCE, Thing
from tests.walk.matrix import KEEPS, Ask, Entry, alone, dossiers, rounds
from tests.walk.readers import COLLEGE, DOSSIER

KEPT = "corrigeren"
LINKED = "gedeeld punt bijhouden"
FEW = ("c", "o")
# Of a decision every state is asked; of the other kinds a concept and what is public.
IN_EVERY_STATE = (Decision,)


def bare(thing):
    return Thing(thing.home, thing.state)


def records(world, home="aalst"):
    """Yield (slug of the kind, record, thing), one record of each kind and state of a home."""
    asked = set()
    for thing, made in world.records.items():
        for record in made if thing.home == home else ():
            kind = record_kind_of(record)
            key = kind and (kind.slug, thing.state)
            is_wanted = thing.state in FEW or isinstance(record, IN_EVERY_STATE)
            if kind is not None and is_wanted and key not in asked:
                asked.add(key)
                yield kind.slug, record, bare(thing)


def of_dossier(world):
    """Yield (slug of the kind, record, thing) of what belongs to the public dossier itself."""
    dossier = world.dossier
    kept = (dossier.subjects, dossier.themes, dossier.milestones, dossier.rounds, dossier.polls)
    for made in kept:
        record = made.order_by("pk").first()
        yield record_kind_of(record).slug, record, Thing(DOSSIER, "o")


def every_record(world, name):
    """Return the asks of an address of one record, for each kind; of Beek the decisions too."""
    found = [*records(world), *of_dossier(world)]
    found += [each for each in records(world, "beek") if each[0] == "besluit"]
    return [Ask(reverse(name, args=[slug, each.pk]), thing) for slug, each, thing in found]


def decisions(world, name):
    """Return the asks of an address of one record, for decisions in every state."""
    return [
        Ask(reverse(name, args=[slug, each.pk]), thing)
        for slug, each, thing in records(world)
        if isinstance(each, Decision)
    ]


def histories(world, name):
    """Return the asks of an address of one record: each kind once, decisions in every state."""
    return [
        Ask(reverse(name, args=[slug, each.pk]), thing)
        for slug, each, thing in records(world)
        if isinstance(each, Decision) or thing.state == "o"
    ]


def positions(world, name):
    return [
        Ask(reverse(name, args=[slug, each.pk]), thing)
        for slug, each, thing in records(world)
        if isinstance(each, Position)
    ]


def desks(*more):
    """Return the asks of an address of the desk of a dossier."""

    def asks(world, name):
        found = [each for each in dossiers(world) if each[1].state in "oc"]
        return [Ask(reverse(name, args=[slug, *more]), thing) for slug, thing in found]

    return asks


def desk(world, name):
    return [Ask(reverse(name, args=[world.dossier.slug]), Thing(DOSSIER, "o"))]


def new_of_each(world, name):
    """Return the asks of the form for a new record of each kind, in the public dossier."""
    slugs = [kind.slug for kind in RECORD_KINDS.values() if kind.is_new]
    return [
        Ask(reverse(name, args=[world.dossier.slug, slug]), Thing(DOSSIER, "o")) for slug in slugs
    ]


def saved(world, name):
    return [
        Ask(reverse(name, args=[world.dossier.slug, each.pk]), thing)
        for _slug, each, thing in records(world)
        if isinstance(each, Decision)
    ]


def own_decisions(world, name):
    return [
        Ask(reverse(name, args=[each.pk]), thing)
        for _slug, each, thing in records(world)
        if isinstance(each, Decision)
    ]


def no_dispatch(world, name):
    """Return the asks of an address of a sending; the walk sends nothing."""
    round_ = world.dossier.rounds.order_by("pk").first()
    path = reverse(name, args=[world.dossier.slug, round_.pk, 1])
    return [Ask(path, Thing(DOSSIER, "o"))]


def round_remarks(world, name):
    """Return the asks of the reply to a remark of the round: every state of Aalst, few others."""
    asks = {}
    for thing, made in world.records.items():
        for each in made if thing.home == "aalst" or thing.state in FEW else ():
            if isinstance(each, Remark) and each.round_id:
                address = reverse(name, args=[world.dossier.slug, each.round_id, each.pk])
                asks[thing] = Ask(address, Thing(DOSSIER, "o"))
    return list(asks.values())


def held_meetings(world, name):
    """Return the asks of the meetings in which an item of Aalst was treated."""
    rows = Meeting.objects.filter(body=world.bodies["aalst"], treatments__isnull=False)
    keys = rows.order_by("pk").values_list("pk", flat=True).distinct()
    return [Ask(reverse(name, args=[key])) for key in keys]


def reports(world, name):
    return [
        Ask(reverse(name, args=[each.pk]), Thing("aalst", state))
        for each, state in zip(world.reports, "og", strict=True)
    ]


def readings(world, name):
    return [Ask(reverse(name, args=[world.waiting.pk]), Thing("aalst", "o"))]


def points_on_desk(world, name):
    """Return the asks of the desk of each point; that it is hidden is told after who asks."""
    round_ = world.dossier.rounds.order_by("pk").first()
    return [
        Ask(reverse(name, args=[world.dossier.slug, round_.pk, each.pk]))
        for each in world.points.values()
    ]


HIDDEN = Thing("aalst", "c", SOURCE)


def texts(world, name):
    """Return the asks of the page of a text: one that is public and one that is not."""
    slug = world.dossier.slug
    hidden = reverse(name, args=[slug, world.hidden.pk])
    opened = reverse(name, args=[slug, world.source.pk])
    found = [Ask(hidden, HIDDEN), Ask(f"{hidden}?alinea=1", HIDDEN)]
    return [*found, Ask(opened), Ask(f"{opened}?alinea=1")]


def of_hidden(*more):
    """Return the asks of an address of the document that is not public."""

    def asks(world, name):
        args = [world.dossier.slug, world.hidden.pk, *more]
        return [Ask(reverse(name, args=args), HIDDEN)]

    return asks


def lists(world, name):
    """Return the asks of the form for many points at once, begun from a hidden text too."""
    address = reverse(name, args=[world.dossier.slug])
    thing = Thing(DOSSIER, "o")
    return [Ask(address, thing), Ask(f"{address}?bron={world.hidden.pk}&alinea=1", thing)]


def asked(world, name):
    """Return the asks of a page about the council of Aalst in the round of the public dossier."""
    slug = world.dossier.slug
    return [
        Ask(reverse(name, args=[slug, each.round_id, each.pk]), Thing("aalst", "o"))
        for each in RoundBody.objects.filter(round__dossier=world.dossier).order_by("pk")
    ]


def read_back(world, name):
    """Return the asks of a request to the council of Aalst."""
    args = [world.dossier.slug, world.read_back.pk]
    return [Ask(reverse(name, args=args), Thing("aalst", "o"))]


def offers(world, name):
    """Return the asks of what is offered to the council of Aalst."""
    return [Ask(reverse(name, args=[world.offer.pk]), Thing("aalst", "g"))]


def own_items(world, name):
    return [
        Ask(reverse(name, args=[each.pk]), thing)
        for _slug, each, thing in records(world)
        if isinstance(each, AgendaItem)
    ]


def of_recess(world, name):
    return [Ask(reverse(name, args=["aalst"]), Thing("aalst", "o"))]


def of_college(world, name):
    return [Ask(reverse(name, args=["aalst", world.bodies[COLLEGE].slug]), Thing("aalst", "o"))]


def of_papers(world, name):
    """Return the asks of the templates of Word of Aalst, one for each kind of paper."""
    return [Ask(reverse(name, args=["aalst", each]), Thing("aalst", "o")) for each in TemplateKind]


def starters(world, name):
    """Return the asks of the template of Word to begin with, of each kind."""
    return [
        Ask(reverse(name, args=["aalst", each, "begin", "docx"]), Thing("aalst", "o"))
        for each in TemplateKind
    ]


def of_region(world, name):
    return [Ask(reverse(name, args=[world.dossier.region.slug]), Thing(DOSSIER, "o"))]


def templates(world, name):
    """Return the asks of the template of one kind in each format."""
    slug, thing = world.dossier.slug, Thing(DOSSIER, "o")
    endings = ("csv", "xlsx")
    return [Ask(reverse(name, args=[slug, "wensen", each]), thing) for each in endings]


def of_table(world, name):
    """Return the asks of a page of a table that the griffie of Aalst is bringing in."""
    return [Ask(reverse(name, args=[world.dossier.slug, world.batch.pk]), Thing("aalst", "c"))]


def of_pulled(world, name):
    """Return the asks of a meeting that the system of the council of Aalst told of."""
    return [Ask(reverse(name, args=[world.pulled.pk]), Thing("aalst", "o"))]


def the_feed(world, name):
    return [Ask(reverse(name, args=["aalst", world.feed.pk]), Thing("aalst", "o"))]


def the_recess(world, name):
    return [Ask(reverse(name, args=["aalst", world.recess.pk]), Thing("aalst", "o"))]


ON = (200, 302)  # led back where it does not fit how the record stands
DESK = {
    "desk": Entry(alone, KEEPS),
    "desk-confirm-set": Entry(alone, KEEPS),
    "desk-theme-set": Entry(alone, KEEPS),
    "desk-publish-chosen": Entry(alone, KEEPS),
    "desk-dossier": Entry(desks(), KEEPS),
    "desk-decision": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-decision-saved": Entry(saved, KEEPS, action=KEPT),
    "desk-new": Entry(new_of_each, KEEPS, answers=(200, 403)),
    "desk-new-dossier": Entry(alone, KEEPS, answers=(200, 403)),
    "desk-new-region": Entry(alone, KEEPS, only=("beheer",)),
    "desk-setup": Entry(of_region, KEEPS, answers=(200, 403)),
    "desk-setup-members": Entry(of_region, KEEPS, answers=(200, 403)),
    "desk-setup-inhabitants": Entry(of_region, KEEPS, answers=(200, 403)),
    "desk-setup-seats": Entry(of_region, KEEPS, answers=(200, 403)),
    "desk-outline": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-kept": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-read-backs": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-read-back": Entry(read_back, KEEPS, action="tegenlezen"),
    "desk-read-back-withdraw": Entry(read_back, KEEPS, answers=(200, 403)),
    "desk-region": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-region-borders": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-region-borders-drop": Entry(desks(), KEEPS, answers=(403, 404)),
    "desk-publish-set": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-preview": Entry(desk, KEEPS, answers=(200, 403, 422)),
    "desk-edit": Entry(every_record, KEEPS, action=KEPT),
    "desk-place": Entry(positions, KEEPS, action="lezing voorstellen"),
    "desk-position-new": Entry(own_decisions, KEEPS, action=KEPT, answers=ON),
    "desk-treatment-new": Entry(own_items, KEEPS, action=KEPT),
    "desk-outcomes": Entry(held_meetings, KEEPS, answers=(200, 403)),
    "desk-offer": Entry(offers, KEEPS, action="aanbod overnemen"),
    "desk-offer-decline": Entry(offers, KEEPS, action="aanbod overnemen"),
    "desk-offer-follow": Entry(offers, KEEPS, answers=(403, 404)),
    "desk-versions": Entry(histories, KEEPS, action=KEPT),
    "desk-share": Entry(decisions, KEEPS, action=KEPT, answers=ON),
    "desk-publish": Entry(decisions, KEEPS, action=KEPT, answers=ON),
    "desk-confirm": Entry(positions, KEEPS, action="bevestigen", answers=ON),
    "desk-withdraw": Entry(decisions, KEEPS, action=KEPT, answers=ON),
    "desk-throw-away": Entry(decisions, KEEPS, action=KEPT, answers=ON),
    "desk-blank": Entry(decisions, KEEPS, only=("beheer",)),
    "desk-text": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-list": Entry(lists, KEEPS, answers=(200, 403)),
    "desk-tables": Entry(desks(), KEEPS, answers=(200, 403)),
    "desk-table-template": Entry(templates, KEEPS, answers=(200, 403)),
    "desk-table": Entry(of_table, KEEPS, action="tabel inlezen"),
    "desk-table-columns": Entry(of_table, KEEPS, action="tabel inlezen"),
    "desk-table-again": Entry(of_table, KEEPS, action="tabel inlezen"),
    "desk-table-undo": Entry(of_table, KEEPS, action="tabel inlezen", answers=(302,)),
    "desk-source": Entry(texts, KEEPS),
    "desk-source-edit": Entry(of_hidden(), KEEPS, action="bron wijzigen"),
    "desk-source-text": Entry(of_hidden(), KEEPS, action="brontekst toevoegen"),
    "desk-source-places": Entry(of_hidden(), KEEPS, action="brontekst toevoegen"),
    "desk-paragraph": Entry(of_hidden(1), KEEPS, action="bron wijzigen"),
    "desk-round": Entry(rounds, KEEPS, answers=(200, 403)),
    "desk-round-questions": Entry(rounds, KEEPS, action="dossier bijhouden"),
    "desk-round-extend": Entry(rounds, KEEPS, action="dossier bijhouden"),
    "desk-round-received": Entry(asked, KEEPS, action="ontvangst noteren"),
    "desk-round-answer": Entry(asked, KEEPS, action="ronde beantwoorden"),
    "desk-round-receipt": Entry(asked, KEEPS, action="antwoord boeken"),
    "desk-contact": Entry(of_recess, KEEPS, action="contact bijhouden"),
    "desk-paper-days": Entry(of_college, KEEPS, action="aanlevertermijn bijhouden"),
    "desk-parties": Entry(of_recess, KEEPS, action="zetels bijhouden"),
    "desk-paste-order": Entry(of_recess, KEEPS, action="stukken vormgeven"),
    "desk-templates": Entry(of_recess, KEEPS, action="stukken vormgeven"),
    "desk-template": Entry(of_papers, KEEPS, action="stukken vormgeven"),
    "desk-template-try": Entry(of_papers, KEEPS, answers=(405,)),
    "desk-template-drop": Entry(of_papers, KEEPS, answers=(403, 404)),
    "desk-template-file": Entry(starters, KEEPS, action="stukken vormgeven"),
    "desk-archive": Entry(of_recess, KEEPS, action="stukken vormgeven"),
    "desk-archive-drop": Entry(of_recess, KEEPS, answers=(403, 404)),
    "desk-feeds-status": Entry(alone, KEEPS, answers=(200, 403)),
    "desk-feeds": Entry(of_recess, KEEPS, action="raadsinformatie bijhouden"),
    "desk-feeds-upload": Entry(of_recess, KEEPS, action="raadsinformatie bijhouden"),
    "desk-feed": Entry(the_feed, KEEPS, action="raadsinformatie bijhouden"),
    "desk-pulled": Entry(of_pulled, KEEPS, action="raadsinformatie bijhouden"),
    "desk-pulled-pass": Entry(of_pulled, KEEPS, answers=(405,)),
    "desk-recesses": Entry(alone, KEEPS, answers=(200, 403)),
    "desk-recess": Entry(of_recess, KEEPS, action="reces bijhouden"),
    "desk-recess-take": Entry(of_recess, KEEPS, answers=(405,)),
    "desk-recess-edit": Entry(the_recess, KEEPS, action="reces bijhouden"),
    "desk-recess-drop": Entry(the_recess, KEEPS, action="reces bijhouden"),
    "desk-likeness": Entry(rounds, KEEPS, action=LINKED),
    "desk-likeness-list": Entry(rounds, KEEPS, action=LINKED),
    "desk-point-new": Entry(rounds, KEEPS, action=LINKED),
    "desk-point": Entry(points_on_desk, KEEPS, answers=(200, 403, 404)),
    "desk-point-drop": Entry(points_on_desk, KEEPS, answers=(302, 403, 404)),
    "desk-round-replies": Entry(rounds, KEEPS, answers=(200, 403)),
    "desk-round-reply": Entry(round_remarks, KEEPS, answers=(200, 302, 403, 404)),
    "desk-round-assign": Entry(rounds, KEEPS, answers=(200, 403)),
    "desk-round-review": Entry(rounds, KEEPS, answers=(200, 403)),
    "desk-round-adopt": Entry(rounds, KEEPS, answers=(200, 403)),
    "desk-round-adopt-undo": Entry(rounds, KEEPS, answers=(302, 403)),
    "desk-round-revise": Entry(rounds, KEEPS, answers=(302, 403)),
    "desk-round-dispatch": Entry(rounds, KEEPS, answers=(302, 403)),
    "desk-round-dispatch-undo": Entry(no_dispatch, KEEPS, answers=(403, 404)),
    "desk-round-carry": Entry(rounds, KEEPS, answers=(200, 403, 404)),
    "desk-report": Entry(reports, KEEPS, action="melding beantwoorden"),
    "desk-reading": Entry(readings, KEEPS, action="lezing aannemen"),
    "desk-scratch": Entry(alone, KEEPS, answers=(405,)),
    "desk-scratch-drop": Entry(alone, KEEPS, answers=(405,)),
    "desk-when": Entry(alone, KEEPS),
}
