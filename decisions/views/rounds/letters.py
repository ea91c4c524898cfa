"""Letters of a round as files: a council's own, and the confirmation that its answer came in."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ... import history
from ...exports.letters import FORMATS, Matter, build_opinion, build_receipt
from ..exports import download
from ..rules import Access, open_to
from .found import found_round, page_address


@open_to(Access.EVERYBODY)
@require_safe
def opinion_file(request, slug, pk, body, ending):
    """Give the letter of a body that the round asked; 404 for another body or format."""
    letter = build_opinion(matter_of(request, slug, pk, body, ending))
    return download(letter, FORMATS[ending], ending)


@open_to(Access.EVERYBODY)
@require_safe
def receipt_file(request, slug, pk, body, ending):
    """Give the confirmation of an answer's receipt; 404 that says so where none came in yet."""
    letter = build_receipt(matter_of(request, slug, pk, body, ending))
    if letter is None:
        sentence = _("Van dit orgaan is op deze peildatum nog geen antwoord ontvangen.")
        return render(request, "404.html", {"sentence": sentence}, status=404)
    return download(letter, FORMATS[ending], ending)


def matter_of(request, slug, pk, body, ending):
    """Return the Matter of a letter; Http404 where the round did not ask this body."""
    if ending not in FORMATS:
        raise Http404
    found = found_round(request, slug, pk)
    asked = history.asked_in(found.round, found.register.known_at)
    of_body = next((each for each in asked if each.body.slug == body), None)
    if of_body is None:
        raise Http404
    return Matter(found.register, found.round, of_body, page_address(request, found))
