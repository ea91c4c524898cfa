"""What the decision form is made of: its fields, its parts and its rows."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms import RefusableMixin

from ....actions.decisions import PositionDraft
from ....domain.stances import CONDITIONAL, STANCE_CHOICES, Stance
from ....models import Position
from ..fields import TypedField
from ..searched import NOT_FOUND, SearchedSelect

# The fields that the parts of the form are made of; each says in Dutch what is wrong.

WHOLE = re.compile(r"[0-9]{1,4}")
NO_OPTION = {"invalid_choice": gettext_lazy("Kies een van de mogelijkheden.")}
STANCES = [*STANCE_CHOICES, ("", gettext_lazy("niets gezegd"))]


class CountField(TypedField):
    """How many members: a whole number in plain figures, or None."""

    def __init__(self, label, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4})
        super().__init__(label=label, required=False, widget=widget, **kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return None
        if not WHOLE.fullmatch(text):
            raise ValidationError(gettext_lazy("Vul een heel getal in, zoals 9."))
        return int(text)


class NonEmptyLinesField(TypedField):
    """Texts, one a line; a tuple of those that say something."""

    LONGEST = 4000

    def __init__(self, label, **kwargs):
        super().__init__(
            label=label,
            required=False,
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 2, "placeholder": " "}),
            **kwargs,
        )

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines()]
        for line in lines:
            if len(line) > self.LONGEST:
                raise ValidationError(gettext_lazy("Een punt telt hoogstens 4000 tekens."))
        return tuple(line for line in lines if line)


def build_choice_field(label, options, *, required=False, **kwargs):
    """Return a list to choose one from, its first option already chosen."""
    return forms.ChoiceField(
        label=label, choices=options, required=required, error_messages=NO_OPTION, **kwargs
    )


def build_searched_field(label, options, **kwargs):
    """Return a list to choose one from, searched by a part of a name where it is long."""
    field = build_choice_field(label, options, widget=SearchedSelect, **kwargs)
    field.error_messages["invalid_choice"] = NOT_FOUND
    return field


def build_ticks_field(label, options, **kwargs):
    """Return a list to tick any number of."""
    return forms.MultipleChoiceField(
        label=label,
        choices=options,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_OPTION,
        **kwargs,
    )


def build_stance_field(label):
    """Return the seven stances as radio buttons; none chosen is nothing said."""
    return build_choice_field(label, STANCES, widget=forms.RadioSelect)


def build_line_field(label, most, **kwargs):
    return TypedField(label=label, max_length=most, required=False, **kwargs)


def build_lines_field(label, most, **kwargs):
    return build_line_field(label, most, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)


def build_tick_field(label, **kwargs):
    return forms.BooleanField(label=label, required=False, **kwargs)


# A form that is made of parts.


class PartsForm(RefusableMixin, forms.Form):
    """Each of its parts has fields of its own; `refusal` is what the action refused.

    A `quiet` form shows what was typed without saying what is wrong or still missing in it; it
    keeps that in `hushed`.
    """

    use_required_attribute = False
    hushed = MappingProxyType({})

    def __init__(self, data=None, *, ground, refusal=None, quiet=False):
        super().__init__(data)
        self.ground, self.refusal, self.quiet = ground, refusal, quiet

    @property
    def cleaned(self):
        """What was typed, as far as it can be read; nothing for a new form."""
        return self.cleaned_data if self.is_bound and self.errors is not None else {}

    def full_clean(self):
        super().full_clean()
        if self.quiet and self.is_bound:
            self.hushed, self._errors = self._errors, ErrorDict()

    def add_part_fields(self, parts):
        """Take over the fields of each part under its own prefix."""
        for part in parts:
            self.fields |= {part.prefix + name: field for name, field in part.fields().items()}


# One part of the form: its fields under its own prefix, its rules, and what follows from it.

NUMBER = re.compile(r"[0-9]{1,3}")
MOST_BLOCKS = 12
MORE = "more"


class FormPart:
    """A part of `form`; `prefix` keeps its fields apart from those of another part.

    A subclass gives its `fields()`, may `check()` what was typed, and has `names` of which it is
    empty when none is filled in.
    """

    prefix = ""
    names = ()

    def __init__(self, form, ground):
        self.form, self.ground = form, ground

    def fields(self):
        """Return the fields of this part, by name without the prefix."""
        return {}

    def check(self):
        """Refuse, beside the field, what cannot be."""

    def __getitem__(self, name):
        """Return the bound field, for a template."""
        return self.form[self.prefix + name]

    def value(self, name):
        """Return what was typed, cleaned; None where it is wrong or was left empty."""
        return self.form.cleaned.get(self.prefix + name)

    def is_wrong(self, name):
        own = self.prefix + name
        return own in self.form.errors or own in self.form.hushed

    def refuse(self, name, sentence):
        self.form.add_error(self.prefix + name, sentence)

    def has(self, *names):
        """Whether anything was typed in one of these fields, right or wrong."""
        return any(self.value(name) or self.is_wrong(name) for name in names)

    @property
    def is_filled(self):
        """Whether anything was typed in this part."""
        return self.has(*self.names)


@dataclass(frozen=True)
class RepeatedBlocks:
    """How many times a block stands on the page: as often as before, and one more when asked."""

    name: str
    number: int
    is_new: bool

    @property
    def counter(self):
        """The name of the hidden field that brings the number back."""
        return f"{self.name}-number"

    def is_newest(self, place):
        return self.is_new and place == self.number - 1


def read_repeated_blocks(data, name):
    """Return the RepeatedBlocks of that name as a QueryDict has them; one, where it says
    nothing."""
    data = data or {}
    typed = data.get(f"{name}-number", "")
    number = int(typed) if NUMBER.fullmatch(typed) else 1
    is_new = data.get(MORE) == name and number < MOST_BLOCKS
    return RepeatedBlocks(name, min(max(number, 1) + is_new, MOST_BLOCKS), is_new)


# One row a subject: the stance of the body itself, and its conditions.


class SubjectPart(FormPart):
    """What the act says of one subject; no stance is nothing said."""

    def __init__(self, form, ground, subject):
        super().__init__(form, ground)
        self.subject = subject
        self.prefix = f"subject-{subject.pk}-"

    @property
    def key(self):
        return f"subject-{self.subject.pk}"

    def fields(self):
        return {
            "stance": build_stance_field(self.subject.name),
            "conditions": NonEmptyLinesField(
                _("Voorwaarden bij %s, één per regel") % self.subject.name
            ),
        }

    def check(self):
        check_stance_conditions(self)

    def stand(self, who=None, groups=()):
        """Return what is to be recorded, of the body itself or of `who`; None where nothing was
        said."""
        if not self.value("stance"):
            return None
        of = {"groups_label": who.label, "group_seats": who.seats} if who else {}
        of |= self.form.rest_of(self.key)
        position = Position(subject=self.subject, stance=self.value("stance"), **of)
        return PositionDraft(self.key, position, tuple(groups), self.value("conditions"))


def check_stance_conditions(part):
    """Refuse 'voor, mits' without a condition, and a condition beside a stance that has none.

    One beside 'tegen' makes that 'tegen, tenzij', and is never asked for.
    """
    stance = part.value("stance")
    if part.is_wrong("stance") or part.is_wrong("conditions"):
        return
    if stance == Stance.VOOR_MITS and not part.value("conditions"):
        part.refuse("conditions", _("'Voor, mits' vraagt ten minste een voorwaarde."))
    elif part.value("conditions") and stance not in CONDITIONAL:
        told = _(
            "Een voorwaarde hoort bij 'voor, mits', of bij 'tegen': dat heet dan 'tegen, tenzij'. "
            "Kies een van die twee of haal haar weg."
        )
        part.refuse("conditions", told)
