"""Enter a new record of a dossier, of any kind that is entered by itself."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.models import Arrangement, Body

from ...forms.kinds import KINDS
from ...forms.kinds.start import initial_of
from ...models import Dossier
from ..rules import Access, open_to
from .edit import round_of
from .frame import answered, desk_of
from .named import named
from .record import kind_or_404, saved
from .said import say, ways_on


@open_to(Access.KEEPS)
def new(request, slug, soort):
    """Show the form for a new record of a kind, and save it as a draft."""
    desk, kind = desk_of(request, slug), kind_or_404(soort)
    if not kind.is_new:
        raise Http404
    if not kind.may_add(desk.reader, desk.dossier.region):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))
    initial = initial_of(request.GET, kind, desk.dossier, desk.reader)

    def make_form(data=None, refusal=None):
        return kind.form(
            data,
            instance=blank(kind, desk.dossier),
            initial=initial,
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
        )

    def save(form):
        record = saved(kind, form)
        words = _("%(kind)s bewaard: ‘%(name)s’.") % {"kind": kind.title, "name": named(record)}
        say(request, words, *ways_on(kind, record, desk.dossier))
        round_ = round_of(record)
        if round_ is not None:
            return reverse("desk-round", args=[desk.dossier.slug, round_.pk])
        return reverse("desk-dossier", args=[desk.dossier.slug])

    here = _("%s invoeren") % kind.title
    return answered(
        desk,
        make_form,
        save,
        template="desk/new.html",
        context={"here": here, "kind": kind},
        address=request.get_full_path(),
    )


def blank(kind, dossier):
    """Return a new record of the dossier or of its region, unsaved."""
    if kind.model is Body:
        return Body(region=dossier.region)
    if kind.model is Arrangement:
        return Arrangement()
    return kind.model(dossier=dossier, **dict(kind.fixed))


@open_to(Access.KEEPS)
def new_dossier(request):
    """Show the form for a new dossier of a region that the reader keeps."""
    desk, kind = desk_of(request), KINDS["dossier"]
    if not (desk.reader.redactie_of or desk.reader.is_beheer):
        raise PermissionDenied(_("Een dossier begint bij de regioredactie."))

    def make_form(data=None, refusal=None):
        return kind.form(
            data, instance=Dossier(), dossier=None, reader=desk.reader, refusal=refusal
        )

    def save(form):
        record = saved(kind, form)
        say(request, _("Dossier bewaard als concept."), *ways_on(kind, record, None))
        return reverse("desk-dossier", args=[record.slug])

    context = {"here": _("Dossier beginnen"), "kind": kind}
    return answered(desk, make_form, save, template="desk/new.html", context=context)
