"""From Dossiers and Boards to the answers of the API."""

from ..board.reference import list_participants
from ..domain.rules import RULES_VERSION
from ..domain.stances import UNKNOWN
from ..web.parameters import format_exact_moment
from . import schema
from .links import format_dutch_time


def describe_subject(subject, slugs):
    """Return what every answer tells of a subject; `slugs` by key of the dossier's subjects."""
    return {
        "id": subject.slug,
        "naam": subject.name,
        "soort": subject.kind,
        "variant": slugs.get(subject.works_out_id or subject.column_id),
    }


# From the chain of a dossier to its answer.


def describe_proof(chain, asked):
    """Return a ShownChain as it crosses the wire."""
    return schema.Bewijs(
        **asked.moment,
        keten=chain.name,
        lengte=chain.length,
        einde=chain.head,
        vorm=chain.form,
        eersteSchakel=chain.first_at and format_dutch_time(chain.first_at),
        laatsteSchakel=chain.last_at and format_dutch_time(chain.last_at),
        ankers=[
            schema.Anker(dag=each.day, lengte=each.length, einde=each.head)
            for each in chain.anchors
        ],
        url=asked.links.to("dossier-proof", asked.dossier.slug),
    )


# From a Board to the answer of `stand`: every body on every subject that it spoke about.


def describe_board(board, polls, differing, links, known_until):
    """Return a board as the answer of `stand`, with PollEntries of its day; `differing` are the
    fields about which sources differ, by the key of the decision."""
    slugs = {each.pk: each.slug for each in board.subjects}
    codes = municipality_codes_of(board)
    return schema.Stand(
        **describe_moment(board, links.pinned("api-stand", board, known_until), known_until),
        onderwerpen=[describe_column_subject(board, each, slugs) for each in board.subjects],
        organen=[
            describe_body(row, codes, links, board.unkept_after, differing)
            for row in board.all_rows()
        ],
        peilingen=[
            describe_poll(each, board.dossier, links) for each in polls if each.standing.is_listed
        ],
    )


def describe_poll(entry, dossier, links):
    """Return a poll in outline, as it stands on the day."""
    poll = entry.poll
    return schema.Peiling(
        id=poll.id,
        soort=poll.kind,
        naam=poll.title,
        periode=poll.dated_on,
        staat=entry.standing.state.value,
        url=links.to("poll", dossier.slug, poll.id),
    )


def describe_moment(board, permalink, known_until):
    """Return what an answer on a day begins with."""
    known_at = format_dutch_time(board.known_at) if board.known_at else None
    return {
        "dossier": board.dossier.slug,
        "peildatum": board.day,
        "bekend": known_at,
        "kennisTot": format_exact_moment(known_until),
        "permalink": permalink,
        "rekenregels": RULES_VERSION,
        "licentie": board.dossier.region.licence.address,
        "nietBijgehoudenNa": board.unkept_after,
    }


def municipality_codes_of(board):
    """Return the codes of all municipalities that ever took part or were concerned, by key."""
    material = board.scene.material
    homes = list_participants(material.memberships, material.concerns)
    return {each.pk: each.code for each in homes}


def describe_column_subject(board, subject, slugs):
    state = board.state(subject)
    return schema.Onderwerp(
        **describe_subject(subject, slugs),
        staat=state.state if state else None,
        vervangt=[slugs[key] for key in subject.former_versions],
        vervangenDoor=[slugs[key] for key in subject.later_versions],
        sluitUit=[slugs[key] for key in subject.excluded],
    )


def describe_body(row, codes, links, unkept_after, differing):
    """Return a body with its cells; what nobody spoke about is left out."""
    spoken = [cell for cell in row.cells if cell.tells_something]
    return schema.Orgaan(
        id=row.body.slug,
        naam=row.body.name,
        soort=row.body.kind,
        gemeente=codes.get(row.body.municipality_id),
        standpunten=[describe_cell(cell, links, unkept_after, differing) for cell in spoken],
    )


def describe_cell(cell, links, unkept_after, differing):
    """Return where a body stands on a subject, with what its groups hold."""
    known = cell.is_known
    return schema.Standpunt(
        onderwerp=cell.subject.slug,
        stand=cell.stance.value if known else UNKNOWN,
        voorwaarden=cell.conditions,
        besloten=cell.decision.dated_on if known else None,
        onzeker=cell.uncertain,
        via=cell.via.slug if cell.via else None,
        teltMee=cell.body.is_council and not cell.is_aside,
        bevestigd=cell.confirmed,
        afgeleid=cell.derived,
        gezamenlijk=cell.joint,
        nietHerbevestigd=cell.not_reconfirmed,
        voorstelVanTafel=cell.off_table,
        bronnenVerschillen=cell.sources_differ,
        waardenVerschillen=describe_differing(cell.decision, differing) if known else [],
        grondslag=cell.basis.value if known else None,
        bronZegt=[each.value for each in cell.read_instead],
        bronVolgt=cell.awaits_source,
        afwijking=describe_departure(cell),
        tegenlezingen=[describe_read_back_note(each) for each in cell.notes],
        nietBijgehoudenNa=unkept_after,
        status=cell.position.status if known else None,
        url=links.to("position", cell.position.id) if known else None,
        fracties=[describe_group(each, links, unkept_after, differing) for each in cell.groups],
        voorgangers=[describe_former(each, links) for each in cell.former],
    )


