"""What was done, said on the next page, with the ways on."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from ...models import Status


def say(request, words, *ways):
    """Tell on the next page what was done; `ways` are (address, label) to go on by."""
    links = format_html_join("", ' <a class="nl-link" href="{}">{}</a>', ways)
    messages.success(request, format_html("{}{}", words, links))


def ways_on(kind, record, dossier):
    """Return (address, label) of what somebody does next with a record that was saved."""
    args = [kind.slug, record.pk]
    ways = [(reverse("desk-edit", args=args), _("Verder bewerken"))]
    if kind.has_status and record.status in (Status.DRAFT, Status.SHARED):
        ways.append((reverse("desk-publish", args=args), _("Publiceren")))
    if kind.has_status and record.status == Status.DRAFT:
        ways.append((reverse("desk-share", args=args), _("Delen")))
    if hasattr(record, "get_absolute_url"):
        ways.append((record.get_absolute_url(), _("Bekijken")))
    if kind.is_new and dossier is not None:
        ways.append((reverse("desk-new", args=[dossier.slug, kind.slug]), _("Nog een invoeren")))
    return ways
