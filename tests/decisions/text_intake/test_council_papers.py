"""Made-up papers, written before it was seen how they are read (from 69 on: after that, in other
forms).

`council_papers/expected.json` says what a reader finds in each, and under `found`, `false` and
`not_yet` how far reading has come: better is well, worse is not."""

import json
import re
from pathlib import Path

import pytest

from decisions.text_intake import ProposalKind, read_paper
from decisions.text_intake.paragraphs import count_paragraphs
from municipalities.text import fold_text

FOLDER = Path(__file__).parent / "council_papers"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8"))
SAID = {
    "title": ProposalKind.TITLE,
    "dated_on": ProposalKind.DATED_ON,
    "kenmerk": ProposalKind.REFERENCE,
}
WORDS, WITHIN = 5, 25  # of a passage are its own, somewhere in the first words of a proposal


def read(expected):
    return read_paper((FOLDER / expected["file"]).read_text("utf-8"))


def list_words(text):
    return re.findall(r"\w+", fold_text(text))


def count_found(passages, proposals):
    """Return how many passages are proposed, each by a proposal of its own."""
    rest = [list_words(each.words) for each in proposals]
    found = 0
    for passage in passages:
        words = list_words(passage)[:WORDS]
        for proposed in rest:
            if any(proposed[n : n + len(words)] == words for n in range(WITHIN)):
                rest.remove(proposed)
                found += 1
                break
    return found


def list_asked(paper):
    kinds = (ProposalKind.DECISION_POINT, ProposalKind.QUESTION, ProposalKind.REMARK)
    return [each for kind in kinds for each in paper.find(kind)]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda each: f"{each['file']}-{each['kind']}")
def test_a_paper_is_read_no_worse_than_before(expected):
    paper = read(expected)
    asked = list_asked(paper)
    found = count_found(expected["asked"], asked)
    same = {
        name: paper.get(kind) == expected[name].rstrip(" .") or name in expected.get("not_yet", ())
        for name, kind in SAID.items()
    }

    assert found >= expected["found"]
    assert len(asked) - found <= expected["false"]
    assert same == dict.fromkeys(SAID, True)


def test_most_of_what_is_asked_is_found_and_little_else():
    papers = [(each, list_asked(read(each))) for each in EXPECTED]
    found = sum(count_found(each["asked"], asked) for each, asked in papers)
    proposed = sum(len(asked) for _each, asked in papers)

    assert found >= 0.9 * sum(len(each["asked"]) for each in EXPECTED)
    assert proposed - found <= 0.05 * proposed


def test_most_have_the_paragraphs_that_a_reader_counts():
    near = [
        abs(count_paragraphs(read(each).paragraphs) - each["paragraphs"])
        <= max(1, 0.1 * each["paragraphs"])
        for each in EXPECTED
    ]

    assert sum(near) >= 74
