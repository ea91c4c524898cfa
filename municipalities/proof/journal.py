"""What happened to accounts, in a chain of its own: roles, the log of the admin, and each change of
what somebody can do or how somebody signs in. It knows accounts by number, never by name."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .links import ChainCounter, lock_counter
from .sealing import WrittenRow, describe_row, seal_rows

SIGN_IN = ("username", "email", "password")


class JournalCounter(ChainCounter):
    """One row: the end of the chain of accounts. Locked last of all."""

    chain = "accounts"

    class Meta:
        app_label = "municipalities"

    def __str__(self):
        return f"{self.chain}: {self.length}"


class AccountAct(models.Model):
    """What an account could do from then on. When that was, and how it signs in (SIGN_IN, as salted
    digests), is in the link of this row."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="acts")
    is_active = models.BooleanField()
    is_staff = models.BooleanField()
    is_superuser = models.BooleanField()

    class Meta:
        app_label = "municipalities"
        verbose_name = _("wijziging van een account")
        verbose_name_plural = _("wijzigingen van accounts")
        ordering = ["account", "id"]

    def __str__(self):
        return f"{self.account_id}: {self.pk}"


def describe_account(user: models.Model) -> WrittenRow:
    """Save what an account can do by now; return the row for the journal."""
    states = ("is_active", "is_staff", "is_superuser")
    act = AccountAct.objects.create(account=user, **{name: getattr(user, name) for name in states})
    return describe_row(act, **{name: getattr(user, name) for name in SIGN_IN})


def seal_journal(rows: Iterable[WrittenRow], at: datetime) -> None:
    """Add rows to the chain of accounts, which is locked until the writer commits."""
    counter = lock_counter(JournalCounter)
    seal_rows(rows, counter, at)
    counter.save()
