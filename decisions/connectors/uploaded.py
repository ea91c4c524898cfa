"""Files of ORI-A that a griffie brings itself: one, or a zip of several; what is wrong is told with
the name of the file, the line and what is expected, of all files at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

from ..text_intake.limits import ZIP_FAULTS, is_locked, unpacks_in_steps
from .ori_a import parse_ori_a
from .pulled import PulledMeeting, PullRefused, text_in

_MB = 1024 * 1024
MOST_IN_A_FILE, MOST_IN_A_ZIP, MOST_UNPACKED = 2 * _MB, 5 * _MB, 10 * _MB
MOST_FILES, MOST_ENTRIES, MOST_FAULTS = 30, 500, 10
# What programs that pack a folder leave beside the files.
BESIDE = ("__MACOSX", ".")
ZIP_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")


class UploadRefused(Exception):
    """That nothing of what was brought is kept; `sentences` say in Dutch why, a file each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class UploadedMeeting:
    """A meeting with the name of the file that told of it."""

    file_name: str
    meeting: PulledMeeting


@dataclass(frozen=True)
class UploadedFiles:
    """The meetings that were brought, and how many other files of a zip were not read."""

    meetings: tuple[UploadedMeeting, ...]
    others: int = 0


def read_uploaded(name: str, content: bytes) -> UploadedFiles:
    """Return the meetings of a file of ORI-A, or of all such files in a zip; raise UploadRefused
    where any of them cannot be read. The content decides what it is, not its name."""
    if not content.startswith(ZIP_BEGINS):
        return UploadedFiles(_parse_all([(_shorten_name(name), content)]))
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = _list_entries(archive, len(content))
            wanted = [each for each in entries if each.filename.lower().endswith(".xml")]
            _refuse_count(wanted)
            meetings = _parse_all(_unpack(archive, wanted))
    except ZIP_FAULTS as error:
        raise UploadRefused(
            "Het zip-bestand is beschadigd of niet te lezen; pak het opnieuw in."
        ) from error
    return UploadedFiles(meetings, len(entries) - len(wanted))


def _list_entries(archive: ZipFile, size: int) -> list[ZipInfo]:
    """Return the files of a zip; raise UploadRefused for one that is too much, or locked."""
    if size > MOST_IN_A_ZIP:
        raise UploadRefused("Het zip-bestand is groter dan 5 MB; verdeel het over meer bestanden.")
    entries = [each for each in archive.infolist() if not each.is_dir()]
    if len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > MOST_UNPACKED:
        raise UploadRefused(
            "Het zip-bestand is uitgepakt te groot: verwacht worden ten hoogste "
            f"{MOST_FILES} bestanden van ORI-A, samen ten hoogste 10 MB."
        )
    if any(map(is_locked, entries)):
        raise UploadRefused("Het zip-bestand heeft een wachtwoord; pak het in zonder wachtwoord.")
    if not all(map(unpacks_in_steps, entries)):
        raise UploadRefused(
            "Het zip-bestand is op een ongewone manier ingepakt; pak het opnieuw in."
        )
    return [each for each in entries if not each.filename.startswith(BESIDE)]


def _refuse_count(wanted: list[ZipInfo]) -> None:
    if not wanted:
        raise UploadRefused(
            "In het zip-bestand staat geen enkel XML-bestand; verwacht wordt ORI-A, een bestand "
            "per vergadering."
        )
    if len(wanted) > MOST_FILES:
        raise UploadRefused(
            f"In het zip-bestand staan {len(wanted)} XML-bestanden; verwacht worden er ten hoogste "
            f"{MOST_FILES}."
        )


def _unpack(archive: ZipFile, wanted: list[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file, no further than one byte past what is read."""
    for each in wanted:
        with archive.open(each) as file:
            yield _shorten_name(each.filename), file.read(MOST_IN_A_FILE + 1)


def _shorten_name(name: str) -> str:
    """Return the name of a file as a page can show it."""
    return text_in(PurePosixPath(name.replace("\\", "/")).name, 100) or "bestand"


def _parse_all(files: Iterable[tuple[str, bytes]]) -> tuple[UploadedMeeting, ...]:
    """Return the meeting of each file; raise UploadRefused with a sentence for each that is
    wrong."""
    found: dict[str, UploadedMeeting] = {}
    faults: list[str] = []
    for name, content in files:
        try:
            read = UploadedMeeting(name, _parse_bounded(content))
        except PullRefused as refusal:
            faults.append(f"{name}: {refusal}")
            continue
        if first := found.get(read.meeting.key):
            told = f"vertelt over dezelfde vergadering als {first.file_name}; kies er één van."
            faults.append(f"{name}: {told}")
        found.setdefault(read.meeting.key, read)
    if len(faults) > MOST_FAULTS:
        more = len(faults) - MOST_FAULTS
        faults[MOST_FAULTS:] = [f"En nog {more} andere bestanden zijn niet te lezen."]
    if faults:
        raise UploadRefused(*faults)
    return tuple(found.values())


def _parse_bounded(content: bytes) -> PulledMeeting:
    if not content:
        raise PullRefused("Het bestand is leeg; verwacht wordt een bestand van ORI-A 1.0.")
    if len(content) > MOST_IN_A_FILE:
        raise PullRefused("Het bestand is groter dan 2 MB; verwacht wordt één vergadering.")
    return parse_ori_a(content)
