"""The site map and robots.txt: which pages there are, for who looks for them by a machine."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from municipalities.models import Municipality
from municipalities.roles import Reader

from ... import history
from ...history.search_kinds import list_points
from ...models import AgendaItem, Decision, Dossier, Poll, Position, Round, Subject, Theme
from ...templatetags.addresses import PAGES
from ..access import Access, restrict_to
from ..dossier_context import visible_page_rows
from ..kept_pages import keep_page
from ..parameters import AMSTERDAM

# What stands in it, in sections of pages of one kind; whoever asks, it is what the public may see.

MOST_ADDRESSES = 50_000  # in one file, as sitemaps.org asks


class PublicSitemap(Sitemap):
    """A section as one reader, the public at a moment, may see it."""

    limit = MOST_ADDRESSES

    def __init__(self, reader):
        self.reader = reader

    def get_latest_lastmod(self):
        """Leave it out of the index: for that Django reads every record of the section."""


def list_public_dossiers(reader):
    """Return the dossiers that stand public, by key, each with `told_at`: when what anybody decided
    in it was told last, or its own text."""
    standing = history.list_standing(Dossier.objects.visible_to(reader), reader)
    return standing.order_by("pk").annotate(
        said_at=history.build_told_moment(Decision, reader, "dossier"),
        held_at=history.build_told_moment(Position, reader, "dossier"),
        own_at=history.build_told_moment(Dossier, reader),
    )


def find_latest_moment(dossier):
    """Return when something in a dossier of `list_public_dossiers` was told last."""
    return max(each for each in (dossier.said_at, dossier.held_at, dossier.own_at) if each)


class FixedPages(PublicSitemap):
    """The pages that are always there."""

    def items(self):
        return (
            *("home", "agenda", "municipalities", "glossary", "proof", "developers"),
            *("accessibility", "privacy"),
        )

    def location(self, item):
        return reverse(item)


class DossierPages(PublicSitemap):
    """The pages that every dossier has; that of its board says when it was changed last."""

    NAMES = (
        *("dossier", "course", "line", "support", "remarks", "rounds", "sources", "statements"),
        *("themes", "parties", "polls", "dossier-proof"),
    )

    def items(self):
        return [(each, name) for each in list_public_dossiers(self.reader) for name in self.NAMES]

    def location(self, item):
        dossier, name = item
        return reverse(name, args=[dossier.slug])

    def lastmod(self, item):
        dossier, name = item
        return find_latest_moment(dossier).astimezone(AMSTERDAM) if name == "dossier" else None


class PartPages(PublicSitemap):
    """The pages of what a dossier itself has, of one `model`: public with the dossier."""

    def __init__(self, reader, model, locate):
        super().__init__(reader)
        self.model, self.location = model, locate

    def items(self):
        dossiers = history.list_standing(Dossier.objects.visible_to(self.reader), self.reader)
        rows = self.model.objects.filter(dossier__in=dossiers)
        if self.model is Round:  # its page is there from the day on which it was opened
            rows = rows.filter(first_on__lte=self.reader.today)
        return rows.select_related("dossier").order_by("pk")


def locate_subject(subject):
    return reverse(PAGES[subject.kind], args=[subject.dossier.slug, subject.slug])


def locate_theme(theme):
    return reverse("theme", args=[theme.dossier.slug, theme.slug])


def locate_by_key(name):
    return lambda record: reverse(name, args=[record.dossier.slug, record.pk])


class RecordPages(PublicSitemap):
    """The pages of the records of one published `model`, each with when it was told last."""

    def __init__(self, reader, model, locate=None):
        super().__init__(reader)
        self.model = model
        if locate:
            self.location = locate

    def items(self):
        rows = history.list_standing(visible_page_rows(self.model, self.reader), self.reader)
        told = rows.annotate(told_at=history.build_told_moment(self.model, self.reader))
        return told.select_related("dossier").order_by("pk")

    def lastmod(self, item):
        return item.told_at.astimezone(AMSTERDAM)


class MeetingPages(PublicSitemap):
    """The pages of the meetings of which an item or a motion stands public, each with when what its
    page tells was told last."""

    def items(self):
        return history.list_told_meetings(self.reader).order_by("pk")

    def lastmod(self, item):
        return history.find_told_moment(item).astimezone(AMSTERDAM)


class SourcePages(PublicSitemap):
    """The pages of the documents that something public rests on."""

    def items(self):
        return history.list_carrying_sources(self.reader).order_by("pk")

    def location(self, item):
        return reverse("source", args=[item.pk])


class PartyPages(PublicSitemap):
    """The pages of the parties with a group in a council of the region, in each dossier."""

    def items(self):
        dossiers = history.list_standing(Dossier.objects.visible_to(self.reader), self.reader)
        return history.list_party_addresses(dossiers)

    def location(self, item):
        return reverse("party", args=item)


class SharedPointPages(PublicSitemap):
    """The pages of what several bodies say alike, as far as a remark in it stands public."""

    location = staticmethod(locate_by_key("point"))

    def items(self):
        dossiers = history.list_standing(Dossier.objects.visible_to(self.reader), self.reader)
        rows = list_points(self.reader).filter(dossier__in=dossiers)
        return rows.select_related("dossier").order_by("pk")


class MunicipalityPages(PublicSitemap):
    def items(self):
        return Municipality.objects.order_by("pk")

    def location(self, item):
        return reverse("municipality", args=[item.slug])


def list_sections(reader):
    """Return the sections of the site map by the word in their address."""
    return {
        "vast": FixedPages(reader),
        "dossiers": DossierPages(reader),
        "onderwerpen": PartPages(reader, Subject, locate_subject),
        "rondes": PartPages(reader, Round, locate_by_key("round")),
        "themas": PartPages(reader, Theme, locate_theme),
        "peilingen": RecordPages(reader, Poll, locate_by_key("poll")),
        "standpunten": RecordPages(reader, Position),
        "besluiten": RecordPages(reader, Decision),
        "agendapunten": RecordPages(reader, AgendaItem),
        "vergaderingen": MeetingPages(reader),
        "bronnen": SourcePages(reader),
        "partijen": PartyPages(reader),
        "gedeelde-punten": SharedPointPages(reader),
        "gemeenten": MunicipalityPages(reader),
    }


# Their addresses.


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def site_map(request):
    """Give the index of the site map: each section in pages of 50,000 addresses."""
    sections = list_sections(Reader(at=timezone.now()))
    return index(request, sections, sitemap_url_name="site-map-section").render()


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def site_map_section(request, section):
    """Give page ?p= of a section; 404 for one that is not there."""
    return sitemap(request, list_sections(Reader(at=timezone.now())), section).render()


# What no search engine has to read: forms and work, and the same page at every other moment.
LEFT_ALONE = ("/account/", "/beheer/", "/werkblad/", "/inbedden/", "/*bekend=")
SITE_MAPS = ("site-map", "diwoo-site-map")


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def robots_file(request):
    """Give robots.txt: a demo is left alone whole, of another site all but what is work."""
    left_alone = ("/",) if settings.DEMO else LEFT_ALONE
    maps = () if settings.DEMO else SITE_MAPS
    lines = [
        "User-agent: *",
        *(f"Disallow: {each}" for each in left_alone),
        *(f"Sitemap: {request.build_absolute_uri(reverse(each))}" for each in maps),
    ]
    return HttpResponse("\n".join([*lines, ""]), "text/plain; charset=utf-8")
