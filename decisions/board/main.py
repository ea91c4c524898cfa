"""What a page shows first where it shows one subject: the proposal that was put last."""

from ..models import SubjectKind


def main_subject(subjects, events, day, spoken_on=()):
    """Return the proposal that was put last by `day`; else the first subject that somebody spoke
    on, else the first, else None.

    Subjects and events (Milestones) come in order; `spoken_on` holds keys of subjects.
    """
    proposals = {each.pk: each for each in subjects if each.kind == SubjectKind.PROPOSAL}
    put = {}
    for event in events:
        if event.state and event.first_on <= day and event.subject_id in proposals:
            put.setdefault(event.subject_id, event)
    if put:
        return proposals[max(put, key=lambda key: order_of(put[key], proposals[key]))]
    spoken = (each for each in subjects if each.pk in spoken_on)
    return next(spoken, next(iter(subjects), None))


def order_of(event, proposal):
    """Return the sort key of a proposal by the event that put it."""
    return (event.first_on, event.last_on, proposal.number, proposal.pk)


def main_column(board):
    """Return the Column that holds the board's main subject, or None without subjects."""
    main = main_subject(board.subjects, board.milestones, board.day, spoken_on(board))
    columns = (each for each in board.columns if main in each.subjects)
    return next(columns, None) if main else None


def spoken_on(board):
    """Return the keys of the subjects on which a council holds something of its own."""
    cells = (cell for row in board.councils for cell in row.cells)
    return {cell.subject.pk for cell in cells if cell.is_known and cell.via is None}
