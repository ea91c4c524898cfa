"""What a paper says of itself: its kind, title, date and reference.

Each finder proposes one value or none: where two things could be meant, nothing is proposed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from municipalities.text import ParagraphKind, fold_text

from .columns import starts_with_label
from .proposals import PaperLine, Proposal, ProposalKind
from .scanned import mend_date
from .suggestions import find_dates

# The head of a paper: everything above its body.

_SALUTATION = re.compile(
    r"(?:zeer )?(?:geachte|beste|hooggeachte)\b|-{2,} ?(?:oorspronkelijk|doorgestuurd|original)",
    re.IGNORECASE,
)
_MOST_HEAD, _LETTERHEAD, _RUNNING_TEXT = 40, 15, 260


def list_head_lines(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Return the lines above the salutation, or above the second paragraph of running text."""
    head, long = [], 0
    for line in lines[:_MOST_HEAD]:
        long += len(line.text) > _RUNNING_TEXT and not line.is_item
        if _SALUTATION.match(line.text) or long > 1:
            break
        head.append(line)
    return head


def list_letterhead_lines(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """Return the lines of the head that are no item of a list."""
    return [
        line for line in list_head_lines(lines)[:_LETTERHEAD] if line.kind is ParagraphKind.TEXT
    ]


# Labels and what stands behind or below them.

_LABEL = (
    r"(?:{})(?: ?\([^()]{{2,40}}\))?"
    r"(?:\s*[:|]\s*|\s+(?=(?-i:[A-Z0-9\u2018\u201c]))|\s*$)(?P<value>.*)"
)


def build_label(*words: str) -> re.Pattern:
    """Return the pattern of a label in one of these words; its `value` is what stands behind."""
    return re.compile(_LABEL.format("|".join(words)), re.IGNORECASE)


_ANY_LABEL = re.compile(
    r"[A-Z][\w .&/()-]{1,35}:(?:\s|$)|(?:onderwerp|betreft|datum|(?:ons |uw )?kenmerk|aan|van"
    r"|bijlagen?|zaaknummer|contactpersoon|telefoon|doorkiesnummer|e-?mail|portefeuillehouder)\s*$",
    re.IGNORECASE,
)


def list_labelled_values(
    lines: Sequence[PaperLine], label: re.Pattern
) -> Iterator[tuple[str, PaperLine]]:
    """Yield what stands behind each such label, or on the line below it."""
    for place, line in enumerate(lines):
        if not (found := label.match(line.text)):
            continue
        value = found["value"].strip()
        if not value and place + 1 < len(lines) and _may_be_value(lines[place + 1]):
            value = lines[place + 1].text
        if value:
            yield value, line


def _may_be_value(line: PaperLine) -> bool:
    """Return whether a line may be what the label above it says: no other label, no sentence."""
    is_sentence = line.text.endswith(".") and _TELLS.search(line.text)
    return not (_ANY_LABEL.match(line.text) or _SALUTATION.match(line.text) or is_sentence)


def _only(found: Iterable[Proposal]) -> list[Proposal]:
    """Return the first proposal where all say the same, none where they differ."""
    given = list(found)
    return given[:1] if len({fold_text(each.value) for each in given}) == 1 else []


# The kind of paper, by the words with which it names itself.

_SORT = r"(?:(?:concept|ontwerp|kort|beknopt|samenvattend|openbare?)[- ]?)?"
_KINDS = (
    ("amendement", r"amendement\b"),
    ("motie", r"motie\b"),
    ("raadsinformatiebrief", r"raadsinformatiebrief|informatiebrief aan de raad"),
    ("raadsbrief", r"raadsbrief|collegebrief|brief aan (?:de|uw) (?:gemeente)?raad"),
    ("collegevoordracht", r"(?:concept-?)?voordracht voor het college"),
    ("initiatiefvoorstel", r"initiatief-?(?:raads)?voorstel"),
    ("collegevoorstel", r"collegevoorstel|b ?(?:en|&) ?w-?(?:voorstel|nota|advies)"),
    ("raadsvoorstel", r"raadsvoorstel|voorstel aan de (?:gemeente)?raad"),
    ("raadsbesluit", r"(?:ontwerp-?)?raadsbesluit"),
    ("besluitenlijst", rf"{_SORT}besluitenlijst"),
    ("verslag", rf"{_SORT}(?:(?:raads)?verslag|notulen)\b|handelingen van"),
    ("agenda", r"agenda\b|uitnodiging voor de (?:openbare )?vergadering"),
    ("zienswijze", r"zienswijze\b|wensen en bedenkingen\b"),
    ("schriftelijke vragen", r"schriftelijke vragen|raadsvragen|(?:artikel|art\.) ?[0-9]+ vragen"),
    ("persbericht", r"persbericht"),
    ("raadsnieuws", r"raads(?:nieuws|journaal|flits)\b|(?:nieuws )?uit de (?:gemeente)?raad\b"),
    ("verklaring", r"(?:gezamenlijke )?verklaring\b"),
    ("advies", r"advies (?:van|aan)\b"),
    ("memo", r"memo\b|notitie\b"),
)
_NAMED = [(kind, re.compile(shape, re.IGNORECASE)) for kind, shape in _KINDS]
_TO_COUNCIL = re.compile(
    r"(?:geachte|beste) (?:leden van de (?:gemeente)?raad|raadsleden|raad)\b", re.IGNORECASE
)
_PROPOSES = re.compile(
    r"gevraagd(?:e)? (?:raads)?besluit|(?:wij )?stellen (?:wij )?(?:u|uw raad|de raad) voor:?$",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"agendapunten\b", re.IGNORECASE)
_BY_ADDRESS = (("raadsbrief", _TO_COUNCIL), ("raadsvoorstel", _PROPOSES), ("agenda", _AGENDA))
_FIRST = 4


def find_paper_kind(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return what kind of paper it is, as its first lines call it, else as it addresses."""
    for line in lines[:_FIRST]:
        for kind, shape in _NAMED:
            if shape.match(line.text) and len(line.text) <= LONGEST_TITLE:
                return [Proposal(ProposalKind.PAPER_KIND, kind, line.paragraph, line.text)]
    for kind, shape in _BY_ADDRESS:
        for line in lines[:_MOST_HEAD]:
            if shape.match(line.text) and len(line.text) <= LONGEST_TITLE:
                return [Proposal(ProposalKind.PAPER_KIND, kind, line.paragraph, line.text)]
    return []


# The title: the subject that a paper names, else the line that stands at its top.

LONGEST_TITLE = 160
FOOT = 15  # lines in which a paper without a greeting is signed
_SUBJECT = build_label("onderwerp", "betreft", "betreffende", "titel", "inzake")
_NAME = build_label("titel")
_FORWARDED = re.compile(r"(?:(?:fwd?|re|antw|doorst) ?: ?)+", re.IGNORECASE)
_MOTION = re.compile(
    r"(?:gewijzigde? )?(?:motie|(?:sub)?amendement)\b(?! is\b| was\b| wordt\b| werd\b)"
    r"(?=.*[A-Za-z]{4,}.*[a-z]{3,}|.*[\u2018\u201c'])[ :]*(?=[A-Z0-9\u2018\u201c'])",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:geachte|beste|aan|van|op|wij|ik|het college|de (?:gemeente)?raad|gemeente|postbus|datum"
    r"|pagina|tel|behorende?|nr|nummer|agendapunt|vergadering|ingekomen|raad van"
    r"|burgemeester|concept$|\W*[0-9]{1,2}[-/ ])\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|wordt|worden|werd|kan|kunnen|zal|zullen|moet|vraagt"
    r"|besluit|stelt|vindt|wil|gaat|staat|komt)\b",
    re.IGNORECASE,
)
_DECIDING = re.compile(
    r"(?:in te )?(?:stemmen|kennis ?(?:te )?nemen|vast ?(?:te )?stellen|vaststell\w+|instemm\w+)\b",
    re.IGNORECASE,
)
_LONGEST_TOP = 120
_ABOUT_MANY = {"besluitenlijst", "verslag", "agenda"}
_CALLED_BY_KIND = {"motie", "amendement", "besluitenlijst", "verslag", "agenda", "zienswijze"}
_WRITER = re.compile(
    r"(?:gemeente(?:raad)?|raad van|provincie|waterschap|hoogheemraadschap"
    r"|openbaar lichaam|veiligheidsregio"
    r"|omgevingsdienst|gedeputeerde staten|algemeen bestuur|dagelijks bestuur)"
    r"(?: [A-Z][\w\u2019' -]{2,40})?"
    r"|openbaar",
    re.IGNORECASE,
)
_OF_MANY = re.compile(r"besluitenlijst|(?:concept-?)?verslag|notulen|agenda", re.IGNORECASE)
_OF_A_DAY = re.compile(r"[A-Z][a-z]+ [0-9]{1,2} [a-z]{3,9} [0-9]{4}")
_TOP = 6  # lines, those with a label included
_STAMP = re.compile(r"ingekomen\b", re.IGNORECASE)
_HELD = re.compile(r",? (?:gehouden|d\.d\.) .*|, [0-9]{1,2} [a-z]{3,9} [0-9]{4}$")
_NUMBER_ONLY = re.compile(
    r"(?:motie|(?:sub)?amendement)(?:\s+[A-Z0-9./-]{1,12}|\s+vreemd aan de orde van de dag)?",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:\b(?:de|het|een|van|voor|en|of|op|in|met|over|aan|te|tot)|[-,:])$")


def find_title(lines: Sequence[PaperLine], paper_kind: str = "") -> list[Proposal]:
    """Return the title: what follows 'Onderwerp' or 'Betreft', the names of the motions in a
    text of several, or the line at the top; none where the first lines are no title."""
    motions = [] if paper_kind in _ABOUT_MANY else list(_list_motions(lines))
    has_subject = any(list_labelled_values(list_head_lines(lines), _SUBJECT))
    if motions and not (len(motions) == 1 and has_subject):
        words = "; ".join(line.text.rstrip(" .") for line in motions)
        return [Proposal(ProposalKind.TITLE, words, motions[0].paragraph, words)]
    top = _find_top_line(lines)
    for value, line in _list_subjects(lines):
        words = _whole_subject(value, lines, line)
        if top and _DECIDING.match(words) and fold_text(top.text) in fold_text(words):
            break  # 'in te stemmen met' what the paper is called
        return [Proposal(ProposalKind.TITLE, words, line.paragraph, line.text)]
    if top is None:
        return []
    words = _HELD.sub("", top.text).rstrip(" .")
    return [Proposal(ProposalKind.TITLE, words, top.paragraph, top.text)]


def _list_subjects(lines: Sequence[PaperLine]) -> Iterator[tuple[str, PaperLine]]:
    """Yield what a paper calls its subject, the best first: its title where it has both, and for
    a mail that was sent on, that of what it brings."""
    head = list_head_lines(lines)
    yield from list_labelled_values(head, _NAME)
    given = list(list_labelled_values(head, _SUBJECT))
    if given and _FORWARDED.match(given[0][0]):
        brought = list_labelled_values(lines, _SUBJECT)
        yield from ((words, line) for words, line in brought if not _FORWARDED.match(words))
    yield from ((_FORWARDED.sub("", words), line) for words, line in given)


def _list_motions(lines: Sequence[PaperLine]) -> Iterator[PaperLine]:
    """Yield the lines that are the names of motions and amendments, each once."""
    seen: set[str] = set()
    times = Counter(line.paragraph for line in lines)
    for line in lines:
        stands_alone = times[line.paragraph] == 1 and not line.is_item
        is_name = (stands_alone or line is lines[0]) and not line.text.endswith((".", ";", ":"))
        is_title = is_name and _MOTION.match(line.text) and len(line.text) <= LONGEST_TITLE
        is_title = is_title and not _NUMBER_ONLY.fullmatch(line.text)
        if is_title and fold_text(line.text) not in seen:
            seen.add(fold_text(line.text))
            yield line


def _whole_subject(value: str, lines: Sequence[PaperLine], line: PaperLine) -> str:
    """Return a subject with the lines under it on which it goes on."""
    words = value
    for below in lines[lines.index(line) + 1 :]:
        if words == below.text:  # it stood on the line below its label
            continue
        goes_on = _UNFINISHED.search(words) or below.text[0].islower()
        if below.paragraph != line.paragraph or not goes_on or _ANY_LABEL.match(below.text):
            break
        words = f"{words} {below.text}"
    return words[:300].rstrip(" .")


def _find_top_line(lines: Sequence[PaperLine]) -> PaperLine | None:
    """Return the line at the top that may be a title, under those that name who writes and what
    kind of paper it is; minutes, a list of decisions or an agenda are called by that line."""
    top = [line for line in lines[:_TOP] if not starts_with_label(line.text)]
    for line, below in pairwise([*top[:3], None]):
        if _stands_above_title(line.text):
            continue
        if below and below.text[0].islower() and _OF_MANY.fullmatch(line.text):
            line = replace(line, text=_HELD.sub("", f"{line.text} {below.text}"))
        return line if _may_be_title(line) else None
    return None


def _stands_above_title(text: str) -> bool:
    """Return whether a line tells where a page is, who writes, or only the kind of paper."""
    is_about_page = " > " in text or _STAMP.match(text)
    is_kind = any(shape.match(text) for kind, shape in _NAMED if kind not in _CALLED_BY_KIND)
    return bool(is_about_page or is_kind or _NUMBER_ONLY.fullmatch(text) or _WRITER.fullmatch(text))


def _may_be_title(line: PaperLine) -> bool:
    text = line.text
    if not 8 <= len(text) <= _LONGEST_TOP or " " not in text or line.is_item:
        return False
    if not text[0].isupper() or text.endswith((",", ":")) or _ANY_LABEL.match(text):
        return False
    if " > " in text or _NO_TITLE.match(text) or (text.endswith(".") and _TELLS.search(text)):
        return False
    is_day = _read_placed_day(text) or _OF_A_DAY.fullmatch(text)
    return not (_NUMBER_ONLY.fullmatch(text) or is_day)


# The date of the paper itself: never one from its body.

_DATED = (
    build_label(
        r"datum(?: brief| verzending| document| voorstel)?",
        "dagtekening",
        "verzend(?:datum|dag)",
        r"d\.?d\.?",
        r"(?:definitieve |concept-?)?versie,?",
    ),
    build_label(
        r"verzonden(?: op)?",
        r"(?:datum )?(?:college)?besluit",
        r"datum (?:b ?(?:&|en) ?w|college|beantwoording)",
        r"(?:datum )?collegevergadering",
        r"college",
    ),
    build_label(
        r"datum (?:raad|raads?vergadering|(?:raads)?commissie|vergadering(?: raad)?|indiening)",
        r"(?:vergader|raads)datum",
        r"(?:raads|commissie)?vergadering(?: van| d\.?d\.?| op)?",
        r"raad(?: van| d\.?d\.?)?",
        r"ingekomen",
    ),
)
_MEETING = re.compile(
    r"\b(?:bijeen op|gehouden op|raadsvergadering|(?:raads)?vergadering,? "
    r"(?:van de (?:gemeente)?raad\b.{0,50}? )?(?:van|op|d\.?d\.?|gehouden op))\s+"
    r"(?P<value>(?=(?:[a-z]{3,7}dag,? )?[0-9]).{6,40})"
    r"|\bop (?P<together>[0-9]{1,2} [a-z]{3,9} [0-9]{4}) bijeen\b",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"(?:[A-Z][\w\u2019' -]{1,30},\s*)?(?:de dato\s+|d\.d\.\s+)?(?P<value>.{6,70})"
)
_OF_MEETINGS = {"motie", "amendement", "verslag", "agenda", "besluitenlijst", "raadsbesluit"}
_OF_MEETINGS |= {"verklaring"}
_OWN_DAY = re.compile(
    rf"(?:{_SORT}(?:besluitenlijst|(?:raads)?verslag|notulen|agenda))\b.{{0,80}}?"
    r"(?:\b(?:van|op|d\.?d\.?|voor)|,)\s+(?P<value>(?=(?:[a-z]{3,7}dag,? )?[0-9]).{6,40})",
    re.IGNORECASE,
)
_SIGNED_IN = re.compile(r"[A-Z][\w\u2019' -]{1,30}, (?=[0-9])")
_WHOLE_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AFTER_DATE = re.compile(r"[\s,.]*(?:(?:om|van)?\s*[0-9]{1,2}[:.][0-9]{2}.*)?")
_WEEKDAY = re.compile(
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ma|di|wo|do|vr|za|zo)\b\.?),?\s*",
    re.IGNORECASE,
)
_BODY_FIRST = re.compile(r"(?:gemeente)?raad,? (?:van |d\.d\. )?(?=[0-9])", re.IGNORECASE)
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)?,? (?:d\.d\.|van) ")
_FIGURE = re.compile(r"[0-9]")
_SHORT_YEAR = re.compile(r"(?<= )['\u2018\u2019](?=[0-9]{2}\b)")


def find_paper_date(lines: Sequence[PaperLine], paper_kind: str) -> list[Proposal]:
    """Return the day of the paper: behind its label, on a line of its own, or that of the
    meeting where the paper is a motion, a decision, minutes or an agenda."""
    head = list_head_lines(lines)
    is_of_meeting = paper_kind in _OF_MEETINGS
    finders = [
        _dates_behind_labels(head, _DATED[0]),
        _dates_alone(head),
        list(_dates_of_meetings(head))[:1] if is_of_meeting else (),
        _dates_of_papers(head) if is_of_meeting else (),
        _dates_behind_labels(head, _DATED[2]) if is_of_meeting else (),
        _dates_of_meetings(lines) if is_of_meeting else (),
        _dates_behind_labels(head, _DATED[1]),
        _dates_alone([line for line in lines[-FOOT:] if _SIGNED_IN.match(line.text)]),
        _dates_behind_labels(head, _DATED[2]),
        _dates_of_meetings([line for line in head[:_FIRST] if not line.text.endswith(".")]),
    ]
    for found in finders:
        if given := list(found):
            return _only(given)
    return []


def _dates_behind_labels(head: Sequence[PaperLine], label: re.Pattern) -> Iterator[Proposal]:
    for value, line in list_labelled_values(head, label):
        if day := _read_day(value):
            yield Proposal(ProposalKind.DATED_ON, day, line.paragraph, line.text)


def _dates_alone(head: Sequence[PaperLine]) -> Iterator[Proposal]:
    """Yield dates that fill a line of the head, with or without the place before them."""
    for place, line in enumerate(head):
        above = head[place - 1].text if place else ""
        day = _read_placed_day(line.text)
        if day and not _ANY_LABEL.fullmatch(above.strip()):
            yield Proposal(ProposalKind.DATED_ON, day, line.paragraph, line.text)


def _read_placed_day(line: str) -> str:
    """Return the day that a line is, with or without the place before it; '' for none."""
    if _WEEKDAY.match(line):
        return _read_day(line)
    placed = _PLACED.fullmatch(line)
    return _read_day(placed["value"]) if placed else ""


def _dates_of_meetings(lines: Sequence[PaperLine]) -> Iterator[Proposal]:
    for line in lines:
        for found in _MEETING.finditer(line.text):
            if day := _read_day(found["value"] or found["together"], is_whole=False):
                yield Proposal(ProposalKind.DATED_ON, day, line.paragraph, found[0])


def _dates_of_papers(head: Sequence[PaperLine]) -> Iterator[Proposal]:
    """Yield the days with which minutes, lists of decisions and agendas call themselves."""
    for line in head:
        found = _OWN_DAY.fullmatch(line.text)
        if found and (day := _read_day(found["value"])):
            yield Proposal(ProposalKind.DATED_ON, day, line.paragraph, line.text)


def _read_day(words: str, *, is_whole: bool = True) -> str:
    """Return the EDTF of the day that words begin with, as they are or before a scan damaged them;
    '' where they do not, or say more."""
    if not _FIGURE.search(words):
        return ""
    day, mended = _read_clean_day(words, is_whole=is_whole), mend_date(words)
    return day if day or mended == words else _read_clean_day(mended, is_whole=is_whole)


def _read_clean_day(words: str, *, is_whole: bool) -> str:
    words = _BODY_FIRST.sub("", _VERSION.sub("", words.strip()))
    bare = _SHORT_YEAR.sub("20", _WEEKDAY.sub("", words.strip()))
    for found in find_dates(bare, None):
        starts = bare[: found.start].strip(" :") == ""
        ends = not is_whole or _AFTER_DATE.fullmatch(bare[found.end :])
        if starts and ends and _WHOLE_DAY.fullmatch(found.value):
            return found.value
    return ""


# Its reference: ours, never that of a letter which it answers.

_NUMBERED = r"-?(?:nummer|nr\.?)"
_REFERENCES = (
    build_label(r"ons kenm(?:erk|\.)?", r"onze referentie", r"ons nummer"),
    build_label(
        r"kenmerk", r"briefkenmerk", r"ref\.", r"referentie(?:nummer)?", rf"brief{_NUMBERED}"
    ),
    build_label(rf"(?:raads)?voorstel{_NUMBERED}", r"voorstel aan de raad nr\.?"),
    build_label(rf"zaak(?:{_NUMBERED}|-?id)?", r"(?:nummer )?zaakdossier", rf"dossier{_NUMBERED}"),
    build_label(rf"(?:reg(?:istratie|\.)?|document|corsa|bis|volg|stuk){_NUMBERED}"),
    build_label("registratie"),
    build_label(r"(?:rib-?)?nummer(?: raadsvoorstel)?", r"nr\."),
)
_REFERENCE = re.compile(
    r"(?=\S*[0-9]|[A-Z]{1,4} [0-9]{2})[A-Za-z0-9][\w/.\-]{1,39}(?: [0-9][\w/.\-]{3,20})?"
    r"(?: / [A-Z][\w/.\-]*[0-9][\w/.\-]*)?"
)
_OWN = re.compile(
    r"\b(?:brief aan (?:de|uw) (?:gemeente)?raad|deze brief|raadsbrief|dit voorstel|raadsvoorstel)"
    r"\b[^.;]{0,30}\b(?:kenmerk|zaaknummer|nummer)\b:?\s*"
    r"(?P<value>(?=[\w/.\-]*[0-9])[\w/.\-]{3,40})",
    re.IGNORECASE,
)


# 'Motie M7', 'Raadsvoorstel nr. 25/44': a number right behind what the paper is.
_BEHIND_KIND = re.compile(
    r"(?:raadsvoorstel|voorstel aan de raad|initiatiefvoorstel|raadsbesluit|motie"
    r"|(?:sub)?amendement|raadsinformatiebrief)(?: (?:nr\.?|nummer))? ?:? ?"
    r"(?P<value>(?-i:[A-Z]{0,4})[-. ]?(?!(?:19|20)[0-9]{2}\b(?![./-]))[0-9][\w/.-]{0,20})\b",
    re.IGNORECASE,
)


def find_own_reference(lines: Sequence[PaperLine]) -> list[Proposal]:
    """Return the reference of the paper: the best label that names exactly one."""
    head = list_head_lines(lines)
    for label in _REFERENCES:
        if found := list(_references_behind(head, label)):
            return _only(found)
    for line in head[:_FIRST]:
        if found := _BEHIND_KIND.match(line.text):
            value = found["value"].rstrip("./-_")
            return [Proposal(ProposalKind.REFERENCE, value, line.paragraph, found[0])]
    return _only(
        Proposal(ProposalKind.REFERENCE, found["value"].rstrip("./-_"), line.paragraph, found[0])
        for line in head
        for found in _OWN.finditer(line.text)
    )


def _references_behind(head: Sequence[PaperLine], label: re.Pattern) -> Iterator[Proposal]:
    for value, line in list_labelled_values(head, label):
        found = _REFERENCE.match(value)
        is_date = any(each.start == 0 for each in find_dates(value, None))
        if found and not is_date:
            written = found[0].rstrip("./-_")
            yield Proposal(ProposalKind.REFERENCE, written, line.paragraph, line.text)
