"""Which groups or members said something: ticked, or named as the source does."""

from django.utils.translation import gettext as _

from .fields import CountField, line, tick, ticks
from .part import Part
from .tally import group_words

LONGEST_LABEL = 200


class WhoPart(Part):
    """Groups with a name and seats; who left the room can be meant with one tick."""

    names = ("label", "groups", "are_left", "group_seats")

    def __init__(self, form, ground, prefix, *, may_have_left=True):
        super().__init__(form, ground)
        self.prefix, self.may_have_left = prefix, may_have_left

    def fields(self):
        groups = [(key, group_words(group)) for key, group in self.ground.groups.items()]
        own = {
            "label": line(
                _("Welke fracties of leden"),
                LONGEST_LABEL,
                help_text=_("Zoals de bron hen noemt. Leeg: de namen die u aanvinkt."),
            ),
            "groups": ticks(_("Fracties"), groups),
            "group_seats": CountField(_("Zetels samen")),
        }
        if self.may_have_left:
            own["are_left"] = tick(_("de leden die vertrokken"))
        return own

    @property
    def are_left(self):
        return self.may_have_left and self.value("are_left")

    def check_named(self):
        """Refuse a stance of nobody."""
        if not self.is_wrong("label") and not (self.label or self.is_wrong("groups")):
            self.refuse("label", _("Noem de fracties of leden, of vink ze aan."))

    @property
    def label(self):
        """The groups as they are named on every page, '' for nobody."""
        names = ", ".join(group.name for group in self.groups)
        if not names and self.are_left:
            names = _("de leden die vertrokken")
        label = self.value("label") or names
        return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"

    @property
    def groups(self):
        """The groups that were ticked; with those that left, where these are meant."""
        ticked = self.value("groups") or ()
        left = self.form.tally.groups("vertrokken") if self.are_left else []
        chosen = [group for key, group in self.ground.groups.items() if key in ticked]
        return list(dict.fromkeys([*chosen, *left]))

    @property
    def seats(self):
        """The seats as typed, else how many left where these are meant; None is not said."""
        typed = self.value("group_seats")
        if typed is not None or not self.are_left or self.value("groups"):
            return typed
        return self.form.tally.reckoned.numbers.get("left")