def describe_former(former, links):
    """Return what the body of a predecessor held on its last day."""
    return schema.Voorganger(
        gemeente=former.municipality.code,
        stand=former.cell.stance.value,
        gelezenOp=former.read_on,
        url=links.to("position", former.cell.position.id),
    )


def describe_differing(decision, differing):
    """Return the words of the fields of a decision about which sources differ."""
    return [schema.WAARDE_WOORDEN[name] for name in differing.get(decision.id, ())]


def describe_departure(cell):
    """Return why a stance is not what its readings say, None where it is or nobody said why."""
    return (cell.read_instead and cell.position.departure) or None


def describe_read_back_note(note):
    """Return what a griffie said of a position, or that it did not answer yet."""
    answer = note.answer
    return schema.Tegenlezing(
        gevraagdOp=note.asked.asked_on,
        antwoord=answer.verdict if answer else None,
        beantwoordOp=answer.answered_on if answer else None,
        gewijzigdNaAntwoord=note.is_outdated,
        tekst=(answer and answer.text) or None,
        leestAls=(answer and answer.reads_stance) or None,
        plaats=(answer and answer.place) or None,
        adres=(answer and answer.url) or None,
    )


def describe_group(group, links, unkept_after, differing):
    """Return what groups of a body hold beside it."""
    return schema.Fractiestandpunt(
        naam=group.label,
        partij=group.party.slug if group.party else None,
        stand=group.stance.value,
        voorwaarden=group.conditions,
        besloten=group.decision.dated_on,
        onzeker=group.uncertain,
        volgordeOnzeker=group.order_uncertain,
        via=group.via.slug if group.via else None,
        voorstelVanTafel=group.off_table,
        sprakLater=[each.name for each in group.left],
        waardenVerschillen=describe_differing(group.decision, differing),
        grondslag=group.basis.value,
        bronZegt=[each.value for each in group.read_instead],
        bronVolgt=group.awaits_source,
        afwijking=describe_departure(group),
        tegenlezingen=[describe_read_back_note(each) for each in group.notes],
        nietBijgehoudenNa=unkept_after,
        zetels=group.seats,
        zetelsTotaal=group.seats_total,
        zetelsTotaalAfgeleid=group.is_total_derived,
        raadsperiode=(group.term and group.term.years) or None,
        url=links.to("position", group.position.id),
    )


# From a Board to the answer of `draagvlak`: the support of every subject under one rule.


def describe_board_support(board, links, known_until):
    """Return the support of all subjects of a board, as its rule sees them."""
    permalink = links.pinned("api-draagvlak", board, known_until, regel=board.rule.value)
    return schema.Draagvlak(
        **describe_moment(board, permalink, known_until),
        regel=board.rule.value,
        waardenVerschillen=[
            schema.VerschillendGetal(gemeente=row.municipality.code, gegevens=list(row.doubts))
            for row in board.councils
            if row.doubts
        ],
        onderwerpen=[describe_support(board, each, board.support(each)) for each in board.subjects],
    )


def describe_support(board, subject, support):
    """Return one Support as it crosses the wire, with whom its subject concerns."""
    scene = board.scene
    return schema.OnderwerpDraagvlak(
        id=subject.slug,
        wieHetAangaat=sorted(each.code for each in scene.concerned(subject)),
        alleLeden=not scene.material.concern_book.find_lines(subject),
        draagvlak=support.outcome.value,
        draagvlakZonderOnzeker=support.outcome_certain.value,
        draagvlakZonderPers=support.outcome_documented.value,
        akkoord=support.accepting,
        tegen=support.against,
        open=support.open,
        onbekend=support.unknown,
        aandeelZetels=support.seats_share,
        zetelsAfgeleid=support.seats_derived,
        aandeelInwoners=support.inhabitants_share,
        ontbreekt=support.missing,
        kantelt=support.tipping,
        kleinsteWending=support.smallest_turn,
        andereEvenKlein=support.others_as_small,
        samenVerder=support.going_on,
        nietBijgehoudenNa=board.unkept_after,
    )
