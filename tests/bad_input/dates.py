"""Bad input 18-26: dates, as people type them and as an address asks them."""

from decisions.models import Statement
from tests import factories as make
from tests.bad_input.ground import Answer, Case
from tests.walk.forms import filled

A_DATE = "Geef een datum|bestaat niet|bestaande dag|dag"


def dated(text):
    return lambda ground: ground.said(dated_on=text)


def three_ways(ground):
    """Type one day in three ways."""
    answers = [ground.said(dated_on=text, text=f"Zo {text}") for text in SAME_DAY]
    return max(answers, key=lambda each: each.status)


def are_one_day(ground, answer):
    days = set(Statement.objects.values_list("dated_on", flat=True))
    return answer.status in (302, 422) and days == {"2017-02-01"}


def american(ground):
    """Ask for a month that is none, and look how the other way round is read back."""
    back = ground.get("/werkblad/datum/?dated_on=02/03/2017", client=ground.clerk)
    assert "2 maart 2017" in back.words
    return ground.said(dated_on="02/13/2017")


def skipped_hour(ground):
    """Publish at a time that the clock skips, and ask what was known at one that it repeats."""
    known = ground.get("/dossiers/samen/?bekend=2017-10-29T02:30")
    assert known.status == 400
    decision = make.DecisionFactory(dossier=ground.dossier, body=ground.council, draft=True)
    ground.mark()
    address = f"/werkblad/besluit/{decision.pk}/publiceren/"
    moment = {"when": "later", "day": "28 maart 2027", "clock": "02.30"}
    page = ground.clerk.get(address).content.decode()
    response = ground.clerk.post(address, filled(page, **moment))
    return Answer(response.status_code, response.content.decode())


def reply_before(ground):
    """Answer a wish on a day before it was raised."""
    remark = make.RemarkFactory(dossier=ground.dossier, body=ground.council, dated_on="2017-05-09")
    ground.mark()
    sent = {"outcome": "niet", "reasons": "Nee", "dated_on": "1 mei 2017", "remark": remark.pk}
    return ground.form("reactie", **sent)


def leap_day(ground):
    assert ground.said(dated_on="29-02-2016").status == 302
    assert Statement.objects.get().dated_on == "2016-02-29"
    ground.mark()
    return ground.said(dated_on="29-02-2017")


def too_early_or_late(ground):
    answers = [ground.said(dated_on=text) for text in ("0001", "9999", "01-01-0001")]
    assert {each.status for each in answers} == {422}
    return answers[0]


def with_zone(ground):
    assert ground.said(dated_on="1 februari 2017").status == 302
    ground.mark()
    return ground.said(dated_on="2017-02-01T10:00:00Z")


SAME_DAY = ("2017-02-01", "1-2-2017", "01/02/2017")
CASES = [
    Case(18, "31 februari", dated("31-02-2017"), A_DATE),
    Case(19, "schrikkeldag", leap_day, A_DATE),
    Case(20, "drie schrijfwijzen", three_ways, then=are_one_day),
    Case(21, "amerikaanse datum", american, A_DATE),
    Case(22, "jaar 1 en jaar 9999", too_early_or_late, "van 1800 tot en met"),
    Case(23, "volgnummer uit excel", dated("42767"), A_DATE),
    Case(24, "datum met tijdzone", with_zone, A_DATE),
    Case(25, "uur dat niet bestaat", skipped_hour, "klok"),
    Case(26, "reactie voor de wens", reply_before, "na de wens"),
]
