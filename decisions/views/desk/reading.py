"""A reading that another griffie proposed: taken in, or not, with the reason."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...actions import accept_reading
from ...actions.refuse_reading import refuse_reading
from ...forms.reading import TAKE, ReadingForm
from ...history.needs import proposed
from ..rules import Access, open_to
from .frame import answered, desk_of
from .said import say


@open_to(Access.KEEPS)
def reading(request, pk):
    """Show a proposed reading of a position that the reader keeps, and take the choice."""
    desk = desk_of(request)
    found = get_object_or_404(proposed(desk.reader), pk=pk)
    return answered(
        desk,
        ReadingForm,
        partial(save, desk, found),
        template="desk/reading.html",
        context={"reading": found, "position": found.position},
        about=found,
    )


def save(desk, found, form):
    """Do what the button says; return to where the list stands."""
    takes = form.cleaned_data["does"] == TAKE
    act = accept_reading if takes else refuse_reading
    act(found, by=desk.reader, reason=form.cleaned_data["reason"])
    said = _("De lezing telt nu mee.") if takes else _("De lezing is niet aangenomen.")
    say(desk.request, said)
    return reverse("desk")
