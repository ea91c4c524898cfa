"""The site map of documents under the Woo: each public paper of a council with its DiWoo."""

from django.conf import settings
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.models import BodyKind
from municipalities.roles import Reader

from ... import history
from ...documents.bundle import CATEGORIES, OF_COUNCILS
from ...documents.diwoo import DiwooDocument, find_category, find_publisher
from ...documents.rounds import REGISTER_FORMATS
from ...models import AgendaItem, Decision, Dossier, Remark, ReplyNote, Round, RoundBody, Speaker
from ..access import Access, restrict_to
from ..dossier_context import visible_page_rows
from ..kept_pages import keep_page
from ..parameters import AMSTERDAM
from .sitemap import PublicSitemap

PDF = "pdf"

# The documents, a section a kind.


class DiwooDocuments(PublicSitemap):
    """A section of DiwooDocuments; its pages carry what DiWoo asks of each."""

    def get_urls(self, page=1, site=None, protocol=None):
        """Return what the template shows of a page, each with its document as `told`."""
        urls = super().get_urls(page, site, protocol)
        return [each | {"told": self.describe(each["item"])} for each in urls]

    def location(self, item):
        return self.describe(item).path

    def lastmod(self, item):
        told_at = self.describe(item).told_at
        return told_at and told_at.astimezone(AMSTERDAM)

    def describe(self, item):
        """Return the DiwooDocument of an item of the section."""
        return item


class ItemDocuments(DiwooDocuments):
    """The agenda items of bodies whose papers the Woo names, laid open by their griffie."""

    def items(self):
        rows = history.list_standing(visible_page_rows(AgendaItem, self.reader), self.reader)
        rows = rows.filter(body__kind__in=list(CATEGORIES))
        told = rows.annotate(told_at=history.build_told_moment(AgendaItem, self.reader))
        return told.select_related("body__municipality").order_by("pk")

    def describe(self, item):
        return DiwooDocument(
            path=reverse("agenda-item-file", args=[item.pk, PDF]),
            title=item.title,
            publisher=find_publisher(item.body, settings.STATEMENT.organisation),
            category=find_category(item.body),
            act_at=item.public_from,
            told_at=item.told_at,
        )


class RoundDocuments(DiwooDocuments):
    """The papers of the rounds of public dossiers; what councils said is a paper of councils."""

    def read_rounds(self):
        """Return the rounds that were opened by today, by key, each with who opened it."""
        dossiers = history.list_standing(Dossier.objects.visible_to(self.reader), self.reader)
        rows = Round.objects.filter(dossier__in=dossiers, first_on__lte=self.reader.today)
        related = ("dossier__region", "opened_by__municipality")
        return rows.select_related(*related).in_bulk()

    def build_document(self, round_, name, title, act_at, *, body=None):
        """Return the DiwooDocument of the PDF of an address of a round, of this body or of who
        opened the round."""
        publisher = body or round_.opened_by
        organisation = settings.STATEMENT.organisation
        return DiwooDocument(
            path=reverse(
                name, args=[round_.dossier.slug, round_.pk, *([body.slug] if body else []), PDF]
            ),
            title=f"{title}: {round_.title}",
            publisher=find_publisher(publisher, organisation)
            if publisher
            else ("", organisation or round_.dossier.region.name),
            category=OF_COUNCILS,
            act_at=act_at,
        )


class BundleDocuments(RoundDocuments):
    """The bundle of each round in which a point is public, and no more than a PDF holds."""

    def items(self):
        rounds = self.read_rounds()
        points = history.list_standing(visible_page_rows(Remark, self.reader), self.reader)
        counted = points.filter(round__in=list(rounds)).order_by().values_list("round")
        told = counted.annotate(Count("pk"), Max("public_from")).order_by("round")
        return [
            self.build_document(rounds[key], "round-bundle", _("Bundel"), moment)
            for key, number, moment in told
            if REGISTER_FORMATS[PDF].holds(number)
        ]


class ReplyNoteDocuments(RoundDocuments):
    """The reactienota of each round whose replies were adopted, by the latest adoption."""

    def items(self):
        rounds = self.read_rounds()
        notes = ReplyNote.objects.filter(
            round__in=list(rounds), adopted_on__lte=self.reader.today
        ).select_related("body__municipality")
        latest = {each.round_id: each for each in notes.order_by("adopted_on", "pk")}
        return [
            self.build_document(
                rounds[key], "round-reply-note", _("Reactienota"), latest[key].adopted_on
            )
            for key in sorted(latest)
        ]


class LetterDocuments(RoundDocuments):
    """The letter of each council that answered a round by a decision that is public."""

    def items(self):
        rounds = self.read_rounds()
        answers = history.list_standing(visible_page_rows(Decision, self.reader), self.reader)
        answers = answers.filter(speaker=Speaker.BODY, last_on__lte=self.reader.today)
        asked = RoundBody.objects.filter(
            round__in=list(rounds), answer__in=answers, body__kind=BodyKind.COUNCIL
        )
        rows = asked.select_related("answer", "body__municipality").order_by("pk")
        title = _("Brief van %s")
        return [
            self.build_document(
                rounds[each.round_id],
                "round-opinion",
                title % each.body.name,
                each.answer.last_on,
                body=each.body,
            )
            for each in rows
        ]


def list_document_sections(reader):
    """Return the sections of the site map of documents by the word in their address."""
    return {
        "agendapunten": ItemDocuments(reader),
        "bundels": BundleDocuments(reader),
        "reactienotas": ReplyNoteDocuments(reader),
        "brieven": LetterDocuments(reader),
    }


# Their addresses.


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def diwoo_site_map(request):
    """Give the index of the site map of documents under the Woo."""
    sections = list_document_sections(Reader(at=timezone.now()))
    return index(request, sections, sitemap_url_name="diwoo-site-map-section").render()


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def diwoo_site_map_section(request, section):
    """Give page ?p= of a section, each document with its DiWoo; 404 for one that is not there."""
    sections = list_document_sections(Reader(at=timezone.now()))
    return sitemap(request, sections, section, template_name="found/diwoo.xml").render()
