"""Wishes, objections, conditions and questions that nobody replied to and that did not lapse."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from ...life import Life
from ...models import Milestone, Remark, Reply, Status
from ..raised import life_of, proposal_of
from ..stances import states
from .mine import kept

WAITS = (Life.INGEDIEND, Life.GEBUNDELD)
SAID = (Status.SHARED, Status.PUBLISHED)


def unanswered(reader, today):
    """Return the remarks without a Reply whose proposal is not fallen, newest first; two queries.

    Those of the reader's bodies; for the regioredactie, who writes the replies down, all of its
    dossiers. A closed dossier is judged on its last day.
    """
    rows = open_remarks(reader)
    events = states_of(rows)
    return [each for each in rows if life_on(each, events, today) in WAITS]


def open_remarks(reader):
    """Return what was shared or published and got no reply that the reader sees."""
    replies = Reply.objects.visible_to(reader).exclude(status=Status.WITHDRAWN)
    carriers = Remark.objects.visible_to(reader).filter(carried_from=OuterRef("pk"))
    rows = Remark.objects.visible_to(reader).filter(kept(reader) | kept(reader, body=None))
    rows = rows.filter(~Exists(replies.filter(remark=OuterRef("pk"))), status__in=SAID)
    related = ("round__bundle", "dossier", "subject", "body")
    carried = rows.annotate(is_carried=Exists(carriers)).select_related(*related)
    return list(carried.order_by("-first_on", "-pk"))


def states_of(remarks):
    """Return the events that gave the subjects of these remarks a state, by dossier, in order."""
    subjects = {proposal_of(each) for each in remarks} - {None}
    found = defaultdict(list)
    events = Milestone.objects.states().filter(subject__in=subjects)
    for event in events.order_by("first_on", "last_on", "id"):
        found[event.dossier_id].append(event)
    return found


def life_on(remark, events, today):
    """Return the Life of a remark without a reply on the day that its dossier asks for."""
    day = remark.dossier.default_day(today)
    return life_of(remark, (), states(events[remark.dossier_id], day), day)
