"""The front page: the dossiers that the reader may see."""

from django.shortcuts import render
from django.utils import timezone

from municipalities.roles import reader_of

from ..models import Dossier
from .rules import Access, open_to
from .stamp import stamp_of


@open_to(Access.EVERYBODY)
def home(request):
    """Show every dossier of the reader, by title."""
    now = timezone.now()
    dossiers = Dossier.objects.visible_to(reader_of(request.user, at=now)).select_related("region")
    return render(
        request, "decisions/home.html", {"dossiers": dossiers, "stamp": stamp_of(request, now)}
    )
