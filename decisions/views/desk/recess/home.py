"""The recess of one municipality: what stands, what may be taken over, and a new one."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.actions_recess import keep_recess, kept_homes
from municipalities.models import Municipality, Recess

from ....forms.recess import RecessForm
from ...rules import Access, open_to
from ..frame import answered, desk_of
from ..said import say
from .suggested import suggestions, year_choice


def home_or_403(desk, slug):
    """Return the municipality; PermissionDenied for who does not keep its recess."""
    found = get_object_or_404(Municipality.objects.all(), slug=slug)
    if not kept_homes(desk.reader).filter(pk=found.pk).exists():
        raise PermissionDenied(_("Het reces houdt de griffie bij, of de regioredactie."))
    return found


@open_to(Access.KEEPS)
def recess(request, home):
    """Show the recess of a municipality with a form for a new one, and save that."""
    desk = desk_of(request)
    found = home_or_403(desk, home)

    def make_form(data=None, refusal=None):
        made = Recess(municipality=found)
        return RecessForm(data, instance=made, dossier=None, reader=desk.reader, refusal=refusal)

    def save(form):
        made = keep_recess(form.instance, by=desk.reader, reason=form.why)
        say(request, _("Bewaard: ‘%s’.") % made.name)
        return reverse("desk-recess", args=[found.slug])

    context = context_of(desk, found)
    return answered(desk, make_form, save, template="desk/recess/home.html", context=context)


def context_of(desk, municipality):
    """Return what the page tells beside its form."""
    stands = list(municipality.recesses.order_by("-first_on", "-id"))
    today = desk.now.astimezone(get_current_timezone()).date()
    choice = year_choice(desk.request.GET)
    return {
        "here": _("Reces: %s") % municipality.name,
        "home": municipality,
        "stands": stands,
        "choice": choice,
        "regions": suggestions(municipality, stands, choice.value, today),
    }
