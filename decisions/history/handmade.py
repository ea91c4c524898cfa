"""Ids for records without a key: made by hand, and known again when a folder brings them back."""

from hashlib import blake2s


def made_up_ids(records, table):
    """Return an id by primary key for those of `records` that have no key; at most one query.

    `records` are of one model and one dossier. An id names the table, the primary key and the
    moment of recording, so that in another database it is nobody's.
    """
    handmade = [record for record in records if not record.key]
    if not handmade:
        return {}
    rows = type(handmade[0]).history.filter(history_type="+", dossier=handmade[0].dossier_id)
    born = dict(rows.order_by("id").values_list("id", "history_date"))
    return {record.pk: made_up_id(table, record.pk, born.get(record.pk)) for record in handmade}


def made_up_id(table, key, born_at):
    """Return 'decisions-17-…', the end of it short for when the record was made."""
    moment = born_at.isoformat() if born_at else ""
    return f"{table}-{key}-{blake2s(moment.encode(), digest_size=4).hexdigest()}"
