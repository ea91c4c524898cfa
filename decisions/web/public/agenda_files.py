"""The agenda items of a meeting, or of a dossier, with all their files in one zip."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models import ArchiveTerms
from municipalities.text import natural_order_of

from ... import history
from ...documents import build_agenda_documents
from ...documents.bundle import MEDIA_TYPE, MOST_ITEMS, FileBundle, write_bundle
from ...documents.mdto import TOWNS, ArchiveFacts
from ...models import AgendaItem, Dossier, Meeting, Treatment
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..parameters import BadParameter
from .downloads import RELATED, ItemFiles, add_asked_clocks, build_attachment_headers
from .meetings import get_meeting_or_404

ZIP = "zip"


@restrict_to(Access.EVERYBODY)
@keep_page(Meeting)
@require_safe
def meeting_files(request, pk, ending):
    """Give a meeting with the items that the reader may see as a zip; 404 where its page is."""
    check_is_zip(ending)
    meeting, decision_list, wanted, reader = get_meeting_or_404(request, pk)
    asking = {"day": wanted.day, "reader": reader, "known_at": wanted.known_at}
    numbers = read_agenda_numbers(meeting, wanted.known_at)
    items = list_seen_items(meeting.dossier, reader, wanted.known_at).filter(id__in=numbers)
    ordered = sorted(items, key=lambda item: (natural_order_of((numbers[item.id],)), item.id))
    documents = build_documents(request, ordered, meeting=meeting.pk, **asking)
    told = documents[0].values.meeting if documents else None
    title = f"{decision_list.body}: {told.title if told else meeting.title}"
    name = slugify(f"vergadering {decision_list.body} {meeting.held_on.isoformat()} {pk}")
    told_of = {"meeting": told, "decision_list": decision_list}
    return build_zip_response(request, name, title, documents, **told_of, **asking)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def dossier_files(request, slug, ending):
    """Give the items of a dossier that the reader may see as a zip; 404 where there is none."""
    check_is_zip(ending)
    open_ = open_dossier(request, slug)
    asking = {"day": open_.day, **open_.scope}
    items = list(list_seen_items(open_.dossier, **open_.scope).order_by("id"))
    documents = build_documents(request, items, **asking)
    if not documents:
        raise Http404
    name = slugify(f"agendapunten {open_.dossier.slug}")
    closed_on = open_.dossier.closed_on
    told_of = {
        "page": request.build_absolute_uri(open_.dossier.get_absolute_url()),
        "closed_on": closed_on if closed_on and closed_on <= open_.day else None,
    }
    return build_zip_response(request, name, open_.dossier.title, documents, **told_of, **asking)


def check_is_zip(ending):
    if ending != ZIP:
        raise Http404


def list_seen_items(dossier, reader, known_at):
    """Return the agenda items of a dossier that the reader may see, now or as known; no more than
    a zip may hold are read."""
    found = history.visible_rows(AgendaItem, reader, known_at, dossier=dossier.pk)
    return found.select_related("dossier", *RELATED)


def read_agenda_numbers(meeting, known_at):
    """Return the number on the agenda of a meeting by the key of each item that stands on it."""
    rows = history.known_rows(Treatment, known_at, dossier=meeting.dossier_id)
    return dict(rows.filter(meeting=meeting.pk).values_list("item_id", "agenda_number"))


def build_documents(request, items, **asking):
    if len(items) > MOST_ITEMS:
        expected = _(
            "Zo'n bestand bevat ten hoogste %(most)d agendapunten; dit zijn er %(number)d."
        )
        told = expected % {"most": MOST_ITEMS, "number": len(items)}
        raise BadParameter(_("het bestand"), ZIP, told)
    addresses = [
        add_asked_clocks(request, reverse("agenda-item", args=[item.id])) for item in items
    ]
    return build_agenda_documents(items, addresses, asks_revisions=True, **asking)


def build_zip_response(request, name, title, documents, *, day, reader, known_at, **told_of):
    bundle = FileBundle(
        name=name,
        title=title,
        address=add_asked_clocks(request, request.path),
        day=day,
        known_at=known_at,
        made_at=reader.at,
        documents=tuple(documents),
        archives=read_archive_facts(documents),
        **told_of,
    )
    files = ItemFiles(documents)
    packed = write_bundle(bundle, files.write)
    headers = build_attachment_headers(name, ZIP)
    return files.mark(HttpResponse(packed, MEDIA_TYPE, headers=headers))


def read_archive_facts(documents):
    """Return the ArchiveFacts of each municipality of these documents that set them, by its code;
    one query."""
    codes = {each.values.home.code for each in documents if each.values.home}
    found = ArchiveTerms.objects.filter(municipality__code__in=codes).select_related("municipality")
    return {each.municipality.code: build_archive_facts(each) for each in found}


def build_archive_facts(terms):
    """Return ArchiveTerms as values; TOOI names the municipality where the griffie gave no key."""
    return ArchiveFacts(
        creator=terms.creator,
        creator_key=terms.creator_key or terms.municipality.code,
        creator_register=terms.creator_register or TOWNS,
        retention_years=terms.retention_years,
        selection_list=terms.selection_list,
        category=terms.category,
        restriction=terms.restriction,
    )
