"""What goes along when a record is thrown away, in words; asked before anything is done."""

from django.db.models import Q
from django.utils.translation import ngettext

from ..models import (
    TARGETS,
    AgendaItem,
    Decision,
    Evidence,
    Position,
    PositionGroup,
    Remark,
    Round,
)


def hanging(record):
    """Return a sentence for each kind of thing that hangs on a record; eight queries at most."""
    counts = counts_of(record)
    return [words % number for words, number in counts if number]


def counts_of(record):
    """Return (words, number) of what has no meaning without the record."""
    positions = Position.objects.none()
    if isinstance(record, Decision):
        positions = Position.objects.filter(decision=record)
    elif isinstance(record, Position):
        positions = Position.objects.filter(pk=record.pk)
    remarks = remarks_of(record, positions)
    others = positions.exclude(pk=record.pk) if isinstance(record, Position) else positions
    lines = record.lines.count() if isinstance(record, AgendaItem) else 0
    groups = PositionGroup.objects.filter(position__in=positions)
    numbers = [others.count(), remarks.count(), groups.count(), lines]
    numbers.append(places_of(record, positions, remarks).count())
    found = list(zip(worded(numbers), numbers, strict=True))
    return found + (of_round(record) if isinstance(record, Round) else [])


def of_round(round_):
    """Return (words, number) of what a round is made of."""
    questions, bodies = round_.listed_questions.count(), round_.asked.count()
    extensions = round_.extensions.count()
    return [
        (ngettext("%d vraag", "%d vragen", questions), questions),
        (ngettext("%d gevraagd orgaan", "%d gevraagde organen", bodies), bodies),
        (ngettext("%d verlenging", "%d verlengingen", extensions), extensions),
    ]


def remarks_of(record, positions):
    if isinstance(record, Decision):
        return Remark.objects.filter(Q(decision=record) | Q(position__in=positions))
    return Remark.objects.filter(position__in=positions)


def places_of(record, positions, remarks):
    """Return the places in sources that show the record or something that goes along."""
    own = Q(position__in=positions) | Q(remark__in=remarks)
    for name, model in TARGETS.items():
        if isinstance(record, model):
            own |= Q(**{name: record})
    return Evidence.objects.filter(own)


def worded(numbers):
    """Return the words for each number, in the order of `counts_of`."""
    positions, remarks, groups, lines, places = numbers
    return [
        ngettext("%d standpunt", "%d standpunten", positions),
        ngettext("%d wens, bedenking of voorwaarde", "%d wensen of bedenkingen", remarks),
        ngettext("%d fractie achter een standpunt", "%d fracties achter een standpunt", groups),
        ngettext("%d regel", "%d regels", lines),
        ngettext("%d plaats in een bron", "%d plaatsen in een bron", places),
    ]
