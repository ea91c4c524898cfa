"""Take the register of municipalities in: all of it or nothing, and nothing the second time."""

from dataclasses import dataclass
from pathlib import Path

from ..actions.register import save_register_record
from ..audit import AuditedAct, note_act
from ..models import Municipality, PublisherKind, Source, Succession
from ..tracking import writing
from .lines import read_register_file

REGISTER_FILE = Path(__file__).parent / "gemeenten.csv"
LOAD_REASON = "Overgenomen uit het register van gemeenten (TOOI)."
LOADED_FIELDS = ("name", "province", "started_on", "ended_on")


@dataclass
class LoadCounts:
    """What a load did: municipalities and successions made, changed and found as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0


def load_register(path=REGISTER_FILE, *, by):
    """Bring the register in line with a file and return the LoadCounts.

    What the file does not name stays as it is. Raises WrongRegister before anything is written,
    PermissionDenied when `by` is not beheer.
    """
    lines = read_register_file(path)
    counts = LoadCounts()
    with writing():
        known = {each.code: each for each in Municipality.objects.all()}
        # Those that exist go first: of two with one name the living one gets the plain address.
        for line in sorted(lines, key=lambda line: line.ended_on is not None):
            known[line.code] = _keep(known.get(line.code), line, counts, by)
        _keep_successions(lines, known, counts, by)
        note_act(AuditedAct.IMPORTED, by=by, records=counts.new + counts.changed)
    return counts


def _keep(municipality, line, counts, by):
    wanted = {field: getattr(line, field) for field in LOADED_FIELDS}
    if municipality is None:
        counts.new += 1
        return save_register_record(
            Municipality(code=line.code, **wanted), by=by, reason=LOAD_REASON
        )
    if wanted == {field: getattr(municipality, field) for field in LOADED_FIELDS}:
        counts.same += 1
        return municipality
    counts.changed += 1
    for field, value in wanted.items():
        setattr(municipality, field, value)
    return save_register_record(municipality, by=by, reason=LOAD_REASON)


def _keep_successions(lines, known, counts, by):
    named = {(known[line.code], known[code]) for line in lines for code in line.successors}
    if not named:
        return
    pairs = {(each.municipality_id, each.successor_id) for each in Succession.objects.all()}
    source = _source(by)
    for municipality, successor in sorted(named, key=lambda pair: (pair[0].code, pair[1].code)):
        if (municipality.pk, successor.pk) in pairs:
            counts.same += 1
            continue
        counts.new += 1
        succession = Succession(municipality=municipality, successor=successor, source=source)
        save_register_record(succession, by=by, reason=LOAD_REASON)


def _source(by):
    """Return the register as a source, recorded when the first succession needs it."""
    found = Source.objects.filter(key="tooi").first()
    return found or save_register_record(
        Source(
            key="tooi",
            title="TOOI waardelijst gemeenten compleet, versie 4",
            publisher="KOOP",
            publisher_kind=PublisherKind.PUBLIC,
        ),
        by=by,
        reason=LOAD_REASON,
    )
