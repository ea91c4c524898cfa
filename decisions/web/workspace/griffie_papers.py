"""Who arranges the papers of a council, and in which order their fields are told to paste."""

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.actions.griffies import check_may_keep_papers, save_paste_order
from municipalities.forms import RefusableMixin
from municipalities.models import Municipality

from ...documents.paste import list_paste_labels, order_paste_names
from ..access import Access, restrict_to
from ..public.paste import find_paste_names
from .form_flow import add_success_message, answer_form, open_workspace
from .record_actions import RecordActionForm
from .records import record_gone_page, reread_record


def open_papers(request, home):
    """Return the WorkspaceContext and the municipality of who arranges its papers;
    PermissionDenied else."""
    desk = open_workspace(request)
    found = get_object_or_404(Municipality.objects.all(), slug=home)
    check_may_keep_papers(found, desk.reader)
    return desk, found


def answer_removal(desk, stands, delete, *, told, context):
    """Ask why what a griffie arranged is taken away, and `delete` the record by who and why.

    `stands` is None where it is gone: Http404, or for what is sent the page that says so. `context`
    has the words of the form and the `page` to go on to, which says `told`.
    """
    request = desk.request
    if stands is None:
        if request.method == "POST":
            return record_gone_page(request)
        raise Http404

    def make_form(data=None, refusal=None):
        record = stands if data is None else reread_record(stands)
        return RecordActionForm(data, record=record, reader=desk.reader, refusal=refusal)

    def save(form):
        delete(form.seen, by=desk.reader, reason=form.why)
        add_success_message(request, told)
        return context["page"]

    return answer_form(desk, make_form, save, template="desk/recess/act.html", context=context)


# The order of the page to paste from: a number beside each field.


class PasteOrderForm(RefusableMixin, forms.Form):
    """A place for each field; those with the same place stay as they were."""

    def __init__(self, data=None, *, names, refusal=None):
        super().__init__(data)
        self.names, self.refusal = names, refusal
        labels = list_paste_labels()
        for place, name in enumerate(names, start=1):
            self.fields[name] = forms.IntegerField(
                label=labels[name], min_value=1, max_value=99, initial=place
            )

    @property
    def ordered(self):
        """The names in the order of their places."""
        return sorted(self.names, key=lambda name: self.cleaned_data[name])


@restrict_to(Access.KEEPS)
def paste_order_page(request, home):
    """Show in which order fields are told to paste them, and save another."""
    desk, found = open_papers(request, home)
    page = reverse("municipality", args=[found.slug])

    def make_form(data=None, refusal=None):
        names = order_paste_names(find_paste_names(found))
        return PasteOrderForm(data, names=names, refusal=refusal)

    def save(form):
        save_paste_order(found, form.ordered, by=desk.reader)
        add_success_message(request, _("Bewaard: de volgorde van overnemen."))
        return reverse("desk-paste-order", args=[found.slug])

    context = {"here": _("Volgorde van overnemen"), "home": found, "page": page}
    return answer_form(desk, make_form, save, template="desk/papers/order.html", context=context)
