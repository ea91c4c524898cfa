"""What stands in an empty table: its heads, one example that says that it is one, and the words
that explain each column."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...tables import TableKind
from ...tables.rows import EXAMPLE


@dataclass(frozen=True)
class ColumnExplanation:
    """A column as the sheet with the explanation tells it."""

    label: str
    is_required: bool
    told: str


@dataclass(frozen=True)
class TableTemplate:
    """An empty table; `name` is that of its file, without an ending."""

    name: str
    title: str
    told: str
    heads: tuple[str, ...]
    example: tuple[str, ...]
    columns: tuple[ColumnExplanation, ...]
    notes: tuple[str, ...]


def build_table_template(kind: TableKind) -> TableTemplate:
    """Return the TableTemplate of a kind of table."""
    example = [column.example for column in kind.columns]
    example[0] = f"{EXAMPLE.capitalize()} {example[0]}"
    return TableTemplate(
        name=f"sjabloon-{kind.name}",
        title=kind.label,
        told=kind.told,
        heads=tuple(column.label for column in kind.columns),
        example=tuple(example),
        columns=tuple(
            ColumnExplanation(each.label, each.is_required, each.told) for each in kind.columns
        ),
        notes=(
            _("De rij die met ‘Voorbeeld:’ begint wordt niet ingelezen; u mag haar weghalen."),
            _("Kolommen die u niet gebruikt mag u leeg laten of weghalen."),
            _("Een lege cel verandert niets aan wat er al staat."),
        ),
    )
