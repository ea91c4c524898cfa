"""What somebody fills in to follow something."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Body, Municipality
from municipalities.roles import Reader

from ...models import PACE_CHOICES, Dossier


class PaceForm(forms.Form):
    """How often, and for whom keeps an eye on terms whether to be reminded of them."""

    pace = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=PACE_CHOICES, widget=forms.RadioSelect, initial="dagelijks"
    )
    reminds = forms.BooleanField(
        label=_("Herinner mij ook aan laatste veilige dagen"),
        help_text=_("Voor griffies: twee weken voordat een raad zich nog veilig kan uitspreken."),
        required=False,
    )


class FollowForm(PaceForm):
    """What to follow, with which address. `round_` is offered where a page of it led here."""

    field_order = ("followed", "email", "pace", "reminds")

    followed = forms.ChoiceField(label=_("Wat wilt u volgen?"))
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, data=None, *, at, round_=None, initial=None):
        super().__init__(data, initial=initial)
        self.targets = list_targets(at, round_)
        self.fields["followed"].choices = list_followed_choices(self.targets)
        self.fields["reminds"].help_text = _(
            "Voor griffies die hun gemeente volgen: twee weken voordat hun raad zich nog veilig"
            " kan uitspreken."
        )

    @property
    def target(self):
        """What was chosen, once the form is valid."""
        return self.targets[self.cleaned_data["followed"]]


def list_targets(at, round_=None):
    """Return what the public can follow, by its name in an address ('dossier:…')."""
    homes = Body.objects.filter(municipality__isnull=False).values("municipality")
    rows = {
        "ronde": [round_] if round_ else [],
        "dossier": Dossier.objects.visible_to(Reader(at=at)).order_by("title", "pk"),
        "gemeente": Municipality.objects.filter(pk__in=homes).order_by("name", "pk"),
    }
    return {
        f"{kind}:{each.pk if kind == 'ronde' else each.slug}": each
        for kind, found in rows.items()
        for each in found
    }


def list_followed_choices(targets):
    labels = {"ronde": _("Ronde"), "dossier": _("Dossiers"), "gemeente": _("Gemeenten")}
    groups = {kind: [] for kind in labels}
    for name, each in targets.items():
        groups[name.partition(":")[0]].append((name, str(each)))
    return [("", _("Kies"))] + [(labels[kind], own) for kind, own in groups.items() if own]
