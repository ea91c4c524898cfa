"""What Regio does with a letter that is pasted or uploaded, before anything is stored.

Pure: it knows no database. `extract` gives the text of a file, `secrecy` says whether it may be
here at all, `paragraphs` numbers it, `suggestions` offers what stands in a paragraph and
`split_remarks` makes a pasted list into lines. What is wrong is a TextRefused with a Dutch
sentence. Nothing here says what a body thinks."""

from .files import Extracted, extract
from .limits import TextRefused
from .names import Suggestion, SuggestionKind
from .paragraphs import TextParagraph, paragraphs
from .remarks_list import RemarkLine, split_remarks
from .secrecy import Marking, secrecy
from .suggestions import suggestions

__all__ = [
    "Extracted",
    "SuggestionKind",
    "RemarkLine",
    "Marking",
    "TextParagraph",
    "Suggestion",
    "TextRefused",
    "extract",
    "paragraphs",
    "secrecy",
    "split_remarks",
    "suggestions",
]
