"""The home of /beheer/: whether all is well, what to do where it is not, and the switch with which
nothing is written for a while."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.actions.read_only import begin_read_only, end_read_only
from municipalities.admin.base import acting_reader
from municipalities.models import ReadOnlyPeriod
from municipalities.roles import Reader

from ..workspace.fields import TypedField
from .state import InstallationState, read_installation_state

TEMPLATE = "beheer/home.html"


class ReadOnlyForm(forms.Form):
    """What everybody reads while nothing may be written, and why that is."""

    sentence = TypedField(
        label=gettext_lazy("Zin voor iedereen"),
        max_length=ReadOnlyPeriod._meta.get_field("sentence").max_length,
        help_text=gettext_lazy("Zoals: Vanavond tot 22:00 vernieuwen wij Regio."),
    )
    reason = TypedField(
        label=gettext_lazy("Reden, voor wie later terugkijkt"),
        max_length=ReadOnlyPeriod._meta.get_field("begun_reason").max_length,
        help_text=gettext_lazy("Dit blijft staan; noem hier geen namen."),
    )


def head_with_state(index: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the home of the admin with, for beheer, how the installation is above the lists."""

    def home_of_beheer(
        request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        reader = acting_reader(request)
        if not reader.is_beheer:
            return index(request, extra_context)
        form = ReadOnlyForm(request.POST if is_switched_on(request) else None)
        if request.method == "POST" and switch(request, form, reader):
            return HttpResponseRedirect(reverse("admin:index"))
        state = read_installation_state(timezone.now())
        told = {"state": state, "title": tell_wellness(state), "form": form}
        return index(request, {**told, **(extra_context or {})})

    return home_of_beheer


def tell_wellness(state: InstallationState) -> str:
    """Return in a few words whether all is well."""
    number = len(state.worries)
    if not number:
        return _("Alles is in orde")
    return ngettext("%d ding vraagt aandacht", "%d dingen vragen aandacht", number) % number


# The switch.


def is_switched_on(request: HttpRequest) -> bool:
    return request.method == "POST" and request.POST.get("doe") == "aan"


def switch(request: HttpRequest, form: ReadOnlyForm, reader: Reader) -> bool:
    """Switch reading only on or off, and say so; return whether that was done. What is refused
    stands in the form, or above the page."""
    try:
        if request.POST.get("doe") == "uit":
            end_read_only(by=reader)
            messages.success(request, _("Er mag weer worden geschreven."))
            return True
        if not form.is_valid():
            return False
        begin_read_only(
            form.cleaned_data["sentence"], by=reader, reason=form.cleaned_data["reason"]
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return True
    messages.success(request, _("Regio is nu alleen te lezen."))
    return True


admin.site.index_template = TEMPLATE
admin.site.index = head_with_state(admin.site.index)
