"""What became known of a dossier, a sentence each: who went from which stance to which, and what
Regio told wrong before.

A feed and an e-mail tell the same sentences, so they are made here once. What changes nothing of
what is told (a typing error in a note) has none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Body
from municipalities.roles import Reader

from ..domain.stance_lines import name_speaker
from ..domain.stances import UNKNOWN_LABEL, Stance
from ..models import Decision, Dossier, Form, Subject
from .corrections import Correction, read_corrections
from .rows import PositionEntry, read_entries

type Speech = tuple[int, str, int]

BEFORE_ALL = datetime(1800, 1, 1, tzinfo=UTC)
# The numbers of a vote, in the words in which a sentence tells them.
VOTE_WORDS = (
    ("votes_for", gettext_lazy("%d voor")),
    ("votes_against", gettext_lazy("%d tegen")),
    ("abstained", gettext_lazy("%d onthouden")),
    ("absent", gettext_lazy("%d afwezig")),
    ("left", gettext_lazy("%d vertrokken")),
)


@dataclass(frozen=True)
class ChangeEntry:
    """One sentence that became known `at` a moment, with the `path` of the page that shows it.

    `key` names it for ever. A correction is told apart from news: nobody changed his mind.
    """

    key: str
    at: datetime
    words: str
    reason: str
    is_correction: bool
    entry: PositionEntry
    dossier: Dossier
    path: str


def read_changes(
    dossier: Dossier, *, reader: Reader, since: datetime = BEFORE_ALL
) -> list[ChangeEntry]:
    """Return the ChangeEntries of stances that this reader could see happen after a moment, oldest
    first; the same queries, whatever happened."""
    names = dict(Subject.objects.filter(dossier=dossier).values_list("pk", "name"))
    subjects = [Subject(pk=key, name=name) for key, name in names.items()]
    found = read_corrections(dossier, subjects, reader=reader, known_from=since)
    acts = {each.entry.decision.id for each in found}
    return ChangeTeller(
        dossier=dossier,
        subjects=names,
        bodies=dict(Body.objects.filter(decisions__in=acts).values_list("pk", "name")),
        acts=Decision.objects.in_bulk(acts),
        held=read_entries(dossier, reader=reader),
    ).tell(found)


class ChangeTeller:
    """Tells Corrections in sentences; everything that it needs was read before."""

    def __init__(
        self,
        *,
        dossier: Dossier,
        subjects: Mapping[int, str],
        bodies: Mapping[int, str],
        acts: Mapping[int, Decision],
        held: Iterable[PositionEntry],
    ) -> None:
        self.dossier, self.subjects, self.bodies, self.acts = dossier, subjects, bodies, acts
        self.held: defaultdict[Speech, list[PositionEntry]] = defaultdict(list)
        for entry in sorted(held, key=lambda each: each.order):
            self.held[speech_of(entry)].append(entry)

    def tell(self, found: Iterable[Correction]) -> list[ChangeEntry]:
        return [self.tell_one(each) for each in found]

    def tell_one(self, told: Correction) -> ChangeEntry:
        position = told.entry.position
        words = self.tell_news(told.entry) if told.is_new else self.tell_correction(told)
        sort = "nieuw" if told.is_new else "verbeterd"
        return ChangeEntry(
            key=f"standpunt-{position.id}-{sort}-{format_key_moment(told.at)}",
            at=told.at,
            words=words,
            reason=told.reason,
            is_correction=not told.is_new,
            entry=told.entry,
            dossier=self.dossier,
            path=reverse("position", args=[position.id]),
        )

    def name_speech(self, entry: PositionEntry) -> str:
        """Return 'Gemeenteraad Aalst over Regioraad'."""
        position = entry.position
        told = {
            "who": name_speaker(self.bodies[position.body_id], position.groups_label),
            "subject": self.subjects[position.subject_id],
        }
        return _("%(who)s over %(subject)s") % told

    def tell_news(self, entry: PositionEntry) -> str:
        """Return who went from which stance to which, by what."""
        before, after = self.find_neighbours(entry)
        told = {
            "speech": self.name_speech(entry),
            "was": Stance(before.position.stance).label if before else UNKNOWN_LABEL,
            "is": Stance(entry.position.stance).label,
            "act": self.tell_act(self.acts[entry.decision.id]),
        }
        if after is not None:
            return _("%(speech)s: stond eerder op %(is)s, nu vastgelegd; %(act)s.") % told
        if before is not None and told["was"] == told["is"]:
            return _("%(speech)s: opnieuw %(is)s; %(act)s.") % told
        return _("%(speech)s: van %(was)s naar %(is)s; %(act)s.") % told

    def find_neighbours(
        self, entry: PositionEntry
    ) -> tuple[PositionEntry | None, PositionEntry | None]:
        """Return what the same speaker held on the same subject just before and just after."""
        others = [each for each in self.held[speech_of(entry)] if each.decision != entry.decision]
        before = [each for each in others if each.order < entry.order]
        after = [each for each in others if each.order > entry.order]
        return (before[-1] if before else None), (after[0] if after else None)

    def tell_act(self, act: Decision) -> str:
        """Return 'amendement van 9 mei 2017, 10 voor, 0 tegen, 9 vertrokken'."""
        told = {
            "form": Form(act.form).label,
            "day": format_dutch_date(act.dated_on, one_day=True),
        }
        # Of more days than one the words of the day begin themselves: 'op een dag tussen …'.
        named = (
            _("%(form)s van %(day)s") if act.first_on == act.last_on else "%(form)s %(day)s"
        ) % told
        numbers = [(words, getattr(act, name)) for name, words in VOTE_WORDS]
        counted = [str(words) % number for words, number in numbers if number is not None]
        if act.no_vote_asked:
            counted.append(_("zonder stemming"))
        return ", ".join([named, *counted])

    def tell_correction(self, told: Correction) -> str:
        """Return what Regio told before, and what it tells now."""
        speech = self.name_speech(told.entry)
        if told.is_withdrawn:
            return _("%s: ingetrokken, de vastlegging klopte niet.") % speech
        changes = [
            _("%(field)s van %(was)s naar %(is)s")
            % {"field": each.label, "was": each.before or "–", "is": each.after or "–"}
            for each in told.changes
        ]
        what = {"speech": speech, "changes": get_text_list(changes, _("en"))}
        return _("%(speech)s: verbeterd, %(changes)s.") % what


def format_key_moment(at: datetime) -> str:
    """Return a moment as keys end in it: in UTC, so that the order of texts is that of time."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"


def speech_of(entry: PositionEntry) -> Speech:
    """Return who spoke about what: the body, its groups as they are named, and the subject."""
    position = entry.position
    return position.body_id, position.groups_label, position.subject_id
