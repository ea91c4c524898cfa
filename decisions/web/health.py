"""How Regio is, for whoever watches over it (docs/watching.md): /gezond/.

The details are for the machine itself and for beheer; anybody else gets one plain word."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.tasks import TaskResultStatus, default_task_backend
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from municipalities.backups.disk import format_size
from municipalities.backups.keeping import find_newest_backup
from municipalities.database_version import list_newest_migrations
from municipalities.models import Heartbeat, HistoryCheck
from municipalities.proof.anchors import Anchor
from municipalities.proof.places import find_faults, is_put
from municipalities.read_only import find_read_only_sentence
from municipalities.roles import reader_of

from ..models import CouncilFeed
from .access import Access, restrict_to
from .accounts.mail import QUEUE

ADDRESS = "/gezond/"
PLAIN = "text/plain; charset=utf-8"
SILENT_AFTER = timedelta(minutes=3)
LATE_AFTER = timedelta(minutes=10)
MISSED_AFTER = timedelta(hours=36)
LITTLE_ROOM = 500 * 1024 * 1024
# A proxy on the same machine asks for somebody else, and says so in one of these.
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via")


class HealthState(IntEnum):
    """`WORRIED` still serves, and wants somebody to look."""

    WELL = 0
    WORRIED = 1
    DOWN = 2


WELL, WORRIED, DOWN = HealthState
WORDS = {WELL: "in orde", WORRIED: "let op", DOWN: "niet in orde"}


@dataclass(frozen=True)
class Finding:
    """What was found of one part, in Dutch; `done_at` is when what goes by itself was last done.

    `advice` says what to do about one that is not well, and `page` in which page of docs/ more of
    that stands.
    """

    part: str
    told: str
    state: HealthState = WELL
    advice: str | Promise = ""
    page: str = ""
    done_at: datetime | None = None


# Who asks, and what they get.


class HealthMiddleware:
    """Answers the machine itself before anything else looks at the request: over plain http, and
    whatever name it calls itself by."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info == ADDRESS and is_from_here(request):
            return report_fully(timezone.now())
        return self.get_response(request)


def is_from_here(request):
    """Whether this machine asks for itself, and not as a proxy for somebody else."""
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


@restrict_to(Access.EVERYBODY)
def health_page(request):
    """Return 200 where Regio can serve and 503 where it cannot; beheer reads why."""
    now = timezone.now()
    serving = [check_database(), *check_migrations_if_there()]
    if max(each.state for each in serving) == DOWN:
        return answer(f"{WORDS[DOWN]}\n", DOWN)
    if request.user.is_authenticated and reader_of(request.user, at=now).is_beheer:
        return report_fully(now)
    return answer(f"{WORDS[WELL]}\n", WELL)


def report_fully(now):
    """Return everything that was found, the worst of it first in a word."""
    found = list_findings(now)
    worst = max(each.state for each in found)
    lines = [WORDS[worst], *(f"{each.part}: {each.told}" for each in found)]
    return answer("\n".join(lines) + "\n", worst)


def answer(text, state):
    response = HttpResponse(text, status=503 if state == DOWN else 200, content_type=PLAIN)
    response["Cache-Control"] = "no-store"
    return response


# What is looked at, and what to do about what is not well.

