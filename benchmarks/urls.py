"""Regio's own addresses and an empty view behind the same middleware."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path


@login_not_required
def empty(request):
    return HttpResponse(b"")


urlpatterns = [path("leeg/", empty), path("", include("regio.urls"))]
