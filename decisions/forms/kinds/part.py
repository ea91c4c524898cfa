"""How many rows of a part of a record, such as its elements, a form of the record shows."""

from ..conflict import names_in

SPARE, MOST = 3, 60


def row_count(data, name, standing):
    """Return how many rows a form shows: those that stand or were typed, and some to fill in."""
    if data is None:
        return min(standing + SPARE, MOST)
    numbers = [int(each.split("-")[1]) for each in names_in(data, name) if "-" in each]
    return min(max(numbers, default=-1) + 1, MOST)
