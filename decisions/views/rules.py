"""The rule of access that every view carries, as a mark that the tests read back."""

from enum import StrEnum
from functools import wraps

from django.contrib.auth.decorators import login_not_required, login_required

from ..forms.bad_parameter import BadParameter
from .errors import bad_parameter


class Access(StrEnum):
    """Who may call a view; what it may show is judged per object, at the reader's moment."""

    EVERYBODY = "iedereen"
    SIGNED_IN = "ingelogd"


def open_to(access):
    """Mark a view with its rule of access, tell bad parameters and keep signed-in pages private."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            try:
                response = view(request, *args, **kwargs)
            except BadParameter as error:
                response = bad_parameter(request, error)
            return private(request, response)

        guarded.access = access
        everybody = access is Access.EVERYBODY
        return login_not_required(guarded) if everybody else login_required(guarded)

    return decorate


def private(request, response):
    """Keep what a signed-in person sees out of every cache."""
    if request.user.is_authenticated:
        response["Cache-Control"] = "no-store"
    return response
