"""A wish, objection, condition or question, and the reply to one."""

from django.utils.translation import gettext_lazy as _

from ...models import Remark, Reply, SubjectKind
from ..entry import EntryMeta
from .placed import PlacedForm
from .record import CONDITION_OF, decision_words, labelled, position_words

GATHERED = _("Zoals een bewonersavond; dan is er geen orgaan.")


class RemarkForm(PlacedForm):
    target = "remark"

    class Meta(EntryMeta):
        model = Remark
        fields = (
            "kind",
            "text",
            "body",
            "groups_label",
            "gathering",
            "dated_on",
            "subject",
            "section",
            "theme",
            "decision",
            "position",
            "round",
            "carried_from",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labelled(self.fields["decision"], decision_words, "body")
        labelled(self.fields["position"], position_words, "subject", "body")
        self.fields["position"].help_text = CONDITION_OF
        if "gathering" in self.fields:
            self.fields["gathering"].help_text = GATHERED

    def ask_body(self):
        """As for every kind; who keeps the dossier may name a gathering instead."""
        super().ask_body()
        if self.fields["body"].required:
            del self.fields["gathering"]


class ReplyForm(PlacedForm):
    target = "reply"

    class Meta(EntryMeta):
        model = Reply
        fields = (
            *("remark", "outcome", "reasons", "changed_in", "changed_where"),
            *("body", "dated_on"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_versions(self.fields)


def offer_versions(fields):
    """Let a reply say in which version it changed what: a proposal of the dossier, and the place
    in it."""
    field = fields["changed_in"]
    field.queryset = field.queryset.filter(kind=SubjectKind.PROPOSAL)
    fields["changed_where"].label = _("Plaats in die versie")
    fields["changed_where"].help_text = _("Zoals hoofdstuk 3 of artikel 4, tweede lid.")
