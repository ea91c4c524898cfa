"""What a besluit says of itself; its stances have a form of their own."""

from django.utils.translation import gettext_lazy as _

from ...models import Decision
from ..entry import EntryMeta
from .composite import Section
from .placed import PlacedForm
from .record import labelled, meeting_words

COUNTED = ("seats", "votes_for", "votes_against", "abstained", "absent", "left")


class DecisionForm(PlacedForm):
    """Changes a Decision of the same body; another body's act is another Decision."""

    target = "decision"

    class Meta(EntryMeta):
        model = Decision
        fields = (
            "dated_on",
            "form",
            "title",
            "speaker",
            "meeting",
            "outcome",
            "note",
            "no_vote_asked",
            *COUNTED,
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = self.fields["meeting"]
        labelled(meetings, meeting_words, "body")
        meetings.queryset = meetings.queryset.filter(body=self.instance.body_id)

    def sections(self):
        first, *others = super().sections()
        plain = tuple(each for each in first.fields if each.name not in COUNTED)
        counted = Section(
            _("Stemming"),
            tuple(self[name] for name in COUNTED),
            is_closed=all(getattr(self.instance, name) is None for name in COUNTED),
        )
        return (Section("", plain), counted, *others)
