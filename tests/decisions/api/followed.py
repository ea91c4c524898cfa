"""What the tests of `wijzigingen` share: somebody who follows a dossier, and what the lists say."""

from decisions.actions import save_record
from decisions.api.resources.changes import FOLLOWED
from decisions.models import Dossier, Evidence
from tests import factories
from tests.decisions.api.scene import answer
from tests.people import beheer

# Each list that is followed, with the field that holds its rows.
ROWS = {
    "besluiten": "besluiten",
    "standpunten": "standpunten",
    "wensen-en-bedenkingen": "wensen",
    "gedeelde-punten": "punten",
    "uitspraken": "uitspraken",
    "mijlpalen": "mijlpalen",
    "kosten": "kosten",
    "toezeggingen": "toezeggingen",
    "peilingen": "peilingen",
}


class Follower:
    """Keeps a copy of a dossier: {(list, id): what it tells}, from what the API says it changed."""

    def __init__(self, client, slug="samen", size=None):
        self.client, self.slug = client, slug
        self.sizes = {} if size is None else {"aantalPerPagina": size}
        self.token, self.copy, self.entries = None, {}, []

    def ask(self, **query):
        since = {} if self.token is None else {"sinds": self.token}
        return answer(self.client, f"/dossiers/{self.slug}/wijzigingen", **since, **self.sizes)

    def take_page(self):
        """Take one page in; return whether there is more."""
        told = self.ask()
        for each in told["wijzigingen"]:
            self.entries.append(each)
            key = each["lijst"], each["id"]
            if each["soort"] == "gewijzigd":
                self.copy[key] = each["gegevens"]
            else:
                self.copy.pop(key, None)
        self.token = told["sinds"]
        return told["volgende"] is not None

    def catch_up(self):
        """Take all in that there is; return what was told."""
        self.entries = []
        while self.take_page():
            pass
        return self.entries


def rows_of(client, path, name, **query):
    """Yield every row of a list, page after page."""
    told = answer(client, path, aantalPerPagina=100, **query)
    while True:
        yield from told[name]
        if told["volgende"] is None:
            return
        told = client.get(told["volgende"]).json()


def read_lists(client, slug="samen"):
    """Return {(list, id): what it tells} of every list that is followed, by asking the lists."""
    found = {}
    for path, name in ROWS.items():
        for row in rows_of(client, f"/dossiers/{slug}/{path}", name):
            found[path, row["id"]] = row
    for row in rows_of(client, "/agendapunten", "agendapunten", dossier=slug):
        found["agendapunten", row["id"]] = row
    dossier = answer(client, f"/dossiers/{slug}")
    shape = FOLLOWED[Dossier].shape.model_fields
    found["dossiers", slug] = {name: dossier[name] for name in shape}
    return found


def enrich(scene):
    """Return a whole scene with what it lacks of all that records are told with: places on
    everything, in a text that can be read; values that are read there; read-backs; a wish that
    lives on in another; a treatment that was decided on."""
    own = {"dossier": scene.dossier}
    paragraph = scene.source.paragraphs.first()
    treatment = scene.item.treatments.get()
    for name, record in {
        "decision": scene.accepts.decision,
        "position": scene.refuses,
        "remark": scene.wishes[0],
        "reply": scene.reply,
        "statement": scene.dossier.statements.first(),
        "milestone": scene.dossier.milestones.first(),
        "cost": scene.dossier.costs.first(),
        "poll": scene.poll,
        "poll_area": scene.poll.areas.get(),
        "poll_result": scene.poll.areas.get().results.first(),
        "agenda_item": scene.item,
    }.items():
        target = {"position": None, **own, name: record}
        factories.EvidenceFactory(source=scene.source, paragraph=paragraph, **target)
    place = Evidence.objects.get(decision=scene.accepts.decision)
    factories.ValueReadingFactory(evidence=place, field="votes_for", value="9")
    factories.EvidenceFactory(position=scene.accepts, reads_on="2016-05-31")
    for body, record in (
        (scene.bee, {"position": scene.refuses}),
        (scene.aa, {"remark": scene.wishes[0]}),
        (scene.college, {"statement": scene.dossier.statements.get(body=scene.college)}),
    ):
        read_back = factories.ReadBackFactory(body=body, **own)
        factories.ReadBackLineFactory(read_back=read_back, decision=None, **record)
    factories.RemarkFactory(
        **own, body=scene.aa, dated_on="2016-10-01", carried_from=scene.wishes[1]
    )
    decided = factories.DecisionFactory(**own, body=scene.bee, dated_on="2016-06-20")
    treatment.decision = decided
    save_record(treatment, by=beheer(), reason="test")
    group = scene.bee.terms.get().groups.first()
    factories.GroupTallyFactory(decision=decided, group=group)
    factories.CommitmentFactory(**own, body=scene.bee, decision=scene.motion)
    bundle = factories.MilestoneFactory(**own, dated_on="2016-07-01")
    round_ = scene.wishes[0].round
    round_.bundle = bundle
    save_record(round_, by=beheer(), reason="test")
    return scene
