"""What a form sends while it is being filled in, and starting anew."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from ...actions import drop_scratch, keep_scratch
from ...actions.judge_text import is_secret
from ..rules import Access, open_to
from .frame import desk_of

ADDRESS = "_adres"
NOT_TYPED = ("csrfmiddlewaretoken", "once", ADDRESS)


@open_to(Access.KEEPS)
@require_POST
def scratch(request):
    """Keep what was typed so far in the form at `_adres`; answer when, or what is wrong."""
    desk = desk_of(request)
    typed = {name: texts for name, texts in request.POST.lists() if name not in NOT_TYPED}
    try:
        kept = keep_scratch(request.POST.get(ADDRESS, ""), typed, by=desk.reader)
    except ValidationError as error:
        # 422 is kept nowhere, not on the device of who typed it either; the rest is too long.
        status = 422 if is_secret(error) else 413
        return HttpResponse(" ".join(error.messages), status=status, content_type="text/plain")
    return render(request, "desk/_kept.html", {"kept": kept})


@open_to(Access.KEEPS)
@require_POST
def scratch_drop(request):
    """Forget what was typed in the form at `_adres`, and open it empty."""
    desk = desk_of(request)
    address = request.POST.get(ADDRESS, "")
    drop_scratch(address, by=desk.reader)
    own = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return HttpResponseRedirect(address if own and address.startswith("/") else "/werkblad/")
