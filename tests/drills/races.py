"""Two presses at once on a Regio that is served by two processes.

python -m tests.drills.races [ROUNDS]             (SQLite)
.ci/with-postgres python -m tests.drills.races [ROUNDS]

A double click is done once and answered as done; two people who record at once both do; of one who
changes a draft and one who throws it away, the second is told what the first did."""

import sys
from collections import Counter
from tempfile import TemporaryDirectory
from threading import Barrier, Thread

from tests.drills.served import begin, serving
from tests.drills.visitor import Visitor


def main(rounds):
    with TemporaryDirectory() as folder:
        begin(REGIO_SQLITE=f"{folder}/regio.sqlite3")
        from tests.decisions.web.workspace.decision_form.typing import Desk  # after `begin`

        desk = Desk()
        assert desk.groups
        with serving(workers=2, threads=2) as port:
            for told, race in RACES.items():
                came = Counter(race(desk, port, number) for number in range(rounds))
                print(f"{told}: {dict(came)}")
                assert came.keys() <= ALLOWED[told], came


def at_once(*presses):
    """Press each (visitor, address, fields) at the same moment; return the responses."""
    start, answers = Barrier(len(presses)), [None] * len(presses)

    def press(place, visitor, address, fields):
        start.wait(timeout=30)
        answers[place] = visitor.post(address, fields)

    threads = [Thread(target=press, args=(place, *each)) for place, each in enumerate(presses)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    return answers


def list_statuses(answers):
    return tuple(sorted(each.status for each in answers))


def fill_decision(desk, visitor, body, title):
    """Return the address of the form for a decision and what it sends once it is filled in."""
    address = f"/werkblad/{desk.dossier.slug}/besluit/"
    opened = visitor.open_form(address)
    known = {name: opened[name] for name in ("once", "csrfmiddlewaretoken")}
    typed = desk.typed(title=title, body=body.pk, then="concept", **desk.stance("voor"))
    return address, dict(typed.lists()) | known


def press_twice(desk, port, number):
    one, other = (Visitor(port, desk.griffie.user) for _ in range(2))
    address, fields = fill_decision(desk, one, desk.council, f"Dubbel {number}")
    other.cookies = one.cookies
    answers = at_once((one, address, fields), (other, address, fields))
    assert len({each.headers["Location"] for each in answers}) == 1
    return list_statuses(answers)


def record_both(desk, port, number):
    presses = []
    for by, body in ((desk.griffie, desk.council), (desk.other_griffie, desk.neighbour)):
        visitor = Visitor(port, by.user)
        presses.append((visitor, *fill_decision(desk, visitor, body, f"Samen {number}")))
    return list_statuses(at_once(*presses))


def change_and_throw_away(desk, port, number):
    draft = desk.position(draft=True).decision
    presses = []
    for page in ("", "weggooien/"):
        visitor, address = Visitor(port, desk.griffie.user), f"/werkblad/besluit/{draft.pk}/{page}"
        presses.append((visitor, address, visitor.open_form(address)))
    presses[0][2]["title"] = [f"Anders {number}"]
    return list_statuses(at_once(*presses))


RACES = {
    "a double click": press_twice,
    "two who record": record_both,
    "one who changes and one who throws away": change_and_throw_away,
}
ALLOWED = {
    "a double click": {(302, 302)},
    "two who record": {(302, 302)},
    "one who changes and one who throws away": {(302, 409)},
}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6)
