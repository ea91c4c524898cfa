"""Working in the admin as a test: what a form would send back, and how a page must look."""

import re
from contextlib import contextmanager
from unittest.mock import patch

from django.conf import settings
from django.contrib import admin
from django.test import override_settings
from django.urls import reverse

from tests.people import beheer

INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)|<style|\sstyle=|\son\w+=", re.IGNORECASE)


@contextmanager
def plain_pages():
    """Pages with plain names of static files, and without the list of all models beside each."""
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    listed = patch.object(admin.site, "get_app_list", lambda request, app_label=None: [])
    with override_settings(STORAGES=storages), listed:
        yield


def sign_in(client):
    """Sign the test client in as beheer and return its user."""
    user = beheer().user
    client.force_login(user)
    return user


def page(kind, model, *args):
    """Return the address of a page of the admin: 'changelist', 'add', 'change'..."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}", args=args)


def typed(client, address, **changes):
    """Return what the form at `address` sends back when these fields are typed."""
    return sent_back(client.get(address), **changes)


def sent_back(response, **changes):
    """Return what the form on a page sends back when these fields are typed."""
    sent = {}
    for field in response.context["adminform"].form:
        value = field.value()
        for name, part in spread(field, value).items():
            sent[name] = "" if part is None else part
    return {**sent, **changes}


def spread(field, value):
    """Return the inputs of one field; a moment has two, a box that is off none."""
    if field.field.__class__.__name__ == "SplitDateTimeField":
        parts = field.field.widget.decompress(value)
        return {f"{field.html_name}_{number}": part for number, part in enumerate(parts)}
    return {} if value is False else {field.html_name: value}


def registered(app_label):
    """Return every model of an app that stands in the admin."""
    models = [model for model in admin.site._registry if model._meta.app_label == app_label]
    return sorted(models, key=lambda model: model.__name__)


def errors(response):
    """Return every sentence that the form shows as wrong."""
    form = response.context["adminform"].form
    return [sentence for found in form.errors.values() for sentence in found]
