"""The one way in which a page of the workspace handles a form, so that nothing typed is lost."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from municipalities.tracking import Conflict
from municipalities.waiting import is_clash

from ...actions import (
    AlreadySubmitted,
    delete_form_draft,
    save_form_draft,
    submit_once,
)
from ...actions.sources import is_secret
from ...models import Dossier, Evidence, FormDraft, Position, Reply
from ...worklist import MOST_IN_MENU, Waiting, count_tasks, list_sorts_of
from ..access import ADDRESS, TOKEN, Access, read_form_token, restrict_to
from ..accounts.sessions import save_if_possible
from ..errors import build_page_stamp
from .conflicts import ConflictMixin

# What a record is called in a sentence of the workspace.

LONGEST = 80


def record_short_name(record):
    """Return a short name of a record, without a query where its links were read along."""
    if isinstance(record, Position):
        return str(record.line)
    if isinstance(record, Reply):
        words = f"{record.get_outcome_display()}: {record.reasons}"
    elif isinstance(record, Evidence):
        words = record.place
    else:
        words = str(record)
    return shorten_name(words) or _("zonder naam")


def shorten_name(words):
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…"


# What was done, said on the next page, with the ways on.

FIRST_WAY = ' <a class="nl-button nl-button--secondary" href="{}">{}</a>'


def back_to_do():
    """Return the way back to the list of things to do, for what is done from there."""
    return reverse("desk"), _("Naar Te doen")


def add_success_message(request, words, *ways):
    """Tell on the next page what was done; `ways` are (address, label) to go on by, the likeliest
    first: that one is told as a button."""
    first = format_html_join("", FIRST_WAY, ways[:1])
    others = format_html_join("", ' <a class="nl-link" href="{}">{}</a>', ways[1:])
    messages.success(request, format_html("{}{}{}", words, first, others))


# How many things there are to do, in the menu of every page of the workspace. Te doen, to which
# signing in leads, counts it anyway; the pages after it repeat that, counted anew once a minute.

TO_DO = "to_do"
KEPT_FOR = timedelta(minutes=1)


def keep_menu_number(desk, number):
    """Keep in the session how many things there are to do."""
    desk.request.session[TO_DO] = (number, desk.now.timestamp())
    save_if_possible(desk.request.session)


def tell_menu_number(desk):
    """Return how many things there are to do, chores apart, as `tell_in_menu` tells it: '' where
    Te doen did not count them in this session."""
    number, counted_at = desk.request.session.get(TO_DO, (0, None))
    if counted_at is not None and desk.now.timestamp() - counted_at >= KEPT_FOR.total_seconds():
        number = count_pressing(desk.reader)
        keep_menu_number(desk, number)
    return tell_in_menu(number)


def count_pressing(reader):
    sorts = [each for each in list_sorts_of(reader) if not each.is_chore]
    return count_tasks(sorts, Waiting(reader, reader.today))


def tell_in_menu(number):
    """Return a number for the menu: '99+' beyond that, '' for nothing."""
    return f"{MOST_IN_MENU}+" if number > MOST_IN_MENU else str(number or "")


@dataclass(frozen=True)
class WorkspaceContext:
    """Who works, at which moment, in which dossier (None where a page is about none)."""

    request: Any
    reader: Any
    now: datetime
    dossier: Any = None

    @property
    def to_do(self):
        """How many things there are to do, for the menu."""
        return tell_menu_number(self)

    @property
    def context(self):
        """What every page of the workspace gives its template."""
        stamp = build_page_stamp(self.request, self.now)
        return {"desk": self, "reader": self.reader, "dossier": self.dossier, "stamp": stamp}


def open_workspace(request, slug=None):
    """Return the WorkspaceContext of a view that is open to who keeps; Http404 for a dossier out
    of sight."""
    reader = request.reader
    if slug is None:
        return WorkspaceContext(request, reader, reader.at)
    dossiers = Dossier.objects.visible_to(reader).select_related("region")
    return WorkspaceContext(request, reader, reader.at, get_object_or_404(dossiers, slug=slug))


def answer_form(desk, make_form, save, *, template, context=None, address=None, about=None):
    """Return the response to a request for a form: shown, refused with what is wrong, or done.

    `make_form(data=None, refusal=None)` gives a new form, with `refusal` told where an action
    refused it. `save(form)` acts and returns the address to go to. `address` names the form
    where the path does not, and `about` a record of the dossier where the desk is in none, or a
    tuple of those of several dossiers.
    """
    address = address or desk.request.path
    sheet = FormFlow(desk, make_form, save, template, context or {}, address, about)
    return sheet.sent() if desk.request.method == "POST" else sheet.opened()


@dataclass(frozen=True)
class FormFlow:
    """One form in one request."""

    desk: WorkspaceContext
    make_form: Any
    act: Any
    template: str
    context: dict = field(default_factory=dict)
    address: str = ""
    about: Any = None

    def opened(self):
        """Show the form, as it was typed where it was left."""
        kept = FormDraft.objects.filter(user=self.desk.reader.user, address=self.address).first()
        form = self.make_form(data=draft_as_post_data(kept)) if kept else self.make_form()
        return self.shown(form, HTTPStatus.OK, scratch=kept, once=uuid4())

    def sent(self):
        """Do what the form asks, once; show it again where that is refused.

        Where two writers waited crosswise the database gave one of them up, and nothing of that
        write stands: it is done once more, with everything read and judged anew.
        """
        try:
            return self.tried()
        except OperationalError as error:
            if not is_clash(error):
                raise
        list(messages.get_messages(self.desk.request))  # told of what was not done
        return self.tried()

    def tried(self):
        data, by = self.desk.request.POST, self.desk.reader
        token = read_form_token(data)
        form = self.make_form(data=data)
        if not form.is_valid():
            return self.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
        try:
            return HttpResponseRedirect(self.done(form, token, by))
        except AlreadySubmitted as earlier:
            return HttpResponseRedirect(earlier.led_to)
        except (ValidationError, Conflict) as refusal:
            return self.refused(refusal, data, token)

    def done(self, form, token, by):
        """Act, and forget what was typed, in one write: the counter of the dossier first, then the
        token of the form."""

        def act():
            led_to = self.act(form)
            delete_form_draft(self.address, by=by)
            return led_to

        return submit_once(token, act, by=by, about=self.list_touched())

    def list_touched(self):
        """Return the records of whose dossiers the counters are raised first."""
        if isinstance(self.about, tuple):
            return self.about
        about = self.about or self.desk.dossier
        return () if about is None else (about,)

    def refused(self, refusal, data, token):
        """Show what the action refused; after a conflict both texts, to choose field by field."""
        form = self.make_form(data=data, refusal=refusal)
        form.is_valid()
        if not isinstance(refusal, Conflict):
            return self.shown(form, HTTPStatus.UNPROCESSABLE_ENTITY, once=token)
        tells_both = isinstance(form, ConflictMixin) and refusal.current is not None
        both = form.differences(refusal.current) if tells_both else ()
        return self.shown(form, HTTPStatus.CONFLICT, once=token, differences=both)

    def shown_again(self):
        """Show what was typed so far once more, quietly: with one block more, or what follows from
        it by now."""
        data = self.desk.request.POST
        form = self.make_form(data=data)
        form.quiet = True
        return self.shown(form, HTTPStatus.OK, once=read_form_token(data), quiet=True)

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


def draft_as_post_data(scratch):
    """Return what was kept as the form itself would have sent it."""
    data = QueryDict(mutable=True)
    for name, texts in scratch.typed.items():
        data.setlist(name, texts)
    return data


# What a form sends while it is being filled in, and starting anew.

NOT_TYPED = ("csrfmiddlewaretoken", TOKEN, ADDRESS)


@restrict_to(Access.KEEPS)
@require_POST
def save_form_draft_view(request):
    """Keep what was typed so far in the form at `_adres`; answer when, or what is wrong."""
    desk = open_workspace(request)
    typed = {name: texts for name, texts in request.POST.lists() if name not in NOT_TYPED}
    try:
        kept = save_form_draft(request.POST.get(ADDRESS, ""), typed, by=desk.reader)
    except ValidationError as error:
        # 422 is kept nowhere, not on the device of who typed it either; the rest is too long.
        status = 422 if is_secret(error) else 413
        return HttpResponse(" ".join(error.messages), status=status, content_type="text/plain")
    return render(request, "desk/_kept.html", {"kept": kept})


@restrict_to(Access.KEEPS)
@require_POST
def delete_form_draft_view(request):
    """Forget what was typed in the form at `_adres`, and open it empty."""
    desk = open_workspace(request)
    address = request.POST.get(ADDRESS, "")
    delete_form_draft(address, by=desk.reader)
    own = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return HttpResponseRedirect(address if own and address.startswith("/") else "/werkblad/")
