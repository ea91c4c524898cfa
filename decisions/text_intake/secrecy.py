"""Whether a text says of itself that it is secret, confidential or of a closed meeting."""

import re
from dataclasses import dataclass

from .limits import check_text_size
from .lines import find_item_label, prepare_text
from .pieces import split_into_pieces

# The words with which Dutch public documents say that they are secret, confidential or closed.
#
# `normalize_marking` takes out of a line what says the opposite or something else ('niet
# geheim', 'de raad heeft besloten' in capitals); the patterns are for what is left.

_STRONGLY = r"(?:(?:strikt|streng|zeer|uiterst|hoogst|bestuurlijk|ambtelijk|persoonlijk en) +)?"
_SECRET = (
    rf"{_STRONGLY}(?:geheime?|vertrouwelijke?|confidentieel|confidenti[e\u00eb]le|confidential)"
)
_NOT_PUBLIC = r"niet[- ](?:voor[- ])?(?:openba(?:ar|re)|publicatie)"
_KEPT = r"(?:onder +)?(?:strikte +)?geheimhouding"
_MARK = rf"(?:{_SECRET}|{_NOT_PUBLIC}|{_KEPT})"
_DECIDES = (
    r"(?:is|zijn|was|waren|word(?:t|en)|werd(?:en)?|dat|om|tot|heeft|hebben|te|in|door|over)\b"
)
_SAYS = r"(?:is|zijn|was|waren|word(?:t|en)|werd(?:en)?|heeft|hebben)\b"
_CLOSED = rf"besloten\b(?! {_DECIDES})"
_MEETING = (
    r"(?:\w*vergadering|\w*bijeenkomst|\w*sessie|zitting|gedeelte|deel|overleg|agenda|notulen"
    r"|verslag|stuk(?:ken)?|besluitenlijst|behandeling|raad|commissie|agendapunt)"
)
_PAPER = (
    r"\w*(?:stuk|document|brief|bijlage|notitie|memo|nota|advies|rapport|verslag|notulen|voorstel"
    r"|bericht|mail|informatie|agenda|besluitenlijst|versie|concept)(?:ken|en|s)?"
)
_ABOUT_IT = r"(?:geheim|geheimhouding|vertrouwelijk|vertrouwelijkheid)"
_NO = r"(?:nee|neen|geen|niet van toepassing|n\.?v\.?t\.?|-)(?!\w)"


def _rule(shape: str) -> re.Pattern:
    return re.compile(shape, re.IGNORECASE)


_SPACED = re.compile(r"(?<!\w)(?:\w ){4,}\w(?!\w)")
_OTHERWISE = _rule(
    r"\bbesloten vennootschap(?:pen)?\b|\bgeheime stemming\w*|\bstemming\w*(?: \w+)? ?:? geheim\b"
)
_DENIED = _rule(
    rf"\b(?:niet|geen|nooit)(?: (?:langer|meer|als))?(?: (?:strikt|een))? "
    rf"(?:geheime?|geheimhouding|vertrouwelijke?|besloten)\b"
    rf"|\b(?:{_ABOUT_IT}|besloten)(?: \w+)? ?[:|?] ?{_NO}"
)
_DECIDED = re.compile(
    r"\b(?i:heeft|hebben|heb|is|wordt|werd|aldus|hierover|wat)\b[^.]{0,60}\bBESLOTEN\b"
    rf"|\bBESLOTEN (?i:{_DECIDES})"
)
_LIFTED = _rule(r"geheimhouding\b.{0,80}\bopgeheven\b|\bopheff(?:en|ing) van de geheimhouding")
_UNTIL = _rule(r"\btot(?:dat)?\b")

