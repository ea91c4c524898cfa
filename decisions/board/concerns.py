"""Whom the subjects of a dossier concern, read once and asked of any day."""

from collections import defaultdict
from datetime import date

from ..domain.concerns import ConcernLine, find_concerned
from ..domain.course import join_stretches

# Before any day that is told: what counts before the first row of a subject counts from here.
FIRST_DAY = date.min


class ConcernBook:
    """The rows of a dossier that say whom its subjects concern; `homes` are the municipalities
    that any of them names, by key."""

    def __init__(self, rows):
        self.homes = {each.municipality_id: each.municipality for each in rows}
        self.days = {each.first_on for each in rows}
        self.lines = defaultdict(list)
        for each in rows:
            line = ConcernLine(each.municipality_id, each.first_on, each.takes_part)
            self.lines[each.subject_id].append(line)

    def find_lines(self, subject):
        """Return the ConcernLines of a subject, or of the variant that it works out where it has
        none itself; () where all members count."""
        return self.lines.get(subject.id) or self.lines.get(subject.works_out_id) or ()

    def find_keys(self, subject, day):
        """Return the keys of the municipalities that a subject concerns on a day, None where all
        members count."""
        return find_concerned(self.find_lines(subject), day)

    def list_stretches(self, subjects):
        """Return the Stretches in which a row says that one of these subjects concerns a
        municipality, by its key."""
        days = sorted({FIRST_DAY, *self.days})
        told = [(day, self.find_all_keys(subjects, day)) for day in days]
        named = {
            key: join_stretches((day, key in keys) for day, keys in told) for key in self.homes
        }
        return {key: [each for each in found if each.what] for key, found in named.items()}

    def find_all_keys(self, subjects, day):
        """Return the keys of every municipality that a row of one of these subjects concerns."""
        found = (self.find_keys(each, day) for each in subjects)
        return frozenset().union(*(keys for keys in found if keys is not None))
