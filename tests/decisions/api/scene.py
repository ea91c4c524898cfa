"""A small dossier for the API's tests: three councils, a college and every way to speak."""

from types import SimpleNamespace

from decisions.domain.stances import Stance
from decisions.models import State
from tests import factories

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
