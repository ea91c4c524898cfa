"""Two columns that were copied line by line, and what only looks like them."""

import pytest

from decisions.text_intake import ProposalKind, read_paper
from decisions.text_intake.side_by_side import part_columns

LEFT = [
    "Nieuwe haven",
    "De raad heeft de plannen voor",
    "de haven besproken. Er was veel",
    "te zeggen over de kosten en de",
    "tijd die het werk zal vragen.",
    "Besluit:",
    "- de haven te verdiepen;",
    "- de kade te vernieuwen.",
]
RIGHT = [
    "Oude brug",
    "De brug over de vaart is aan",
    "vervanging toe. Het werk begint",
    "in het voorjaar en duurt tot de",
    "zomer van het jaar daarna.",
    "Besluit:",
    "- de brug af te breken;",
    "- een veer te laten varen.",
]


def set_side_by_side(left, right, gutter=40):
    return "\n".join(f"{a:<{gutter}}{b}".rstrip() for a, b in zip(left, right, strict=True))


def test_the_right_column_comes_below_the_left_one():
    text = part_columns(f"Uit de raad\n\n{set_side_by_side(LEFT, RIGHT)}\n\nEinde van het bericht")

    assert text.split("\n") == [
        "Uit de raad",
        "",
        *LEFT,
        "",
        *RIGHT,
        "",
        "",
        "Einde van het bericht",
    ]


def test_the_points_of_each_column_are_its_own():
    found = read_paper(f"Besluitenlijst\n\n{set_side_by_side(LEFT, RIGHT)}")

    assert [each.value for each in found.find(ProposalKind.DECISION_POINT)] == [
        "- de haven te verdiepen;",
        "- de kade te vernieuwen.",
        "- de brug af te breken;",
        "- een veer te laten varen.",
    ]


def test_a_column_that_goes_on_alone_belongs_to_the_columns():
    lower = " " * 40 + "Het veer vaart elke dag."
    text = part_columns(
        f"{set_side_by_side(LEFT, RIGHT)}\nen de sluis.\n\n{lower}\n\nEinde van dit"
    )

    assert text.split("\n") == [
        *LEFT,
        "en de sluis.",
        "",
        "",
        "",
        *RIGHT,
        "",
        "",
        "Het veer vaart elke dag.",
        "",
        "",
        "Einde van dit",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Een brief zonder kolommen.",
        set_side_by_side(LEFT[:4], RIGHT[:4]),  # too few lines
        set_side_by_side(["Datum", "Aan", "Van", "Betreft", "Zaak", "Soort"], RIGHT[:6]),  # labels
        set_side_by_side(LEFT, [f"Bedrag: {n}" for n in range(8)]),  # a table
        f"{set_side_by_side(LEFT[:5], RIGHT[:5])}\n{'een regel die over de goot heen loopt ' * 2}\n"
        + set_side_by_side(LEFT[5:], RIGHT[5:]),
    ],
)
def test_what_is_no_pair_of_columns_stays_as_it_is(text):
    assert part_columns(text) == text
