"""A long choice in a form or a filter: searched by typing a part of a name, not scrolled."""

from collections import Counter
from dataclasses import dataclass

from django import forms
from django.forms.models import ModelChoiceField
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from municipalities.text import UncleanText, fold_text

from ..parameters import BadParameter, Choice, parse_single_value

# More than this many things to choose from are searched.

MOST_TO_SCROLL = 12
NOT_FOUND = _(
    "‘%(value)s’ is niet één van de mogelijkheden. Typ een deel van de naam en kies er één uit de "
    "lijst."
)


class SearchedSelect(forms.Select):
    """A select, or of a long list a line of text with suggestions by name.

    It takes the key of a choice as a select does, the whole name of one, or words that stand in
    the name of one alone, capitals and accents aside. What fits no choice, or more than one, stays
    as it was typed, for the field to refuse.
    """

    @cached_property
    def named(self):
        """The choices as `name_choices` names them."""
        # Asked of the database once, and not for how many there are first, as a list would.
        self.choices = list(iter(self.choices))
        return name_choices(self.choices)

    def value_from_datadict(self, data, files, name):
        typed = super().value_from_datadict(data, files, name)
        is_key = not typed or not isinstance(typed, str) or typed.isdecimal()
        return typed if is_key else find_choice(typed, self.named) or typed

    def render(self, name, value, attrs=None, renderer=None):
        if len(self.named) <= MOST_TO_SCROLL:
            return super().render(name, value, attrs, renderer)
        key = "" if value is None else str(value)
        return render_search_line(name, self.named.get(key, key), self.named, attrs or {})


def name_choices(choices):
    """Return choices as {key: name}, the empty one left out; of a name that returns, the key is
    told with it."""
    told = {str(key): str(name) for key, name in choices if str(key)}
    number_of = Counter(told.values())
    return {
        key: name
        if number_of[name] == 1
        else _("%(name)s (nummer %(key)s)") % {"name": name, "key": key}
        for key, name in told.items()
    }


def find_choice(typed, named):
    """Return the key of the one choice that is meant by what was typed, None for none or many."""
    try:
        words = fold_text(typed)
    except UncleanText:
        return None
    folded = {key: fold_text(name) for key, name in named.items()}
    same = [key for key, name in folded.items() if name == words]
    found = same or [
        key for key, name in folded.items() if all(each in name for each in words.split())
    ]
    return found[0] if len(found) == 1 else None


def render_search_line(name, shown, named, attrs):
    """Return a line of text that suggests these names, with how many there are."""
    own = attrs.get("id", name)
    suggestions, hint = f"{own}_keuzes", f"{own}_zoek"
    described = f"{attrs.get('aria-describedby', '')} {hint}".strip()
    told = {"autocomplete": "off", **attrs, "list": suggestions, "aria-describedby": described}
    pairs = [(key, key if text is True else text) for key, text in told.items() if text]
    return format_html(
        '<input type="text" name="{}" value="{}"{}><datalist id="{}">{}</datalist>'
        '<small class="quiet" id="{}">{}</small>',
        name,
        shown,
        format_html_join("", ' {}="{}"', pairs),
        suggestions,
        format_html_join("", '<option value="{}"></option>', [(each,) for each in named.values()]),
        hint,
        _("Typ een deel van de naam; er zijn %d mogelijkheden.") % len(named),
    )


def search_when_long(field):
    """Let a field that chooses one row be searched where there are many; other fields stay."""
    if type(field) is not ModelChoiceField or type(field.widget) is not forms.Select:
        return
    field.widget = SearchedSelect(attrs=field.widget.attrs)
    field.widget.is_required = field.required
    field.widget.choices = field.choices
    field.error_messages = {**field.error_messages, "invalid_choice": NOT_FOUND}


# The choices of a filter above a list, which an address tells.


@dataclass(frozen=True)
class SearchedChoice(Choice):
    """A Choice of which many options are searched."""

    @property
    def search_line(self):
        """The line of text that suggests the options, '' where they are few enough to scroll."""
        if len(self.options) <= MOST_TO_SCROLL:
            return ""
        named = name_choices(self.options)
        attrs = {"id": self.name, "class": "utrecht-textbox"}
        return render_search_line(self.name, named.get(self.value, ""), named, attrs)


def parse_searched_choice(parameters, name, label, options):
    """Return the SearchedChoice that a QueryDict makes, by the value of an option or, of many, by
    words that stand in the name of one alone; raise BadParameter for what is none."""
    options = tuple((str(value), str(text)) for value, text in options)
    typed = parse_single_value(parameters, name)
    value = typed
    if typed and typed not in dict(options):
        is_long = len(options) > MOST_TO_SCROLL
        value = find_choice(typed, name_choices(options)) if is_long else None
    if value is None:
        raise BadParameter(name, typed, _("Typ een deel van de naam van één mogelijkheid."))
    return SearchedChoice(name, str(label), options, value)
