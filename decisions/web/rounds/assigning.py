"""Say who replies to which points of a round, by when, and who reads along."""

from functools import partial

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import RefusableMixin
from municipalities.tracking import Conflict

from ...actions import Task, assign_remarks
from ...history.replies import PointGroups
from ...history.reply_work import build_assigned_condition, read_last_assignment
from ...models import Theme
from ...permissions import list_repliers
from ..access import Access, restrict_to
from ..parameters import parse_page
from ..workspace.fields import DayField
from ..workspace.form_flow import add_success_message, answer_form, shorten_name
from ..workspace.record_actions import RecordAction
from ..workspace.searched import parse_searched_choice
from .replies import may_reply_to_round, open_round_replies

# Who of those that may reply answers which points, by when, and who reads that.

NOBODY = "niemand"
CHOOSE_POINTS = gettext_lazy("Kies ten minste één punt om toe te wijzen.")
GONE_MEANWHILE = gettext_lazy("Een van deze punten hoort niet (meer) bij deze ronde.")


class AssignmentForm(RefusableMixin, forms.Form):
    """`remarks` are the points of the round, `chosen` those that the page leaves to choose from,
    `people` who may reply in it; the page shows a tick for each point. `last` is the last version
    of who has which point, which the form brings back as it was when it was opened."""

    punt = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Punten"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GONE_MEANWHILE},
    )
    alles = forms.BooleanField(label=gettext_lazy("Alle punten van deze keuze"), required=False)
    assignee = forms.ChoiceField(label=gettext_lazy("Toewijzen aan"))
    due_on = DayField(label=gettext_lazy("Voor wanneer"), required=False)
    second_reader = forms.ChoiceField(label=gettext_lazy("Leest mee"), required=False)
    gezien = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data=None, *, remarks, chosen, people, last, refusal=None):
        super().__init__(data, initial={"gezien": last})
        self.refusal, self.chosen, self.last = refusal, chosen, last
        self.people = {str(each.pk): each for each in people}
        self.fields["punt"].queryset = remarks
        names = [(key, str(each)) for key, each in self.people.items()]
        none = (NOBODY, _("niemand: toewijzing weghalen"))
        self.fields["assignee"].choices = [("", _("Kies…")), *names, none]
        self.fields["second_reader"].choices = [("", _("maakt niet uit wie")), *names]
        self.keys = data.getlist("punt") if data is not None else []

    def clean(self):
        cleaned = super().clean()
        if "punt" in cleaned and not cleaned["alles"] and not cleaned["punt"]:
            self.add_error("punt", CHOOSE_POINTS)
        return cleaned

    def show(self, refusal):
        if not isinstance(refusal, Conflict):
            super().show(refusal)
            return
        self.add_error("punt", tell_assigned_meanwhile(refusal))
        # Who sends it once more was told that it changed.
        self.data = self.data.copy()
        self.data["gezien"] = self.last

    @property
    def remarks(self):
        """The points that were ticked, or all that the page leaves."""
        return list(self.chosen if self.cleaned_data["alles"] else self.cleaned_data["punt"])

    @property
    def task(self):
        """The Task that was typed."""
        told = self.cleaned_data
        assignee = self.people.get(told["assignee"])
        reader = self.people.get(told["second_reader"])
        return Task(assignee, told["due_on"], reader)


def tell_assigned_meanwhile(conflict):
    """Return which point somebody else gave away or took back meanwhile, and what to do now."""
    told = {"point": shorten_name(conflict.instance.remark.text)}
    if conflict.current is None:
        stands = _("Iemand anders haalde intussen de toewijzing van ‘%(point)s’ weg.") % told
    else:
        told["who"] = conflict.current.assignee
        stands = _("Iemand anders wees ‘%(point)s’ intussen toe aan %(who)s.") % told
    return f"{stands} {_('Kijk of u dit nog wilt, en wijs dan opnieuw toe.')}"


# Choose points by theme and by whose they are, and give what is ticked to somebody.

UNASSIGNED, MINE, NO_THEME = "niemand", "mij", "geen"


@restrict_to(Access.KEEPS)
def assignment_page(request, slug, pk):
    """Show the points of a round as the choices leave them, and assign those that are ticked."""
    found = open_round_replies(request, slug, pk)
    people = list_people_to_assign(found)
    theme, whose = parse_assignment_choices(request.GET, found, people)
    only = build_theme_condition(theme.value) & build_whose_condition(whose.value, found)
    groups = PointGroups(found.told, only)
    chosen = found.told.remarks().filter(only)
    remarks = found.told.remarks()

    def make_form(data=None, refusal=None):
        last = read_last_assignment(found.round)
        about = {"remarks": remarks, "chosen": chosen, "people": people, "last": last}
        return AssignmentForm(data, **about, refusal=refusal)

    context = {
        "page": parse_page(request.GET, groups),
        "chosen_number": chosen.count(),
        "theme": theme,
        "whose": whose,
        **found.context(_("Punten toewijzen: %s") % found.round.title),
    }
    return answer_form(
        found.desk,
        make_form,
        partial(save_assignments, found),
        template="desk/rounds/assign.html",
        context=context,
        address=request.get_full_path(),
    )


def list_people_to_assign(found):
    """Return who may reply in the round, and the reader: beheer may do everything."""
    people = list(list_repliers(found.round, found.desk.reader.at))
    own = found.desk.reader.user
    return people if own in people else [*people, own]


def parse_assignment_choices(parameters, found, people):
    """Return the Choice of a theme and that of whose points to show."""
    used = found.told.remarks().filter(theme__isnull=False).values("theme")
    themes = [(each.pk, each.name) for each in Theme.objects.filter(pk__in=used).order_by("name")]
    options = [(UNASSIGNED, _("nog van niemand")), (MINE, _("van mij"))]
    own = found.desk.reader.user
    options += [(each.pk, str(each)) for each in people if each != own]
    return (
        parse_searched_choice(
            parameters, "thema", _("Thema"), [*themes, (NO_THEME, _("zonder thema"))]
        ),
        parse_searched_choice(parameters, "wie", _("Van wie"), options),
    )


def build_theme_condition(value):
    if not value:
        return Q()
    return Q(theme__isnull=True) if value == NO_THEME else Q(theme=value)


def build_whose_condition(value, found):
    if not value:
        return Q()
    if value == UNASSIGNED:
        return Q(assignment__isnull=True)
    key = found.desk.reader.user.pk if value == MINE else value
    return build_assigned_condition(assignee=key)


def save_assignments(found, form):
    """Assign what was chosen; return to the points that are nobody's yet."""
    seen, by = form.cleaned_data["gezien"], found.desk.reader
    number = assign_remarks(form.remarks, found.round, form.task, seen=seen, by=by)
    who = form.task.assignee
    if who is None:
        words = ngettext("%d toewijzing weggehaald.", "%d toewijzingen weggehaald.", number)
    else:
        words = ngettext("%d punt toegewezen aan", "%d punten toegewezen aan", number)
    told = words % number if who is None else f"{words % number} {who}."
    add_success_message(found.desk.request, told, (found.opened.home, _("Naar de ronde")))
    return found.desk.request.get_full_path()


ASSIGN_ACTION = RecordAction(
    "desk-round-assign", gettext_lazy("Punten toewijzen"), may_reply_to_round
)
