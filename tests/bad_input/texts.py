"""Bad input 1-17: text fields, through the forms, the address, the import and the model."""

from urllib.parse import urlencode

from django.core.exceptions import ValidationError

from decisions.actions import save_record
from decisions.models import Statement, Theme
from municipalities.models import Group
from tests import factories as make
from tests import people
from tests.bad_input.ground import USUAL, Answer, Case, answer_of
from tests.beheer import page, typed
from tests.walk.forms import filled

PLACE = "Op plaats"


def twins(first, second):
    """Return a try of two names that look the same, in the admin's form for a group."""

    def ask(ground):
        made = make.GroupFactory(name=first)
        client = ground.client_of(people.beheer())
        address = page("add", Group)
        sent = typed(client, address, term=made.term_id, name=second, source=made.source_id)
        ground.mark()
        response = client.post(address, sent)
        return Answer(422 if response.status_code == 200 else 200, response.content.decode())

    return ask


def too_long(ground):
    said = {"speaker": "x" * 5000, "text": "x", "dated_on": "2017"}
    try:
        save_record(
            Statement(dossier=ground.dossier, body=ground.council, **said), by=ground.griffie
        )
    except ValidationError as error:
        return Answer(422, " ".join(error.messages))
    return Answer(200)


def surrogate(ground):
    """Send half a character as bytes, in a form that is right for the rest."""
    address = ground.address("uitspraak")
    sent = filled(ground.clerk.get(address).content.decode(), **USUAL["uitspraak"])
    sent["text"] = ["\ufffd"]
    body = urlencode(sent, doseq=True).replace("%EF%BF%BD", "%ED%A0%80")
    form = "application/x-www-form-urlencoded"
    return answer_of(ground.clerk.post(address, body, content_type=form))


def stored(text):
    """Return whether exactly this text was stored, and shows on the page without doing harm."""

    def then(ground, answer):
        made = Statement.objects.get()
        made.status, made.public_from = "gepubliceerd", people.LONG_AGO
        assert made.text == text
        return answer.status == 302

    return then


def shown_plainly(ground, answer):
    """Whether what looks like code stands on the page as the letters that were typed."""
    shown = ground.get("/werkblad/samen/", client=ground.clerk)
    return (
        answer.status == 302 and "<script>alert" not in shown.body and "7006652" not in shown.words
    )


def one_emoji(ground, answer):
    shown = ground.get("/dossiers/samen/themas/")
    return Theme.objects.get().name.startswith("🚲") and "🚲 fietsen" in shown.words


CODE = "<script>alert(1)</script> {{1234*5678}} [x](javascript:alert(1)) <a hx-get='/'>y</a>"
NESTED = "- " * 200 + "diep"
CASES = [
    Case(1, "nul in een formulier", lambda on: on.said(text="a\0b"), "Null|teken"),
    Case(2, "nul in het adres", lambda on: on.get("/dossiers/samen/uitspraken/?zoek=%00"), PLACE),
    Case(
        3,
        "nul in een import",
        lambda on: on.folder(lambda made: made.set("themes", 0, name="W\0nen") and None),
        "U\\+0000",
    ),
    Case(4, "half teken", surrogate, "niet te lezen"),
    Case(5, "besturingstekens", lambda on: on.said(text="a\x01\x0b\x1bb"), "besturingsteken"),
    Case(6, "omgekeerde schrijfrichting", lambda on: on.said(text="a\u202eb"), "onzichtbaar"),
    Case(7, "teken zonder breedte", lambda on: on.said(text="a\u200b\ufeffb"), "onzichtbaar"),
    Case(8, "alleen een teken zonder breedte", lambda on: on.said(text="\u200b"), "onzichtbaar"),
    Case(9, "een megabyte tekst", lambda on: on.said(text="x" * 2**20), "tekens"),
    Case(10, "199 losse accenten", lambda on: on.said(text="a" + "\u0332" * 199), "accenten"),
    Case(11, "tweeling in andere vorm", twins("Café", "Cafe\u0301"), "staat al"),
    Case(12, "tweeling in hoofdletters", twins("Lijst", "LIJST "), "staat al"),
    Case(13, "te lang langs het formulier", too_long, "200"),
    Case(14, "code in tekst", lambda on: on.said(text=CODE), then=shown_plainly),
    Case(
        15,
        "vreemde regeleinden",
        lambda on: on.said(text="een\rtwee\u2028drie"),
        then=stored("een\ntwee\ndrie"),
    ),
    Case(
        16,
        "emoji vooraan",
        lambda on: on.form("thema", on.keeper, name="🚲 fietsen"),
        then=one_emoji,
    ),
    Case(17, "200 lijsten in elkaar", lambda on: on.said(text=NESTED), then=stored(NESTED)),
]
