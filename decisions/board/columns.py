"""Which subjects share a column of the board, and which of them is shown."""

from ..models import SubjectKind

LOOSE = "richtingen"


def families(subjects):
    """Return the families in the order of the board, each a tuple whose first names it.

    A variant with the proposals that work it out and the directions that name it; a proposal
    that works out none alone; all other directions together, last.
    """
    heads = {s.pk: [s] for s in subjects if home_of(s) is None and s.kind != SubjectKind.DIRECTION}
    loose = []
    for subject in subjects:
        home = home_of(subject)
        if home in heads:
            heads[home].append(subject)
        elif subject.pk not in heads:
            loose.append(subject)
    found = [tuple(family) for family in heads.values()]
    return found + ([tuple(loose)] if loose else [])


def home_of(subject):
    """Return the key of the variant in whose column the subject stands."""
    return subject.works_out_id or subject.column_id


def shown_of(family, chosen, states, spoken_on):
    """Return the subject of a family to show: the reader's choice, else the latest proposal that
    was put by the day, else the first that somebody spoke on, else the head."""
    for subject in family:
        if subject.slug in chosen:
            return subject
    if family[0].kind != SubjectKind.DIRECTION:
        put = [s for s in family if s.kind == SubjectKind.PROPOSAL and s.pk in states]
        return put[-1] if put else family[0]
    return next((s for s in family if s.pk in spoken_on), family[0])
