"""Bad input 54-61 and 69-72: numbers, addresses, hosts, sizes, and a form that is sent again."""

from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from decisions.models import IdempotencyKey, Statement
from tests import factories as make
from tests.bad_input.ground import USUAL, Answer, Case, answer_of
from tests.walk.forms import filled

API = "/api/v1/dossiers"
ELSEWHERE, PASSWORD = "//evil.example/", "een lang wachtwoord voor de test"


def versions(*texts):
    """Return a try of a version that is no number, in the form that changes a record."""

    def ask(ground):
        decision = make.DecisionFactory(dossier=ground.dossier, body=ground.council, draft=True)
        ground.mark()
        address = f"/werkblad/besluit/{decision.pk}/"
        page = ground.clerk.get(address).content.decode()
        answers = [
            answer_of(
                ground.clerk.post(address, filled(page, title="Beter", expected_version=text))
            )
            for text in texts
        ]
        assert {each.status for each in answers} == {422}, answers
        return answers[-1]

    return ask


def posted(body):
    """Return a try of JSON sent to the API, which reads none."""

    def ask(ground):
        return answer_of(Client().post(API, body, content_type="application/json"))

    return ask


def more_than_asked(ground):
    """Fill fields that the form does not have."""
    other = make.DossierFactory(region=ground.region)
    return ground.said(
        status="gepubliceerd",
        dossier=other.pk,
        history_user="1",
        public_from="2017-01-01",
        version="9",
    )


def nothing_more(ground, answer):
    made = Statement.objects.get()
    who = made.history.get().history_user
    told = (made.status, made.public_from, made.version, made.dossier_id, who.pk)
    return told == ("concept", None, 1, ground.dossier.pk, ground.griffie.user.pk)


def pages(*numbers):
    def ask(ground):
        address = "/dossiers/samen/uitspraken/?pagina="
        answers = [ground.get(f"{address}{number}") for number in numbers]
        assert {each.status for each in answers} == {400}
        assert ground.get(f"/standpunten/{10**30}/").status == 404
        return answers[0]

    return ask


def arabic(ground):
    for address in ("/standpunten/\u0661\u0662/", "/werkblad/besluit/\u0661\u0662/"):
        assert ground.get(address, ground.clerk).status == 404
    return ground.get("/dossiers/samen/uitspraken/?pagina=\u0662")


def outside(ground):
    """Sign in, and throw a form draft away, with a way on that leads elsewhere."""
    user = ground.griffie.user
    user.set_password(PASSWORD)
    user.save()
    client, typed = Client(), {"login": user.username, "password": PASSWORD, "next": ELSEWHERE}
    signed_in = client.post("/account/inloggen/", typed)
    assert signed_in.status_code == 302, signed_in.content
    assert Client().get("/%2e%2e/%2e%2e/etc/passwd").status_code == 404
    thrown = client.post("/werkblad/kladje/weg/", {"_adres": ELSEWHERE, "title": "x"})
    return Answer(thrown.status_code, f"{signed_in['Location']} {thrown['Location']}")


def forged(ground):
    return ground.get("/", headers={"host": "evil.example"})


def too_much(ground):
    """Send more fields, more files and a larger body than anybody would."""
    address = ground.address("uitspraak")
    many = urlencode({f"veld{number}": "x" for number in range(1001)})
    form = "application/x-www-form-urlencoded"
    files = {f"f{number}": SimpleUploadedFile("x", b"x") for number in range(101)}
    answers = [
        answer_of(ground.clerk.post(address, many, content_type=form)),
        answer_of(ground.clerk.post(address, files)),
        answer_of(ground.clerk.post(address, "text=" + "x" * 7_000_000, content_type=form)),
    ]
    assert {each.status for each in answers} <= {400, 413}, [each.status for each in answers]
    return answers[0]


def twice(ground):
    """Send one form twice, and once more without a session: what was typed comes back."""
    address = ground.address("uitspraak")
    sent = filled(ground.clerk.get(address).content.decode(), **USUAL["uitspraak"])
    first, second = (ground.clerk.post(address, sent) for _ in range(2))
    assert first["Location"] == second["Location"]
    return answer_of(Client().post(address, sent))


def done_once(ground, answer):
    once = Statement.objects.count() == IdempotencyKey.objects.count() == 1
    return once and answer.status == 403 and "Meer bomen" in answer.body


NUMBER = "geheel getal"
NOT_READ = "alleen te lezen"
CASES = [
    Case(54, "geen getal", versions("NaN", "Infinity", "1e999"), NUMBER),
    Case(55, "100.000 diep", posted("[" * 100_000), NOT_READ),
    Case(56, "sleutel twee keer", posted('{"a": 1, "a": 2}'), NOT_READ),
    Case(57, "getal van 5.000 cijfers", versions("9" * 5000), NUMBER),
    Case(58, "velden die er niet staan", more_than_asked, then=nothing_more),
    Case(
        59,
        "parameter twee keer",
        lambda on: on.get("/api/v1/dossiers/samen/stand?peildatum=2017-01-01&peildatum=2018-01-01"),
        "peildatum: Geef deze waarde",
    ),
    Case(60, "bladzijde nul", pages("0", "-1", 10**30), "bladzijde"),
    Case(61, "arabische cijfers", arabic, "bladzijde"),
]
AROUND = [
    Case(69, "weg naar buiten", outside, then=lambda on, a: "evil" not in a.words),
    Case(70, "vervalste host", forged, "adres"),
    Case(71, "te veel velden en bestanden", too_much, "adres|veel|groot"),
    Case(72, "twee keer verstuurd", twice, then=done_once),
]
