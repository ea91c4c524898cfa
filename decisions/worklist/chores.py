"""What may be put right when there is time: acts that look double, papers without text, themes,
recess."""

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from municipalities.models import Municipality, Paragraph, Recess, Role, Source, participants_of
from municipalities.school_holidays import find_year_ahead

from ..models import Decision, Dossier, Evidence, Position, Remark, Status, Theme
from .drafts import build_kept_condition

WAITING = (Status.DRAFT, Status.SHARED)

# Decisions that are not public yet beside one of the same day that looks the same.


def list_possible_duplicates(reader):
    """Return the reader's decisions that are not public and beside which one of the same body and
    kind of speaker stands, on a day that may be the same, with the same title or a subject in
    common (`domain.same_acts`); newest first."""
    same = Decision.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    same = same.exclude(pk=OuterRef("pk")).filter(
        **{name: OuterRef(name) for name in ("dossier", "body", "speaker")},
        first_on__lte=OuterRef("last_on"),
        last_on__gte=OuterRef("first_on"),
    )
    own = Position.objects.exclude(status=Status.WITHDRAWN).filter(
        decision=OuterRef(OuterRef(OuterRef("pk")))
    )
    shared = Position.objects.exclude(status=Status.WITHDRAWN).filter(
        decision=OuterRef("pk"), subject__in=own.values("subject")
    )
    alike = same.filter(Q(title__iexact=OuterRef("title")) | Exists(shared))
    rows = Decision.objects.filter(build_kept_condition(reader), Exists(alike), status__in=WAITING)
    return rows.order_by("-first_on", "-pk").select_related("body", "dossier")


# Papers that are led to by paragraph while their text, or that paragraph, is not there.

NAMES_PARAGRAPH = Q(place__contains="¶") | Q(place__icontains="alinea")


def list_loose_sources(reader):
    """Return the sources that the reader keeps the text of and of which a place names a paragraph
    that it does not lead to. Each carries `home`, the dossier of such a place, and whether it
    `has_text`; by title."""
    loose = Evidence.objects.filter(
        NAMES_PARAGRAPH, source=OuterRef("pk"), paragraph__isnull=True
    ).order_by("pk")
    in_sight = loose.filter(dossier__in=Dossier.objects.visible_to(reader).order_by())
    texts = Paragraph.objects.filter(source=OuterRef("pk"))
    rows = Source.objects.visible_to(reader).filter(build_text_condition(reader, in_sight))
    told = rows.annotate(home=Subquery(in_sight.values("dossier")[:1]), has_text=Exists(texts))
    return told.filter(home__isnull=False).order_by("title", "pk")


def build_text_condition(reader, places):
    """Return `permissions.may_add_source_text` as a condition: of the own municipality, or in a
    region of the redactie."""
    region = Q(region__in=reader.redactie_of) | Q(
        Exists(places.filter(dossier__region__in=reader.redactie_of)), region__isnull=True
    )
    return Q(municipality__in=reader.griffie_of) | region


# Wishes without a theme, where the dossier has themes.


def list_unthemed_remarks(reader):
    """Return the reader's remarks without a theme, in dossiers that have themes; by dossier."""
    themes = Theme.objects.filter(dossier=OuterRef("dossier"))
    # As an expression: by the index of themes a database looks at all that lack one, of everybody.
    bare = list_kept_remarks(reader).annotate(theme_key=Coalesce("theme", 0)).filter(theme_key=0)
    return bare.filter(Exists(themes))


def list_kept_remarks(reader):
    """Return the remarks that the reader keeps and that stand, by dossier, as their themes are, and
    the newest first: in the order of time alone a database walks those of the whole country."""
    rows = Remark.objects.filter(build_kept_condition(reader)).exclude(status=Status.WITHDRAWN)
    ordered = rows.order_by("dossier__title", "-first_on", "-pk")
    return ordered.select_related("body", "subject", "dossier")


# Councils of which nobody knows when they do not meet.


def list_unknown_recesses(reader, today):
    """Return the municipalities that the reader keeps of which no recess is known in what is left
    of the school year of the next holiday, by name; each carries `school_year` and `due`, the day
    on which that holiday begins."""
    year = find_year_ahead(today)
    if year is None:
        return Municipality.objects.none().annotate(due=Value(None, DateField()))
    known = Recess.objects.filter(
        municipality=OuterRef("pk"), first_on__lte=year.last_on, last_on__gte=year.first_on
    )
    staffed = Role.objects.staffed_municipalities(reader.at)
    of_region = Q(pk__in=participants_of(reader.redactie_of, sat=True))
    kept = Q(pk__in=reader.griffie_of) | (of_region & ~Q(pk__in=staffed))
    somewhere = participants_of(None, sat=True)
    rows = Municipality.objects.filter(kept, ~Exists(known), pk__in=somewhere)
    standing = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))
    told = standing.annotate(due=Value(year.first_on, DateField()), school_year=Value(year.name))
    return told.order_by(F("name"), "code")
