"""In which order a write locks what others may wait for: DESIGN §6, 'One order of locks'."""

from itertools import pairwise

LOCKS = (
    'SELECT "decisions_dossiercounter"."id"',
    'INSERT INTO "decisions_idempotencykey"',
    'INSERT INTO "decisions_decision"',  # takes a number of its dossier
    'UPDATE "municipalities_registercounter"',
    'UPDATE "municipalities_journalcounter"',
)


def locks(asked):
    """Return for each whole write the places in LOCKS of what it locked, in turn."""
    writes = [[]]
    for each in asked.captured_queries:
        if each["sql"].startswith(("BEGIN", "SAVEPOINT")):
            writes.append([])
        writes[-1] += [place for place, lock in enumerate(LOCKS) if each["sql"].startswith(lock)]
    return [write for write in writes if write]


def are_in_order(asked):
    """Whether every write among these queries took its locks in the one order."""
    return all(first <= then for write in locks(asked) for first, then in pairwise(write))
