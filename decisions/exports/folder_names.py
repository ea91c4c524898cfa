"""The ids of an exported folder: keys where there are, else made from what names the record."""

from hashlib import blake2s

from django.utils.text import slugify

from ..folder import TABLES
from ..folder.column import ID_LENGTH
from ..history.handmade import made_up_ids


class Names:
    """Gives every record of one table an id of its own, the same ones for the same records."""

    def __init__(self):
        self._given = set()

    def give(self, wanted):
        """Return `wanted`, made to fit; where it was given before, with a number behind it."""
        name, count = fitting(wanted), 1
        while name in self._given:
            count += 1
            name = fitting(f"{wanted}-{count}")
        self._given.add(name)
        return name


def fitting(wanted):
    """Return an id of at most 80 characters; a longer one ends in a short sum of the whole."""
    if len(wanted) <= ID_LENGTH:
        return wanted
    total = blake2s(wanted.encode(), digest_size=4).hexdigest()
    return f"{wanted[: ID_LENGTH - len(total) - 1]}-{total}"


def ids_of(table, records, known):
    """Return an id by primary key for the records of one table that has ids.

    `known` are the ids given so far, by table: a term is named after its council, a group after
    its term. What rests on something without an id gets none.
    """
    if table == "bodies" or TABLES[table].by_name["id"].field == "slug":
        wanted = {record.pk: record.slug for record in records}
    elif table == "terms":
        wanted = {
            each.pk: joined(known["bodies"].get(each.body_id), each.first_on) for each in records
        }
    elif table == "groups":
        wanted = {
            each.pk: joined(known["terms"].get(each.term_id), slugify(each.name) or "fractie")
            for each in records
        }
    else:
        wanted = keyed(table, records)
    names = Names()
    return {pk: names.give(each) for pk, each in wanted.items() if each}


def joined(home, name):
    return f"{home}-{name}" if home else ""


def keyed(table, records):
    """Return the keys of records, made up for those that were made by hand."""
    made_up = {} if table == "sources" else made_up_ids(records, table)
    return {record.pk: record.key or made_up[record.pk] for record in records}
