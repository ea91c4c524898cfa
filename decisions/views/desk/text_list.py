"""Split a list into many remarks at once: pasted, or from paragraphs of a source."""

from functools import partial
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...actions.keep_remarks import keep_remarks
from ...forms.from_text.points import PointsForm
from ...forms.kinds import KINDS
from ...forms.passage import whole
from ...models import Remark
from ..rules import Access, open_to
from .frame import Sheet, desk_of, token_of
from .said import say
from .source import paragraphs_of, source_or_404

LOOK = "bekijk"
TEMPLATE = "desk/text_list.html"
LONGEST_ADDRESS = 300


@open_to(Access.KEEPS)
def text_list(request, slug):
    """Show the list, then the table of its points, and save all of them; ?bron= and ?alinea= say
    from which paragraphs it comes."""
    desk = desk_of(request, slug)
    if not KINDS["wens"].may_add(desk.reader, desk.dossier.region):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))
    chosen = [each for each in map(whole, request.GET.getlist("alinea")) if each]
    initial = initial_of(desk, request.GET.get("bron", ""), chosen)

    def make_form(data=None, refusal=None):
        quiet = request.method != "POST" or LOOK in request.POST
        return PointsForm(
            data,
            instance=Remark(dossier=desk.dossier),
            initial=initial,
            dossier=desk.dossier,
            reader=desk.reader,
            refusal=refusal,
            quiet=quiet,
        )

    address = request.get_full_path()
    address = address if len(address) <= LONGEST_ADDRESS else request.path
    context = {"here": _("Lijst splitsen in punten"), "chosen": chosen}
    sheet = Sheet(desk, make_form, partial(save, desk), TEMPLATE, context, address)
    if request.method == "POST":
        return look(sheet) if LOOK in request.POST else sheet.sent()
    return sheet.opened()


def initial_of(desk, key, chosen):
    """Return what the form starts with: the source, its date, and the words of the paragraphs."""
    number = whole(key)
    if number is None:
        return {}
    try:
        source = source_or_404(desk, number)
    except Http404:
        return {}
    rows = paragraphs_of(source, desk.reader) if chosen else ()
    words = "\n\n".join(each.text for each in rows if each.number in chosen)
    return {"source": source.pk, "dated_on": source.dated_on, "lines": words}


def look(sheet):
    """Show the points of the list in a table, each with its kind; nothing is stored yet."""
    data = sheet.desk.request.POST
    form = sheet.make_form(data=data)
    if not form.is_valid():
        return sheet.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token_of(data))
    again = sheet.make_form(data=form.with_rows())
    return sheet.shown(again, HTTPStatus.OK, once=token_of(data), quiet=True)


def save(desk, form):
    """Store every point; return to the source, or to the desk of the dossier."""
    number = len(keep_remarks(form.points(), by=desk.reader))
    words = ngettext("%d punt bewaard als concept.", "%d punten bewaard als concept.", number)
    say(desk.request, words % number)
    source = form.cleaned_data["source"]
    if source is None:
        return reverse("desk-dossier", args=[desk.dossier.slug])
    return reverse("desk-source", args=[desk.dossier.slug, source.pk])
