"""Test objects that name only what matters, made through the actions that people use.

The names are made up on purpose: nothing here says anything about a real council."""

from datetime import UTC, date, datetime

import factory

from decisions import models as what
from decisions.actions import publish_record, save_record
from municipalities import models as who
from municipalities.actions.register import save_register_record
from municipalities.tracking import write_record
from tests.people import NOW, beheer, beheer_user

PUBLIC_SINCE = datetime(2010, 1, 1, tzinfo=UTC)


class Registered(factory.django.DjangoModelFactory):
    """A record of the register, kept by beheer."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return save_register_record(model_class(*args, **kwargs), by=beheer())


class Kept(factory.django.DjangoModelFactory):
    """A record of a dossier, kept by beheer."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return save_record(model_class(*args, **kwargs), by=beheer(), reason="test")


class Shown(Kept):
    """A record with a status: public since long ago, unless `draft=True`.

    It is public from its first version on; what publishing does is the test of publishing."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, draft=False, public_from=PUBLIC_SINCE, **kwargs):
        if not draft:
            moment = moment_in_dossier(kwargs.get("dossier"), public_from)
            shown = {"status": what.Status.PUBLISHED, "shared_at": NOW, "public_from": moment}
            kwargs = {**shown, **kwargs}
        return super()._create(model_class, *args, **kwargs)


def moment_in_dossier(dossier, moment):
    """Return the moment itself, or since when the dossier is public where that came later."""
    if moment == PUBLIC_SINCE and dossier is not None and dossier.public_from:
        return max(moment, dossier.public_from)
    return moment


def publish_row(record, public_from=PUBLIC_SINCE):
    """Publish a record as if it was public since `public_from`, or as long as its dossier is.

    It needs no source, as what an import brings in needs none.
    """
    moment = moment_in_dossier(getattr(record, "dossier", None), public_from)
    return publish_record(record, by=beheer(), public_from=moment, reason="test", asks_source=False)


class SourceFactory(Registered):
    key = factory.Sequence("bron-{}".format)
    title = factory.Faker("sentence", locale="nl_NL")
    publisher_kind = who.PublisherKind.PRESS

    class Meta:
        model = who.Source


class MunicipalityFactory(Registered):
    code = factory.Sequence(lambda n: f"gm{9000 - n:04d}")
    name = factory.Sequence("Verzonnenstad {}".format)
    province = "Verzonnen"

    class Meta:
        model = who.Municipality


class RegionFactory(Registered):
    slug = factory.Sequence("regio-{}".format)
    name = factory.Sequence("Verzonnen regio {}".format)

    class Meta:
        model = who.Region


class MembershipFactory(Registered):
    region = factory.SubFactory(RegionFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    dated_on = "2015-01-01"
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.RegionMembership


class SuccessionFactory(Registered):
    municipality = factory.SubFactory(MunicipalityFactory)
    successor = factory.SubFactory(MunicipalityFactory)
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.Succession


class RegionTileFactory(Registered):
    region = factory.SubFactory(RegionFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    row, column = 1, 1

    class Meta:
        model = who.RegionTile


class RegionBordersFactory(Registered):
    region = factory.SubFactory(RegionFactory)
    year = 2022
    licence = "Verzonnen grenzen, vrij te gebruiken"
    width, height = 100, 100
    shapes = factory.LazyFunction(lambda: {"gm9000": {"rings": [], "label": [1, 1]}})

    class Meta:
        model = who.RegionBorders


class WordTemplateFactory(Registered):
    municipality = factory.SubFactory(MunicipalityFactory)
    kind = who.TemplateKind.ITEM
    name = "eigen.docx"
    content = b"not a document"

    class Meta:
        model = who.WordTemplate


class ArchiveTermsFactory(Registered):
    """Ten years, unless told otherwise."""

    municipality = factory.SubFactory(MunicipalityFactory)
    creator = "Gemeente Verzonnen"
    appraisal = who.Appraisal.TEMPORARY
    retention_years = 10
    selection_list = "Verzonnen selectielijst"
    category = "1.2 Besluiten"

    class Meta:
        model = who.ArchiveTerms

    class Params:
        is_permanent = factory.Trait(appraisal=who.Appraisal.PERMANENT, retention_years=None)


class BodyFactory(Registered):
    """A council, unless told otherwise."""

    kind = who.BodyKind.COUNCIL
    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.LazyAttribute(lambda o: f"Gemeenteraad {o.municipality or o.region}")

    class Meta:
        model = who.Body

    class Params:
        is_college = factory.Trait(
            kind=who.BodyKind.COLLEGE,
            name=factory.LazyAttribute(lambda o: f"College van {o.municipality}"),
        )
        is_steering_group = factory.Trait(
            kind=who.BodyKind.STEERING_GROUP,
            municipality=None,
            region=factory.SubFactory(RegionFactory),
            name="Stuurgroep",
        )


class PopulationFactory(Registered):
    municipality = factory.SubFactory(MunicipalityFactory)
    dated_on = "2016-01-01"
    inhabitants = 20_000
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.Population


class RecessFactory(Registered):
    municipality = factory.SubFactory(MunicipalityFactory)
    name = "zomerreces"
    first_on = date(2016, 7, 9)
    last_on = date(2016, 8, 21)

    class Meta:
        model = who.Recess


class CouncilTermFactory(Registered):
    body = factory.SubFactory(BodyFactory)
    dated_on = "2014-03-27"
    election_year = 2014
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.CouncilTerm


class CouncilElectionFactory(Registered):
    municipality = factory.SubFactory(MunicipalityFactory)
    election_year = 2021
    first_on = date(2022, 1, 1)
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.CouncilElection

    class Params:
        skipped = factory.Trait(is_held=False, first_on=None)


class GroupFactory(Registered):
    term = factory.SubFactory(CouncilTermFactory)
    name = factory.Sequence("Fractie {}".format)
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.Group


class PartyFactory(Registered):
    slug = factory.Sequence("partij-{}".format)
    name = factory.Sequence("Partij {}".format)

    class Meta:
        model = who.Party


class GroupRoleFactory(Registered):
    group = factory.SubFactory(GroupFactory)
    dated_on = "2014-03-27"
    side = who.Side.COALITION
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = who.GroupRole


class DossierFactory(Shown):
    slug = factory.Sequence("dossier-{}".format)
    title = factory.Sequence("Verzonnen dossier {}".format)
    question = "Wat besluiten deze gemeenten samen?"
    region = factory.SubFactory(RegionFactory)
    rule = "alle_raden_akkoord"
    dated_on = "2015-01-01"

    class Meta:
        model = what.Dossier


class SubjectFactory(Kept):
    """A variant, unless told otherwise."""

    dossier = factory.SubFactory(DossierFactory)
    kind = what.SubjectKind.VARIANT
    slug = factory.Sequence("onderwerp-{}".format)
    name = factory.Sequence("Onderwerp {}".format)
    number = factory.Sequence(lambda n: n % 10_000)

    class Meta:
        model = what.Subject

    class Params:
        is_proposal = factory.Trait(kind=what.SubjectKind.PROPOSAL)
        is_direction = factory.Trait(kind=what.SubjectKind.DIRECTION)


class ThemeFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    slug = factory.Sequence("thema-{}".format)
    name = factory.Sequence("Thema {}".format)

    class Meta:
        model = what.Theme


class MilestoneFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    dated_on = "2016-06-01"
    title = factory.Sequence("Mijlpaal {}".format)

    class Meta:
        model = what.Milestone


class MeetingFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    body = factory.SubFactory(BodyFactory)
    title = "Raadsvergadering"
    held_on = "2017-09-14"

    class Meta:
        model = what.Meeting


class DecisionFactory(Shown):
    dossier = factory.SubFactory(DossierFactory)
    body = factory.SubFactory(BodyFactory)
    form = what.Form.DECISION
    dated_on = "2016-06-01"
    title = factory.Sequence("Besluit {}".format)

    class Meta:
        model = what.Decision


class PositionFactory(Shown):
    """A stance of the whole body; `dated_on` and `body` go to its Decision."""

    class Params:
        dossier_of = factory.SubFactory(DossierFactory)
        spoken_by = factory.SubFactory(BodyFactory)
        dated_on = "2016-06-01"

    subject = factory.SubFactory(SubjectFactory, dossier=factory.SelfAttribute("..dossier_of"))
    decision = factory.SubFactory(
        DecisionFactory,
        dossier=factory.SelfAttribute("..dossier_of"),
        body=factory.SelfAttribute("..spoken_by"),
        dated_on=factory.SelfAttribute("..dated_on"),
    )
    stance = "voor"

    class Meta:
        model = what.Position


def group_behind(made):
    """Return a new group in the council of a position."""
    body = made.position.decision.body
    term = who.CouncilTerm.objects.filter(body=body).order_by("pk").first()
    return GroupFactory(term=term or CouncilTermFactory(body=body))


class PositionGroupFactory(Kept):
    position = factory.SubFactory(PositionFactory)
    group = factory.LazyAttribute(group_behind)

    class Meta:
        model = what.PositionGroup


class StatementFactory(Shown):
    dossier = factory.SubFactory(DossierFactory)
    dated_on = "2016-06-01"
    speaker = "Bewoners van Verzonnenstad"
    text = factory.Sequence("Uitspraak {}".format)

    class Meta:
        model = what.Statement


class CostFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    dated_on = "2016"
    title = factory.Sequence("Kosten {}".format)
    payer = "alle gemeenten"

    class Meta:
        model = what.Cost


class RoundFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    dated_on = "2016-06-01"
    title = factory.Sequence("Ronde {}".format)
    questions = "Wat vindt uw raad?"
    legal_basis = "afspraak"

    class Meta:
        model = what.Round


class RoundBodyFactory(Kept):
    round = factory.SubFactory(RoundFactory)
    body = factory.SubFactory(BodyFactory)

    class Meta:
        model = what.RoundBody


class RemarkFactory(Shown):
    dossier = factory.SubFactory(DossierFactory)
    kind = what.RemarkKind.WISH
    body = factory.SubFactory(BodyFactory)
    dated_on = "2016-06-01"
    text = factory.Sequence("Wens {}".format)

    class Meta:
        model = what.Remark


class ReplyFactory(Shown):
    remark = factory.SubFactory(RemarkFactory)
    dossier = factory.SelfAttribute("remark.dossier")
    body = factory.SubFactory(BodyFactory)
    dated_on = factory.LazyAttribute(lambda o: max("2016-09-01", o.remark.last_on.isoformat()))
    outcome = what.ReplyOutcome.ADOPTED
    reasons = "Dit punt staat nu in het voorstel."

    class Meta:
        model = what.Reply


TREATED = ("meeting", "planned_note", "kind", "stage", "outcome", "agenda_number")


class AgendaItemFactory(Shown):
    """An item with its first treatment, which takes the fields in TREATED."""

    dossier = factory.SubFactory(DossierFactory)
    body = factory.SubFactory(BodyFactory)
    title = factory.Sequence("Agendapunt {}".format)

    class Meta:
        model = what.AgendaItem

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        told = {name: kwargs.pop(name) for name in TREATED if name in kwargs}
        made = super()._create(model_class, *args, **kwargs)
        TreatmentFactory(item=made, **told)
        return made


class TreatmentFactory(Kept):
    item = factory.SubFactory(AgendaItemFactory)
    dossier = factory.SelfAttribute("item.dossier")
    kind = what.TreatmentKind.DEBATE

    class Meta:
        model = what.Treatment


class CommonItemFactory(Shown):
    dossier = factory.SubFactory(DossierFactory)
    title = factory.Sequence("Gezamenlijk stuk {}".format)
    points = "Instemmen met het voorstel."

    class Meta:
        model = what.CommonItem


class ItemOfferFactory(Kept):
    common_item = factory.SubFactory(CommonItemFactory)
    body = factory.SubFactory(BodyFactory)

    class Meta:
        model = what.ItemOffer


class CommitmentFactory(Shown):
    dossier = factory.SubFactory(DossierFactory)
    body = factory.SubFactory(BodyFactory)
    kind = what.CommitmentKind.PROMISE
    text = factory.Sequence("Toezegging {}".format)
    holder = "wethouder Verzonnen"
    made_on = date(2017, 5, 9)

    class Meta:
        model = what.Commitment


class AgendaLineFactory(Kept):
    item = factory.SubFactory(AgendaItemFactory)
    dossier = factory.SelfAttribute("item.dossier")
    kind = what.LineKind.QUESTION
    number = factory.Sequence(lambda n: n % 10_000)
    text = factory.Sequence("Vraag {}".format)

    class Meta:
        model = what.AgendaLine


class ExtensionFactory(Kept):
    round = factory.SubFactory(RoundFactory)
    dossier = factory.SelfAttribute("round.dossier")
    granted_on = date(2016, 8, 1)
    due_on = date(2016, 10, 1)
    why = "De raad vergadert later."

    class Meta:
        model = what.Extension


class QuestionFactory(Kept):
    round = factory.SubFactory(RoundFactory)
    dossier = factory.SelfAttribute("round.dossier")
    number = factory.Sequence(lambda n: n % 10_000 + 1)
    text = factory.Sequence("Wat vindt uw raad van {}?".format)

    class Meta:
        model = what.Question


class AnswerFactory(Shown):
    """The answer of a council to a question of a round, unless `line` is given."""

    question = factory.SubFactory(QuestionFactory)
    dossier = factory.LazyAttribute(lambda o: (o.question or o.line).dossier)
    body = factory.SubFactory(BodyFactory)
    dated_on = "2016-07-01"
    text = factory.Sequence("Antwoord {}".format)

    class Meta:
        model = what.Answer


class PointFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    title = factory.Sequence("Gedeeld punt {}".format)

    class Meta:
        model = what.Point


class PointRemarkFactory(Kept):
    point = factory.SubFactory(PointFactory)
    remark = factory.SubFactory(RemarkFactory, dossier=factory.SelfAttribute("..point.dossier"))

    class Meta:
        model = what.PointRemark


class ReplyNoteFactory(Kept):
    """An adopted set as the database holds it; the action that adopts checks more."""

    round = factory.SubFactory(RoundFactory)
    dossier = factory.SelfAttribute("round.dossier")
    body = factory.SubFactory(BodyFactory)
    adopted_on = date(2016, 10, 1)

    class Meta:
        model = what.ReplyNote


class AssignmentFactory(Kept):
    remark = factory.SubFactory(RemarkFactory)
    assignee = factory.LazyFunction(beheer_user)

    class Meta:
        model = what.Assignment


class ReplyReviewFactory(Kept):
    """That a reply lies with a second person; read where `reviewed_by` and `_at` say so."""

    reply = factory.SubFactory(ReplyFactory)

    class Meta:
        model = what.ReplyReview


class DispatchFactory(Kept):
    reply_note = factory.SubFactory(ReplyNoteFactory)
    body = factory.SubFactory(BodyFactory)
    sent_on = date(2016, 10, 4)

    class Meta:
        model = what.Dispatch


class ReadBackFactory(Kept):
    dossier = factory.SubFactory(DossierFactory)
    body = factory.SubFactory(BodyFactory)
    asked_on = date(2016, 9, 1)
    due_on = date(2016, 9, 15)

    class Meta:
        model = what.ReadBack


class ReadBackLineFactory(Kept):
    """That a decision of the body that was asked is right."""

    read_back = factory.SubFactory(ReadBackFactory)
    dossier = factory.SelfAttribute("read_back.dossier")
    decision = factory.SubFactory(
        DecisionFactory,
        dossier=factory.SelfAttribute("..dossier"),
        body=factory.SelfAttribute("..read_back.body"),
    )
    verdict = what.ReadBackVerdict.AGREED
    answered_on = date(2016, 9, 10)
    read_as = "0" * 32

    class Meta:
        model = what.ReadBackLine


class ConcernFactory(Kept):
    subject = factory.SubFactory(SubjectFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    dated_on = "2015-01-01"
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = what.Concern


class SubjectRelationFactory(Kept):
    """That a subject excludes another one of its dossier, unless told otherwise."""

    subject = factory.SubFactory(SubjectFactory)
    kind = what.RelationKind.EXCLUDES
    other = factory.SubFactory(SubjectFactory, dossier=factory.SelfAttribute("..subject.dossier"))
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = what.SubjectRelation


class GroupTallyFactory(Kept):
    decision = factory.SubFactory(DecisionFactory)
    dossier = factory.SelfAttribute("decision.dossier")
    label = factory.Sequence("Fractie {}".format)
    direction = what.GroupDirection.IN_FAVOUR

    class Meta:
        model = what.GroupTally


class PollFactory(Shown):
    dossier = factory.SubFactory(DossierFactory)
    kind = what.PollKind.REFERENDUM
    dated_on = "2017-05-10"
    title = factory.Sequence("Referendum {}".format)
    holder = "gemeente Verzonnenstad"
    question = "Bent u voor?"

    class Meta:
        model = what.Poll


class PollEventFactory(Kept):
    poll = factory.SubFactory(PollFactory)
    dossier = factory.SelfAttribute("poll.dossier")
    dated_on = "2017-01-10"
    step = what.PollStep.PLANNED
    source = factory.SubFactory(SourceFactory)

    class Meta:
        model = what.PollEvent


class PollAreaFactory(Kept):
    poll = factory.SubFactory(PollFactory)
    dossier = factory.SelfAttribute("poll.dossier")
    number = factory.Sequence(lambda n: n % 10_000)

    class Meta:
        model = what.PollArea


class PollAreaMunicipalityFactory(Kept):
    area = factory.SubFactory(PollAreaFactory)
    municipality = factory.SubFactory(MunicipalityFactory)

    class Meta:
        model = what.PollAreaMunicipality


class PollOptionFactory(Kept):
    poll = factory.SubFactory(PollFactory)
    dossier = factory.SelfAttribute("poll.dossier")
    number = factory.Sequence(lambda n: n % 10_000)
    text = factory.Sequence("Antwoord {}".format)

    class Meta:
        model = what.PollOption


class PollResultFactory(Kept):
    area = factory.SubFactory(PollAreaFactory)
    dossier = factory.SelfAttribute("area.dossier")
    option = factory.SubFactory(PollOptionFactory, poll=factory.SelfAttribute("..area.poll"))
    votes = 100

    class Meta:
        model = what.PollResult


class EvidenceFactory(Kept):
    """A reading of a position, unless another target is given with `position=None`."""

    dossier = factory.LazyAttribute(lambda o: (o.position or o.shows or o.decision).dossier)
    source = factory.SubFactory(SourceFactory)
    place = "alinea 1"
    summary = factory.Sequence("Lezing {}".format)
    position = factory.SubFactory(PositionFactory)

    class Params:
        shows = None

    class Meta:
        model = what.Evidence


class ValueReadingFactory(Kept):
    """That a place reads the date of a decision."""

    evidence = factory.SubFactory(
        EvidenceFactory, position=None, decision=factory.SubFactory(DecisionFactory)
    )
    field = what.ReadField.DATED_ON
    value = "2017-05-09"

    class Meta:
        model = what.ValueReading


def council(region, *, since="2015-01-01", **fields):
    """Return the council of a new member municipality of `region`."""
    municipality = fields.pop("municipality", None) or MunicipalityFactory()
    MembershipFactory(region=region, municipality=municipality, dated_on=since)
    return BodyFactory(municipality=municipality, **fields)


def role_record(record, *, by=None):
    """Write a tracked record that no action keeps, such as a Role."""
    return write_record(record, by=by or beheer())


# Where the meetings of a council are read.


class CouncilFeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = what.CouncilFeed

    body = factory.SubFactory(BodyFactory)
    system = what.SourceSystem.MINI_ORI
    address = "https://raad.example/api"
    first_on = date(2026, 1, 1)
    is_pulled = True