CAPITALS = re.compile(
    r"\b(?:GEHEIME?|VERTROUWELIJKE?|CONFIDENTIEEL|CONFIDENTIAL|BESLOTEN|GEHEIMHOUDING"
    r"|NIET[- ]OPENBA(?:AR|RE))\b"
)
BRACKET = _rule(
    rf"[(\[{{<]{{1,2}} ?(?:{_MARK}|{_CLOSED})(?![\w-])"
    rf"|[(\[{{<][^()\[\]{{}}<>]{{0,60}}\b{_MARK} ?[)\]}}>]"
)
WHOLE = _rule(rf"(?:{_MARK}|besloten)")
LABEL = _rule(
    r"(?:\w+ ){0,2}\w*(?:classificatie|rubricering|vertrouwelijk|openbaar|status|aard|karakter"
    r"|onderwerp|betreft|soort|type|titel|bijlage|agendapunt|markering|marking|label|behandeling"
    r"|vergadering|niveau|geheim|beveiliging|toegang|verspreiding|document|stuk|kenmerk)\w*"
    r"(?: \w+)? ?[:|] ?(?P<value>.*)"
)
VALUE = _rule(rf"\b{_MARK}\b(?! (?:van|is)\b)|^{_CLOSED}|\bbesloten {_MEETING}\b")
ANSWERED = _rule(
    rf"{_ABOUT_IT}\b[^:|]{{0,40}}[:|]|besloten ?[:|] ?(?:ja|{_MEETING})\b"
    r"|openbaar(?:heid)? ?[:|?] ?(?:neen?\b|(?:niet|geen)\W*$)"
)
DECIDED_HEAD = re.compile(r"[Bb]esloten ?:")
TITLE_START = _rule(rf"(?:concept[- ]+)?(?:{_MARK}\b(?! {_SAYS})|{_CLOSED})")
TITLE_END = _rule(
    r"(?<!\bhet )(?<!\been )(?<!\bons )(?<!\bis )(?<!\ben )(?<!\bals )(?<!\bte )(?<!\bdit )"
    rf"\b{_MARK}$"
)
CLOSED_MEETING = _rule(rf"\bbesloten {_MEETING}\b")
CLOSED_SITTING = _rule(r"\bbesloten (?:\w*vergadering|zitting|gedeelte|deel)\b")
SECRET_PAPER = _rule(rf"{_MARK} {_PAPER}\b|besloten \w*(?:vergadering|zitting)\b")
SENTENCES = (
    _rule(
        rf"\b(?:dit|deze|bijgaande?|bijgevoegde?|onderhavige?) (?:\S+ ){{0,3}}(?:is|zijn|blijf\w+"
        rf"|heeft|wordt|worden) (?:\S+ ){{0,8}}?(?:{_MARK})\b(?! (?:overleg|gesprek|beraad))"
    ),
    _rule(rf"\b(?:dit|deze) {_PAPER} (?:kan |kunnen )?(?:bevat\w* )?{_SECRET}\b"),
    _rule(r"^(?:de|deze|dit) \w*(?:vergadering|bijeenkomst|deel|agendapunt) is besloten\W*$"),
    _rule(
        r"\bvertrouwelijk (?:te behandelen|te houden|toe\b|toegezonden|toegestuurd|verstrekt"
        r"|aangeboden|ter inzage|ter kennis\w+)|\bgeheim te houden\b"
        r"|\bonder (?:\w+ )?geheimhouding\b|\bter vertrouwelijke (?:inzage|kennis\w+)"
    ),
    _rule(
        r"\bgeheimhouding\b.{0,120}\b(?:opgelegde?|opleggen|oplegt|bekrachtig\w+|rust|geldt)\b"
        r"|\b(?:opgelegde|oplegging|legt|leggen|opleggen|rust|geldt|bekrachtig\w+) "
        r"(?:\S+ ){0,6}geheimhouding\b|\bgeheimhoudingsplicht\b.{0,40}\b(?:rust|geldt)\b"
    ),
)
# Sentences that impose secrecy, or confirm it: as often on an annex as on the paper itself.
IMPOSED = SENTENCES[-1]
ABOUT_ITSELF = _rule(
    r"\b(?:dit|deze) (?:\w+ )?(?:stuk|document|brief|voorstel|besluit|tekst|nota|memo)"
)
# Gemeentewet 25, 55 and 86 until 2023, 87-89 since; Provinciewet and Wgr refer to the same.
ARTICLE = _rule(
    r"\bart(?:\.|ikel(?:en)?)? ?(?:23|24|25|55|86|87|88|89|91)\b.{0,60}"
    r"\b(?:gemeentewet|gemw|provinciewet|wgr|wet gemeenschappelijke regelingen)\b"
)
SECRECY = _rule(r"\bgeheim")

# Without one of these no rule can speak.
HINT = _rule(
    r"geheim|vertrouwelijk|confiden|besloten|openba|publicatie|gemeentewet|gemw|provinciewet"
    rf"|wgr|wet gemeen|{_SPACED.pattern}"
)


def normalize_marking(line: str) -> str:
    """Return a line without what only seems to say so, and with 'G E H E I M' as one word."""
    joined = _SPACED.sub(lambda found: found[0].replace(" ", ""), line)
    if _LIFTED.search(joined) and not _UNTIL.search(joined) and not CAPITALS.search(joined):
        return ""
    for pattern, said in ((_OTHERWISE, "anders"), (_DECIDED, "besluit"), (_DENIED, "openbaar")):
        joined = pattern.sub(said, joined)
    return joined


# Whether one line, its broken lines joined, marks the text that it stands in.

