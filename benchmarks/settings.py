"""The demo's settings, with one address more: a view that does nothing."""

from regio.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
