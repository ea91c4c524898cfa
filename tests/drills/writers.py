"""Writers at a served Regio: each changes the title of a draft of its own, over and over."""

from threading import Barrier, Thread
from uuid import uuid4

from tests.drills.visitor import Visitor


def make_drafts(number, *, in_one_dossier=False):
    """Return (draft, griffie) for so many writers: a dossier each, or all in one."""
    from tests.decisions.worlds import World  # models, after `begin`

    worlds = [World()] * number if in_one_dossier else [World() for _ in range(number)]
    return [(each.decision(draft=True), each.griffie.user) for each in worlds]


class Writer(Thread):
    """Sends until it is told to stop, its line breaks or it is refused.

    `acknowledged` are the titles that were answered with a redirect, `refused` the statuses of
    what was not.
    """

    def __init__(self, port, draft, user, start):
        super().__init__(daemon=True)
        self.start_together, self.is_over = start, False
        self.acknowledged, self.refused = [], []
        self.draft, self.version = draft, draft.version
        self.visitor = Visitor(port, user)
        self.address = f"/werkblad/besluit/{draft.pk}/"
        self.fields = self.visitor.open_form(self.address)

    def run(self):
        self.start_together.wait(timeout=30)
        try:
            while not self.is_over:
                self.change()
        except OSError:
            pass  # the server was killed

    def change(self):
        title = f"Titel {self.version} {uuid4().hex}"
        typed = {"title": title, "expected_version": self.version, "once": str(uuid4())}
        answer = self.visitor.post(self.address, self.fields | typed)
        if answer.status == 302:
            self.acknowledged.append(title)
            self.version += 1
        else:
            self.refused.append(answer.status)


def start_writers(place, drafts, kind=None):
    """Return Writers, or others of that kind, that began together on drafts; `place` is the port,
    or whatever else their kind is told."""
    barrier = Barrier(len(drafts))
    found = [(kind or Writer)(place, draft, user, barrier) for draft, user in drafts]
    for each in found:
        each.start()
    return found


def stop_writers(found):
    for each in found:
        each.is_over = True
    for each in found:
        each.join(timeout=60)