WATCHING, BACKUP, PROOF, UPGRADE = "watching.md", "backup.md", "proof.md", "upgrade.md"
START_DATABASE = _("Kijk of de database draait en start haar; lukt dat niet, zet de back-up terug.")
MIGRATE = _("Draai ‘manage.py migrate’ en start de server en de werker opnieuw.")
SWITCH_OFF = _(
    "Zet het uit zodra u klaar bent, onderaan op /beheer/: tot dan kan niemand iets opslaan."
)
MAKE_ROOM = _(
    "Maak ruimte op de schijf: zet oude back-ups elders neer en ruim oude logbestanden op. "
    "Is de schijf vol, dan kan niemand meer iets opslaan."
)
READ_BACKUPS = _("Kijk of de map bestaat en of de server haar mag lezen (REGIO_BACKUPS).")
MAKE_BACKUP = _(
    "Maak er nu een met ‘manage.py backup’, en kijk daarna waarom de timer regio-backup hem "
    "oversloeg."
)
START_WORKER = _(
    "Start de werker (‘systemctl restart regio-worker’) en lees in het logboek waarom hij stopte. "
    "Zolang hij stilstaat gaat er geen e-mail uit."
)
MEND_MAIL = _(
    "Kijk of de mailserver het doet (REGIO_EMAIL_URL) en lees in het logboek wat hij zegt. Nodig "
    "daarna opnieuw uit; wie een nieuw wachtwoord vroeg, vraagt het nog eens."
)
MAKE_ANCHOR = _(
    "De werker maakt het anker elke dag: kijk of hij draait, of draai ‘manage.py anchor’."
)
LOOK_AT_HISTORY = _(
    "Draai ‘manage.py verify_history’: dat noemt elk record dat niet klopt. Bewaar de laatste "
    "goede back-up."
)
CHECK_HISTORY = _("Draai ‘manage.py verify_history’, en kijk waarom dat ’s nachts niet gebeurde.")
REACH_PLACE = _("Kijk of deze plaats te bereiken is; de werker probeert het elk uur opnieuw.")
LOOK_AT_FEEDS = _("Kijk op /werkblad/raadsinformatie/ welke raad het is en wat er misging.")


def list_findings(now):
    """Return a Finding of each part; of what the database would tell, nothing while it is away."""
    database, disks = check_database(), [check_disk(), check_backups(now)]
    if database.state == DOWN:
        return [database, *disks]
    waiting = [check_worker(now), check_mail(now), *check_history_if_there(now)]
    waiting += [check_anchors(now), check_councils(now)]
    return [database, *check_migrations_if_there(), check_writing(), *disks, *waiting]


def check_database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Finding("database", "antwoordt niet", DOWN, START_DATABASE, BACKUP)
    return Finding("database", f"antwoordt ({connection.vendor})")


def check_migrations_if_there():
    """Return the Finding of the migrations in a list, empty while the database is away."""
    try:
        missing = (
            list_newest_migrations() - MigrationRecorder(connection).applied_migrations().keys()
        )
    except DatabaseError:
        return []
    if missing:
        names = ", ".join(sorted(".".join(each) for each in missing))
        return [Finding("migraties", f"niet toegepast: {names}", DOWN, MIGRATE, UPGRADE)]
    return [Finding("migraties", "toegepast")]


def check_writing():
    """Return whether all may be written; reading only that is forgotten is a worry."""
    sentence = find_read_only_sentence(anew=True)
    if sentence:
        told = f"alleen lezen ({sentence.rstrip('.')})"
        return Finding("schrijven", told, WORRIED, SWITCH_OFF, "looking-after.md")
    return Finding("schrijven", "mag")


def check_disk():
    """Return what is free where the database stands; another machine does not tell."""
    folder = Path(str(connection.settings_dict["NAME"])).parent
    if connection.vendor != "sqlite" or not folder.is_absolute():
        return Finding("schijf", "onbekend")
    free = shutil.disk_usage(folder).free
    told = f"{format_size(free)} vrij"
    if free < LITTLE_ROOM:
        return Finding("schijf", told, WORRIED, MAKE_ROOM, WATCHING)
    return Finding("schijf", told)


def check_backups(now):
    """Return of when the newest whole backup is and how large; one that is a day and a half old was
    missed."""
    if settings.BACKUPS is None:
        return Finding("back-up", "niet ingesteld")
    try:
        newest = find_newest_backup(settings.BACKUPS)
    except OSError:
        told = f"de map {settings.BACKUPS} is niet te lezen"
        return Finding("back-up", told, WORRIED, READ_BACKUPS, BACKUP)
    if newest is None:
        return Finding("back-up", "nog nooit gemaakt", WORRIED, MAKE_BACKUP, BACKUP)
    begun_at = newest.manifest.begun_at
    moment = timezone.localtime(begun_at).strftime("%Y-%m-%d %H:%M")
    told = f"van {moment}, {format_size(newest.manifest.size)}"
    if now - begun_at > MISSED_AFTER:
        told = f"{told}, daarna gemist"
        return Finding("back-up", told, WORRIED, MAKE_BACKUP, BACKUP, begun_at)
    return Finding("back-up", told, done_at=begun_at)


