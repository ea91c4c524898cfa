"""Quick passwords (what they are kept with is tried on its own), and a clock that moves on."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

IMMEDIATE = "django.tasks.backends.immediate.ImmediateBackend"


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def e_mail_at_once(settings):
    """As in a demo; test_mail.py has what waits for the worker."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE, "QUEUES": ["default", "mail"]}}


@pytest.fixture
def later():
    """Return what moves the clock on from now."""
    with ExitStack() as travels:

        def travel(**further):
            moment = datetime.now(UTC) + timedelta(**further)
            travels.enter_context(time_machine.travel(moment, tick=False))

        yield travel
