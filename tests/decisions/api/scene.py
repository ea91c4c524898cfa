"""A small dossier for the API's tests: three councils, a college and every way to speak."""

from datetime import date
from types import SimpleNamespace

from decisions.domain.stances import Stance
from decisions.models import (
    Consent,
    Form,
    LineKind,
    OptionStance,
    PointOutcome,
    State,
    TreatmentOutcome,
    TreatmentStage,
)
from municipalities.models import Paragraph
from municipalities.tracking import write_record
from tests import factories, people

API = "/api/v1"
PLANTED = "KANARIE"


def answer(client, path, **query):
    """Return the JSON of a GET under the API's prefix; it must succeed."""
    response = client.get(f"{API}{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def member(region, name, *, inhabitants, seats=None):
    """Return the council of a new member with its numbers; no seats means by law."""
    municipality = factories.MunicipalityFactory(name=name)
    body = factories.council(region, municipality=municipality)
    factories.CouncilTermFactory(body=body, seats=seats)
    factories.PopulationFactory(municipality=municipality, inhabitants=inhabitants)
    return body


def says(body, subject, stance, *, on="2016-06-01", **fields):
    """Return a published Position of a body, or of groups of it."""
    return factories.PositionFactory(
        dossier_of=subject.dossier,
        subject=subject,
        spoken_by=body,
        stance=stance,
        dated_on=on,
        **fields,
    )


def subjects_of(dossier):
    """Return a variant, the proposal that works it out, and a direction in its column."""
    variant = factories.SubjectFactory(dossier=dossier, slug="zwaar", number=1)
    proposal = factories.SubjectFactory(
        dossier=dossier, slug="regioraad", number=2, is_proposal=True, works_out=variant
    )
    direction = factories.SubjectFactory(
        dossier=dossier, slug="regie", number=3, is_direction=True, column=variant
    )
    return variant, proposal, direction


def small():
    """Return the scene: Aa accepts, Bee refuses, of Cee only the opposition speaks; a college.

    Aa has 20 seats of 48 and half of the inhabitants; the 13 of Cee follow from the law.

    Bee spoke somewhere in June 2016. The proposal falls on 1 September 2016.
    """
    region = factories.RegionFactory()
    dossier = factories.DossierFactory(region=region, slug="samen", title="Samen verder")
    variant, proposal, direction = subjects_of(dossier)
    aa = member(region, "Aa", inhabitants=30_000, seats=20)
    bee = member(region, "Bee", inhabitants=20_000, seats=15)
    cee = member(region, "Cee", inhabitants=10_000)
    college = factories.BodyFactory(municipality=aa.municipality, is_college=True)
    scene = SimpleNamespace(
        dossier=dossier,
        region=region,
        variant=variant,
        proposal=proposal,
        direction=direction,
        aa=aa,
        bee=bee,
        cee=cee,
        college=college,
    )
    scene.accepts = says(aa, proposal, Stance.GEEN_BLOKKADE)
    scene.refuses = says(bee, proposal, Stance.TEGEN, on="2016-06")
    scene.opposition = says(
        cee, proposal, Stance.NADER_ONDERZOEK, groups_label="Oppositie", group_seats=5
    )
    scene.abstains = says(college, proposal, Stance.GEEN_STANDPUNT)
    factories.MilestoneFactory(
        dossier=dossier, subject=proposal, state=State.REJECTED, dated_on="2016-09-01"
    )
    return scene


def full():
    """Return the small scene with a few of everything else that a dossier can hold."""
    scene = small()
    scene.source = factories.SourceFactory(
        body=scene.aa, dated_on="2016-05-01", text_is_public=True
    )
    factories.EvidenceFactory(position=scene.accepts, source=scene.source)
    for number in (1, 2):
        paragraph = Paragraph(source=scene.source, number=number, text=f"Alinea {number}.")
        write_record(paragraph, by=people.beheer())
    add_parties(scene)
    add_round(scene)
    add_agenda(scene)
    scene.theme = factories.ThemeFactory(dossier=scene.dossier)
    factories.ThemeFactory(dossier=scene.dossier)
    factories.RemarkFactory(dossier=scene.dossier, body=scene.aa, theme=scene.theme)
    for _ in range(2):
        scene.poll = add_poll(scene.dossier, scene.proposal, scene.bee.municipality)
    return scene


def add_parties(scene):
    """Give Aa and Bee a group of a party; that of Bee spoke."""
    scene.party = factories.PartyFactory(slug="rood", name="Rood")
    other = factories.PartyFactory(slug="blauw", name="Blauw")
    for body, seats in ((scene.aa, 5), (scene.bee, 4)):
        term = body.terms.get()
        scene.group = factories.GroupFactory(
            term=term, name="Rode fractie", seats=seats, party=scene.party
        )
        factories.GroupFactory(term=term, name="Blauwe fractie", seats=3, party=other)
    spoke = says(scene.bee, scene.proposal, Stance.VOOR, groups_label="Rode fractie")
    factories.PositionGroupFactory(position=spoke, group=scene.group)
    scene.group_says = spoke


def add_round(scene):
    """Open two rounds; in the first Aa consented and Bee got more time."""
    scene.round = factories.RoundFactory(
        dossier=scene.dossier,
        dated_on="2016-05-01",
        subject=scene.proposal,
        legal_basis="wgr_toestemming",
    )
    factories.RoundFactory(dossier=scene.dossier, dated_on="2016-08-01")
    factories.RoundBodyFactory(
        round=scene.round,
        body=scene.aa,
        received_on=date(2016, 5, 2),
        answer=scene.accepts.decision,
        consent=Consent.GIVEN,
        receipt_on=date(2016, 6, 2),
    )
    factories.RoundBodyFactory(round=scene.round, body=scene.bee, received_on=date(2016, 5, 3))
    factories.ExtensionFactory(
        round=scene.round, body=scene.bee, granted_on=date(2016, 6, 1), due_on=date(2017, 1, 1)
    )


def add_agenda(scene):
    """Let Bee treat two items, one for the round and in a meeting, with all that came of it."""
    home = {"dossier": scene.dossier, "body": scene.bee}
    scene.meeting = factories.MeetingFactory(**home, held_on=date(2016, 6, 20))
    later = factories.MeetingFactory(**home, held_on=date(2016, 9, 20))
    scene.item = factories.AgendaItemFactory(
        **home,
        round=scene.round,
        meeting=scene.meeting,
        stage=TreatmentStage.DECISION,
        outcome=TreatmentOutcome.ADOPTED,
        agenda_number="7",
    )
    scene.later_item = factories.AgendaItemFactory(
        **home, meeting=later, stage=TreatmentStage.PICTURE
    )
    factories.AgendaLineFactory(
        item=scene.item, kind=LineKind.POINT, number=1, outcome=PointOutcome.ADOPTED
    )
    treatment = scene.item.treatments.get()
    scene.motion = factories.DecisionFactory(
        **home, form=Form.MOTION, dated_on="2016-06-20", moved_in=treatment, meeting=scene.meeting
    )
    factories.CommitmentFactory(
        **home, treatment=treatment, made_on=date(2016, 6, 20), due_on=date(2016, 7, 1)
    )


def add_poll(dossier, subject, *homes):
    """Return a referendum that was held in these municipalities, with its answers."""
    poll = factories.PollFactory(dossier=dossier, dated_on="2016-06-15")
    factories.PollEventFactory(poll=poll, dated_on="2016-01-10")
    area = factories.PollAreaFactory(poll=poll, turnout="61.50", votes=1000)
    for home in homes:
        factories.PollAreaMunicipalityFactory(area=area, municipality=home)
    for text, stance, votes in (
        ("Ja", OptionStance.IN_FAVOUR, 600),
        ("Nee", OptionStance.AGAINST, 400),
    ):
        about = {"subject": subject, "stance": stance} if subject else {}
        option = factories.PollOptionFactory(poll=poll, text=text, **about)
        factories.PollResultFactory(area=area, option=option, votes=votes)
    return poll


def furnish(scene):
    """Return the scene with two of everything that stands beside stances: Aa and Bee wish the same,
    one more and one less, and Aa got a reply; a place and a condition at what Aa holds."""
    own, about = {"dossier": scene.dossier}, {"subject": scene.proposal}
    theme = factories.ThemeFactory(slug="inwoners", **own)
    round_ = factories.RoundFactory(**own, **about)
    scene.point = factories.PointFactory(**own)
    scene.wishes = []
    for body, heading in ((scene.aa, "meer"), (scene.bee, "minder")):
        wish = factories.RemarkFactory(body=body, round=round_, theme=theme, **own, **about)
        factories.PointRemarkFactory(point=scene.point, remark=wish, heading=heading)
        scene.wishes.append(wish)
    scene.evening = factories.RemarkFactory(body=None, gathering="Radenavond", **own)
    factories.PointRemarkFactory(point=factories.PointFactory(**own), remark=scene.evening)
    scene.reply = factories.ReplyFactory(remark=scene.wishes[0], body=scene.college)
    note = factories.ReplyNoteFactory(round=round_, body=scene.college)
    factories.DispatchFactory(reply_note=note, body=scene.aa)
    decision = scene.accepts.decision
    scene.condition = factories.RemarkFactory(
        **own, kind="voorwaarde", body=scene.aa, decision=decision, position=scene.accepts
    )
    scene.place = factories.EvidenceFactory(position=scene.accepts, reads_stance="geen_blokkade")
    scene.group = factories.PositionGroupFactory(position=scene.opposition).group
    factories.GroupTallyFactory(decision=decision, label="Aa Vooruit")
    for fields in ({"body": scene.college, "theme": theme, **about}, {"speaker": "De krant"}):
        factories.StatementFactory(**own, **fields)
    factories.CostFactory(**own, **about, municipality=scene.aa.municipality, amount=500)
    factories.CostFactory(**own, is_approximate=True, dated_on="2015")
    for body in (scene.aa, scene.bee):
        factories.CommitmentFactory(**own, body=body)
    return scene
