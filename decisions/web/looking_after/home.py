"""The home of /beheer/: whether all is well, and what to do where it is not."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.admin.base import acting_reader

from .state import InstallationState, read_installation_state

TEMPLATE = "beheer/home.html"


def head_with_state(index: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the home of the admin with, for beheer, how the installation is above the lists."""

    def home_of_beheer(
        request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not acting_reader(request).is_beheer:
            return index(request, extra_context)
        state = read_installation_state(timezone.now())
        told = {"state": state, "title": tell_wellness(state)}
        return index(request, {**told, **(extra_context or {})})

    return home_of_beheer


def tell_wellness(state: InstallationState) -> str:
    """Return in a few words whether all is well."""
    number = len(state.worries)
    if not number:
        return _("Alles is in orde")
    return ngettext("%d ding vraagt aandacht", "%d dingen vragen aandacht", number) % number


admin.site.index_template = TEMPLATE
admin.site.index = head_with_state(admin.site.index)
