"""Signing in and out: Django's own, in our look."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.utils import timezone

from ..demo.people import LOGINS, PASSWORD
from .rules import Access, open_to
from .stamp import stamp_of


class SignIn(LoginView):
    """A demonstration also names its logins, which exist nowhere else."""

    template_name = "account/login.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["stamp"] = stamp_of(self.request, timezone.now())
        if settings.DEMO:
            context |= {"logins": LOGINS, "password": PASSWORD}
        return context


sign_in = open_to(Access.EVERYBODY)(SignIn.as_view())
sign_out = open_to(Access.EVERYBODY)(LogoutView.as_view())
