"""Inviting somebody, with roles."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities import actions_people as act
from municipalities.roles import reader_of

from ...forms.people import InvitationForm
from ..rules import Access, open_to
from ..stamp import stamp_of
from .adapter import tell
from .invited import send_invitation


@open_to(Access.SIGNED_IN)
def invite(request):
    """Ask whom to invite, and send the invitation."""
    now = timezone.now()
    reader = beheer_of(request, now)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user = invited(form, reader)
        if user:
            tell_sent(request, user, now)
            return redirect("person", user.pk)
    return render(request, "account/invite.html", {"form": form, "stamp": stamp_of(request, now)})


def beheer_of(request, now):
    """Return the Reader of beheer; anybody else is refused."""
    reader = reader_of(request.user, at=now)
    if not reader.is_beheer:
        raise PermissionDenied(_("Alleen beheer nodigt mensen uit."))
    return reader


def invited(form, reader):
    """Return the new user, or None with what was refused in the form."""
    try:
        roles = form.roles(reader.at)
        reason = form.cleaned_data["reason"]
        return act.invite(**form.person(), roles=roles, by=reader, reason=reason)
    except ValidationError as refusal:
        show(form, refusal)
        return None


def show(form, refusal):
    """Put a refusal beside the field that it is about, or above the form."""
    told = getattr(refusal, "error_dict", {None: refusal})
    for field, error in told.items():
        form.add_error(field if field in form.fields else None, error)


def tell_sent(request, user, now):
    """Send the invitation and say so, or that it could not be sent."""
    if send_invitation(request, user, now):
        tell(request, _("De uitnodiging is verstuurd naar %s.") % user.email)
    else:
        sentence = _("De e-mail kon niet worden verstuurd. Nodig later opnieuw uit.")
        tell(request, sentence, messages.ERROR)
