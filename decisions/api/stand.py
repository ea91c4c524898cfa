"""From a Board to the answer of `stand`: every body on every subject that it spoke about."""

from datetime import UTC

from ..forms.moment import AMSTERDAM
from ..stances import UNKNOWN
from . import wire
from .dossiers import named


def stand_of(board, links):
    """Return a board as the answer of `stand`."""
    slugs = {each.pk: each.slug for each in board.subjects}
    codes = codes_of(board)
    return wire.Stand(
        **heading(board),
        onderwerpen=[subject_of(board, each, slugs) for each in board.subjects],
        organen=[body_of(row, codes, links) for row in board.all_rows()],
    )


def heading(board):
    """Return what an answer on a day begins with."""
    known_at = dutch(board.known_at) if board.known_at else None
    return {"dossier": board.dossier.slug, "peildatum": board.day, "bekend": known_at}


def dutch(moment):
    """Return a moment in Dutch time, to the second; in UTC where that had no whole minutes.

    Before 1937 the Dutch clock stood some minutes and seconds off, which RFC 3339 cannot say.
    """
    local = moment.astimezone(AMSTERDAM).replace(microsecond=0)
    return local.astimezone(UTC) if local.utcoffset().seconds % 60 else local


def codes_of(board):
    """Return the codes of all municipalities that ever took part, by key."""
    memberships = board.scene.material.memberships
    return {each.municipality_id: each.municipality.code for each in memberships}


def subject_of(board, subject, slugs):
    state = board.state(subject)
    return wire.Onderwerp(**named(subject, slugs), staat=state.state if state else None)


def body_of(row, codes, links):
    """Return a body with its cells; what nobody spoke about is left out."""
    spoken = [cell for cell in row.cells if cell.is_known or cell.groups]
    return wire.Orgaan(
        id=row.body.slug,
        naam=row.body.name,
        soort=row.body.kind,
        gemeente=codes.get(row.body.municipality_id),
        standpunten=[cell_of(cell, links) for cell in spoken],
    )


def cell_of(cell, links):
    """Return where a body stands on a subject, with what its groups hold."""
    known = cell.is_known
    return wire.Standpunt(
        onderwerp=cell.subject.slug,
        stand=cell.stance.value if known else UNKNOWN,
        besloten=cell.decision.dated_on if known else None,
        onzeker=cell.uncertain,
        via=cell.via.slug if cell.via else None,
        bevestigd=cell.confirmed,
        afgeleid=cell.derived,
        gezamenlijk=cell.joint,
        nietHerbevestigd=cell.not_reconfirmed,
        voorstelVanTafel=cell.off_table,
        bronnenVerschillen=cell.sources_differ,
        status=cell.position.status if known else None,
        url=links.to("position", cell.position.id) if known else None,
        fracties=[group_of(group, links) for group in cell.groups],
    )


def group_of(group, links):
    """Return what groups of a body hold beside it."""
    return wire.Fractiestandpunt(
        naam=group.label,
        stand=group.stance.value,
        besloten=group.decision.dated_on,
        onzeker=group.uncertain,
        zetels=group.seats,
        zetelsTotaal=group.seats_total,
        url=links.to("position", group.position.id),
    )
