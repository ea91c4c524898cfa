"""Made-up remarks in one round, straight into a database that is thrown away afterwards."""

import random
from datetime import date, timedelta

from django.utils import timezone

from decisions.models import (
    Dossier,
    Evidence,
    Point,
    PointHeading,
    PointRemark,
    Remark,
    RemarkKind,
    Reply,
    Round,
    Status,
)
from municipalities.models import Body, BodyKind, Source
from municipalities.search_index import rebuild_words

WORDS = (
    *("gemeente", "raad", "wens", "woningbouw", "bereikbaarheid", "kosten", "inwoners", "dienst"),
    *("samenwerking", "regio", "voorstel", "één", "wij", "vinden", "dat", "moet", "meer"),
    *("minder", "cultuur", "sport", "duurzaam", "coördinatie"),
)
RARE = "veerponten"
BATCH = 2_000
FIRST_DAY = date(2016, 1, 1)


def fill(number):
    """Add so many public remarks of councils, half of them answered, each with its place.

    No history goes with them, so that they are not there at an earlier ?bekend=. Of a hundred one
    has a word that is in no other.
    """
    choose = random.Random(number)
    dossier = Dossier.objects.get()
    public = {
        "dossier": dossier,
        "status": Status.PUBLISHED,
        "public_from": timezone.now() - timedelta(days=300),
    }
    remarks = Remark.objects.bulk_create(made(number, choose, public), BATCH)
    body = Body.objects.filter(kind=BodyKind.STEERING_GROUP).first() or Body.objects.first()
    Reply.objects.bulk_create(
        (reply(each, body, choose, public) for each in remarks if each.pk % 2), BATCH
    )
    link(remarks, dossier)
    sources = list(Source.objects.order_by("pk")[:20])
    Evidence.objects.bulk_create(
        (place(each, choose.choice(sources), dossier) for each in remarks), BATCH
    )
    for model in (Remark, Reply):
        rebuild_words(model)


def link(remarks, dossier):
    """Link every tenth remark with the next, in points of two that want the opposite."""
    pairs = [remarks[place : place + 2] for place in range(0, len(remarks) - 1, 10)]
    points = Point.objects.bulk_create(
        (Point(dossier=dossier, title=one.text[:80]) for one, _other in pairs), BATCH
    )
    links = (
        PointRemark(point=point, remark=remark, heading=heading)
        for point, pair in zip(points, pairs, strict=True)
        for remark, heading in zip(pair, PointHeading, strict=True)
    )
    PointRemark.objects.bulk_create(links, BATCH)


def made(number, choose, public):
    """Yield remarks on the subject of one round, by councils in turn."""
    dossier = public["dossier"]
    round_ = Round.objects.filter(dossier=dossier, subject__isnull=False).first()
    councils = list(Body.objects.filter(kind=BodyKind.COUNCIL))
    themes = [*dossier.themes.all(), None]
    for place_ in range(number):
        on = FIRST_DAY + timedelta(days=choose.randrange(500))
        yield Remark(
            kind=choose.choice(RemarkKind.values),
            body=choose.choice(councils),
            subject=round_.subject,
            section=f"hoofdstuk {place_ % 12 + 1}",
            theme=choose.choice(themes),
            round=round_,
            text=said(choose, 40) + (f" {RARE}" if place_ % 100 == 0 else ""),
            **dated(on),
            **public,
        )


def reply(remark, body, choose, public):
    return Reply(
        remark=remark,
        body=body,
        outcome="niet",
        reasons=said(choose, 30),
        **dated(date(2017, 3, 1)),
        **public,
    )


def place(remark, source, dossier):
    return Evidence(
        dossier=dossier, remark=remark, source=source, place=f"blz. {remark.pk % 90}", summary="-"
    )


def said(choose, number):
    return " ".join(choose.choices(WORDS, k=number))


def dated(on):
    return {"dated_on": on.isoformat(), "first_on": on, "last_on": on}