_MOST_WORDS = 14  # of a line that may be a title
_PARTS = re.compile(r" ?[:|/;\u2022,] ?| [-\u2013\u2014]+ | ?[\u2013\u2014] ?")
_DECORATION = " *_#=~.!\"'\u2018\u2019\u201c\u201d<>[](){}|-\u2013\u2014\u2022"


def is_secrecy_marking(line: str, *, is_item: bool) -> bool:
    """Return whether a line marks the text; `is_item` when it stood behind a bullet or number."""
    if not HINT.search(line):
        return False
    seen = normalize_marking(line)
    return _is_stamped(seen) or _is_labelled(seen) or _tells(seen) or _heads(seen, is_item)


def _is_stamped(line: str) -> bool:
    return bool(CAPITALS.search(line) or BRACKET.search(line))


def _is_labelled(line: str) -> bool:
    """Return whether a line such as 'Classificatie: ...' has a value that says so."""
    if len(line.split()) > 2 * _MOST_WORDS:
        return False
    found = LABEL.match(line)
    return bool(ANSWERED.match(line) or (found and VALUE.search(found["value"])))


def _tells(line: str) -> bool:
    """Return whether a sentence says so of this very text, or names the law that does."""
    if any(sentence.search(line) for sentence in SENTENCES):
        return True
    return bool(ARTICLE.search(line) and (SECRECY.search(line) or _is_title(line)))


def _heads(line: str, is_item: bool) -> bool:
    """Return whether a line that is no sentence is, begins with, ends with or holds a mark."""
    bare = line.strip(_DECORATION)
    if SECRET_PAPER.match(bare) or _is_mark(bare):
        return not DECIDED_HEAD.match(line)
    if not _is_title(line) or DECIDED_HEAD.match(line):
        return False
    if any(_is_mark(part) for part in _PARTS.split(bare)):
        return True
    return bool(CLOSED_SITTING.search(bare)) if is_item else _is_titled(bare)


def _is_titled(bare: str) -> bool:
    if TITLE_START.match(bare) or CLOSED_MEETING.search(bare):
        return True
    return len(bare.split()) <= _MOST_WORDS // 2 and bool(TITLE_END.search(bare))


def _is_mark(part: str) -> bool:
    return bool(WHOLE.fullmatch(part.strip(_DECORATION)))


def _is_title(line: str) -> bool:
    return len(line.split()) <= _MOST_WORDS and not line.endswith((".", ";", ",", "?"))


_SHOWN = 120


@dataclass(frozen=True, slots=True)
class SecrecyMarking:
    """The line that says so: its number in the text (1 is the first) and its words.

    `is_of_another` where it imposes secrecy, which may well be on an annex: who brings the text
    can say that the paper itself is public.
    """

    number: int
    line: str
    is_of_another: bool = False

    @property
    def sentence(self) -> str:
        return (
            "Dit is niet de plaats voor geheime, vertrouwelijke of besloten stukken. "
            f"Regel {self.number} zegt: \u2018{self.line}\u2019. Er is niets bewaard."
        )


def find_secrecy_marking(text: str, *, is_public_itself: bool = False) -> SecrecyMarking | None:
    """Return the first line that marks the text as secret, confidential or closed, or None.

    A marking is a line, heading, label, stamp or bracket of its own, or a sentence about this
    very text; a word in ordinary prose ('de raad heeft besloten') is not. Where it stands as a
    marking, the text is refused even when it may be about another: a missed one is worse. With
    `is_public_itself`, what may be about another paper is passed over.
    Raises TextRefused above 500,000 characters.
    """
    check_text_size(text)
    for piece in split_into_pieces(prepare_text(text)):
        bare = piece.text[len(find_item_label(piece.text)) :]
        if is_secrecy_marking(bare, is_item=len(bare) < len(piece.text)):
            is_of_another = _may_be_of_another(bare)
            if not (is_of_another and is_public_itself):
                return SecrecyMarking(piece.number, _shown(piece.text), is_of_another)
    return None


def _may_be_of_another(line: str) -> bool:
    """Return whether a line only says that secrecy is imposed, not that it is on this paper."""
    seen = normalize_marking(line)
    if ABOUT_ITSELF.search(seen) or _is_stamped(seen) or _is_labelled(seen):
        return False
    rest = IMPOSED.sub("", seen)
    return bool(IMPOSED.search(seen) or ARTICLE.search(seen)) and not any(
        sentence.search(rest) for sentence in SENTENCES[:-1]
    )


def _shown(line: str) -> str:
    """Return a line as the sentence shows it: short, and nothing unprintable in it."""
    seen = "".join(each if each.isprintable() else " " for each in line)
    return seen if len(seen) <= _SHOWN else f"{seen[: _SHOWN - 1]}\u2026"
