"""One subject over all councils: each with its cell, so that a name leads to its position."""


def tiles_of(rows, place):
    """Return (row, cell) of each row's cell at `place`."""
    return tuple((row, row.cells[place]) for row in rows)


def cells_of(codes, tiles):
    """Return the (row, cell) of these municipalities, in the order of the board."""
    wanted = set(codes)
    return [(row, cell) for row, cell in tiles if row.municipality.code in wanted]
