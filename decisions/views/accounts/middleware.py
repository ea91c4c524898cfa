"""What every request of somebody who signed in passes: the end of a session, the second factor."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from municipalities.models import Role, RoleKind

from .session import is_over, passed_second_factor, touch

WRITERS = (RoleKind.GRIFFIE, RoleKind.COLLEGE, RoleKind.REDACTIE, RoleKind.BEHEER)


class SessionLimits:
    """Ends a session that was left alone, or began too long ago."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = time.time()
            if is_over(request.session, now):
                end(request)
            else:
                touch(request.session, now)
        return self.get_response(request)


def end(request):
    from .adapter import tell

    logout(request)
    tell(request, _("U bent uitgelogd, omdat u een tijd niets deed. Log opnieuw in."))


class SecondFactor:
    """Leads whoever may write to a second factor first; till then nothing else answers.

    Views that are needed on the way there carry `before_second_factor`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if getattr(view, "before_second_factor", False) or not lacks_second_factor(request):
            return None
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('second-factor')}?{query}".rstrip("?"))


def lacks_second_factor(request):
    """Whether this is somebody who may write, and passed no second factor in this session."""
    user = request.user
    if not settings.SECOND_FACTOR or not user.is_authenticated:
        return False
    return not passed_second_factor(request.session, user) and may_write(user)


def may_write(user):
    roles = Role.objects.filter(user=user, kind__in=WRITERS)
    return roles.held_at(timezone.now()).exists()
