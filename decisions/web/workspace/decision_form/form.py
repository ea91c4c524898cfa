"""The whole decision form, and the entry that follows from it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.basis import ask_departure
from ....actions.decisions import DecisionDraft, DecisionEntry, PositionDraft
from ....domain.same_acts import Act, ActStance, find_same_acts
from ....history import build_standing_act
from ....models import Decision, Form, Position, Speaker
from .act import STANCE_ALONE, DecisionPart
from .citations import CitationPart
from .group_votes import GroupVotesPart
from .parts import (
    NonEmptyLinesField,
    PartsForm,
    SubjectPart,
    build_choice_field,
    build_searched_field,
    build_stance_field,
    build_tick_field,
    check_stance_conditions,
    read_repeated_blocks,
)
from .tally import GroupsPart, TallyPart

# What an act is about, where nobody said so.

LONGEST = Decision._meta.get_field("title").max_length


def decision_title(subjects, label=""):
    """Return the names of the subjects in one line, after who spoke; at most 300 characters."""
    *first, last = subjects
    names = (
        _("%(first)s en %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    )
    title = f"{label}: {names}" if label else names
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"


# What groups said beside the decision: their own act, on the same day.


class GroupPositionPart(GroupsPart):
    """One stance of groups on one subject; left empty it is nothing."""

    names = (*GroupsPart.names, "subject", "stance", "conditions")

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
            "subject": build_searched_field(_("Over"), [("", _("Kies…")), *subjects]),
            "stance": build_stance_field(_("Wat zeggen zij?")),
            "conditions": NonEmptyLinesField(_("Hun voorwaarden, één per regel")),
        }

    def check(self):
        if not self.is_filled:
            return
        self.check_named()
        self.check_seats()
        for name, sentence in (
            ("subject", _("Kies waarover zij iets zeggen.")),
            ("stance", _("Kies wat zij zeggen.")),
        ):
            if not self.value(name) and not self.is_wrong(name):
                self.refuse(name, sentence)
        check_stance_conditions(self)

    @property
    def subject(self):
        return next((s for s in self.ground.subjects if str(s.pk) == self.value("subject")), None)

    def stand(self):
        position = Position(
            subject=self.subject,
            stance=self.value("stance"),
            groups_label=self.label,
            group_seats=self.seats,
            **self.form.rest_of(self.key),
        )
        return PositionDraft(self.key, position, tuple(self.groups), self.value("conditions"))


def check_stances_differ(parts):
    """Refuse two stances of the same groups on the same subject."""
    heard = set()
    for part in parts:
        if not part.is_filled or part.subject is None:
            continue
        if (part.label, part.subject) in heard:
            part.refuse("subject", _("Hierover zeggen zij al iets."))
        heard.add((part.label, part.subject))


def build_decision_drafts(parts, main):
    """Return a DecisionDraft for each of those who spoke beside the decision `main`."""
    by_label = {}
    for part in parts:
        if part.is_filled:
            by_label.setdefault(part.label, []).append(part)
    return [build_decision_draft(label, said, main) for label, said in by_label.items()]


def build_decision_draft(label, said, main):
    decision = Decision(
        dossier=main.dossier,
        body=main.body,
        speaker=Speaker.GROUPS,
        form=Form.DECLARATION,
        dated_on=main.dated_on,
        title=decision_title([part.subject.name for part in said], label),
    )
    return DecisionDraft(decision, tuple(part.stand() for part in said))


# The same act twice: what was typed beside what stands.


def build_typed_acts(form):
    """Return the Acts that a form would make, by a key that no decision has: what the body did
    and what groups said beside it; none while nobody knows who or when."""
    act = form.act
    if act.body is None or act.days is None:
        return {}
    told = [
        (
            act.value("speaker") or Speaker.BODY,
            form.title() if form.has_title else "",
            act.value("form") or "",
            [
                ActStance(row.subject.pk, row.value("stance"))
                for row in form.rows
                if row.value("stance")
            ],
        )
    ]
    told += [
        (
            Speaker.GROUPS,
            decision_title([part.subject.name], part.label),
            Form.DECLARATION,
            [ActStance(part.subject.pk, part.value("stance") or "", part.label)],
        )
        for part in form.said
        if part.is_filled and part.subject is not None
    ]
    return {
        -place: Act(act.body.pk, speaker, *act.days, title, kind, tuple(stands))
        for place, (speaker, title, kind, stands) in enumerate(told, start=1)
    }


# The whole form: its parts side by side, and the DecisionEntry that follows from them.

STEPS = [
    ("concept", gettext_lazy("Bewaren als concept")),
    ("delen", gettext_lazy("Delen")),
    ("publiceren", gettext_lazy("Publiceren")),
]


class DecisionForm(PartsForm):
    """Enters one act, offering FormOptions."""

    def __init__(self, data=None, *, ground, refusal=None, quiet=False):
        super().__init__(data, ground=ground, refusal=refusal, quiet=quiet)
        self.act = DecisionPart(self, ground)
        self.by = GroupsPart(self, ground, "by-", may_have_left=False)
        self.rows = [SubjectPart(self, ground, subject) for subject in ground.subjects]
        self.tally = TallyPart(self, ground)
        self.group_votes = GroupVotesPart(self, ground)
        self.said_blocks = read_repeated_blocks(data, "said")
        self.said = [GroupPositionPart(self, ground, n) for n in range(self.said_blocks.number)]
        self.place_blocks = read_repeated_blocks(data, "place")
        self.spots = [CitationPart(self, ground, n, data) for n in range(self.place_blocks.number)]
        self.add_part_fields(self.parts)
        self.fields["is_other"] = build_tick_field(
            gettext_lazy("Dit is een ander besluit; leg het apart vast.")
        )
        self.fields["source_follows"] = build_tick_field(
            gettext_lazy("Er is nog geen bron: die volgt.")
        )
        self.fields["then"] = build_choice_field(
            gettext_lazy("Daarna"), STEPS, widget=forms.HiddenInput
        )

    @property
    def parts(self):
        """The parts in the order of the page."""
        return [
            self.act,
            self.by,
            *self.rows,
            self.tally,
            self.group_votes,
            *self.said,
            *self.spots,
        ]

    @property
    def near_rows(self):
        """The subjects that the act is probably about; all where none is."""
        return [row for row in self.rows if row.subject.pk in self.ground.near] or self.rows

    @property
    def other_rows(self):
        """The other subjects."""
        near = {row.key for row in self.near_rows}
        return [row for row in self.rows if row.key not in near]

    @property
    def shows_others(self):
        """Whether something was said of one of the others, so that they are to be seen."""
        return any(row["stance"].value() or row["stance"].errors for row in self.other_rows)

    def clean(self):
        for part in self.parts:
            if part is not self.by:
                part.check()
        self.check_speaker()
        check_stances_differ(self.said)
        self.check_title()
        self.check_is_other()
        self.check_source_follows()
        self.check_departures()
        return super().clean()

    def check_source_follows(self):
        """Ask whoever makes a stance public without a place whether a source follows."""
        lacks = self.chosen_stances() and not (self.places or self.cleaned.get("source_follows"))
        if self.then == "publiceren" and lacks:
            words = _("Zeg waar dit staat, of dat de bron nog volgt.")
            self.add_error("source_follows", words)

    def check_departures(self):
        """Ask why, beside the place that says so, where no place reads what was chosen."""
        for key, stance in self.chosen_stances().items():
            readings = [place.reading_of(key, stance) for place in self.places]
            sentence = ask_departure(stance, readings) if stance else ""
            if sentence and not self.departure_of(key):
                self.find_other_reading(key).refuse("departure", sentence)

    def check_is_other(self):
        """Ask whoever shows an act to others whether it is another one than what stands there."""
        if self.then != "concept" and self.same_acts and not self.cleaned.get("is_other"):
            words = _(
                "Op deze dag staat al iets dat hetzelfde besluit kan zijn. Vul dat aan, of zeg dat "
                "dit een ander besluit is."
            )
            self.add_error("is_other", words)

    @property
    def same_acts(self):
        """The decisions that stand and look like what was typed, in the order of time."""
        standing = {each.pk: each for each in self.ground.acts}
        acts = {key: build_standing_act(each) for key, each in standing.items()}
        found = find_same_acts(build_typed_acts(self), acts) if acts else {}
        keys = {key for others in found.values() for key in others}
        return [each for key, each in standing.items() if key in keys]

    @property
    def acts_beside(self):
        """What else the body did on these days, in the order of time."""
        same = {each.pk for each in self.same_acts}
        return [each for each in self.ground.acts if each.pk not in same]

    @property
    def is_stance_alone(self):
        """Whether it is about what a body says, so that a vote is asked for last."""
        return STANCE_ALONE in self.ground.came["als"]

    @property
    def shows_vote(self):
        """Whether something was typed of a vote, or of groups beside it."""
        voted = self.tally.reckoned.how if self.cleaned else ""
        return bool(voted) or any(part.is_filled for part in self.said)

    @property
    def has_title(self):
        """Whether the act says or implies what it is about."""
        return bool(self.act.value("title")) or any(row.value("stance") for row in self.rows)

    def check_speaker(self):
        """Refuse groups that spoke without a name, and names where the body itself spoke."""
        if self.act.is_of_groups:
            self.by.check_named()
            self.by.check_seats()
        elif self.by.is_filled:
            self.by.refuse(
                "label",
                gettext_lazy("Kies bij 'wie sprak' ook dat fracties spraken, of maak dit leeg."),
            )

    def check_title(self):
        """Refuse an act of which nobody can say what it is about."""
        if not self.has_title and not self.act.is_wrong("title"):
            self.act.refuse(
                "title",
                gettext_lazy("Zeg waarover dit gaat, of kies bij een onderwerp een standpunt."),
            )

    def chosen_stances(self):
        """Return the stances that were chosen, by the key of who holds it on what."""
        rows = {row.key: row.value("stance") for row in self.rows if row.value("stance")}
        return rows | {part.key: part.value("stance") for part in self.said if part.is_filled}

    @property
    def places(self):
        """The places that were filled in."""
        return [spot for spot in self.spots if spot.is_filled]

    def find_other_reading(self, key):
        """Return the part in which a place says something else of the stance of that key."""
        others = [other for place in self.places for other in place.others]
        return next(other for other in others if other.value("about") == key)

    def departure_of(self, key):
        """Return why the stance of that key is not what the places read, '' where nobody said."""
        others = [other for place in self.places for other in place.others]
        said = [other.value("departure") for other in others if other.value("about") == key]
        return next((each for each in said if each), "")

    def rest_of(self, key):
        """Return what the stance of that key rests on, as fields of its Position."""
        follows = bool(self.cleaned.get("source_follows")) and not self.places
        return {"departure": self.departure_of(key), "source_follows": follows}

    @property
    def then(self):
        return self.cleaned.get("then") or "concept"

    def entry(self):
        """Return the DecisionEntry of a valid form."""
        decision = self.act.decision(title=self.title(), **self.tally.decided())
        main = DecisionDraft(decision, self.stands(), self.group_votes.tallies())
        acts = (main, *build_decision_drafts(self.said, decision))
        new = {}
        return DecisionEntry(
            acts=acts,
            spots=tuple(place.spot(self.act.body, new) for place in self.places),
            meeting=self.act.meeting(),
            asked=self.act.answered(),
        )

    def title(self):
        chosen = [row.subject.name for row in self.rows if row.value("stance")]
        return self.act.value("title") or decision_title(chosen)

    def stands(self):
        """Return what follows for each subject: of the body, or of the groups that spoke."""
        of_groups = self.act.is_of_groups
        who, groups = (self.by, self.by.groups) if of_groups else (None, self.tally.groups("voor"))
        found = [row.stand(who, groups) for row in self.rows]
        return tuple(each for each in found if each is not None)
