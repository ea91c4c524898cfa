"""Enter a new record, change one, and see its history."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.models import Arrangement, Body, Source
from municipalities.versions import RegisterVersionList

from ... import history
from ...history.offers import COMMON_LABELS, read_offer_standings
from ...models import (
    AgendaItem,
    AgendaLine,
    Answer,
    CommonItem,
    Dossier,
    Evidence,
    Extension,
    Question,
    ReadBack,
    Treatment,
)
from ..access import Access, restrict_to
from ..parameters import parse_page
from .dossier import RECORD_STATES, record_state_of
from .fields import initial_from_parameters
from .form_flow import (
    add_success_message,
    answer_form,
    open_workspace,
    record_short_name,
)
from .kinds import RECORD_KINDS, record_kind_of
from .next_steps import list_next_steps
from .record_actions import RECORD_ACTIONS, list_action_links
from .records import (
    REGISTER_KINDS,
    get_kind_or_404,
    open_record_to_keep,
    record_gone_page,
    reread_record,
    save_kind_form,
)

LONGEST_KEY = 19

# Change a record; who keeps it sees how it stands, what shows it and what can be done with it.


@restrict_to(Access.KEEPS)
def edit_record_page(request, soort, pk):
    """Show the form of a record as it stands, and save what changed in it."""
    try:
        found = open_record_to_keep(request, soort, pk)
    except Http404:
        if request.method == "POST":
            return record_gone_page(request)
        raise
    desk, kind = found.desk, found.kind

    def make_form(data=None, refusal=None):
        record = found.record if refusal is None else reread_record(found.record)
        return kind.change_form(
            data, instance=record, dossier=desk.dossier, reader=desk.reader, refusal=refusal
        )

    def save(form):
        record = save_kind_form(kind, form)
        words = _("%(kind)s gewijzigd: ‘%(name)s’.") % {
            "kind": kind.title,
            "name": record_short_name(record),
        }
        add_success_message(request, words, *steps_after(desk, kind, record))
        return address_after_change(found)

    return answer_form(
        desk, make_form, save, template="desk/record.html", context=build_edit_context(found)
    )


def steps_after(desk, kind, record):
    """Return (address, words) of what is done next with a record that was saved at a desk."""
    dossier = record if isinstance(record, Dossier) else desk.dossier
    return list_next_steps(record, kind=kind, reader=desk.reader, dossier=dossier)


def address_after_change(found):
    """Return where somebody goes on after a change: back to the read-back that led here, else to
    what the record belongs to."""
    record = found.record
    if read_back := find_read_back_of(found):
        return reverse("desk-read-back", args=[found.desk.dossier.slug, read_back.pk])
    if isinstance(record, AgendaLine | Treatment):
        return reverse("desk-edit", args=["agendapunt", record.item_id])
    round_ = round_above(record)
    if round_ is not None:
        return reverse("desk-round", args=[found.desk.dossier.slug, round_.pk])
    shown = record.target if isinstance(record, Evidence) else None
    kind = record_kind_of(shown) if shown is not None else None
    return reverse("desk-edit", args=[kind.slug, shown.pk]) if kind else found.home


def find_read_back_of(found):
    """Return the request to read back that ?tegenlezing= names in the dossier of the record, None
    where it names none."""
    asked = found.desk.request.GET.get("tegenlezing", "")
    if not (asked.isdecimal() and len(asked) < LONGEST_KEY and found.desk.dossier):
        return None
    return ReadBack.objects.filter(dossier=found.desk.dossier, pk=int(asked)).first()


def round_above(record):
    """Return the round on whose desk a record is found, None for most."""
    if isinstance(record, Question | Extension):
        return record.round
    is_to_round = isinstance(record, Answer) and record.question is not None
    return record.question.round if is_to_round else None


def build_edit_context(found):
    """Return what the page of a record tells beside its form."""
    state = record_state_of(found.record, found.desk.now)
    return {
        "here": _("%(kind)s: %(name)s") % {"kind": found.kind.title, "name": found.name},
        "opened": found,
        "kind": found.kind,
        "record": found.record,
        "state": state,
        "state_label": RECORD_STATES[state],
        "acts": list_action_links(RECORD_ACTIONS, found),
        "places": list_record_evidence(found),
        "lines": list_item_lines(found.record),
        "treatments": list_item_treatments(found.record),
        **read_offer_context(found),
    }


def list_record_evidence(found):
    """Return (place, source) of everything that shows the record; the source is None where the
    reader may not see it. Two queries."""
    if not hasattr(found.record, "evidence"):
        return []
    places = list(found.record.evidence.order_by("id"))
    sources = Source.objects.visible_to(found.desk.reader).in_bulk({e.source_id for e in places})
    return [(each, sources.get(each.source_id)) for each in places]


def list_item_lines(record):
    """Return the lines of an agenda item, each with a page of its own."""
    return list(record.lines.order_by("kind", "number", "id")) if hasattr(record, "lines") else []


# Enter a new record of a dossier, of any kind that is entered by itself.


@restrict_to(Access.KEEPS)
def new_record_page(request, slug, soort):
    """Show the form for a new record of a kind, and save it as a draft."""
    desk, kind = open_workspace(request, slug), get_kind_or_404(soort)
    if not kind.is_new:
        raise Http404
    if not kind.may_add(desk.reader, desk.dossier.region):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))
    initial = initial_from_parameters(request.GET, kind, desk.dossier, desk.reader)

    def make_form(data=None, refusal=None):
        return kind.form(
            data,
            instance=build_blank_record(kind, desk.dossier),
            initial=initial,
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    def save(form):
        record = save_kind_form(kind, form)
        words = _("%(kind)s bewaard: ‘%(name)s’.") % {
            "kind": kind.title,
            "name": record_short_name(record),
        }
        add_success_message(request, words, *steps_after(desk, kind, record))
        round_ = round_above(record)
        if round_ is not None:
            return reverse("desk-round", args=[desk.dossier.slug, round_.pk])
        return reverse("desk-dossier", args=[desk.dossier.slug])

    here = _("%s invoeren") % kind.title
    return answer_form(
        desk,
        make_form,
        save,
        template="desk/new.html",
        context={"here": here, "kind": kind},
        address=request.get_full_path(),
    )


def build_blank_record(kind, dossier):
    """Return a new record of the dossier or of its region, unsaved."""
    if kind.model is Body:
        return Body(region=dossier.region)
    if kind.model is Arrangement:
        return Arrangement()
    return kind.model(dossier=dossier, **dict(kind.fixed))


@restrict_to(Access.KEEPS)
def new_dossier_page(request):
    """Show the form for a new dossier of a region that the reader keeps."""
    desk, kind = open_workspace(request), RECORD_KINDS["dossier"]
    if not (desk.reader.redactie_of or desk.reader.is_beheer):
        raise PermissionDenied(_("Een dossier begint bij de regioredactie."))

    def make_form(data=None, refusal=None):
        return kind.form(
            data, instance=Dossier(), dossier=None, reader=desk.reader, refusal=refusal
        )

    def save(form):
        record = save_kind_form(kind, form)
        add_success_message(
            request, _("Dossier bewaard als concept."), *steps_after(desk, kind, record)
        )
        return reverse("desk-dossier", args=[record.slug])

    context = {"here": _("Dossier beginnen"), "kind": kind}
    return answer_form(desk, make_form, save, template="desk/new.html", context=context)


# Every version of a record with who, when, why and the difference in words.


@restrict_to(Access.KEEPS)
def versions_page(request, soort, pk):
    """Show the history of a record to who keeps it."""
    found = open_record_to_keep(request, soort, pk)
    context = {
        "here": _("Geschiedenis: %s") % found.name,
        "opened": found,
        "page": read_version_page(request, found),
        **found.desk.context,
    }
    return render(request, "desk/versions.html", context)


def read_version_page(request, found):
    """Return the page of the record's Versions that is asked for, newest first."""
    if type(found.record) not in REGISTER_KINDS:
        return parse_page(
            request.GET, history.read_versions(found.record, reader=found.desk.reader)
        )
    page = parse_page(request.GET, RegisterVersionList(found.record))
    page.object_list = [tell_register_version(each) for each in page]
    return page


def tell_register_version(version):
    """Return a RegisterVersion as the Version that a page shows."""
    changes = describe_version_changes(version)
    who = str(version.by or "")
    place = version.place
    return history.Version(version.at, who, version.reason, changes, version.is_first, None, place)


def describe_version_changes(version):
    return tuple(history.FieldChange(*map(str, change)) for change in version.changes)


def list_item_treatments(record):
    """Return the treatments of an agenda item with their meetings, each with a page of its own."""
    if not isinstance(record, AgendaItem):
        return []
    return list(record.treatments.select_related("meeting__body").order_by("sequence"))


def read_offer_context(found):
    """Return what each council made of a common text, with what its fields are called."""
    if not isinstance(found.record, CommonItem):
        return {}
    reader = found.desk.reader
    told = read_offer_standings(found.record, reader=reader, day=reader.today)
    return {"standings": told, "labels": COMMON_LABELS}
