"""What shows that the record was not changed afterwards, and how anybody can check it."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from municipalities.roles import reader_of

from ...history import read_dossier_chain
from ...models import Dossier
from ..access import Access, request_moment, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page

SCRIPT = Path(settings.BASE_DIR, "scripts", "verify_folder.py")
TIMELESS = _(
    "Een keten groeit alleen aan. Hier staat hoe lang zij nu is; eerdere dagen staan bij de ankers."
)


@restrict_to(Access.EVERYBODY)
@keep_page()
def proof_page(request):
    """Explain chains and anchors; no query but the reader's own."""
    timeless = _("Deze uitleg is op elke dag hetzelfde.")
    stamp = build_page_stamp(request, timezone.now(), timeless=timeless)
    return render(request, "decisions/proof.html", {"stamp": stamp})


@restrict_to(Access.EVERYBODY)
@keep_page()
def proof_script(request):
    """Give the script that verifies an exported folder, to keep and to read."""
    headers = {"Content-Disposition": 'attachment; filename="controleer.py"'}
    return HttpResponse(SCRIPT.read_bytes(), "text/x-python; charset=utf-8", headers=headers)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def dossier_proof_page(request, slug):
    """Show how long the chain of a dossier is, its end, and the anchors of before today: what is
    shown on a day stays the same, though an anchor is made without a write."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    dossier = get_object_or_404(Dossier.objects.visible_to(reader), slug=slug)
    context = {
        "dossier": dossier,
        "chain": read_dossier_chain(dossier, before=reader.today),
        "stamp": build_page_stamp(request, now, dossier=dossier, timeless=TIMELESS),
    }
    return render(request, "decisions/dossier_proof.html", context)
