"""The settings of the checkout under guard, without what its build has to make first."""

from regio.settings import *  # noqa: F403

STATIC_ROOT = BASE_DIR / "not-collected"  # noqa: F405 - each client would look through it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
