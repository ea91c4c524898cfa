"""One file of a dossier folder: its name and its columns."""

from dataclasses import dataclass
from typing import Any

from .column import Column


@dataclass(frozen=True)
class Table:
    """`name` is the file's without its ending; the columns stand as in the documentation.

    `key` names the columns by which a row is known again, where there is no id. `model` is what
    its rows are records of, None where they are of several.
    """

    name: str
    columns: tuple[Column, ...]
    ending: str = "csv"
    key: tuple[str, ...] = ("id",)
    model: Any = None

    @property
    def file(self) -> str:
        return f"{self.name}.{self.ending}"

    @property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def has_id(self) -> bool:
        return "id" in self.names

    @property
    def leads(self) -> tuple[str, ...]:
        """The columns that point into this same file."""
        return tuple(column.name for column in self.columns if column.table == self.name)
