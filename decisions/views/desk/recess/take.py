"""Take a school holiday over as recess, with one click."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from municipalities.actions_recess import take_over

from ....forms.recess import holiday_asked
from ...rules import Access, open_to
from ..frame import desk_of
from ..said import say
from .home import home_or_403
from .suggested import regions_of, year_choice


@open_to(Access.KEEPS)
@require_POST
def take(request, home):
    """Save the school holiday that the form names; once, however often it is sent."""
    desk = desk_of(request)
    found = home_or_403(desk, home)
    year = year_choice(request.POST).value
    holiday = holiday_asked(request.POST, regions_of(found))
    made = take_over(holiday, municipality=found, by=desk.reader)
    say(request, _("Overgenomen: ‘%s’.") % made.name)
    page = reverse("desk-recess", args=[found.slug])
    return HttpResponseRedirect(f"{page}?schooljaar={year}" if year else page)
