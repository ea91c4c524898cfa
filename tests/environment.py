"""What every test stands on, loaded before Django and without it (`-p` in pyproject).

The settings read plain http without demo logins from the environment, so that no test depends on
the shell that it starts in. Only DATABASE_URL and REGIO_DATABASE_ROLE are taken as they are: they
choose the database that the suite runs on, and the role that it acts as there."""

import os
import sys

from hypothesis import settings

os.environ.update(
    REGIO_ALLOWED_HOSTS="",
    REGIO_ANCHORS="",
    REGIO_ANCHORS_FROM="",
    REGIO_AUDIT="",
    REGIO_BACKUPS="",
    REGIO_COUNCIL_SYSTEMS="https://raad.example",
    REGIO_CSRF_TRUSTED_ORIGINS="",
    REGIO_DEBUG="0",
    REGIO_DEMO="0",
    REGIO_EMAIL_URL="",
    REGIO_EMBED_HOSTS="",
    REGIO_HTTPS="0",
    REGIO_IDLE_MINUTES="",
    REGIO_LOG="json",
    REGIO_METRICS="",
    REGIO_OIDC="",
    REGIO_SECOND_FACTOR="0",
    REGIO_SERVED="0",
    REGIO_SECRET_KEY="a-key-for-tests-that-guards-nothing-at-all-and-is-long",
)

# A shared machine is slow at times, and a release must not wait for a new counter-example.
settings.register_profile("regio", deadline=None, derandomize="CI" in os.environ)
# What was looked for already: on another Python, and where only the branches are counted.
settings.register_profile("brief", deadline=None, derandomize=True, max_examples=10)
settings.load_profile("regio")


def pytest_collection_finish():
    """Have a test that reads a file wait for its place as long as it takes: of this machine there
    are two, and more tests run at once. The tests of that bound set their own.
    """
    if heavy := sys.modules.get("decisions.text_intake.heavy"):
        heavy.WAIT = 60


def examples(number):
    """Return how many examples to look for where the whole suite looks for `number` of them.

    The profiles above that look for fewer do so here in the same proportion.
    """
    return max(
        1, number * settings.default.max_examples // settings.get_profile("regio").max_examples
    )
