"""One made-up dossier: what it asks, who said what of it, where that stands, and what became of it.

Half of the positions get a second version, as people make one: the reading that is shown is chosen,
or the stance is put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random

from municipalities.actions.register import save_register_records
from municipalities.models import Body, Group, PublisherKind, Region, Source, User
from municipalities.roles import Reader

from ..actions import save_record, save_records, writing_in
from ..domain.rules import Rule
from ..domain.stances import Stance
from ..domain.terms import LegalBasis
from ..models import (
    Decision,
    Dossier,
    Evidence,
    Form,
    Meeting,
    Milestone,
    Position,
    PositionGroup,
    Remark,
    RemarkKind,
    Reply,
    ReplyOutcome,
    Round,
    RoundBody,
    Speaker,
    State,
    Status,
    Subject,
    Theme,
)
from .words import (
    MADE_UP,
    MARK,
    OUTCOMES,
    SECTIONS,
    SUBJECTS,
    THEMES,
    name_decision,
    tell_place_words,
    tell_reply,
    tell_wish,
)

REASON = f"{MADE_UP}."
CORRECTED = f"{MADE_UP}: verkeerd overgenomen."
WEEK = timedelta(weeks=1)
POSITIONS_A_DECISION = 3
DECISIONS_A_SOURCE = 8
CARRIED_ONE_IN = 90
# Of a hundred acts so many are not simply public.
STATUSES = {Status.DRAFT: 3, Status.SHARED: 3, Status.WITHDRAWN: 1, Status.PUBLISHED: 93}
STANCES = dict(zip(Stance, (30, 12, 8, 14, 8, 6, 22), strict=True))
FORMS = (Form.DECISION, Form.MOTION, Form.AMENDMENT, Form.LETTER, Form.DEBATE)


@dataclass(frozen=True)
class DossierSize:
    """About how many positions and remarks, and between which days."""

    positions: int
    remarks: int
    since: date
    until: date


@dataclass(frozen=True)
class Home:
    """Where a dossier is set; `keepers` are the griffies by municipality."""

    number: int
    region: Region
    matter: str
    councils: Sequence[Body]
    colleges: Sequence[Body]
    steering: Body
    groups: Sequence[Group]
    keepers: Mapping[int, User]


def build_dossier(home: Home, size: DossierSize, choose: Random, *, by: Reader) -> Dossier:
    """Make a dossier and everything in it, as one write; return it."""
    making = Making(home, size, choose, by)
    with writing_in():
        making.found()
        making.decide()
        making.remark()
        making.show()
        making.correct()
    return making.dossier


class Making:
    """A dossier while it is made, one kind of record after the other."""

    def __init__(self, home, size, choose, by):
        self.home, self.size, self.choose, self.by = home, size, choose, by
        self.store = partial(save_records, by=by, reason=REASON)
        self.public = {"status": Status.PUBLISHED, "shared_at": by.at, "public_from": by.at}

    # What is asked.

    def found(self):
        """Make the dossier, its subjects, its rounds and what happened around it."""
        home, choose = self.home, self.choose
        self.opened = self.size.since + choose.randrange(1, 40) * WEEK
        title = f"{MARK} {home.number}: {home.matter}"
        self.dossier = Dossier(
            slug=f"simulatie-{home.number}", title=title, region=home.region,
            question=f"{MADE_UP}: hoe werken deze gemeenten samen aan {home.matter}?",
            rule=choose.choice(list(Rule)).value, dated_on=self.opened.isoformat(), **self.public,
        )  # fmt: skip
        save_record(self.dossier, by=self.by, reason=REASON)
        self.in_it = {"dossier": self.dossier}
        self.subjects = self.store(
            [
                Subject(kind=kind, slug=slug, name=name, description=f"{MADE_UP}. {told}",
                        number=place * 10, **self.in_it)
                for place, (kind, slug, name, told) in enumerate(SUBJECTS, 1)
            ]
        )  # fmt: skip
        self.themes = self.store([Theme(slug=s, name=n, **self.in_it) for s, n in THEMES])
        self.ask()

    def ask(self):
        """Make two rounds that ask every council, and a milestone for each state of a proposal."""
        proposals = [each for each in self.subjects if each.kind == "voorstel"]
        days = sorted(self.day() for _each in proposals)
        self.milestones = self.store(
            [
                Milestone(title=f"{MARK}: {subject.name} {state.label}", subject=subject,
                          state=state, dated_on=(day + 13 * place * WEEK).isoformat(),
                          is_moment=True, **self.in_it)
                for subject, day in zip(proposals, days, strict=True)
                for place, state in enumerate((State.SUBMITTED, self.choose.choice(
                    (State.ADOPTED, State.REJECTED))))
            ]
        )  # fmt: skip
        self.rounds = self.store(
            [
                Round(title=f"{MARK}: ronde over {each.name.lower()}", subject=each,
                      legal_basis=LegalBasis.AFSPRAAK, dated_on=day.isoformat(),
                      opened_by=self.home.steering, **self.in_it)
                for each, day in zip(proposals, days, strict=True)
            ]
        )  # fmt: skip
        self.store(
            [RoundBody(round=round_, body=each, received_on=round_.first_on,
                       no_view_on=self.choose.choice((*[round_.first_on + 6 * WEEK] * 9, None)))
             for round_ in self.rounds for each in self.home.councils]
        )  # fmt: skip

    def day(self):
        """Return a day between the opening and the end, some weeks after it: councils meet on the
        same day of the week."""
        weeks = (self.size.until - self.opened).days // WEEK.days - 20
        return self.opened + self.choose.randrange(max(1, weeks)) * WEEK

    # Who said what.

    def decide(self):
        """Make the acts of councils, colleges and groups, in order of time, and their stances."""
        number = max(1, self.size.positions // POSITIONS_A_DECISION)
        days = sorted(self.day() for _each in range(number))
        acts = [self.act(place, day) for place, day in enumerate(days, 1)]
        self.meet(acts)
        self.decisions = self.store(acts)
        self.positions = self.store([each for act in acts for each in self.stances(act)])
        self.stand_behind()

    def act(self, number, day):
        """Return one act on a day."""
        choose, home = self.choose, self.home
        body = choose.choice(home.councils if choose.random() < 0.7 else home.colleges)
        is_of_groups = body.is_council and choose.random() < 0.03
        told = day.isoformat() if choose.random() < 0.9 else f"{day:%Y-%m}~"
        return Decision(
            number=number, body=body, form=choose.choice(FORMS), dated_on=told,
            speaker=Speaker.GROUPS if is_of_groups else Speaker.BODY, no_vote_asked=not number % 9,
            title=name_decision(choose, home.matter), outcome=choose.choice(OUTCOMES),
            **self.in_it, **self.status(),
        )  # fmt: skip

    def status(self):
        """Return the fields of one status among those that occur."""
        status = self.choose.choices(list(STATUSES), list(STATUSES.values()))[0]
        if status == Status.DRAFT:
            return {"status": status}
        if status == Status.SHARED:
            return {"status": status, "shared_at": self.by.at}
        reason = REASON if status == Status.WITHDRAWN else ""
        return self.public | {"status": status, "withdrawn_reason": reason}

    def meet(self, acts):
        """Let one in ten acts be of a meeting that is known."""
        held = [each for each in acts if not each.number % 10 and len(each.dated_on) == 10]
        meetings = self.store(
            [Meeting(body=each.body, title=f"{MARK}: raadsvergadering",
                     held_on=date.fromisoformat(each.dated_on), **self.in_it) for each in held]
        )  # fmt: skip
        for act, meeting in zip(held, meetings, strict=True):
            act.meeting = meeting

    def stances(self, act):
        """Return the positions that follow from an act, on as many subjects."""
        label = GROUP_LABEL if act.speaker == Speaker.GROUPS else ""
        keeper = self.home.keepers.get(act.body.municipality_id)
        is_confirmed = keeper is not None and self.choose.random() < 0.6
        confirmed = {"confirmed_at": self.by.at, "confirmed_by": keeper} if is_confirmed else {}
        told = {name: getattr(act, name) for name in (*self.public, "withdrawn_reason")}
        return [
            Position(
                decision=act, body=act.body, dossier=self.dossier, subject=subject,
                groups_label=label, **told, **confirmed,
                stance=self.choose.choices(list(STANCES), list(STANCES.values()))[0].value,
            )
            for subject in self.choose.sample(self.subjects, POSITIONS_A_DECISION)
        ]  # fmt: skip

    def stand_behind(self):
        """Link the positions of groups with a group of the council of that day, where one is."""
        links = []
        for each in self.positions:
            if each.groups_label:
                group = self.find_group(each.decision)
                links += [PositionGroup(position=each, group=group)] if group else []
        self.store(links)

    def find_group(self, act):
        """Return the first group of the council that surely sat on the days of an act, or None."""
        of_body = [each for each in self.home.groups if each.term.body_id == act.body_id]
        begun = [each for each in of_body if each.term.last_on <= act.first_on]
        latest = max((each.term.first_on for each in begun), default=None)
        later = any(act.first_on < each.term.first_on <= act.last_on for each in of_body)
        here = [each for each in begun if each.term.first_on == latest]
        return None if later or not here else here[0]

    # What they wished, and what became of that.

    def remark(self):
        """Make the remarks, with a condition for each 'voor, mits', and replies to one in five."""
        conditions = [each for each in self.positions if each.stance == Stance.VOOR_MITS]
        carried = self.size.remarks // CARRIED_ONE_IN
        first = self.size.remarks - carried
        made = [self.condition(each) for each in conditions[:first]]
        made += [self.wish() for _each in range(first - len(made))]
        self.remarks = self.store(made)
        self.remarks += self.store([self.carry(each) for each in self.remarks[:carried]])
        answered = [each for each in self.remarks if self.choose.random() < 0.2]
        self.store(
            [
                Reply(remark=each, body=self.home.steering, reasons=tell_reply(self.choose),
                      outcome=self.choose.choice(ReplyOutcome.values),
                      dated_on=(each.last_on + 6 * WEEK).isoformat(),
                      **self.in_it, **self.public)
                for each in answered
            ]
        )  # fmt: skip

    def condition(self, position):
        """Return the condition of a position."""
        act = position.decision
        told = {name: getattr(act, name) for name in (*self.public, "withdrawn_reason")}
        return Remark(
            kind=RemarkKind.CONDITION, body=act.body, groups_label=position.groups_label,
            subject=position.subject, text=tell_wish(self.choose), decision=act, position=position,
            dated_on=act.dated_on, theme=self.choose.choice(self.themes), **self.in_it, **told,
        )  # fmt: skip

    def carry(self, remark):
        """Return the remark in which another lives on."""
        return Remark(
            kind=remark.kind, body=remark.body, gathering=remark.gathering, carried_from=remark,
            subject=remark.subject, text=tell_wish(self.choose),
            dated_on=(remark.last_on + 10 * WEEK).isoformat(), **self.in_it, **self.public,
        )  # fmt: skip

    def wish(self):
        """Return a wish, an objection or a question of a council, or of a gathering."""
        choose = self.choose
        round_ = choose.choice(self.rounds) if choose.random() < 0.7 else None
        who = {"body": choose.choice(self.home.councils)}
        if choose.random() < 0.04:
            who = {"gathering": f"{MARK}: bewonersavond"}
        return Remark(
            kind=choose.choice((RemarkKind.WISH, RemarkKind.OBJECTION, RemarkKind.QUESTION)),
            subject=round_.subject if round_ else choose.choice(self.subjects), round=round_,
            section=choose.choice(SECTIONS), theme=choose.choice((*self.themes, None)),
            text=tell_wish(choose), dated_on=self.day().isoformat(),
            **who, **self.in_it, **self.status(),
        )  # fmt: skip

    # Where it stands.

    def show(self):
        """Make the documents, and the place of every position, milestone and fifth remark."""
        number, choose = self.home.number, self.choose
        sources = save_register_records(
            [
                Source(key=f"simulatie-{number}-{place}", title=f"{MARK} {number}: stuk {place}",
                       publisher=MADE_UP, publisher_kind=choose.choice(PublisherKind.values),
                       region=self.home.region, dated_on=str(choose.randrange(2010, 2025)))
                for place in range(1, 2 + len(self.decisions) // DECISIONS_A_SOURCE)
            ],
            by=self.by, reason=REASON,
        )  # fmt: skip
        place = partial(self.place, sources)
        readings = [place(position=each, reads_stance=each.stance) for each in self.positions]
        second = [
            place(position=each, reads_stance=choose.choice(list(STANCES)).value)
            for each in self.positions[::8]
        ]
        others = [place(remark=each) for each in self.remarks[::5]]
        others += [place(milestone=each) for each in self.milestones]
        self.readings = self.store([*readings, *second])[: len(readings)]
        self.store(others)

    def place(self, sources, **target):
        """Return a place in one of these documents about a record."""
        source = self.choose.choice(sources)
        spot = f"blz. {self.choose.randrange(1, 60)}"
        return Evidence(
            source=source, place=spot, summary=tell_place_words(self.choose), **target, **self.in_it
        )

    def correct(self):
        """Give half of the positions a second version."""
        changed = []
        for position, reading in zip(self.positions[::2], self.readings[::2], strict=True):
            position.shown = reading
            if position.stance != Stance.VOOR_MITS and self.choose.random() < 0.2:
                position.stance = Stance.GEEN_BLOKKADE.value
                position.departure = f"{MADE_UP}: het stuk is hier onduidelijk."
            changed.append(position)
        save_records(changed, by=self.by, reason=CORRECTED)


GROUP_LABEL = "Lijst Noord (verzonnen)"
