"""The parties that sit in the councils of a dossier, and where one of them stands in each."""

from django.shortcuts import get_object_or_404, render

from municipalities.models import Party

from ... import history
from ...board.board import find_headline_subject
from ...board.cache import get_material
from ...board.parties import PartyScene, build_party_standing, list_party_standings
from ...board.reference import list_participants
from ...board.snapshot import Snapshot
from ...models import Dossier
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def parties_page(request, slug):
    """Show every party with a group in a council at ?peildatum=, as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    place = open_parties(open_)
    headline = find_headline_subject(place.scene)
    context = {
        "headline": headline,
        "standings": list_party_standings(place, headline),
        "region_exists": bool(place.scene.members),
        **open_.context,
    }
    return render(request, "decisions/parties.html", context)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def party_page(request, slug, party_slug):
    """Show where the groups of a party stand in each council at ?peildatum=, and beside them what
    these councils hold; as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    party = get_object_or_404(Party, slug=party_slug)
    place = open_parties(open_)
    headline = find_headline_subject(place.scene)
    standing = build_party_standing(place, party, headline, open_.wanted.chosen)
    context = {
        "party": party,
        "standing": standing,
        "region_exists": bool(place.scene.members),
        **open_.context,
    }
    return render(request, "decisions/party.html", context)


def open_parties(open_):
    """Return the PartyScene of the day: the rows of the board, read now or kept, and the groups of
    parties beside them."""
    material = get_material(open_.dossier, **open_.scope)
    homes = list_participants(material.memberships)
    groups = open_.read(history.read_party_groups, follows={"homes": homes})
    return PartyScene(Snapshot(material, open_.day), groups)
