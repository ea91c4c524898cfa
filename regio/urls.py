"""The addresses of Regio (DESIGN §5): each app names its own, here they come together."""

from django.contrib import admin
from django.urls import include, path

# Django reads it from here: what is answered to an error that nobody caught.
handler500 = "decisions.web.outages.broken_page"

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("", include("municipalities.urls")),
    path("", include("decisions.urls")),
]
