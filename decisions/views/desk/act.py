"""A page that does one thing to one record, after it told what else that touches."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ...forms.act import ActForm
from ...models import Dossier
from .acts import does_fit
from .frame import answered
from .record import fresh
from .said import say


def acted(found, page, run, *, here, submit, done, form=ActForm, needs_reason=False, **context):
    """Return the response of the page of that name: `run(form)` does it, `done` is said after.

    Where it does not fit how the record stands now, the reader is led back with a sentence.
    """
    desk = found.desk
    if desk.request.method != "POST" and not does_fit(page, found):
        say(desk.request, _("Dit past niet bij hoe ‘%s’ er nu voor staat.") % found.name)
        return HttpResponseRedirect(found.home)

    def make_form(data=None, refusal=None):
        record = found.record if data is None else fresh(found.record)
        return form(
            data, record=record, reader=desk.reader, refusal=refusal, needs_reason=needs_reason
        )

    def save(filled):
        run(filled)
        say(desk.request, done % {"name": found.name}, *ways(found))
        return home_after(found)

    told = {
        "here": here % {"name": found.name},
        "submit": submit,
        "opened": found,
        "record": found.record,
        "along": (),
        "blocks": (),
        "may_preview": False,
        "warning": "",
        "shown_at": "",
    }
    return answered(desk, make_form, save, template="desk/act.html", context=told | context)


def home_after(found):
    """Return the page to go on from; a dossier that was thrown away has none."""
    record = found.record
    if isinstance(record, Dossier) and not Dossier.objects.visible_to(found.desk.reader).filter(
        pk=record.pk
    ):
        return reverse("desk")
    return found.home


def ways(found):
    """Return the way on to a record that is still there and has a page here."""
    if found.kind.form is None:
        return []
    rows = type(found.record)._default_manager.filter(pk=found.record.pk)
    return [(found.address(), _("Bekijken of bewerken"))] if rows.exists() else []
