"""What groups said beside the decision: their own act, on the same day."""

from django.utils.translation import gettext as _

from ...actions.enter import Act, Stand
from ...models import Decision, Form, Position, Speaker
from .fields import LinesField, choice, stance
from .rows import check_conditions
from .title import title_of
from .who import WhoPart


class SaidPart(WhoPart):
    """One stance of groups on one subject; left empty it is nothing."""

    names = (*WhoPart.names, "subject", "stance", "conditions")

    def __init__(self, form, ground, place):
        super().__init__(form, ground, f"said-{place}-")
        self.place = place

    @property
    def key(self):
        return f"said-{self.place}"

    @property
    def number(self):
        return self.place + 1

    @property
    def is_new(self):
        """Whether it was just asked for; it gets the focus."""
        return self.form.said_blocks.is_newest(self.place)

    def fields(self):
        subjects = [(str(each.pk), each.name) for each in self.ground.subjects]
        return {
            **super().fields(),
            "subject": choice(_("Over"), [("", _("Kies…")), *subjects]),
            "stance": stance(_("Wat zeggen zij?")),
            "conditions": LinesField(_("Hun voorwaarden, één per regel")),
        }

    def check(self):
        if not self.is_filled:
            return
        self.check_named()
        for name, sentence in (
            ("subject", _("Kies waarover zij iets zeggen.")),
            ("stance", _("Kies wat zij zeggen.")),
        ):
            if not self.value(name) and not self.is_wrong(name):
                self.refuse(name, sentence)
        check_conditions(self)

    @property
    def subject(self):
        return next((s for s in self.ground.subjects if str(s.pk) == self.value("subject")), None)

    def stand(self):
        position = Position(
            subject=self.subject,
            stance=self.value("stance"),
            groups_label=self.label,
            group_seats=self.seats,
        )
        return Stand(self.key, position, tuple(self.groups), self.value("conditions"))


def check_once(parts):
    """Refuse two stances of the same groups on the same subject."""
    heard = set()
    for part in parts:
        if not part.is_filled or part.subject is None:
            continue
        if (part.label, part.subject) in heard:
            part.refuse("subject", _("Hierover zeggen zij al iets."))
        heard.add((part.label, part.subject))


def acts_of(parts, main):
    """Return an Act for each of those who spoke beside the decision `main`."""
    by_label = {}
    for part in parts:
        if part.is_filled:
            by_label.setdefault(part.label, []).append(part)
    return [act_of(label, said, main) for label, said in by_label.items()]


def act_of(label, said, main):
    decision = Decision(
        dossier=main.dossier,
        body=main.body,
        speaker=Speaker.GROUPS,
        form=Form.DECLARATION,
        dated_on=main.dated_on,
        title=title_of([part.subject.name for part in said], label),
    )
    return Act(decision, tuple(part.stand() for part in said))
