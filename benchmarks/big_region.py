"""A made-up dossier of every municipality of the register, straight into a database that is thrown
away afterwards. The municipalities exist; what their councils hold here is invented."""

import random
from datetime import UTC, date, datetime, timedelta

from decisions.models import (
    Decision,
    Dossier,
    Evidence,
    Form,
    Milestone,
    Position,
    Remark,
    RemarkKind,
    Round,
    RoundBody,
    Status,
    Subject,
    SubjectKind,
)
from municipalities.models import (
    Body,
    BodyKind,
    CouncilTerm,
    Municipality,
    Population,
    PublisherKind,
    Region,
    RegionMembership,
    Source,
)
from municipalities.register.lines import read_register_file
from municipalities.register.loading import REGISTER_FILE

SLUG = "verzonnen-dossier-van-alle-gemeenten"
BATCH = 500
PUBLIC = {
    "status": Status.PUBLISHED,
    "public_from": datetime(2025, 1, 1, tzinfo=UTC),
    "shared_at": datetime(2025, 1, 1, tzinfo=UTC),
}
STANCES = (
    *("voor", "voor", "voor", "voor_mits", "geen_blokkade", "nader_onderzoek"),
    *("pas_op_de_plaats", "geen_standpunt", "tegen"),
)
FIRST_ACT, SECOND_ACT = date(2025, 3, 1), date(2025, 9, 1)
DAY = "2025-12-01"


def fill(councils, subjects):
    """Make a dossier of so many councils and subjects, most of which hold something, half of them
    something else half a year later. No history goes with it."""
    choose = random.Random(councils * 100 + subjects)
    source = Source.objects.create(
        key="verzonnen", title="Verzonnen", publisher_kind=PublisherKind.BODY
    )
    region = Region.objects.create(slug="verzonnen-regio", name="Verzonnen regio")
    bodies = make_councils(councils, region, source, choose)
    dossier = Dossier.objects.create(
        region=region,
        slug=SLUG,
        title="Verzonnen dossier van alle gemeenten",
        question="Wat zouden zij vinden?",
        rule="meerderheid_raden",
        dated_on="2025-01-01",
        **PUBLIC,
    )
    columns = make_subjects(dossier, subjects)
    positions = make_acts(dossier, bodies, columns, choose)
    make_readings(dossier, positions, source)
    make_remarks(dossier, bodies, columns[0], choose)
    make_moments(dossier, columns[0])


def make_councils(number, region, source, choose):
    """Make so many municipalities of the register with a council each; return the councils."""
    living = [each for each in read_register_file(REGISTER_FILE) if each.ended_on is None]
    homes = Municipality.objects.bulk_create(build_home(each) for each in living[:number])
    dated = {"dated_on": "2022-01-01", "source": source}
    saved(RegionMembership, (dict(region=region, municipality=each, **dated) for each in homes))
    saved(
        Population,
        (
            dict(municipality=each, inhabitants=choose.randint(1_000, 900_000), **dated)
            for each in homes
        ),
    )
    bodies = [
        Body(kind=BodyKind.COUNCIL, municipality=each, name=f"Gemeenteraad {each.name}")
        for each in homes
    ]
    for each in bodies:
        each.slug = each.make_slug()
    bodies = Body.objects.bulk_create(bodies, BATCH)
    terms = {"dated_on": "2022-03-30", "election_year": 2022, "source": source}
    saved(CouncilTerm, (dict(body=each, **terms) for each in bodies))
    return bodies


def build_home(line):
    home = Municipality(code=line.code, name=line.name, province=line.province)
    home.slug = home.make_slug()
    return home


def saved(model, rows):
    """Make the dated rows of a model at once."""
    made = [model(**each) for each in rows]
    for each in made:
        each.set_bounds()
    return model.objects.bulk_create(made, BATCH)


def make_subjects(dossier, number):
    return Subject.objects.bulk_create(
        Subject(
            dossier=dossier,
            kind=SubjectKind.VARIANT,
            slug=f"onderwerp-{place}",
            name=f"Verzonnen onderwerp {place}",
            short_name=f"Onderwerp {place}",
            number=place,
        )
        for place in range(1, number + 1)
    )


def make_acts(dossier, bodies, subjects, choose):
    """Make a decision of every council on seventeen in twenty of the subjects, and of half of the
    councils a second one on some; return the positions."""
    decisions, told = [], []
    for place, body in enumerate(bodies):
        for begun, share in ((FIRST_ACT, 0.85), (SECOND_ACT, 0.2))[: 1 + place % 2]:
            on = begun + timedelta(days=choose.randrange(60))
            decisions.append(
                Decision(
                    dossier=dossier,
                    body=body,
                    number=len(decisions) + 1,
                    speaker="orgaan",
                    form=Form.DECISION,
                    title="Verzonnen besluit",
                    dated_on=on.isoformat(),
                    first_on=on,
                    last_on=on,
                    **PUBLIC,
                )
            )
            told.append([each for each in subjects if choose.random() < share])
    decisions = Decision.objects.bulk_create(decisions, BATCH)
    return Position.objects.bulk_create(
        (
            Position(
                dossier=dossier,
                decision=decision,
                body=decision.body,
                subject=subject,
                stance=choose.choice(STANCES),
                **PUBLIC,
            )
            for decision, about in zip(decisions, told, strict=True)
            for subject in about
        ),
        BATCH,
    )


def make_readings(dossier, positions, source):
    """Make the reading that shows each of the positions."""
    readings = Evidence.objects.bulk_create(
        (
            Evidence(
                dossier=dossier,
                position=each,
                source=source,
                place="blz. 1",
                summary="Verzonnen.",
                reads_stance=each.stance,
            )
            for each in positions
        ),
        BATCH,
    )
    for position, reading in zip(positions, readings, strict=True):
        position.shown = reading
    Position.objects.bulk_update(positions, ["shown"], BATCH)


def make_remarks(dossier, bodies, subject, choose):
    """Make a round on a subject that every council is asked in, and a remark of each."""
    asked = saved(
        Round,
        [
            {
                "dossier": dossier,
                "title": "Verzonnen ronde",
                "subject": subject,
                "legal_basis": "afspraak",
                "dated_on": "2025-02-01",
                "due_on": date(2026, 1, 31),
            }
        ],
    )[0]
    RoundBody.objects.bulk_create((RoundBody(round=asked, body=each) for each in bodies), BATCH)
    saved(
        Remark,
        (
            dict(
                dossier=dossier,
                body=each,
                subject=subject,
                round=asked,
                kind=choose.choice(RemarkKind.values),
                text="Een verzonnen wens.",
                dated_on="2025-04-01",
                **PUBLIC,
            )
            for each in bodies
        ),
    )


def make_moments(dossier, subject):
    about = {"dossier": dossier, "subject": subject, "is_moment": True}
    days = {"Begin": "2025-02-01", "Zomer": "2025-07-01", "Eind": "2025-11-15"}
    saved(Milestone, ({**about, "title": title, "dated_on": on} for title, on in days.items()))
