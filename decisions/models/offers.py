"""One text for several councils: what the regioredactie offers, and what each made of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.models import Body, Source
from municipalities.tracking import Tracked

from .agenda import AgendaItem, LineKind
from .ownership import Owned, Recorded
from .publication import Published
from .rounds import Round
from .subjects import Subject

# The fields of a common text that an item of a council has too: its own, and those whose lines are
# the lines of one kind in it, a line each.
COMMON_FIELDS = ("title", "reference", "summary", "url")
COMMON_LINES = {
    "points": LineKind.POINT,
    "questions": LineKind.QUESTION,
    "attachments": LineKind.ATTACHMENT,
    "recipients": LineKind.RECIPIENT,
}


class CommonItem(Published, Recorded):
    """The text of an agenda item as it is offered to several councils.

    `points`, `questions`, `attachments` and `recipients` hold one entry a line. Each version of
    this record is a version of the text.
    """

    PARENT = "dossier"
    BODY = None

    title = CleanCharField(_("onderwerp"), max_length=300)
    reference = CleanCharField(_("kenmerk"), max_length=80, blank=True)
    summary = CleanTextField(_("samenvatting"), max_length=4000, blank=True)
    points = CleanTextField(_("beslispunten"), max_length=20000, blank=True)
    questions = CleanTextField(_("vragen aan de raad"), max_length=8000, blank=True)
    attachments = CleanTextField(_("bijlagen"), max_length=8000, blank=True)
    recipients = CleanTextField(_("geadresseerden"), max_length=4000, blank=True)
    round = models.ForeignKey(
        Round,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="common_items",
        verbose_name=_("ronde"),
    )
    proposal = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="common_items",
        verbose_name=_("voorstel"),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="common_items",
        verbose_name=_("bron"),
    )
    url = models.URLField(_("adres van het stuk"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("gezamenlijk stuk")
        verbose_name_plural = _("gezamenlijke stukken")
        ordering = ["dossier", "id"]
        indexes = Published.Meta.indexes
        constraints = [*Published.Meta.constraints, *Recorded.Meta.constraints]

    def __str__(self):
        return self.title


class ItemOffer(Owned, Tracked):
    """That a common text was offered to a body, and what its griffie did with it.

    `item` is what was made of it, with the text as it stood at `followed_at`: what differs from
    that is the council's own. Declined, `why` says for what reason.
    """

    PARENT = "common_item"

    common_item = models.ForeignKey(
        CommonItem, models.PROTECT, related_name="offers", verbose_name=_("gezamenlijk stuk")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="item_offers", verbose_name=_("orgaan")
    )
    item = models.OneToOneField(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offer",
        verbose_name=_("agendapunt"),
    )
    followed_at = models.DateTimeField(_("volgt de tekst van"), null=True, blank=True)
    declined_on = models.DateField(_("afgewezen op"), null=True, blank=True)
    why = CleanTextField(_("waarom"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("aangeboden agendapunt")
        verbose_name_plural = _("aangeboden agendapunten")
        ordering = ["common_item", "body", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["common_item", "body"],
                name="item_offer_once",
                violation_error_message=_("Dit stuk is al aan dit orgaan aangeboden."),
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=True, followed_at__isnull=True)
                | Q(item__isnull=False, followed_at__isnull=False, declined_on__isnull=True),
                name="item_offer_taken_or_declined",
                violation_error_message=_("Een aanbod is overgenomen of afgewezen."),
            ),
            models.CheckConstraint(
                condition=Q(declined_on__isnull=True, why="")
                | (Q(declined_on__isnull=False) & ~Q(why="")),
                name="item_offer_declined_why",
                violation_error_message=_("Zeg waarom u het stuk niet overneemt."),
            ),
        ]

    def __str__(self):
        return f"{self.common_item_id}: {self.body_id}"
