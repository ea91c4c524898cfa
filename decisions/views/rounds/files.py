"""The bundle and the reactienota of a round as files."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models import Body

from ... import history
from ...exports.rounds import BUNDLED, FORMATS, NOTED, Asking, build_bundle, build_reply_note
from ...forms.choices import choose
from ..exports import download
from ..remarks_file import check_number
from ..rules import Access, open_to
from .found import found_round, page_address


@open_to(Access.EVERYBODY)
@require_safe
def bundle_file(request, slug, pk, ending):
    """Give the points of a round as a download; 404 for a format that does not exist."""
    return file_of(request, slug, pk, ending, BUNDLED, build_bundle)


@open_to(Access.EVERYBODY)
@require_safe
def reply_note_file(request, slug, pk, ending):
    """Give the points of a round with their replies; 404 for a format that does not exist."""
    return file_of(request, slug, pk, ending, NOTED, build_reply_note)


def file_of(request, slug, pk, ending, orderings, build):
    if ending not in FORMATS:
        raise Http404
    found = found_round(request, slug, pk)
    ordering = choose(request.GET, "ordening", _("Volgorde"), orderings.items()).value
    asking = Asking(
        found.register,
        found.round,
        ordering=ordering or next(iter(orderings)),
        is_paper=FORMATS[ending].most is not None,
        address=page_address(request, found),
        body=body_asked(request.GET, found),
    )
    check_number(ending, len(asking.keys))
    return download(build(asking), FORMATS[ending], ending)


def body_asked(parameters, found):
    """Return the body of `?orgaan=`, None without; raise BadParameter for one that has no part."""
    bodies = {each.slug: each for each in bodies_of(found)}
    options = [(slug, body.name) for slug, body in bodies.items()]
    return bodies.get(choose(parameters, "orgaan", _("Orgaan"), options).value)


def bodies_of(found):
    """Return whom the round asked and whose points the reader may see, by name; two queries."""
    register = found.register
    raised = register.remarks().filter(history.points_of(found.round)).values("body").distinct()
    asked = [each.body_id for each in history.asked_in(found.round, register.known_at)]
    keys = {*asked, *raised.values_list("body", flat=True)} - {None}
    return list(Body.objects.filter(pk__in=keys).order_by("name", "pk"))
