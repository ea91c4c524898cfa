"""From a Board to the answer of `draagvlak`: the support of every subject under one rule."""

from . import wire
from .stand import heading


def draagvlak_of(board):
    """Return the support of all subjects of a board, as its rule sees them."""
    return wire.Draagvlak(
        **heading(board),
        regel=board.rule.value,
        onderwerpen=[support_of(each.slug, board.support(each)) for each in board.subjects],
    )


def support_of(slug, support):
    """Return one Support as it crosses the wire."""
    return wire.OnderwerpDraagvlak(
        id=slug,
        draagvlak=support.outcome.value,
        draagvlakZonderOnzeker=support.outcome_certain.value,
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
    )
