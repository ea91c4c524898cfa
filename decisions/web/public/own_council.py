"""The page of a councillor: what the council must do and by when, when it meets, what was shared
with it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Municipality
from municipalities.roles import reader_of

from ...worklist import list_council_requests, list_meetings_ahead, list_shared
from ..access import Access, request_moment, restrict_to
from ..errors import build_page_stamp

KIND_WORDS = {
    "dossier": gettext_lazy("dossier"),
    "decision": gettext_lazy("besluit of uitspraak"),
    "position": gettext_lazy("standpunt"),
    "remark": gettext_lazy("wens of bedenking"),
    "reply": gettext_lazy("reactie"),
    "answer": gettext_lazy("antwoord op een vraag"),
    "statement": gettext_lazy("uitspraak"),
    "agenda_item": gettext_lazy("agendapunt"),
    "common_item": gettext_lazy("gezamenlijk stuk"),
    "commitment": gettext_lazy("toezegging of motie"),
    "poll": gettext_lazy("peiling of referendum"),
}
# Where a record is read: on a page of its own, or in a list of its dossier.
OWN_PAGES = {
    "decision": "decision",
    "position": "position",
    "agenda_item": "agenda-item",
    "common_item": "common-item",
}
LISTS = {
    "dossier": "dossier",
    "remark": "remarks",
    "reply": "remarks",
    "answer": "rounds",
    "statement": "statements",
    "commitment": "dossier",
    "poll": "polls",
}


@restrict_to(Access.SIGNED_IN)
def own_council_page(request):
    """Show who belongs to a municipality what is asked of its council, when that meets and what
    was shared with it."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    if not reader.homes:
        raise PermissionDenied(_("Deze bladzijde is voor wie bij een gemeente hoort."))
    shared = [describe_shared(each, reader) for each in list_shared(reader)]
    context = {
        "homes": list(Municipality.objects.filter(pk__in=reader.homes).order_by("name")),
        "requests": list_council_requests(reader, reader.today),
        "meetings": list_meetings_ahead(reader, reader.today),
        "of_council": [each for each in shared if each["is_own"]],
        "of_region": [each for each in shared if not each["is_own"]],
        "today": reader.today,
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "decisions/own_council.html", context)


def describe_shared(row, reader):
    """Return a row of what was shared with its kind in words, where it is read, and whether it is
    of the reader's own municipality."""
    name = row["shared_kind"]
    if name in OWN_PAGES:
        leads_to = reverse(OWN_PAGES[name], args=[row["shared_key"]])
    else:
        leads_to = reverse(LISTS[name], args=[row["shared_slug"]])
    is_own = row["shared_of"] in reader.homes
    return {**row, "kind": KIND_WORDS[name], "leads_to": leads_to, "is_own": is_own}
