"""When councils do not meet: what stands, and the school holidays to take over."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from municipalities.actions.regions import (
    delete_recess,
    list_kept_municipalities,
    recess_name,
    save_holiday_as_recess,
    save_recess,
)
from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.models import Municipality, Recess
from municipalities.school_holidays import (
    REGIONS,
    SOURCES,
    SchoolHoliday,
    find_holidays,
    school_region_of,
)

from ..access import Access, restrict_to
from ..parameters import BadParameter, parse_choice, parse_page
from .fields import DayField, EntryFormMeta
from .form_flow import add_success_message, answer_form, back_to_do, open_workspace
from .kinds.forms import RecordForm
from .kinds.kind import build_change_form
from .record_actions import RecordActionForm
from .records import record_gone_page, reread_record

# The recess of a council: what it is called, from which day to which.


class RecessForm(RecordForm):
    """A recess of the municipality of its instance, which stays."""

    first_on = DayField(label=gettext_lazy("Eerste dag"))
    last_on = DayField(label=gettext_lazy("Laatste dag"))

    field_order = ("name", "first_on", "last_on")

    class Meta(EntryFormMeta):
        model = Recess
        fields = ("name", "first_on", "last_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = gettext_lazy("Zoals zomerreces.")

    @property
    def is_seen(self):
        """Everybody sees a recess that stands."""
        return not self.is_new


def parse_holiday(parameters, regions):
    """Return the SchoolHoliday that a form names by its region and its first day; raise
    BadParameter for what was not offered."""
    region, day = parameters.get("regio", ""), parameters.get("dag", "")
    if region not in regions:
        raise BadParameter("regio", region, gettext_lazy("Kies een van de voorgestelde vakanties."))
    try:
        first_on = parse_edtf_date(day).first_on
    except (EdtfError, ValidationError) as error:
        raise BadParameter(
            "dag", day, gettext_lazy("Kies een van de voorgestelde vakanties.")
        ) from error
    for each in find_holidays(region, first_on, first_on):
        if each.first_on == first_on:
            return each
    raise BadParameter("dag", day, gettext_lazy("Kies een van de voorgestelde vakanties."))


# The national school holidays of a municipality's region, as recess to take over.


@dataclass(frozen=True)
class SuggestedHoliday:
    """A school holiday; `is_there` where a recess of the council falls in it already."""

    holiday: SchoolHoliday
    is_there: bool

    @property
    def name(self):
        return recess_name(self.holiday)


@dataclass(frozen=True)
class RegionHolidays:
    """The holidays of one of the three school regions."""

    region: str
    suggested: list[SuggestedHoliday]


def school_regions_of(municipality):
    """Return the school regions in which a municipality may lie: one, or each where its province
    is split or not known."""
    found = school_region_of(municipality.province)
    return (found,) if found else REGIONS


def parse_school_year(parameters):
    """Return the Choice of a school year; none is what is still ahead."""
    years = [(each, each) for each in sorted(SOURCES, reverse=True)]
    return parse_choice(parameters, "schooljaar", _("Schooljaar"), years)


def list_holiday_suggestions(municipality, recesses, year, today):
    """Return a RegionHolidays for each school region of a municipality."""
    return [
        RegionHolidays(
            region, [SuggestedHoliday(each, overlaps_recess(each, recesses)) for each in wanted]
        )
        for region in school_regions_of(municipality)
        for wanted in [list_holidays(region, year, today)]
    ]


def list_holidays(region, year, today):
    """Return the holidays of a school year, or without one those that have not passed."""
    first_on, last_on = today.replace(year=2000, day=1), today.replace(year=2200, day=1)
    found = find_holidays(region, first_on, last_on)
    if year:
        return [each for each in found if each.school_year == year]
    return [each for each in found if each.last_on >= today]


def overlaps_recess(holiday, recesses):
    return any(
        each.first_on <= holiday.last_on and each.last_on >= holiday.first_on for each in recesses
    )


# The recess of one municipality: what stands, what may be taken over, and a new one.


def get_municipality_or_403(desk, slug):
    """Return the municipality; PermissionDenied for who does not keep its recess."""
    found = get_object_or_404(Municipality.objects.all(), slug=slug)
    if not list_kept_municipalities(desk.reader).filter(pk=found.pk).exists():
        raise PermissionDenied(_("Het reces houdt de griffie bij, of de regioredactie."))
    return found


@restrict_to(Access.KEEPS)
def recess_page(request, home):
    """Show the recess of a municipality with a form for a new one, and save that."""
    desk = open_workspace(request)
    found = get_municipality_or_403(desk, home)

    def make_form(data=None, refusal=None):
        made = Recess(municipality=found)
        return RecessForm(data, instance=made, dossier=None, reader=desk.reader, refusal=refusal)

    def save(form):
        made = save_recess(form.instance, by=desk.reader, reason=form.why)
        add_success_message(request, _("Bewaard: ‘%s’.") % made.name, back_to_do())
        return reverse("desk-recess", args=[found.slug])

    context = build_recess_context(desk, found)
    return answer_form(desk, make_form, save, template="desk/recess/home.html", context=context)


def build_recess_context(desk, municipality):
    """Return what the page tells beside its form."""
    stands = list(municipality.recesses.order_by("-first_on", "-id"))
    today = desk.now.astimezone(get_current_timezone()).date()
    choice = parse_school_year(desk.request.GET)
    return {
        "here": _("Reces: %s") % municipality.name,
        "home": municipality,
        "stands": stands,
        "choice": choice,
        "regions": list_holiday_suggestions(municipality, stands, choice.value, today),
    }


# The municipalities whose recess the reader keeps.


@restrict_to(Access.KEEPS)
def recesses_page(request):
    """Show each municipality with the recess that has not passed."""
    desk = open_workspace(request)
    if not desk.reader.keeps:
        raise PermissionDenied(_("Het reces houdt de griffie bij, of de regioredactie."))
    today = desk.now.astimezone(get_current_timezone()).date()
    ahead = Recess.objects.filter(last_on__gte=today).order_by("first_on", "id")
    homes = list_kept_municipalities(desk.reader).prefetch_related(
        Prefetch("recesses", queryset=ahead, to_attr="ahead")
    )
    page = parse_page(request.GET, homes)
    context = {"here": _("Reces"), "page": page, **desk.context}
    return render(request, "desk/recess/list.html", context)


# Change a recess, or take it away, with the reason.


@restrict_to(Access.KEEPS)
def edit_recess_page(request, home, pk):
    """Show the form of a recess as it stands, and save what changed in it."""

    def make_form(found, desk, data, refusal):
        record = found if refusal is None else reread_record(found)
        form = build_change_form(RecessForm)
        return form(data, instance=record, dossier=None, reader=desk.reader, refusal=refusal)

    def save(form, by):
        save_recess(form.instance, by=by, reason=form.why)

    told = {"here": _("Reces wijzigen: %s"), "done": _("Gewijzigd: ‘%s’.")}
    return answer_recess_form(request, home, pk, make_form, save, **told)


@restrict_to(Access.KEEPS)
def delete_recess_page(request, home, pk):
    """Ask why, and take the recess away."""

    def make_form(found, desk, data, refusal):
        record = found if data is None else reread_record(found)
        more = {"refusal": refusal, "needs_reason": True}
        return RecordActionForm(data, record=record, reader=desk.reader, **more)

    def save(form, by):
        delete_recess(form.seen, by=by, reason=form.why)

    told = {"here": _("Reces verwijderen: %s"), "done": _("Verwijderd: ‘%s’.")}
    return answer_recess_form(request, home, pk, make_form, save, submit=_("Verwijderen"), **told)


def answer_recess_form(request, home, pk, make_form, save, *, here, done, **context):
    """Return the response of the page of one form about a recess."""
    desk = open_workspace(request)
    municipality = get_municipality_or_403(desk, home)
    try:
        found = get_object_or_404(municipality.recesses.all(), pk=pk)
    except Http404:
        if request.method == "POST":
            return record_gone_page(request)
        raise
    page = reverse("desk-recess", args=[municipality.slug])

    def act(form):
        save(form, desk.reader)
        add_success_message(request, done % found.name)
        return page

    return answer_form(
        desk,
        lambda data=None, refusal=None: make_form(found, desk, data, refusal),
        act,
        template="desk/recess/act.html",
        context={"here": here % found.name, "home": municipality, "page": page, **context},
    )


# Take a school holiday over as recess, with one click.


@restrict_to(Access.KEEPS)
@require_POST
def take_over_holiday_page(request, home):
    """Save the school holiday that the form names; once, however often it is sent."""
    desk = open_workspace(request)
    found = get_municipality_or_403(desk, home)
    year = parse_school_year(request.POST).value
    holiday = parse_holiday(request.POST, school_regions_of(found))
    made = save_holiday_as_recess(holiday, municipality=found, by=desk.reader)
    add_success_message(request, _("Overgenomen: ‘%s’.") % made.name, back_to_do())
    page = reverse("desk-recess", args=[found.slug])
    return HttpResponseRedirect(f"{page}?schooljaar={year}" if year else page)
