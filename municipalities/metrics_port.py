"""The port where the worker answers Prometheus: what all processes counted, and the queue.

The server itself runs as several processes, none of which knows what the others counted, and its
port is that of the public. The worker is one, and knows the queue (docs/logging.md)."""

import logging
from datetime import UTC, datetime

from django.db import DatabaseError, connection
from django_tasks_db.models import DBTaskResult
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from .models import Heartbeat

logger = logging.getLogger(__name__)


class QueueCollector:
    """Tells of the queue when it is asked: what waits, since when, and what failed."""

    def collect(self):
        """Return the gauges; `regio_database_up` alone while the database is away."""
        try:
            told = read_queue(datetime.now(UTC))
        except DatabaseError:
            told = {}
        finally:
            connection.close()  # each question comes in a thread of its own
        told["regio_database_up"] = ("Whether the database answers", int(bool(told)))
        return [
            GaugeMetricFamily(name, help_text, value=value)
            for name, (help_text, value) in told.items()
        ]


def read_queue(at):
    """Return by the name of a gauge what it means and its value."""
    ready = DBTaskResult.objects.ready()
    oldest = ready.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    beaten = Heartbeat.objects.values_list("beaten_at", flat=True).first()
    age = (at - oldest).total_seconds() if oldest else 0
    silent = (at - beaten).total_seconds() if beaten else -1
    return {
        "regio_queue_waiting": ("Tasks that could be done now", ready.count()),
        "regio_queue_failed": ("Tasks that failed for good", DBTaskResult.objects.failed().count()),
        "regio_queue_oldest_seconds": ("Age of the oldest task that waits", age),
        "regio_worker_silent_seconds": ("Since a worker was seen last; -1: never", silent),
    }


def serve_metrics(place, folder):
    """Answer Prometheus at a MetricsPlace with what all processes counted, beside other work.

    Return what stops it, or None where another worker answers there already.
    """
    registry = CollectorRegistry()
    MultiProcessCollector(registry, path=str(folder))
    registry.register(QueueCollector())
    try:
        server, _thread = start_http_server(place.port, addr=place.host, registry=registry)
    except OSError as error:
        logger.warning("Metrics are not served here: %s", error)
        return None
    return server
