"""/.well-known/security.txt (RFC 9116): whom to tell of a weakness."""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..access import Access, restrict_to
from ..kept_pages import keep_page
from ..parameters import AMSTERDAM

# Well within the year that the RFC allows: who keeps a copy asks again before it is old.
GOOD_FOR = timedelta(days=180)


def write_security_lines(told, *, address, today: date):
    """Return the lines for the Contacts of an installation, good for half a year from a day."""
    expires = datetime.combine(today + GOOD_FOR, time(), UTC)
    return [
        f"Contact: {told.security}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {address}",
        *([f"Policy: {told.policy}"] if told.policy else []),
    ]


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def security_file(request):
    """Give security.txt; 404 where the installation did not fill in whom to tell, because a file
    without a contact is none."""
    if not settings.CONTACTS.security:
        raise Http404(_("Wie een zwakke plek mag horen, is hier nog niet ingevuld."))
    address = settings.ADDRESS + reverse("security-file")
    today = timezone.now().astimezone(AMSTERDAM).date()
    lines = write_security_lines(settings.CONTACTS, address=address, today=today)
    return HttpResponse("\n".join([*lines, ""]), "text/plain; charset=utf-8")
