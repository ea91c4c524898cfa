"""The addresses of Regio (DESIGN §5): each app names its own, here they come together."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("", include("municipalities.urls")),
    path("", include("decisions.urls")),
]
