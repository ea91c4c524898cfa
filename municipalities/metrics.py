"""What is counted for Prometheus: times by page, questions of the database, errors and acts.

Every process counts in files of one folder, which the worker adds up (`metrics_port`). Imported
only where REGIO_METRICS is set: the library reads where that folder is when it is imported."""

import logging
import sys
import time

from django.core.signals import got_request_exception
from django.db import connection
from prometheus_client import CollectorRegistry, Counter, Histogram

# Each process counts in files of its own; what stands here is never asked for by itself.
COUNTED = CollectorRegistry()
BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)

REQUEST_SECONDS = Histogram(
    "regio_request_seconds",
    "How long answering took, by page, method and class of status",
    ["page", "method", "status"],
    buckets=BUCKETS,
    registry=COUNTED,
)
DATABASE_SECONDS = Counter(
    "regio_database_seconds", "Time that the database took", ["page"], registry=COUNTED
)
DATABASE_QUERIES = Counter(
    "regio_database_queries", "Statements that the database was asked", ["page"], registry=COUNTED
)
ERRORS = Counter("regio_errors", "Errors that nobody caught, by kind", ["kind"], registry=COUNTED)
ACTS = Counter(
    "regio_acts", "Audit lines, by act and outcome", ["act", "outcome"], registry=COUNTED
)
METHODS = {"GET", "HEAD", "POST"}


# What is counted.


class MetricsMiddleware:
    """Counts each answer, how long it took and what it asked of the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun, asked = time.perf_counter(), AskedOfDatabase()
        with connection.execute_wrapper(asked):
            response = self.get_response(request)
        match = request.resolver_match
        page = (match.view_name or "unnamed") if match else "none"
        method = request.method if request.method in METHODS else "other"
        status = f"{response.status_code // 100}xx"
        REQUEST_SECONDS.labels(page, method, status).observe(time.perf_counter() - begun)
        DATABASE_SECONDS.labels(page).inc(asked.seconds)
        DATABASE_QUERIES.labels(page).inc(asked.number)
        return response


class AskedOfDatabase:
    """How many statements one request made, and how long they took together."""

    def __init__(self):
        self.number, self.seconds = 0, 0.0

    def __call__(self, execute, sql, params, many, context):
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.number += 1
            self.seconds += time.perf_counter() - begun


class AuditCount(logging.Handler):
    """Counts audit lines, failed sign-ins among them; no line is read but for act and outcome."""

    def emit(self, record):
        told = getattr(record, "audit", {})
        ACTS.labels(told.get("act", ""), told.get("outcome", "")).inc()


def count_error(**kwargs):
    """Count an error that is being handled, by its kind."""
    kind = sys.exc_info()[0]
    ERRORS.labels(kind.__name__ if kind else "unknown").inc()


got_request_exception.connect(count_error, dispatch_uid="regio.metrics")
