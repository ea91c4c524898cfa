"""How an installation is, for the one who looks after it: what /gezond/ finds, what runs by itself
or waits, the versions, invitations that are open and roles that end.

Reading it asks the database the same number of questions whatever there is."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import get_version
from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, Q, Window
from django.tasks import TaskResultStatus
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from municipalities.actions.people import find_waiting_users
from municipalities.backups.manifest import read_release
from municipalities.models import ReadOnlyPeriod, Role, User

from ...connectors.pulling import pull_later
from ..accounts.mail import send_invitation, send_message, send_reset_links
from ..following.mail import send_asked, send_news
from ..health import WELL, Finding, list_findings
from ..workspace.tables.work import bring_later, check_later, undo_later

ENDS_WITHIN = timedelta(days=60)
MOST_SHOWN = 10


@dataclass(frozen=True)
class RegularJob:
    """What is done by itself: how often, when it was last done (None: not that is known), and what
    came of it."""

    name: str | Promise
    rhythm: str | Promise
    done_at: datetime | None
    told: str
    is_well: bool


@dataclass(frozen=True)
class QueuedKind:
    """What waits in the queue for one purpose, and what of it failed in thirty days; `done_at` is
    when the last of it was done, which is forgotten after an hour."""

    name: str | Promise
    waiting: int = 0
    running: int = 0
    failed: int = 0
    done_at: datetime | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.waiting or self.running or self.failed or self.done_at)


@dataclass(frozen=True)
class OpenInvitation:
    """Who was invited and never signed in, last at `since`; the link works until `until`."""

    user: User
    since: datetime
    until: datetime
    is_over: bool


@dataclass(frozen=True)
class ShownRows[Row]:
    """The first rows of a list, and how many more there are."""

    rows: Sequence[Row]
    left: int


@dataclass(frozen=True)
class InstallationState:
    """`worries` are the findings that ask for somebody, the worst first. `read_only` is the period
    in which nothing may be written, None where there is none; `is_fixed` that REGIO_READ_ONLY
    decides, and not beheer."""

    at: datetime
    findings: Sequence[Finding]
    worries: Sequence[Finding]
    jobs: Sequence[RegularJob]
    queue: Sequence[QueuedKind]
    invitations: ShownRows[OpenInvitation]
    ending_roles: ShownRows[Role]
    versions: Sequence[tuple[str | Promise, str]]
    read_only: ReadOnlyPeriod | None
    is_fixed: bool


def read_installation_state(at: datetime) -> InstallationState:
    """Return how this installation is at a moment."""
    findings = list_findings(at)
    bad = [each for each in findings if each.state != WELL]
    worries = sorted(bad, key=lambda each: -each.state)
    return InstallationState(
        at=at,
        findings=findings,
        worries=worries,
        jobs=list_jobs(findings),
        queue=read_worker_queue(),
        invitations=read_open_invitations(at),
        ending_roles=read_ending_roles(at),
        versions=list_versions(),
        read_only=ReadOnlyPeriod.objects.filter(ended_at=None).first(),
        is_fixed=settings.READ_ONLY is not None,
    )


# What runs by itself: /gezond/ looks at each of these already.

JOBS: dict[str, tuple[str | Promise, str | Promise]] = {
    "werker": (_("Werker: post, ophalen, opruimen"), _("elke minuut")),
    "back-up": (_("Back-up"), _("elke nacht")),
    "geschiedenis": (_("Geschiedenis nakijken"), _("elke nacht")),
    "ankers": (_("Anker van de geschiedenis"), _("elke dag")),
    "raadsinformatie": (_("Raadsinformatie ophalen"), _("elke dag, per raad")),
}


def list_jobs(findings: Sequence[Finding]) -> list[RegularJob]:
    """Return the RegularJob of each finding that is of one."""
    return [
        RegularJob(*JOBS[each.part], each.done_at, each.told, each.state == WELL)
        for each in findings
        if each.part in JOBS
    ]


# What waits for the worker.

KINDS: tuple[tuple[str | Promise, tuple[Any, ...]], ...] = (
    (_("Berichten aan volgers"), (send_news, send_asked)),
    (_("Uitnodigingen"), (send_invitation,)),
    (_("Nieuwe wachtwoorden"), (send_reset_links,)),
    (_("Meldingen over een account"), (send_message,)),
    (_("Vragen aan systemen van raden"), (pull_later,)),
    (_("Lange tabellen"), (check_later, bring_later, undo_later)),
)


def read_worker_queue() -> list[QueuedKind]:
    """Return a QueuedKind for each purpose, those of which nothing is known too; one query."""
    status = TaskResultStatus
    rows = DBTaskResult.objects.order_by().values("task_path")
    counted = rows.annotate(
        waits=Count("pk", filter=Q(status=status.READY)),
        runs=Count("pk", filter=Q(status=status.RUNNING)),
        fails=Count("pk", filter=Q(status=status.FAILED)),
        last=Max("finished_at", filter=Q(status=status.SUCCESSFUL)),
    )
    told = {each["task_path"]: each for each in counted}
    return [
        sum_kind(name, [told[task.module_path] for task in tasks if task.module_path in told])
        for name, tasks in KINDS
    ]


def sum_kind(name: str | Promise, rows: list[dict[str, Any]]) -> QueuedKind:
    return QueuedKind(
        name,
        waiting=sum(each["waits"] for each in rows),
        running=sum(each["runs"] for each in rows),
        failed=sum(each["fails"] for each in rows),
        done_at=max((each["last"] for each in rows if each["last"]), default=None),
    )


# People: who has not come yet, and whose role ends.


def read_open_invitations(at: datetime) -> ShownRows[OpenInvitation]:
    """Return who was invited and never signed in, the longest waiting first; one query."""
    waiting = find_waiting_users().annotate(total=Window(Count("pk")))
    lasts = timedelta(days=settings.INVITATION_DAYS)
    return show_first(
        waiting.order_by("invited_at", "pk")[:MOST_SHOWN],
        lambda user: OpenInvitation(
            user, user.invited_at, user.invited_at + lasts, user.invited_at + lasts <= at
        ),
    )


def read_ending_roles(at: datetime) -> ShownRows[Role]:
    """Return the roles that are held now and end within sixty days, the first to end first; one
    query."""
    ending = Role.objects.held_at(at).filter(ended_at__lte=at + ENDS_WITHIN, user__is_active=True)
    named = ending.select_related("user", "municipality", "region")
    counted = named.annotate(total=Window(Count("pk")))
    return show_first(counted.order_by("ended_at", "pk")[:MOST_SHOWN], lambda role: role)


def show_first(rows: Any, tell: Any) -> ShownRows[Any]:
    """Return rows of which each knows the `total`, told one by one, and how many are left."""
    found = list(rows)
    left = found[0].total - len(found) if found else 0
    return ShownRows([tell(each) for each in found], left)


# What runs.


def list_versions() -> list[tuple[str | Promise, str]]:
    """Return (name, version) of all that serves; it asks the database nothing."""
    return [
        ("Regio", read_release()),
        ("Python", platform.python_version()),
        ("Django", get_version()),
        (connection.display_name, ".".join(map(str, connection.get_database_version()))),
    ]
