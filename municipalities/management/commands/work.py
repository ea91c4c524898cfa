"""The worker: does what may wait, such as sending e-mail, and shows each minute that it lives.

While Regio is to be read only it only does the last of these. Once a day it makes the anchor of the
history; others hear of each minute too (`beats`)."""

import logging
import time
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from ...beats import worker_beats
from ...models import Heartbeat
from ...proof.anchors import make_anchor
from ...proof.places import put_anchor
from ...read_only import find_read_only_sentence
from ...retention import KEEP_DONE, KEEP_FAILED
from ...watchdog import tell_watchdog

logger = logging.getLogger(__name__)

BEAT_SECONDS = 60
# A mail server that does not answer takes 20 seconds of each; the worker is then not yet silent.
MOST_BETWEEN_BEATS = 5
PAUSE_SECONDS = 1
PATIENCE_SECONDS = 5
# A task that runs for longer lost its worker: it is done again, twice rather than never.
LONGEST_RUN = timedelta(minutes=10)
# A place that did not take the anchor of today is asked again, until it does or tomorrow comes.
PAUSE_OF_ANCHORS = timedelta(hours=1)


class Command(BaseCommand):
    help = "Doet wat kan wachten, zoals e-mail versturen; stopt met SIGTERM of Ctrl-C"

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="stop als er niets meer wacht")

    def handle(self, *, once, **options):
        if once:
            beat()
            if not find_read_only_sentence(anew=True):
                keep_queue()
                keep_anchored()
                make_worker().run()
        else:
            serve_metrics_if_asked()
            keep_working()


def serve_metrics_if_asked():
    """Answer Prometheus from here where an installation wants it (REGIO_METRICS)."""
    if settings.METRICS:
        # Only then, because the library reads where its folder is when it is imported.
        import_module("municipalities.metrics_port").serve_metrics(
            settings.METRICS, settings.METRICS_FOLDER
        )


def make_worker(most=None):
    """Return a Worker that does what waits now, no more than `most` of it, and then returns."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=most,
        worker_id=get_random_string(32),
    )


def keep_working():
    """Work and beat until a signal says to stop; a database that is away is waited for."""
    last_beat, is_told_to_stop = -BEAT_SECONDS, False
    while not is_told_to_stop:
        tell_watchdog()
        worker = make_worker(MOST_BETWEEN_BEATS)
        worker.configure_signals()
        try:
            is_due = time.monotonic() - last_beat >= BEAT_SECONDS
            if is_due:
                beat()
                last_beat = time.monotonic()
            if not find_read_only_sentence(anew=True):
                if is_due:
                    keep_queue()
                    keep_anchored()
                worker.run()
        except (OperationalError, InterfaceError) as error:
            logger.warning("De werker wacht op de database: %s", error)
            connection.close()
            time.sleep(PATIENCE_SECONDS)
        close_old_connections()
        time.sleep(PAUSE_SECONDS)
        is_told_to_stop = not worker.running


def beat():
    """Say that the worker is there; also while Regio is to be read only, when all else waits."""
    Heartbeat.objects.update_or_create(pk=1, defaults={"beaten_at": timezone.now()})


def keep_queue():
    """Take up what another worker left, drop what is old, and let others put to the queue what is
    due."""
    now = timezone.now()
    tasks = DBTaskResult.objects
    tasks.running().filter(started_at__lt=now - LONGEST_RUN).update(status=TaskResultStatus.READY)
    tasks.successful().filter(finished_at__lt=now - KEEP_DONE).delete()
    tasks.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
    for listener, fault in worker_beats.send_robust(Heartbeat, at=now):
        if isinstance(fault, Exception):
            logger.error("%s ging mis: %s", listener.__name__, fault)


def keep_anchored():
    """Make the anchor of today where there is none yet, and put it where it is to be kept."""
    now = timezone.now()
    anchor = make_anchor(timezone.localdate(now), at=now)
    put_anchor(anchor, settings.ANCHORS, at=now, pause=PAUSE_OF_ANCHORS)
