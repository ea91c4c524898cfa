"""Give one body, or every body that a round asks, more time."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.extend import extend as grant
from ....forms.kinds.extension import ExtensionForm
from ....models import Extension
from ...rules import Access, open_to
from ..action import Action
from .noted import check_fits, hands, shown
from .opened import opened_round

EXTEND = Action(
    "desk-round-extend",
    gettext_lazy("De termijn verlengen"),
    lambda opened: opened.keeps_round and bool(opened.asked),
)


@open_to(Access.KEEPS)
def extend(request, slug, pk):
    """Show and save the form of an extension."""
    opened = opened_round(request, slug, pk)
    check_fits(EXTEND, opened)

    def make_form(data=None, refusal=None):
        made = Extension(dossier=opened.desk.dossier, round=opened.round)
        return ExtensionForm(data, instance=made, refusal=refusal, **hands(opened))

    here, done = _("De termijn verlengen"), _("De termijn is verlengd.")
    return shown(opened, make_form, here=here, done=done, save=save_extension)


def save_extension(form):
    grant(form.instance, by=form.reader, reason=form.why)
