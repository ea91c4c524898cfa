"""The records of one home in one state: one of every kind, every text of them a canary."""

from datetime import date

from decisions import models as what
from decisions.actions import propose_reading, publish_record, save_form_draft, save_record
from municipalities.models import Paragraph, Source
from municipalities.tracking import write_record
from tests import factories as make
from tests import people
from tests.walk.canaries import OWN, REPORT, SOURCE, TEXT, WAITING, Thing

NOT_RETYPED = ("key", "gathering", "slug", "sections")


class Hand:
    """Writes for one thing; every text that it types belongs to that thing."""

    def __init__(self, world, thing):
        self.world, self.thing = world, thing

    def texts(self, model, *leave_out):
        return self.world.canaries.fields(self.thing, model, leave_out)

    def retyped(self, record):
        """Return other texts for the fields that a record has filled."""
        fields = record._meta.concrete_fields
        empty = [each.name for each in fields if not getattr(record, each.attname)]
        return self.texts(type(record), *NOT_RETYPED, *empty)

    def dossier(self, region):
        """Return a dossier of a region with one of everything that it holds; public for 'o'."""
        by = people.beheer(at=people.LONG_AGO)
        texts = self.texts(what.Dossier, "slug")
        slug = f"dossier-{region.slug}-{self.thing.state}"
        made = make.DossierFactory(region=region, slug=slug, draft=True, **texts)
        if self.thing.state == "o":
            publish_record(made, by=by, reason="Begin.")
        self.holds(made)
        return made

    def holds(self, dossier):
        """Fill a dossier with what belongs to it and to no body."""
        own = {"dossier": dossier}
        variant = make.SubjectFactory(slug="variant", **own, **self.texts(what.Subject, "slug"))
        self.subject("voorstel", dossier, is_proposal=True, works_out=variant)
        self.subject("richting", dossier, is_direction=True, column=variant)
        other = self.subject("andere", dossier)
        element = what.VariantElement(
            variant=variant, taken_from=other, **self.texts(what.VariantElement)
        )
        save_record(element, by=people.beheer(), reason="test")
        make.ThemeFactory(slug="thema", **own, **self.texts(what.Theme, "slug"))
        milestone = make.MilestoneFactory(**own, is_moment=True, **self.texts(what.Milestone))
        home = self.world.towns["aalst"]
        cost = make.CostFactory(**own, municipality=home, **self.texts(what.Cost))
        asked = make.RoundFactory(**own, subject=variant, **self.texts(what.Round))
        self.asks(asked)
        for record, name in ((milestone, "milestone"), (cost, "cost"), (asked, "round")):
            self.shown(record, name)
        self.polls(dossier)

    def polls(self, dossier):
        """Give a dossier a poll of every part, public where the dossier is; a public one has a
        concept too, which is what that of a hidden dossier is to each reader."""
        state = self.thing.state
        hands = [self, self.world.hand(self.thing.home, "c")] if state == "o" else [self]
        for hand in hands:
            hand.poll(dossier, draft=hand.thing.state != "o")

    def poll(self, dossier, *, draft):
        home = self.world.towns["ver" if self.thing.home == "ver" else "aalst"]
        made = make.PollFactory(dossier=dossier, draft=draft, **self.texts(what.Poll))
        source = self.world.source
        make.PollEventFactory(poll=made, source=source, **self.texts(what.PollEvent, "reference"))
        option = make.PollOptionFactory(
            poll=made,
            subject=dossier.subjects.get(slug="variant"),
            stance="voor",
            **self.texts(what.PollOption),
        )
        area = make.PollAreaFactory(poll=made, **self.texts(what.PollArea))
        make.PollAreaMunicipalityFactory(area=area, municipality=home)
        result = make.PollResultFactory(area=area, option=option, **self.texts(what.PollResult))
        for record, name in ((made, "poll"), (area, "poll_area"), (result, "poll_result")):
            self.shown(record, name)

    def asks(self, round_):
        """Put a question in a round to a body that got more time and whose answer came in."""
        is_far = self.thing.home == "ver"
        body, on = self.world.bodies["ver" if is_far else "aalst"], {"receipt_on": "2016-07-01"}
        make.QuestionFactory(round=round_, number=1, **self.texts(what.Question))
        make.RoundBodyFactory(round=round_, body=body, **on, **self.texts(what.RoundBody))
        make.ExtensionFactory(round=round_, body=body, **self.texts(what.Extension))

    def subject(self, slug, dossier, **fields):
        texts = self.texts(what.Subject, "slug")
        return make.SubjectFactory(slug=slug, dossier=dossier, **fields, **texts)

    def shown(self, record, name, **fields):
        """Give a record a place in a document of its own."""
        texts = self.texts(what.Evidence)
        fields = {"dossier": record.dossier, "source": self.world.source, **fields}
        place = what.Evidence(**{name: record}, **texts, **fields)
        return save_record(place, by=people.beheer(), reason="test")

    def records(self, by, number=None):
        """Return one of every kind of record that a body has, as concepts.

        Aalst has all of them; of another home one of each kind that has a page is enough.
        """
        number = len(self.world.canaries.planted) if number is None else number
        self.by, self.body = by, self.world.bodies[self.thing.home]
        self.home = self.world.far if self.thing.home == "ver" else self.world.dossier
        self.own = {"dossier": self.home, "body": self.body}
        decision = self.decided(number)
        if self.thing.home not in self.world.has_all_kinds:
            stance = self.position(decision, "voorstel", stance="tegen")
            own = [decision, stance, self.remark(), self.statement(), self.item(decision)]
            return [*own, self.answer(question=self.question)]
        return [*self.followed(decision), *self.beside(decision)]

    def kept(self, record):
        return save_record(record, by=self.by, reason=self.reason(type(record)))

    def reason(self, model):
        state = "c" if self.thing.state in "gosi" else self.thing.state
        return self.world.canaries.plant(Thing(self.thing.home, state), model, "reden")

    def decided(self, number):
        month = f"2016-{1 + number % 12:02d}-{1 + number % 28:02d}"
        texts = self.texts(what.Decision)
        return self.kept(what.Decision(form="besluit", dated_on=month, **self.own, **texts))

    def followed(self, decision):
        """Return a Decision with what follows from it: stances, their places, a wish."""
        stance = self.position(decision, "voorstel", stance="voor_mits")
        label = self.texts(what.Position, "key")
        groups = self.position(decision, "variant", stance="tegen", **label)
        condition = self.remark(decision=decision, position=stance, kind="voorwaarde")
        wish = self.remark(decision=decision)
        places = [
            self.place(position=stance, reads_stance="voor_mits"),
            self.place(decision=decision),
            self.place(remark=wish),
        ]
        return [decision, stance, groups, condition, wish, *places]

    def position(self, decision, slug, **fields):
        subject = self.home.subjects.get(slug=slug)
        texts = self.texts(what.Position, "groups_label")
        fields = {"source_follows": True, **texts, **fields}
        made = what.Position(decision=decision, subject=subject, **fields)
        return self.kept(made)

    def remark(self, **fields):
        subject = self.home.subjects.get(slug="voorstel")
        texts = self.texts(what.Remark, "gathering", "groups_label")
        about = {"subject": subject, "round": self.home.rounds.order_by("pk").first()}
        fields = {"kind": "wens", "dated_on": "2016-06-01", **about, **fields}
        return self.kept(what.Remark(**self.own, **texts, **fields))

    def place(self, **shows):
        texts = self.texts(what.Evidence)
        return self.kept(
            what.Evidence(dossier=self.home, source=self.world.source, **texts, **shows)
        )

    def beside(self, decision):
        """Return what stands beside a decision: a loose wish with its reply, a statement, an
        item with its lines, and answers."""
        label = self.world.canaries.plant(self.thing, what.Remark, "groups_label")
        asked = self.home.rounds.order_by("pk").first()
        loose = self.remark(theme=self.home.themes.get(), groups_label=label, round=asked)
        answer = {"remark": loose, "dated_on": "2016-09-01", "outcome": "deels"}
        reply = self.kept(what.Reply(**answer, **self.own, **self.texts(what.Reply)))
        statement, item = self.statement(), self.item(decision)
        lines = [self.line(item, kind) for kind in what.LineKind]
        places = [self.place(statement=statement), self.place(agenda_item=item)]
        return [
            loose,
            reply,
            statement,
            item,
            *item.treatments.all(),
            *lines,
            *places,
            *self.answered(decision),
        ]

    def answered(self, decision):
        """Return an answer to a question of the round, and one to a line of an item of its own."""
        other = self.item(decision)
        line = self.line(other, what.LineKind.QUESTION)
        said = [self.answer(question=self.question), self.answer(line=line)]
        return [other, self.held(other), line, *said, *(self.place(answer=each) for each in said)]

    @property
    def question(self):
        return what.Question.objects.get(dossier=self.home)

    def answer(self, **to):
        texts = self.texts(what.Answer)
        return self.kept(what.Answer(dated_on="2016-06-15", **to, **self.own, **texts))

    def statement(self):
        said = {"theme": self.home.themes.get(), "dated_on": "2016-06-01"}
        return self.kept(what.Statement(**self.own, **said, **self.texts(what.Statement)))

    def item(self, decision):
        texts = self.texts(what.AgendaItem, "sections")
        for_ = {"decision": decision, "round": self.question.round}
        return self.kept(what.AgendaItem(**for_, **self.own, **texts))

    def treatment(self, item, **about):
        """Return a treatment in a meeting with what came of it, or one without a meeting."""
        left_out = ("planned_note",) if about else ("outcome_note", "agenda_number")
        texts = self.texts(what.Treatment, *left_out)
        return self.kept(what.Treatment(item=item, kind="bespreekstuk", **about, **texts))

    def held(self, item):
        """Return a treatment of an item in a meeting that was held."""
        meeting = make.MeetingFactory(held_on=date(2016, 6, 14), **self.own)
        return self.treatment(item, meeting=meeting, outcome="besproken")

    def point(self, made):
        """Return a point that holds the last remark of these alone: seen by who sees that."""
        remark = next(each for each in reversed(made) if isinstance(each, what.Remark))
        by, texts = people.beheer(), self.texts(what.Point)
        point = save_record(what.Point(dossier=remark.dossier, **texts), by=by, reason="test")
        save_record(
            what.PointRemark(point=point, remark=remark, heading="meer"), by=by, reason="test"
        )
        return point

    def line(self, item, kind):
        texts = self.texts(what.AgendaLine)
        if kind == what.LineKind.POINT:
            texts["outcome"] = what.PointOutcome.AMENDED
        else:
            texts.pop("amended_text")
        return self.kept(
            what.AgendaLine(dossier=item.dossier, item=item, kind=kind, number=1, **texts)
        )


