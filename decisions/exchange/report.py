"""What an import would do or did: counts per file, everything wrong, and what was left alone."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from .folder import SETTINGS, TABLES, Problem
from .folder.sheets import format_shown_value

REPORTED_FILES = (SETTINGS.file, *(table.file for table in TABLES.values()))


class RowOutcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class FileCount:
    """Records of one file; `wrong` counts its rows (and the file itself) with a problem."""

    new: int = 0
    changed: int = 0
    same: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class AbsentRecord:
    """A record of the dossier that stands, but is not in the folder; it is left untouched."""

    file: str
    name: str


@dataclass(frozen=True, slots=True)
class SharedChange:
    """A field of the register that a row would rewrite, and what else rests on that record."""

    file: str
    line: int
    column: str
    old: str
    new: str
    owner: str


@dataclass(frozen=True, slots=True)
class ImportNotice:
    """A sentence about a row that is right, and that a person had better look at."""

    file: str
    line: int
    words: str


@dataclass(frozen=True)
class ImportReport:
    """`counts` by file, in the order of the documentation; files without records left out.

    `shared` are the fields of the register that others rest on and that come to say something
    else; where that was not accepted each is a problem too. `notices` keep nothing from being
    stored.

    `is_stored` tells that the database now holds what the folder says.
    """

    counts: dict[str, FileCount]
    problems: tuple[Problem, ...] = ()
    absent: tuple[AbsentRecord, ...] = ()
    shared: tuple[SharedChange, ...] = ()
    notices: tuple[ImportNotice, ...] = ()
    is_stored: bool = False

    @property
    def is_right(self) -> bool:
        return not self.problems

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to write: no record is new or changed."""
        return not any(count.new or count.changed for count in self.counts.values())


class ImportProgress:
    """Collects, while an import runs, what becomes of every row."""

    def __init__(self, problems=()):
        self.problems = list(problems)
        self.absent = []
        self.shared = []
        self.notices = []
        self._states = defaultdict(dict)

    def mark(self, row, state, name=""):
        """Record what a row does; who was new stays new, a change outweighs 'same'."""
        states = self._states[row.file]
        place = (row.line, name)
        if states.get(place) in (None, RowOutcome.SAME):
            states[place] = state

    def refuse(self, row, column, value, expected):
        self.problems.append(
            Problem(row.file, row.line, column, format_shown_value(value), expected)
        )

    def notice(self, row, words):
        self.notices.append(ImportNotice(row.file, row.line, words))

    def is_touched(self, row):
        """Whether a row is new or changes something."""
        state = self._states[row.file].get((row.line, ""))
        return state in (RowOutcome.NEW, RowOutcome.CHANGED)

    def is_wrong(self, file):
        """Whether anything in this file is wrong so far."""
        return any(base_file_name(problem.file) == file for problem in self.problems)

    def report(self, *, is_stored=False):
        """Return everything collected, in the order of the files."""
        problems = sorted(self.problems, key=import_place_of)
        absent = () if problems else tuple(self.absent)
        return ImportReport(
            self._counts(),
            tuple(problems),
            absent,
            tuple(self.shared),
            tuple(sorted(self.notices, key=import_place_of)),
            is_stored and not problems,
        )

    def _counts(self):
        lines = {(problem.file, problem.line) for problem in self.problems}
        wrong = Counter(file for file, _ in lines)
        files = sorted({*self._states, *wrong}, key=import_position_of)
        return {file: self._count(file, wrong[file]) for file in files}

    def _count(self, file, wrong):
        states = Counter(state.value for state in self._states[file].values())
        return FileCount(**states, wrong=wrong)


def import_place_of(told):
    """Return what puts what is told of rows in the order of the files."""
    return import_position_of(told.file), told.line


def import_position_of(file):
    name = base_file_name(file)
    return (REPORTED_FILES.index(name) if name in REPORTED_FILES else len(REPORTED_FILES), file)


def base_file_name(file):
    """Return the name of a file that may stand in a folder which this one extends."""
    return PurePosixPath(file).name
