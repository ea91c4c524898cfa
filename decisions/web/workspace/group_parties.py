"""To which party each group of a council belongs: offered by name, chosen by a person."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.councils import may_keep_seats, save_council_groups
from municipalities.forms import RefusableMixin
from municipalities.models import Group, Municipality, Party, Region, regions_of
from municipalities.text import fold_text

from ..access import Access, restrict_to
from .form_flow import add_success_message, answer_form, open_workspace

NO_PARTY = gettext_lazy("geen: lokaal, of van meer partijen")
OFFERED = gettext_lazy("Voorgesteld om de naam. Klopt het niet, kies dan iets anders.")


class GroupPartiesForm(RefusableMixin, forms.Form):
    """A choice for each group; one without a party is offered that of which it has the name.

    What a group had when the page was opened comes back with it, so that nobody sets back what
    somebody else chose meanwhile.
    """

    def __init__(self, data=None, *, groups, parties, refusal=None):
        super().__init__(data)
        self.groups, self.refusal = groups, refusal
        self.parties = {each.pk: each for each in parties}
        choices = [("", NO_PARTY), *((each.pk, describe_party(each)) for each in parties)]
        for group in groups:
            offered = None if group.party_id else find_party_named(group.name, parties)
            self.fields[f"fractie-{group.pk}"] = forms.TypedChoiceField(
                label=_("%(group)s, raad van %(year)d")
                % {"group": group.name, "year": group.term.election_year},
                choices=choices,
                coerce=int,
                empty_value=None,
                required=False,
                initial=offered.pk if offered else group.party_id,
                help_text=OFFERED if offered else "",
            )
            self.fields[f"stond-{group.pk}"] = forms.IntegerField(
                required=False, initial=group.party_id, widget=forms.HiddenInput
            )

    @property
    def changed(self):
        """The groups for which another party was chosen, each with that party, unsaved."""
        found = []
        for group in self.groups:
            chosen = self.cleaned_data[f"fractie-{group.pk}"]
            if chosen not in (self.cleaned_data[f"stond-{group.pk}"], group.party_id):
                group.party = self.parties.get(chosen)
                found.append(group)
        return found

    def clean(self):
        cleaned = super().clean()
        for group in self.groups:
            stood = cleaned.get(f"stond-{group.pk}")
            chosen = cleaned.get(f"fractie-{group.pk}")
            if group.party_id not in (stood, chosen) and chosen != stood:
                named = group.party.name if group.party else _("geen partij")
                told = _("Iemand anders koos intussen %s; kies opnieuw.") % named
                self.add_error(f"fractie-{group.pk}", told)
                self.data = self.data.copy()
                self.data[f"stond-{group.pk}"] = group.party_id or ""
        return cleaned


def describe_party(party):
    return f"{party.name} ({party.full_name})" if party.full_name else party.name


def find_party_named(name, parties):
    """Return the one party that is called just as a group is, None for none or several."""
    words = fold_text(name)
    found = [each for each in parties if words in map(fold_text, (each.name, each.full_name))]
    return found[0] if len(found) == 1 else None


@restrict_to(Access.KEEPS)
def group_parties_page(request, home):
    """Show the groups of every term of a council with their parties, and save what was chosen."""
    desk = open_workspace(request)
    found = get_object_or_404(Municipality, slug=home)
    region = get_region_of_seats(desk.reader, found)
    page = reverse("municipality", args=[found.slug])
    parties = list(Party.objects.order_by("name", "id"))
    groups = list(list_groups_of_home(found))

    def make_form(data=None, refusal=None):
        return GroupPartiesForm(data, groups=groups, parties=parties, refusal=refusal)

    def save(form):
        save_council_groups(
            form.changed, region=region, by=desk.reader, reason=_("Partijen van fracties gekozen.")
        )
        add_success_message(request, _("De partijen van de fracties zijn bewaard."))
        return request.path

    context = {
        "here": _("Partijen van de fracties"),
        "home": found,
        "page": page,
        "groups": groups,
    }
    return answer_form(desk, make_form, save, template="desk/parties.html", context=context)


def list_groups_of_home(home):
    """Return the groups of the council of a municipality, those of the newest term first."""
    rows = Group.objects.filter(term__body__municipality=home)
    rows = rows.select_related("term__body__municipality", "party")
    return rows.order_by("-term__first_on", "name", "id")


def get_region_of_seats(reader, home):
    """Return the region for which a reader keeps the seats of a municipality's council; raises
    PermissionDenied where there is none."""
    for region in Region.objects.filter(pk__in=regions_of([home.pk])).order_by("slug"):
        if may_keep_seats(reader, home, region):
            return region
    raise PermissionDenied(_("De fracties van een raad houdt zijn eigen griffie bij."))
