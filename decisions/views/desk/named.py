"""What a record is called in a sentence of the workspace."""

from django.utils.translation import gettext as _

from ...models import Evidence, Position, Reply

LONGEST = 80


def named(record):
    """Return a short name of a record, without a query where its links were read along."""
    if isinstance(record, Position):
        who = f" ({record.groups_label})" if record.groups_label else ""
        return f"{record.subject.name}: {record.get_stance_display()}{who}"
    if isinstance(record, Reply):
        words = f"{record.get_outcome_display()}: {record.reasons}"
    elif isinstance(record, Evidence):
        words = record.place
    else:
        words = str(record)
    return shortened(words) or _("zonder naam")


def shortened(words):
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST else one_line[: LONGEST - 1] + "…"