def hidden_source(world):
    """Return a document of Aalst that is not public, under a public stance, with its text."""
    home = Thing("aalst", "c", SOURCE)
    texts = world.canaries.fields(home, Source, ("key",))
    made = make.SourceFactory(
        key="verborgen", is_public=False, municipality=world.towns["aalst"], **texts
    )
    made.region = world.regions["hier"]
    write_record(made, by=people.beheer())
    texts_of(world, made)
    return made


def texts_of(world, source):
    """Give a document a paragraph that only who keeps records may read."""
    home = "aalst" if source.municipality_id else ""
    text = world.canaries.plant(Thing(home, "c", TEXT), Paragraph, "text")
    return write_record(Paragraph(source=source, number=1, text=text), by=people.beheer())


def waiting(world, position):
    """Return a reading that Beek proposed for a stance of Aalst, and that waits there."""
    texts = world.canaries.fields(Thing("aalst", "ja", WAITING), what.Evidence)
    reading = what.Evidence(source=world.source, reads_stance="tegen", **texts)
    return propose_reading(position, reading, by=people.griffie(world.towns["beek"], world.at))


def reported(world, thing):
    """Return what somebody unknown said is wrong with a stance; who has the code may read it."""
    about = Thing(thing.home, thing.state, REPORT)
    texts = world.canaries.fields(about, what.Report, ("code", "answer"))
    made = what.Report(
        code=f"code-{thing.home}-{thing.state}",
        position=world.stance_of(thing),
        dossier=world.stance_of(thing).dossier,
        body=world.stance_of(thing).body,
        reported_at=world.at,
        **texts,
    )
    made.save()
    return made


def scratched(world, asker, address):
    """Keep what somebody is typing in the form at an address."""
    text = world.canaries.plant(Thing(asker.user, "", OWN), what.FormDraft, "typed")
    by = people.reader_of(people.user(asker.user), at=world.at)
    return save_form_draft(address, {"reason": [text], "title": [text]}, by=by)
