"""A region with records in every state, each text of them a canary; made in three layers.

`public` first, then `shared`, then `drafts`: what was asked after one layer must not change for
whoever may not see the next."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import cache

import time_machine

from decisions import models as what
from decisions.actions import publish_record, save_record, share_record, withdraw_record
from decisions.actions.batches import open_batch, set_batch_columns
from decisions.actions.council_feeds import PulledRow, store_pulled
from decisions.models import PulledKind, PulledRecord
from decisions.web.workspace.tables.work import check_batch
from tests import factories as make
from tests import people
from tests.walk.canaries import Canaries, Thing
from tests.walk.readers import (
    BODY_OF_REGION,
    COLLEGE,
    DOSSIER,
    FAR,
    HERE,
    MEMBERS,
    STAFFED,
    THERE,
    name_everybody,
    settle,
    unsettle,
)
from tests.walk.records import Hand, hidden_source, reported, texts_of, waiting

DAY = timedelta(days=1)
BEGUN = datetime(2026, 1, 10, 12, tzinfo=UTC)
SHARED, SHOWN, TAKEN_BACK = BEGUN + 30 * DAY, BEGUN + 60 * DAY, BEGUN + 90 * DAY
SOME_DAY = datetime(2199, 1, 1, tzinfo=UTC)
PUBLIC = {"aalst": "oi", "beek": "o", "dorp": "o", BODY_OF_REGION: "o", FAR: "o"}
OPEN = {"aalst": "ges", "beek": "ge", "dorp": "g", BODY_OF_REGION: "g", FAR: "g"}
DRAFTS = {"aalst": "c", "beek": "c", "dorp": "c", BODY_OF_REGION: "c", FAR: "c"}


def on(moment):
    return time_machine.travel(moment, tick=False)


class Walked:
    """`records[thing]` are the records of a home in a state, `dossiers[state]` those of the region.

    `dossier` is the one that is public, `far` the one of another region.
    """

    at = people.NOW
    has_all_kinds = ("aalst",)

    def __init__(self):
        self.canaries, self.by = Canaries(), cache(self.by)
        self.records = defaultdict(list)
        self.dossiers, self.towns, self.bodies, self.regions = {}, {}, {}, {}
        self.points = {}
        with on(BEGUN - 5 * DAY):
            self.found()
            settle(self)
            self.source = make.SourceFactory(key="brief", title="De brief")
            texts_of(self, self.source)
            self.hidden = hidden_source(self)
            self.dossier = self.dossiers["o"] = self.hand(DOSSIER, "o").dossier(self.regions[HERE])
            self.far = self.hand(FAR, "o").dossier(self.regions[THERE])
            common = make.CommonItemFactory(
                dossier=self.dossier, status="gedeeld", public_from=None
            )
            self.offer = make.ItemOfferFactory(common_item=common, body=self.bodies["aalst"])
            self.read_back = make.ReadBackFactory(
                dossier=self.dossier, body=self.bodies["aalst"], due_on=date(2199, 1, 1)
            )
        with on(self.at - DAY):
            unsettle(self)
        name_everybody(self)

    def found(self):
        """Make the regions, their municipalities and bodies."""
        for region in (HERE, THERE):
            self.regions[region] = make.RegionFactory(slug=region, name=f"Regio {region}")
        for name in (*MEMBERS, FAR):
            town = make.MunicipalityFactory(name=name.capitalize(), slug=name)
            region = self.regions[THERE if name == FAR else HERE]
            self.towns[name] = town
            self.bodies[name] = make.council(region, municipality=town)
        self.bodies[COLLEGE] = make.BodyFactory(municipality=self.towns["aalst"], is_college=True)
        self.bodies[BODY_OF_REGION] = make.BodyFactory(
            is_steering_group=True, region=self.regions[HERE]
        )
        term = make.CouncilTermFactory(body=self.bodies["aalst"])
        party = make.PartyFactory(slug="partij")
        self.group = make.GroupFactory(term=term, name="Groep van Aalst", seats=5, party=party)
        self.recess = make.RecessFactory(municipality=self.towns["aalst"])
        self.feed = make.CouncilFeedFactory(body=self.bodies["aalst"])
        told = PulledRow(PulledKind.MEETING, "v", {"title": "Raad"}, held_on=date(2017, 6, 1))
        part = PulledRow(PulledKind.ITEM, "v/1", {"title": "Regiovisie"}, "v")
        store_pulled(self.feed, [told, part], at=self.at)
        self.pulled = PulledRecord.objects.get(kind=PulledKind.MEETING)

    def by(self, home, at):
        """Return the Reader who keeps the records of a home, at a moment."""
        home = "aalst" if home == COLLEGE else home
        if home in STAFFED or home == FAR:
            return people.griffie(self.towns[home], at)
        return people.redactie(self.regions[HERE], at)

    def hand(self, home, state):
        return Hand(self, Thing(home, state))

    def public(self):
        """Make what everybody may see, some of it with a past that not everybody may."""
        self.make(PUBLIC)
        self.dossier_in("i")
        self.grown()
        self.lifted()
        hand = self.hand("aalst", "o")
        hand.shown(self.stance_of(Thing("aalst", "o")), "position", source=self.hidden)
        return self

    def stance_of(self, thing):
        """Return the first stance of a thing, as the database has it."""
        made = next(each for each in self.records[thing] if isinstance(each, what.Position))
        return what.Position.objects.get(pk=made.pk)

    def shared(self):
        """Make what the region may see, or will."""
        self.make(OPEN)
        for state in "ges":
            self.dossier_in(state)
        return self

    def drafts(self):
        """Make what only its own keepers may see."""
        self.make(DRAFTS)
        self.waiting = waiting(self, self.stance_of(Thing("aalst", "o")))
        self.reports = [reported(self, Thing("aalst", state)) for state in "og"]
        self.dossier_in("c")
        self.batch = self.looked_over()
        return self

    def looked_over(self):
        """A table of Aalst of which nothing is brought in yet; only who made it sees its words."""
        hand, by = Thing("aalst", "c"), self.by("aalst", self.at)
        name = self.canaries.plant(hand, what.ImportBatch, "file_name")
        heads = ["Orgaan", "Datum", "Tekst"]
        row = ["Aalst", "12-3-2016", self.canaries.plant(hand, what.ImportBatch, "sheets")]
        batch = open_batch(
            self.dossier,
            kind="wensen",
            file_name=name,
            sheets=[{"name": "", "rows": [heads, row]}],
            by=by,
        )
        set_batch_columns(batch, sheet=0, columns={"body": 0, "dated_on": 1, "text": 2})
        check_batch(batch, by)
        return batch

    def dossier_in(self, state):
        """Make a dossier of the region and bring it to a state."""
        self.dossiers[state] = self.hand(DOSSIER, state).dossier(self.regions[HERE])
        self.bring([self.dossiers[state]], DOSSIER, state)

    def make(self, wanted):
        for home, states in wanted.items():
            for state in states:
                with on(BEGUN):
                    hand = self.hand(home, state)
                    made = hand.records(self.by(home, BEGUN))
                    if home in self.has_all_kinds:
                        self.points[Thing(home, state)] = hand.point(made)
                self.bring(made, home, state)
                self.records[Thing(home, state)] += made

    def bring(self, made, home, state):
        """Bring drafts to a state, each step at its own moment."""
        for step in STEPS[state]:
            with on(step.at):
                for each in leading(made):
                    step.take(each, self.by(home, step.at), self.reason(home, state))

    def reason(self, home, state):
        return self.canaries.plant(Thing(home, state), what.Decision, "withdrawn_reason")

    def grown(self):
        """Public records of Aalst that were typed otherwise as a concept, and while shared."""
        home = "aalst"
        with on(BEGUN):
            made = self.hand(home, "c").records(self.by(home, BEGUN), number=70)
        self.rewrite(made, BEGUN + DAY, texts="g", reason="c")
        self.bring(made, home, "g")
        self.rewrite(made, SHARED + DAY, texts="o", reason="g")
        self.bring(made, home, "o")
        self.rewrite(made, SHOWN + DAY, texts="o", reason="o")
        self.records[Thing(home, "o", "gegroeid")] = made

    def lifted(self):
        """Public records of Aalst that were typed otherwise under embargo."""
        home = "aalst"
        with on(BEGUN):
            made = self.hand(home, "e").records(self.by(home, BEGUN), number=80)
        with on(SHARED):
            for each in leading(made):
                publish_record(each, by=self.by(home, SHARED), public_from=SHOWN)
        self.rewrite(made, SHARED + DAY, texts="o", reason="e")
        self.records[Thing(home, "o", "embargo voorbij")] = made

    def rewrite(self, made, moment, *, texts, reason):
        """Give every record other texts, with a reason; each of its own kind of reader."""
        by = self.by("aalst", moment)
        with on(moment):
            for each in made:
                hand = self.hand("aalst", texts)
                record = type(each)._base_manager.get(pk=each.pk)
                for name, text in hand.retyped(record).items():
                    setattr(record, name, text)
                why = self.canaries.plant(Thing("aalst", reason), type(each), "reden")
                save_record(record, by=by, reason=why)


class Step:
    """One action on the way to a state: `take(record, by, reason)`, at `at`."""

    def __init__(self, at, take):
        self.at, self.take = at, take


def embargo(record, by, reason):
    publish_record(record, by=by, public_from=SOME_DAY)


STEPS = {
    "c": [],
    "g": [Step(SHARED, lambda record, by, reason: share_record(record, by=by))],
    "e": [Step(SHARED, embargo)],
    "o": [Step(SHOWN, lambda record, by, reason: publish_record(record, by=by))],
}
TAKE_BACK = Step(
    TAKEN_BACK, lambda record, by, reason: withdraw_record(record, by=by, reason=reason)
)
STEPS["i"] = [*STEPS["o"], TAKE_BACK]
STEPS["s"] = [*STEPS["g"], TAKE_BACK]


def leading(made):
    """Return the records that are shared and published themselves, as the database has them.

    What follows from a Decision goes along with it.
    """
    for each in made:
        if not isinstance(each, what.Published) or isinstance(each, what.Position):
            continue
        if isinstance(each, what.Remark) and each.decision_id:
            continue
        yield type(each)._base_manager.get(pk=each.pk)
