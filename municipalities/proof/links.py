"""The chain as it is stored, its counters, and what was taken out of the record."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .hashing import begin_chain

HASH_LENGTH = 128  # SHA-256 takes 64, the longest algorithm of a later form twice that


class ChainCounter(models.Model):
    """The end of a chain: the hash of its last link, '' for none, and how many links it has.

    `chain` is the name of the chain, the same for good; each counter says its own.
    """

    chain: str
    head = models.CharField(max_length=HASH_LENGTH, blank=True, default="")
    length = models.PositiveBigIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def last_link(self) -> str:
        """What the next link stands on."""
        return self.head or begin_chain(self.chain)


def lock_counter[Counter: ChainCounter](model: type[Counter]) -> Counter:
    """Return the one row of a counter, locked until the writer commits; a new one at first."""
    return model._base_manager.select_for_update().filter(pk=1).first() or model(pk=1)


class ChainLink(models.Model):
    """That a row was written: the `number`th of its chain.

    `kind` and `row_id` name the row that it is about: one version of a record, or a row of a table
    that only grows; `record_id` is the record of that version. `digest` is that of its content by
    `form`, `texts` the digests of its texts by the names of their fields and `salts` their salts;
    one that was redacted has lost its salt. `hash` is what the next link stands on.
    `sealed_at` is the clock when it was written, which `history_date` may be ahead of.
    """

    chain = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    row_id = models.PositiveBigIntegerField()
    form = models.PositiveSmallIntegerField()
    texts = models.JSONField(default=dict)
    salts = models.JSONField(default=dict)
    sealed_at = models.DateTimeField()
    digest = models.CharField(max_length=HASH_LENGTH)
    hash = models.CharField(max_length=HASH_LENGTH)

    class Meta:
        app_label = "municipalities"
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "number"],
                name="chain_link_once",
                violation_error_message=_("Deze plaats in de keten is bezet."),
            ),
            models.UniqueConstraint(
                fields=["kind", "record_id", "row_id"],
                name="chain_link_of_one_row",
                violation_error_message=_("Dit staat al in een keten."),
            ),
        ]

    def __str__(self):
        return f"{self.chain} {self.number}"


LEFT = "left"


class Redaction(models.Model):
    """That a text of one version was replaced: in which field, by whom and why.

    It says nothing of what stood there. `kind` and `row_id` name the version as a ChainLink does.
    Its own link has when it was, and as the text LEFT a digest of what is left there.
    """

    kind = models.CharField(max_length=60)
    row_id = models.PositiveBigIntegerField()
    field = models.CharField(max_length=60)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        app_label = "municipalities"
        verbose_name = _("weglating")
        verbose_name_plural = _("weglatingen")
        indexes = [models.Index(fields=["kind", "row_id", "field"], name="redaction_of")]

    def __str__(self):
        return f"{self.kind} {self.row_id} {self.field}"
