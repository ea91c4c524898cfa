"""The questions that a paper puts to who reads it: to a council, a college, or each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from municipalities.text import ParagraphKind

from .lines import find_item_label, names_file
from .proposals import PaperLine, Proposal, ProposalKind, split_sentences

_ASKED = re.compile(
    r"\b(?:u|uw|uw raad|de raad|de raden|raadsleden|gemeenteraad|het college|de colleges"
    r"|de commissie|de leden|de fracties?|burgemeester)\b",
    re.IGNORECASE,
)
# Only said to lead on to the answer that follows, or to be polite.
_RHETORICAL = re.compile(
    r"de vraag is|vraag blijft|rijst de vraag"
    r"|(?:heeft|hebt|mocht) u (?:nog |verder )?(?:vragen|een vraag)"
    r"|heeft u gevonden wat|wat betekent (?:dit|dat)\b|wat (?:besloot|beslist|besluit)\b"
    r"|waarom (?:dit|deze)\b.{0,40}\bnodig\b",
    re.IGNORECASE,
)
_INVITED = re.compile(
    r"\buw (?:opvatting|mening|oordeel|reactie|zienswijze|standpunt|visie|inbreng)\w*\b"
    r".{0,80}\b(?:vernemen|horen|nemen .{0,40}\bmee|graag (?:vernemen|horen|weten))\b"
    r"|\b(?:vernemen|horen)\b.{0,60}\buw"
    r" (?:opvatting|mening|oordeel|reactie|zienswijze|standpunt|visie|inbreng)"
    r"|\b(?:kunt|wilt) u (?:ons |mij )?(?:laten weten|aangeven|berichten)\b"
    r"|\b(?:vragen|verzoeken) (?:wij )?(?:u|uw raad)\b.{0,60}"
    r"\b(?:te berichten|te laten weten|aan te geven|kenbaar te maken)\b"
    r"|\bleggen (?:wij )?(?:u|uw raad) .{0,20}\bvraag\b.{0,20}\b(?:of|hoe|welke?)\b"
    r"|\b(?:vernemen|horen)\b.{0,40}\bgraag\b.{0,20}\b(?:of|hoe|wat|welke?)\b"
    r"|\b(?:graag|horen)\b.{0,30}\b(?:horen|graag|vernemen)\b.{0,30}\b(?:of|hoe|wat|welke?)\b",
    re.IGNORECASE,
)
# A question without its mark: in a list of them, by the word or the verb that it begins with.
_BEGINS = re.compile(
    r"(?:ofwel |of |en )?(?!wat betreft\b)(?:wat|welke?|hoe|waarom|wanneer|wie|in hoeverre"
    r"|op welke (?:wijze|manier)"
    r"|(?:kan|kunt|is|zijn|heeft|bent|deelt|vindt) (?:het|de|er|u|uw|dit|deze|dat|daar)) \w",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(([^()]{15,})\)")
_HEADED = re.compile(r"\bvrag(?:en)\b", re.IGNORECASE)
_ONLY_QUESTIONS = re.compile(r"(?:de |onze )?vragen ?:?", re.IGNORECASE)
_ONE_QUESTION = re.compile(r"vraag ?[0-9]{1,2}[a-z]?[.:]?", re.IGNORECASE)
_NUMBERED_QUESTION = re.compile(r"vraag ?[0-9]{1,2}[a-z]?[.:)]? (?=[A-Z])", re.IGNORECASE)
_ANSWER = re.compile(r"antwoord\b.{0,20}", re.IGNORECASE)
_WHETHER = re.compile(
    r"(?:is|kan|wil|zal|heeft|bent|kunt|wilt|deelt|vindt) (?:het college|de \w+|u|uw raad)\b"
    r"|(?:is|zijn|wordt|worden|heeft|hebben|klopt|bestaan?|kan|kunnen|komt|komen)"
    r" (?:er|het|hier)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:graag|u|uw|wij|we)\b.{0,60}\b(?:vernemen|horen|weten)\b[^.]{0,60} ?:$"
    r"|\b(?:vragen (?:wij )?u\b[^.]{0,40}|volgende vragen\b[^.]{0,60}) ?:$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"(?:en )?(?:zo|indien) (?:ja|nee|niet|neen)\b", re.IGNORECASE)
_SHORTEST = 15
_OF_QUESTIONS = "schriftelijke vragen"  # the kind of paper


def find_questions(lines: Sequence[PaperLine], paper_kind: str = "") -> list[Proposal]:
    """Return the questions in a paper, in order, each in its own sentence.

    Outside a list a question has to name whom it is put to, so that one that a writer only asks
    himself is left out. Under 'Vraag 1' they stand in a paper of questions; elsewhere that tells
    what was asked and answered before.
    """
    is_of_questions = paper_kind == _OF_QUESTIONS
    found: list[Proposal] = []
    under_heading = under_words = False
    for line in _with_their_lists(lines):
        if names_file(line.text):
            continue
        if _ONE_QUESTION.fullmatch(line.text) or _ANSWER.fullmatch(line.text):
            is_asked = is_of_questions and bool(_ONE_QUESTION.fullmatch(line.text))
            under_heading, under_words = is_asked, False
        elif line.kind is ParagraphKind.HEADING or _ONLY_QUESTIONS.fullmatch(line.text):
            under_heading, under_words = bool(_HEADED.search(line.text)), False
        elif not line.is_item:
            under_words = bool(_LEADS.search(line.text))
        elif under_words:
            words = line.text[len(find_item_label(line.text)) :]
            found.append(Proposal(ProposalKind.QUESTION, words, line.paragraph, words))
            continue
        for words in _questions_in(line, under_heading or under_words):
            found.append(Proposal(ProposalKind.QUESTION, words, line.paragraph, words))
    return found


def _with_their_lists(lines: Sequence[PaperLine]) -> Iterator[PaperLine]:
    """Yield the lines, with the list that a question asks item by item as a part of it."""
    place = 0
    while place < len(lines):
        line, below = lines[place], place + 1
        if _WHETHER.match(line.text) and line.text.endswith(":"):
            asked = list(takewhile(lambda each: each.is_item, lines[below:]))
            if asked and asked[-1].text.endswith("?"):
                words = " ".join(each.text for each in (line, *asked))
                line, below = replace(line, text=words), below + len(asked)
        yield line
        place = below


def _questions_in(line: PaperLine, under_questions: bool) -> Iterator[str]:
    if line.kind is ParagraphKind.HEADING:
        return
    numbered = _NUMBERED_QUESTION.match(line.text)
    is_listed = line.is_item or under_questions or bool(numbered)
    words = line.text[len(find_item_label(line.text)) :] if line.is_item else line.text
    words = words[numbered.end() :] if numbered else words
    for sentence in _with_follow_ups(split_sentences(words)):
        if _RHETORICAL.search(sentence):
            continue
        if sentence.rstrip("\"'\u2019\u201d) ").endswith("?"):
            if (is_listed or _ASKED.search(sentence)) and len(sentence) >= _SHORTEST:
                yield sentence
        elif _INVITED.search(sentence) or (under_questions and _WHETHER.match(sentence)):
            yield sentence
        elif line.is_item:
            yield from _unmarked(sentence)


def _with_follow_ups(sentences: Iterator[str]) -> list[str]:
    """Return the sentences, with 'Zo nee, waarom niet?' as a part of the question before it."""
    found: list[str] = []
    for sentence in sentences:
        if found and found[-1].endswith("?") and _FOLLOWS.match(sentence):
            found[-1] = f"{found[-1]} {sentence}"
        else:
            found.append(sentence)
    return found


def _unmarked(sentence: str) -> Iterator[str]:
    """Yield what is asked without a mark in an item of a list: by itself or in brackets."""
    if _BEGINS.match(sentence):
        yield sentence
        return
    for aside in _IN_BRACKETS.finditer(sentence):
        if _BEGINS.match(aside[1]):
            yield aside[1]
