"""Rows of one file that point at each other, put so that none comes before what it needs."""


def in_order(rows, leads):
    """Return the rows with those that the `leads` columns point to first, else as they stood.

    Rows in a circle keep the place where the circle was entered.
    """
    if not leads:
        return list(rows)
    by_id = {row.id: row for row in rows}
    started, ordered = set(), []
    for row in rows:
        waiting = [row] if row.id not in started else []
        started.add(row.id)
        while waiting:
            ahead = next_ahead(waiting[-1], leads, by_id, started)
            if ahead is None:
                ordered.append(waiting.pop())
            else:
                started.add(ahead.id)
                waiting.append(ahead)
    return ordered


def next_ahead(row, leads, by_id, started):
    """Return a row that must come before this one and was not started yet, or None."""
    ids = (row.values[lead] for lead in leads)
    return next((by_id[each] for each in ids if each in by_id and each not in started), None)
