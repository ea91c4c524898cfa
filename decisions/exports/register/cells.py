"""What every spreadsheet asks of a text before it stands in a cell."""

LONGEST = 32_767
CUT = " […]"
# A program that opens a sheet takes a text for a formula when it begins with one of these.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def looks_like_a_formula(text):
    return text.startswith(FORMULA_SIGNS)


def fitting(text):
    """Return a text of at most 32,767 UTF-16 units, which is all that a cell of Excel holds.

    One text is never so long; the reasons of nine long replies together can be.
    """
    if len(text) * 2 <= LONGEST or units(text) <= LONGEST:
        return text
    whole = text.encode("utf-16-le")[: 2 * (LONGEST - units(CUT))]
    return whole.decode("utf-16-le", errors="ignore") + CUT


def units(text):
    return len(text.encode("utf-16-le")) // 2
