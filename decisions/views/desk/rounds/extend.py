"""Give one body, or every body that a round asks, more time."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.extend import extend as grant
from ....forms.kinds.extension import ExtensionForm
from ....models import Extension
from ...rules import Access, open_to
from .act import RoundAct
from .noted import Page, check_fits, hands, shown
from .opened import opened_round


def fits(opened, asked):
    return opened.keeps_round and bool(opened.asked)


EXTEND = RoundAct("desk-round-extend", gettext_lazy("De termijn verlengen"), fits)


@open_to(Access.KEEPS)
def extend(request, slug, pk):
    """Show and save the form of an extension."""
    opened = opened_round(request, slug, pk)
    check_fits(EXTEND, opened)

    def make_form(data=None, refusal=None):
        made = Extension(dossier=opened.desk.dossier, round=opened.round)
        return ExtensionForm(data, instance=made, refusal=refusal, **hands(opened))

    here, done = _("De termijn verlengen"), _("De termijn is verlengd.")
    return shown(opened, Page(EXTEND, ExtensionForm, here, done, save), make_form)


def save(form):
    grant(form.instance, by=form.reader, reason=form.why)
