"""What Regio does with a letter that is pasted or uploaded, before anything is stored.

Pure: it knows no database. `extract` gives the text of a file, `secrecy` says whether it may be
here at all, `paragraphs` numbers it, `suggestions` offers what stands in a paragraph and
`split_remarks` makes a pasted list into lines. What is wrong is a TextRefused with a Dutch
sentence. Nothing here says what a body thinks.
"""

from .paragraphs import Paragraph, paragraphs
from .refused import TextRefused
from .remarks_list import Line, split_remarks
from .secrecy import Marking, secrecy
from .suggestion import Kind, Suggestion
from .suggestions import suggestions
from .upload import Extracted, extract

__all__ = [
    "Extracted",
    "Kind",
    "Line",
    "Marking",
    "Paragraph",
    "Suggestion",
    "TextRefused",
    "extract",
    "paragraphs",
    "secrecy",
    "split_remarks",
    "suggestions",
]
