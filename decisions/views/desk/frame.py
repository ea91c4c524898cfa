"""The one way in which a page of the workspace handles a form, so that nothing typed is lost."""

from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render

from municipalities.tracking import Conflict

from ...actions import (
    AlreadySent,
    drop_scratch,
    note_sent,
    sent_before,
    take_token,
    writing_in,
)
from ...forms.conflict import ConflictMixin
from ...models import Dossier, Scratch
from ..stamp import stamp_of


@dataclass(frozen=True)
class Desk:
    """Who works, at which moment, in which dossier (None where a page is about none)."""

    request: Any
    reader: Any
    now: datetime
    dossier: Any = None

    @property
    def context(self):
        """What every page of the workspace gives its template."""
        stamp = stamp_of(self.request, self.now)
        return {"desk": self, "reader": self.reader, "dossier": self.dossier, "stamp": stamp}


def desk_of(request, slug=None):
    """Return the Desk of a view that is open to who keeps; Http404 for a dossier out of sight."""
    reader = request.reader
    if slug is None:
        return Desk(request, reader, reader.at)
    dossiers = Dossier.objects.visible_to(reader).select_related("region")
    return Desk(request, reader, reader.at, get_object_or_404(dossiers, slug=slug))


def answered(desk, make_form, save, *, template, context=None, address=None, about=None):
    """Return the response to a request for a form: shown, refused with what is wrong, or done.

    `make_form(data=None, refusal=None)` gives a new form, with `refusal` told where an action
    refused it. `save(form)` acts and returns the address to go to. `address` names the form
    where the path does not, and `about` a record of the dossier where the desk is in none.
    """
    address = address or desk.request.path
    sheet = Sheet(desk, make_form, save, template, context or {}, address, about)
    return sheet.sent() if desk.request.method == "POST" else sheet.opened()


@dataclass(frozen=True)
class Sheet:
    """One form in one request."""

    desk: Desk
    make_form: Any
    act: Any
    template: str
    context: dict = field(default_factory=dict)
    address: str = ""
    about: Any = None

    def opened(self):
        """Show the form, as it was typed where it was left."""
        kept = Scratch.objects.filter(user=self.desk.reader.user, address=self.address).first()
        form = self.make_form(data=typed_of(kept)) if kept else self.make_form()
        return self.shown(form, HTTPStatus.OK, scratch=kept, once=uuid4())

    def sent(self):
        """Do what the form asks, once; show it again where that is refused."""
        data, by = self.desk.request.POST, self.desk.reader
        token = token_of(data)
        if led_to := sent_before(token, by=by):
            return HttpResponseRedirect(led_to)
        form = self.make_form(data=data)
        if not form.is_valid():
            return self.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
        try:
            return HttpResponseRedirect(self.done(form, token, by))
        except AlreadySent as earlier:
            return HttpResponseRedirect(earlier.led_to)
        except (ValidationError, Conflict) as refusal:
            return self.refused(refusal, data, token)

    def done(self, form, token, by):
        """Act in one write: the counter of the dossier first, then the token of the form."""
        about = self.about or self.desk.dossier
        with writing_in(*(() if about is None else (about,))):
            submission = take_token(token, by=by)
            led_to = self.act(form)
            note_sent(submission, led_to)
            drop_scratch(self.address, by=by)
        return led_to

    def refused(self, refusal, data, token):
        """Show what the action refused; after a conflict both texts, to choose field by field."""
        form = self.make_form(data=data, refusal=refusal)
        form.is_valid()
        if not isinstance(refusal, Conflict):
            return self.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
        tells_both = isinstance(form, ConflictMixin) and refusal.current is not None
        both = form.differences(refusal.current) if tells_both else ()
        return self.shown(form, HTTPStatus.CONFLICT, once=token, differences=both)

    def shown(self, form, status, **more):
        context = {
            "form": form,
            "address": self.address,
            "scratch": None,
            "differences": (),
            "quiet": more.get("scratch") is not None,
            **self.desk.context,
            **self.context,
            **more,
        }
        return render(self.desk.request, self.template, context, status=status)


def token_of(data):
    """Return the token that the form was made with; a new one where it is missing or none."""
    try:
        return UUID(data.get("once", ""))
    except ValueError:
        return uuid4()


def typed_of(scratch):
    """Return what was kept as the form itself would have sent it."""
    data = QueryDict(mutable=True)
    for name, texts in scratch.typed.items():
        data.setlist(name, texts)
    return data
