"""What the paper that led here proposes for the act: by whom, when, in which form, and the vote."""

from dataclasses import dataclass
from typing import Any

from municipalities.text import ParagraphKind

from ....models import Form
from ....text_intake import (
    ProposalKind,
    SuggestionKind,
    ToldVote,
    find_suggestions,
    parse_told_vote,
)
from ..paper_offers import read_stored_paper
from ..passage_form import list_given_bodies

LONGEST_HEADING = 80
FORMS = {
    "motie": Form.MOTION,
    "amendement": Form.AMENDMENT,
    "raadsinformatiebrief": Form.LETTER,
    "raadsbrief": Form.LETTER,
    "zienswijze": Form.LETTER,
}


@dataclass(frozen=True)
class ActProposal:
    """What a paper proposes for an act; each is empty where the paper does not say it.

    `dated_on` is EDTF; `vote` is a ToldVote, read from the paragraph `vote_from`.
    """

    body: Any = None
    dated_on: str = ""
    form: str = ""
    vote: ToldVote | None = None
    vote_from: int = 0


NOTHING_PROPOSED = ActProposal()


def read_act_proposal(passage, text, bodies, region):
    """Return the ActProposal of a passage in a paper, the paragraphs of which are `text`; at most
    one query.

    A date is that of the paper, and only where the body that acts brought it out itself.
    """
    if passage is None:
        return NOTHING_PROPOSED
    paper = read_stored_paper(text)
    body = find_acting_body(passage, bodies, region)
    is_own = body is not None and passage.source.body_id == body.pk
    vote = find_vote_of(passage.paragraph.number, paper)
    return ActProposal(
        body=body,
        dated_on=passage.source.dated_on if is_own else "",
        form=FORMS.get(paper.get(ProposalKind.PAPER_KIND), "") if is_own else "",
        vote=parse_told_vote(vote.value) if vote else None,
        vote_from=vote.paragraph if vote else 0,
    )


def find_acting_body(passage, bodies, region):
    """Return the one of these bodies that the passage names, else the one whose paper it is."""
    given = list_given_bodies(region)
    named = find_suggestions(passage.paragraph.text, municipalities=(), bodies=given)
    keys = {each.value for each in named if each.kind is SuggestionKind.BODY}
    found = [each for each in bodies if str(each.pk) in keys]
    if len(keys) == 1 and found:
        return found[0]
    return next((each for each in bodies if each.pk == passage.source.body_id), None)


def find_vote_of(number, paper):
    """Return the proposed vote that is about the paragraph of this number, None for none.

    It is told there or further on, before the heading of another matter begins.
    """
    votes = paper.find(ProposalKind.VOTE)
    after = next((each for each in votes if each.paragraph >= number), None)
    if after is None or len(votes) == 1:
        return after
    between = [each for each in paper.paragraphs if number < each.number < after.paragraph]
    return None if any(map(opens_other_matter, between)) else after


def opens_other_matter(paragraph):
    """Whether a paragraph is a heading or a line like one, and not that of the vote itself."""
    text = paragraph.text
    is_line = len(text) <= LONGEST_HEADING and text[-1].isalnum() and text[0].isupper()
    is_heading = paragraph.kind is ParagraphKind.HEADING or is_line
    return is_heading and "stemm" not in text.lower()