def check_worker(now):
    if not default_task_backend.supports_defer:
        return Finding("werker", "niet nodig, alles gaat meteen")
    last = Heartbeat.objects.values_list("beaten_at", flat=True).first()
    if last is None:
        return Finding("werker", "nog nooit gezien", WORRIED, START_WORKER, WATCHING)
    silent = now - last
    told = f"{round(silent.total_seconds())} seconden geleden gezien"
    if silent > SILENT_AFTER:
        return Finding("werker", told, WORRIED, START_WORKER, WATCHING, last)
    return Finding("werker", told, done_at=last)


def check_mail(now):
    """Return how much e-mail waits and failed; what should have gone minutes ago is a worry."""
    rows = DBTaskResult.objects.filter(queue_name=QUEUE)
    waiting = rows.filter(status=TaskResultStatus.READY)
    failed = rows.failed().count()
    late = waiting.filter(enqueued_at__lt=now - LATE_AFTER).exists()
    told = f"{waiting.count()} wachten, {failed} mislukt"
    if failed or late:
        return Finding("e-mail", told, WORRIED, MEND_MAIL, WATCHING)
    return Finding("e-mail", told)


def check_history_if_there(now):
    """Return the Finding of the last look at the history in a list, empty while its table is not
    there; one that a day and a half ago was the last was missed."""
    try:
        last = HistoryCheck.objects.last()
    except DatabaseError:
        return []
    if last is None:
        return [Finding("geschiedenis", "nog niet nagekeken")]
    moment = timezone.localtime(last.checked_at).strftime("%Y-%m-%d %H:%M")
    if last.breaches:
        told = f"klopt {last.breaches} keer niet, nagekeken {moment}"
        found = Finding("geschiedenis", told, WORRIED, LOOK_AT_HISTORY, PROOF, last.checked_at)
    elif now - last.checked_at > MISSED_AFTER:
        told = f"klopte, nagekeken {moment}, daarna gemist"
        found = Finding("geschiedenis", told, WORRIED, CHECK_HISTORY, PROOF, last.checked_at)
    else:
        told = f"klopt, nagekeken {moment}"
        found = Finding("geschiedenis", told, done_at=last.checked_at)
    return [found]


def check_anchors(now):
    """Return of when the newest anchor is, and where it could not be put; one that is a day and a
    half old was missed."""
    if not settings.ANCHORS:
        return Finding("ankers", "niet ingesteld")
    newest = Anchor.objects.order_by("made_on").last()
    if newest is None:
        return Finding("ankers", "nog nooit gemaakt", WORRIED, MAKE_ANCHOR, PROOF)
    told, made_at = f"van {newest.made_on.isoformat()}", newest.made_at
    if now - made_at > MISSED_AFTER:
        return Finding("ankers", f"{told}, daarna gemist", WORRIED, MAKE_ANCHOR, PROOF, made_at)
    lacking = [each.address for each in settings.ANCHORS if not is_put(newest, each)]
    is_late = now - made_at > LATE_AFTER
    if lacking and (is_late or find_faults(newest, settings.ANCHORS)):
        told = f"{told}, niet op {', '.join(lacking)}"
        return Finding("ankers", told, WORRIED, REACH_PLACE, PROOF, made_at)
    places = len(settings.ANCHORS)
    told = f"{told}, op {places - len(lacking)} van {places} plaatsen"
    return Finding("ankers", told, done_at=made_at)


def check_councils(now):
    """Return how many systems of councils are asked, failed the last time and are late; not which
    and where, which the page of each system tells."""
    told = CouncilFeed.objects.judged_at(now).aggregate(
        on=Count("pk", filter=Q(is_pulled=True)),
        failing=Count("pk", filter=Q(is_failing=True)),
        late=Count("pk", filter=Q(is_late=True)),
        last=Max("succeeded_at", filter=Q(is_pulled=True)),
    )
    if not told["on"]:
        return Finding("raadsinformatie", "niet ingesteld")
    words = f"{told['on']} aan, {told['failing']} mislukt, {told['late']} te lang niet gelukt"
    if told["failing"] or told["late"]:
        return Finding(
            "raadsinformatie", words, WORRIED, LOOK_AT_FEEDS, "connectors.md", told["last"]
        )
    return Finding("raadsinformatie", words, done_at=told["last"])
