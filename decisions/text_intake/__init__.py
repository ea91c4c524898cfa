"""What Regio does with a letter that is pasted or uploaded, before anything is stored.

Pure: it knows no database. `extract` gives the text of a file, `secrecy` says whether it may be
here at all, `paragraphs` numbers it, `paper` proposes what it says of itself and asks,
`suggestions` offers what stands in a paragraph, `places` says
which paragraphs a place names and `split_remarks` makes a pasted list into lines; `sheets` gives
the cells of a table. What is wrong is a TextRefused with a Dutch sentence. Nothing here says what a
body thinks."""

from .files import ExtractedText, extract_text
from .limits import TextRefused
from .names import Suggestion, SuggestionKind
from .paper import Paper, read_paper, read_paragraphs
from .paragraphs import TextParagraph, parse_paragraphs
from .places import find_place, parse_paragraph_numbers
from .proposals import Proposal, ProposalKind
from .remarks_list import RemarkLine, split_remarks
from .secrecy import SecrecyMarking, find_secrecy_marking
from .sheets import TableSheet, read_sheets
from .suggestions import find_suggestions
from .votes import ToldVote, parse_told_vote

__all__ = [
    "ExtractedText",
    "Paper",
    "Proposal",
    "ProposalKind",
    "SuggestionKind",
    "RemarkLine",
    "SecrecyMarking",
    "TableSheet",
    "TextParagraph",
    "Suggestion",
    "TextRefused",
    "ToldVote",
    "extract_text",
    "parse_paragraphs",
    "find_place",
    "find_secrecy_marking",
    "parse_paragraph_numbers",
    "parse_told_vote",
    "read_paper",
    "read_paragraphs",
    "read_sheets",
    "split_remarks",
    "find_suggestions",
]
