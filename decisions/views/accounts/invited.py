"""Taking an invitation: choose a password, and be signed in."""

from http import HTTPStatus

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.core.mail import EmailMessage
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from municipalities.invitation import invited_by, token_for
from municipalities.models import Role
from municipalities.signed_in import prove_address

from ...forms.account import InvitedForm
from ..rules import Access, open_to
from ..stamp import stamp_of


@open_to(Access.EVERYBODY)
@sensitive_post_parameters()
def accept(request, token):
    """Ask for a password, set it and sign in; 410 where the link does not work any more."""
    now = timezone.now()
    invited = invited_by(token, days=settings.INVITATION_DAYS)
    if invited is None:
        context = {"form": None, "stamp": stamp_of(request, now)}
        return render(request, "account/invited.html", context, status=HTTPStatus.GONE)
    form = InvitedForm(request.POST if request.method == "POST" else None, user=invited)
    if form.is_valid():
        return taken(request, form, invited)
    context = {
        "form": form,
        "invited": invited,
        "roles": roles_of(invited, now),
        "stamp": stamp_of(request, now),
    }
    return render(request, "account/invited.html", context)


accept.before_second_factor = True


def taken(request, form, invited):
    """Keep the password; whoever had this page open before is signed out."""
    form.save()
    prove_address(invited)
    if request.user.is_authenticated:
        logout(request)
    return perform_login(request, invited)


def roles_of(user, now):
    return Role.objects.filter(user=user).held_at(now).select_related("municipality", "region")


def send_invitation(request, user, now):
    """Send the link by e-mail; return whether the mail server took it."""
    providers = settings.IDENTITY_PROVIDERS
    context = {
        "roles": roles_of(user, now),
        "days": settings.INVITATION_DAYS,
        "link": request.build_absolute_uri(reverse("invited", args=[token_for(user)])),
        "identity": request.build_absolute_uri(reverse("login")) if providers else "",
    }
    subject = render_to_string("account/email/invitation_subject.txt").strip()
    body = render_to_string("account/email/invitation_message.txt", context)
    try:
        EmailMessage(subject, body, to=[user.email]).send()
    except OSError:
        return False
    return True
