"""Forms that really write: who may send them, and what is typed in them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from decisions.documents.paste import order_paste_names
from decisions.models import AgendaItem, Decision, Position, Question, Remark, RoundBody
from tests import people
from tests.factories import SubjectFactory
from tests.walk.canaries import Thing
from tests.walk.readers import BODY_OF_REGION, COLLEGE, DOSSIER, HERE

WHY = {"reason": "Zo is het beter."}


@dataclass(frozen=True)
class Sending:
    """A form: its address, the table's action and what it is done with, and who may send it.

    `typed` is what is typed in it, of the world where it names a record.
    """

    name: str
    action: str
    thing: Thing
    args: Callable
    sender: str = "griffie_a"
    typed: Callable = field(default=lambda world: WHY)

    def __str__(self):
        return f"{self.name}-{self.action}-{self.thing.home}-{self.thing.state}"

    def address(self, world):
        return reverse(self.name, args=self.args(world))


def about(name, action, state="o", slug="besluit", model=Decision, typed=WHY, sender="griffie_a"):
    """Return the Sending of a form about the record of a kind that Aalst has in a state."""
    thing = Thing("aalst", state)

    def args(world):
        made = next(each for each in world.records[thing] if type(each) is model)
        return [slug, made.pk]

    return Sending(name, action, thing, args, sender, lambda world: typed)


STANCE = {"slug": "standpunt", "model": Position}
ITEM = {"slug": "agendapunt", "model": AgendaItem}
BETTER = {**WHY, "title": "Beter"}
RIGHT = {"verdict": "klopt", "text": "Het staat zo in het besluit."}
SAID = {"speaker": "Bewoners", "text": "Meer bomen", "dated_on": "9 mei 2017"}
HAPPENED = {"title": "Avond", "dated_on": "9 mei 2017"}
PUBLIC, CONCEPT = Thing("aalst", "o"), Thing("aalst", "c")


def one_more_stance(world):
    """Return a stance on a new subject, as who adds it to a decision types it."""
    subject = SubjectFactory(dossier=world.dossier)
    return {"subject": subject.pk, "stance": "tegen"}


def linked(world):
    """Return two public remarks that say the same."""
    found = [
        next(each for each in world.records[Thing(home, "o")] if isinstance(each, Remark))
        for home in ("beek", "dorp")
    ]
    return {"title": "Samen gezegd"} | {f"wens-{each.pk}-erbij": each.pk for each in found}


def place(world):
    """Return a reading of a stance that somebody else keeps."""
    return {
        "source": world.source.pk,
        "place": "alinea 3",
        "summary": "Zo.",
        "reads_stance": "tegen",
    }


def blanked(world):
    title = next(each for each in world.records[PUBLIC] if type(each) is Decision).title
    return {**WHY, "field": "title", "passage": title}


def in_dossier(*more):
    return lambda world: [world.dossier.slug, *more]


def of_text(*more):
    return lambda world: [world.dossier.slug, world.hidden.pk, *more]


def in_round(world):
    asked = RoundBody.objects.get(round__dossier=world.dossier)
    return [world.dossier.slug, asked.round_id]


def of_asked(world):
    asked = RoundBody.objects.get(round__dossier=world.dossier)
    return [world.dossier.slug, asked.round_id, asked.pk]


def answered(world):
    question = Question.objects.get(dossier=world.dossier)
    return {"question": question.pk, "text": "Ja, graag.", "dated_on": "9 mei 2017"}


def given(world):
    """Return a public point of the round, given to the regioredactie of its region."""
    _slug, round_key = in_round(world)
    point = next(
        each
        for each in world.records[PUBLIC]
        if isinstance(each, Remark) and each.round_id == round_key
    )
    return {"punt": point.pk, "assignee": people.user(f"redactie-{HERE}").pk}


def one_more(world):
    """Return the questions of the round and one after them."""
    stands = Question.objects.get(dossier=world.dossier).text
    return {**WHY, "vragen": f"{stands}\nMeer bomen?"}


def placed(world):
    """Return the place of one municipality on the grid of its region."""
    code = world.towns["aalst"].code
    return {f"rij-{code}": 1, f"kolom-{code}": 2}


TIME = {"due_on": "1 oktober 2017", "granted_on": "1 juli 2016", "why": "De raad is met reces."}
RECESS = {"name": "reces", "first_on": "9 mei 2017", "last_on": "12 mei 2017"}
ARCHIVE = {
    "creator": "Gemeente Aalst",
    "appraisal": "blijvend",
    "selection_list": "Verzonnen lijst",
    "category": "1",
}
SENDINGS = [
    about("desk-edit", "corrigeren", typed=BETTER),
    about("desk-edit", "corrigeren", "c", typed={"title": "Beter"}),
    about("desk-edit", "corrigeren", "o", "wens", Remark, {**WHY, "text": "Beter"}),
    about("desk-edit", "corrigeren", "o", typed=BETTER, **ITEM),
    about("desk-share", "delen", "c"),
    about("desk-publish", "publiceren", "g", typed={**WHY, "when": "nu"}),
    about("desk-withdraw", "intrekken"),
    about("desk-withdraw", "intrekken", "e"),
    about("desk-throw-away", "weggooien", "c", **ITEM),
    about("desk-confirm", "bevestigen", **STANCE),
    Sending(
        "desk-place",
        "lezing voorstellen",
        PUBLIC,
        lambda world: ["standpunt", world.stance_of(PUBLIC).pk],
        "griffie_b",
        place,
    ),
    Sending(
        "desk-position-new",
        "corrigeren",
        PUBLIC,
        lambda world: [next(e for e in world.records[PUBLIC] if type(e) is Decision).pk],
        typed=one_more_stance,
    ),
    Sending(
        "desk-reading",
        "lezing aannemen",
        PUBLIC,
        lambda world: [world.waiting.pk],
        typed=lambda world: {**WHY, "does": "aannemen"},
    ),
    Sending(
        "desk-reading",
        "lezing weigeren",
        PUBLIC,
        lambda world: [world.waiting.pk],
        typed=lambda world: {**WHY, "does": "weigeren"},
    ),
    Sending(
        "desk-report",
        "melding beantwoorden",
        PUBLIC,
        lambda world: [world.reports[0].pk],
        typed=lambda world: RIGHT,
    ),
    Sending(
        "desk-new",
        "vastleggen",
        Thing("aalst", "ja"),
        in_dossier("uitspraak"),
        typed=lambda world: SAID,
    ),
    Sending(
        "desk-new",
        "dossier bijhouden",
        Thing(DOSSIER, "o"),
        in_dossier("mijlpaal"),
        "redactie",
        lambda world: HAPPENED,
    ),
    Sending(
        "desk-new",
        "vraag beantwoorden",
        Thing("aalst", "ja"),
        in_dossier("antwoord"),
        typed=answered,
    ),
    Sending(
        "desk-round-received",
        "ontvangst noteren",
        PUBLIC,
        of_asked,
        typed=lambda world: {"received_on": "3 juni 2016"},
    ),
    Sending(
        "desk-round-answer",
        "ronde beantwoorden",
        PUBLIC,
        of_asked,
        typed=lambda world: {"no_view_on": "1 september 2016"},
    ),
    Sending(
        "desk-round-receipt",
        "antwoord boeken",
        PUBLIC,
        of_asked,
        "redactie",
        lambda world: {"receipt_on": "2 september 2016", "reason": "Nagezocht."},
    ),
    Sending(
        "desk-round-extend",
        "termijn verlengen",
        Thing(DOSSIER, "o"),
        in_round,
        "redactie",
        lambda world: TIME,
    ),
    Sending(
        "desk-round-questions",
        "vragen stellen",
        Thing(DOSSIER, "o"),
        in_round,
        "redactie",
        one_more,
    ),
    Sending(
        "desk-round-assign",
        "punt toewijzen",
        Thing(BODY_OF_REGION, "ja"),
        in_round,
        "redactie",
        given,
    ),
    Sending(
        "desk-region",
        "regio tekenen",
        Thing(DOSSIER, "o"),
        in_dossier(),
        "redactie",
        placed,
    ),
    Sending(
        "desk-contact",
        "contact bijhouden",
        PUBLIC,
        lambda world: ["aalst"],
        typed=lambda world: {**WHY, "contact_email": "griffie@voorbeeld.nl"},
    ),
    Sending(
        "desk-paper-days",
        "aanlevertermijn bijhouden",
        PUBLIC,
        lambda world: ["aalst", world.bodies[COLLEGE].slug],
        typed=lambda world: {**WHY, "paper_days": "7"},
    ),
    Sending(
        "desk-parties",
        "zetels bijhouden",
        PUBLIC,
        lambda world: ["aalst"],
        typed=lambda world: {f"stond-{world.group.pk}": world.group.party_id},
    ),
    Sending(
        "desk-paste-order",
        "stukken vormgeven",
        PUBLIC,
        lambda world: ["aalst"],
        typed=lambda world: dict.fromkeys(order_paste_names(()), 1),
    ),
    Sending(
        "desk-archive",
        "stukken vormgeven",
        PUBLIC,
        lambda world: ["aalst"],
        typed=lambda world: ARCHIVE,
    ),
    Sending(
        "desk-feed",
        "raadsinformatie bijhouden",
        PUBLIC,
        lambda world: ["aalst", world.feed.pk],
        typed=lambda world: {"with_outcomes": ""},
    ),
    Sending(
        "desk-pulled",
        "raadsinformatie bijhouden",
        PUBLIC,
        lambda world: [world.pulled.pk],
        typed=lambda world: {
            "chosen": world.pulled.parts.get().pk,
            "into": world.dossier.pk,
            "skips_rest": "on",
        },
    ),
    Sending(
        "desk-recess",
        "reces bijhouden",
        PUBLIC,
        lambda world: ["aalst"],
        typed=lambda world: RECESS,
    ),
    Sending(
        "desk-point-new",
        "gedeeld punt bijhouden",
        Thing(DOSSIER, "o"),
        lambda world: [world.dossier.slug, world.dossier.rounds.order_by("pk").first().pk],
        "redactie",
        linked,
    ),
    Sending(
        "desk-table",
        "tabel inlezen",
        Thing("aalst", "ja"),
        lambda world: [world.dossier.slug, world.batch.pk],
        typed=lambda world: {},
    ),
    Sending("desk-source-edit", "bron wijzigen", CONCEPT, of_text(), typed=lambda world: BETTER),
    Sending(
        "desk-paragraph",
        "bron wijzigen",
        CONCEPT,
        of_text(1),
        typed=lambda world: {**WHY, "text": "Beter"},
    ),
    Sending(
        "desk-blank",
        "wissen",
        PUBLIC,
        lambda world: ["besluit", next(each for each in world.records[PUBLIC]).pk],
        "beheer",
        blanked,
    ),
]
