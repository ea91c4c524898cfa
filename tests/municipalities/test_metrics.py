"""What Prometheus gets: counted by every process, told by the worker, named as docs and alerts do.

The library reads where its folder is when it is imported, so processes of their own are asked."""

import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from benchmarks.serving import HOST, free_port
from decisions.web.accounts.mail import send_message
from municipalities.metrics_port import read_queue
from municipalities.models import Heartbeat

ROOT = Path(__file__).parents[2]
COUNT = """
import logging, django
django.setup()
from types import SimpleNamespace as Made
from municipalities import metrics
def ask(view, method, status):
    match = Made(view_name=view) if view else None
    request = Made(resolver_match=match, method=method, answer=Made(status_code=status))
    metrics.MetricsMiddleware(lambda request: request.answer)(request)
ask("home", "GET", 200)
ask("desk", "POST", 302)
ask("", "BREW", 404)
try:
    raise KeyError("kanarie")
except KeyError:
    metrics.count_error()
logging.getLogger("regio.audit").warning(
    "x", extra={"audit": {"act": "sign-in", "outcome": "failed"}}
)
"""
SERVE = """
import urllib.request, django
django.setup()
from django.conf import settings
from municipalities.metrics_port import serve_metrics
server = serve_metrics(settings.METRICS, settings.METRICS_FOLDER)
assert server is not None
assert serve_metrics(settings.METRICS, settings.METRICS_FOLDER) is None
address = f"http://127.0.0.1:{settings.METRICS.port}/metrics"
print(urllib.request.urlopen(address, timeout=20).read().decode())
server.shutdown()
"""
NAME = re.compile(r"\bregio_[a-z_]+")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return what the worker answers after two processes counted, the database being empty."""
    folder = tmp_path_factory.mktemp("metrics")
    away = {"DATABASE_URL", "REGIO_DATABASE_ROLE"}
    environment = {name: text for name, text in os.environ.items() if name not in away} | {
        "DJANGO_SETTINGS_MODULE": "regio.settings",
        "REGIO_METRICS": f"{HOST}:{free_port()}",
        "REGIO_METRICS_FOLDER": str(folder / "counted"),
        "REGIO_SQLITE": str(folder / "db.sqlite3"),
    }

    def run(code):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(COUNT)
    run(COUNT)
    return run(SERVE)


def test_adds_up_what_all_processes_counted(told):
    assert 'regio_request_seconds_count{method="GET",page="home",status="2xx"} 2.0' in told
    assert 'regio_request_seconds_count{method="other",page="none",status="4xx"} 2.0' in told
    assert 'regio_errors_total{kind="KeyError"} 2.0' in told


def test_tells_failed_sign_ins_by_their_audit_lines(told):
    assert 'regio_acts_total{act="sign-in",outcome="failed"} 2.0' in told


def test_says_that_the_database_is_away_where_it_has_no_tables(told):
    assert "regio_database_up 0.0" in told
    assert "regio_queue_waiting" not in told


def test_tells_nothing_that_was_typed(told):
    assert "kanarie" not in told


@pytest.mark.django_db
def test_tells_what_waits_since_when_and_what_failed():
    now = timezone.now()
    waiting, failed = (send_message.enqueue([], "", "") for _each in range(2))
    rows = DBTaskResult.objects
    rows.filter(pk=waiting.id).update(enqueued_at=now - timedelta(minutes=7))
    rows.filter(pk=failed.id).update(status=TaskResultStatus.FAILED)
    Heartbeat.objects.create(beaten_at=now - timedelta(minutes=2))

    told = {name: value for name, (_help, value) in read_queue(now).items()}

    assert told == {
        "regio_queue_waiting": 1,
        "regio_queue_failed": 1,
        "regio_queue_oldest_seconds": 420,
        "regio_worker_silent_seconds": 120,
    }


# What is shown and warned about is what is told.


def list_names(told):
    """Return every name that a query may use."""
    return set(re.findall(r"^(regio_[a-z_]+)", told, re.MULTILINE))


def list_asked(expressions):
    return {name for each in expressions for name in NAME.findall(each)}


@pytest.fixture(scope="module")
def names(told, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return list_names(told) | read_queue(timezone.now()).keys()


def test_the_alerts_name_only_what_there_is(names):
    rules = yaml.safe_load((ROOT / "deploy/prometheus/alerts.yml").read_text())
    found = [rule for group in rules["groups"] for rule in group["rules"]]

    assert len(found) >= 5
    assert all({"alert", "expr", "labels", "annotations"} <= each.keys() for each in found)
    assert list_asked(each["expr"] for each in found) - names == set()


def test_the_dashboard_names_only_what_there_is(names):
    board = json.loads((ROOT / "deploy/grafana/regio.json").read_text())
    asked = list_asked(each["expr"] for panel in board["panels"] for each in panel["targets"])

    assert len(board["panels"]) >= 6
    assert asked
    assert asked - names == set()


def test_the_documentation_names_only_what_there_is(names):
    text = (ROOT / "docs/logging.md").read_text()
    table = set(re.findall(r"^\| `(regio_[a-z_]+)`", text, re.MULTILINE))
    known = {re.sub(r"_(bucket|count|sum|total|created)$", "", each) for each in names}

    assert table == known
