"""What an action refused, told at the cell of the folder where it comes from."""

from ..folder.cells import write_cell


def refuse_record(progress, recipe, row, error):
    """Tell every sentence of a ValidationError or PermissionDenied at its own column."""
    for name, sentence in sentences(error):
        column = recipe.column_of(name)
        progress.refuse(row, column, written(recipe, row, column), sentence)


def sentences(error):
    """Yield (field, sentence); the field is '' for what concerns the whole record."""
    if hasattr(error, "error_dict"):
        for name, messages in error.message_dict.items():
            yield from ((name, message) for message in messages)
    else:
        yield from (("", message) for message in getattr(error, "messages", [str(error)]))


def written(recipe, row, column):
    """Return the cell as it stands in the file; for a whole row its id."""
    if not column:
        return row.id
    return write_cell(recipe.table.by_name[column], row.values[column])
