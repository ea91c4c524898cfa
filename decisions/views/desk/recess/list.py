"""The municipalities whose recess the reader keeps."""

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.actions_recess import kept_homes
from municipalities.models import Recess

from ....forms.choices import page_of
from ...rules import Access, open_to
from ..frame import desk_of


@open_to(Access.KEEPS)
def recesses(request):
    """Show each municipality with the recess that has not passed."""
    desk = desk_of(request)
    if not desk.reader.keeps:
        raise PermissionDenied(_("Het reces houdt de griffie bij, of de regioredactie."))
    today = desk.now.astimezone(get_current_timezone()).date()
    ahead = Recess.objects.filter(last_on__gte=today).order_by("first_on", "id")
    homes = kept_homes(desk.reader).prefetch_related(
        Prefetch("recesses", queryset=ahead, to_attr="ahead")
    )
    page = page_of(request.GET, homes)
    context = {"here": _("Reces"), "page": page, **desk.context}
    return render(request, "desk/recess/list.html", context)
