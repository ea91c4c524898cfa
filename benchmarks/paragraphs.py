"""Made-up documents with public text, straight into a database that is thrown away afterwards."""

import random

from decisions.models import Decision, Evidence
from municipalities.models import Paragraph, Source
from municipalities.search_index import rebuild_words

from .remarks import BATCH, RARE, said

RARER = "dijkverzwaring"
LONG = 200  # paragraphs a document


def fill_paragraphs(number):
    """Add so many paragraphs of 60 words, in documents on which a public decision rests. Of a
    hundred one has the rare word of the remarks, of a thousand one a rarer word too."""
    choose = random.Random(number)
    documents = [
        Source(key=f"stuk-{each}", title=f"Stuk {each}", is_public=True, text_is_public=True)
        for each in range((number + LONG - 1) // LONG)
    ]
    documents = Source.objects.bulk_create(documents, BATCH)
    decision = Decision.objects.order_by("pk").first()
    Evidence.objects.bulk_create(
        (
            Evidence(dossier_id=decision.dossier_id, decision=decision, source=each, place="blz. 1")
            for each in documents
        ),
        BATCH,
    )
    Paragraph.objects.bulk_create(
        (
            Paragraph(
                source=documents[each // LONG],
                number=each % LONG + 1,
                text=said(choose, 60) + rare_words_of(each),
            )
            for each in range(number)
        ),
        BATCH,
    )
    for model in (Source, Paragraph):
        rebuild_words(model)


def rare_words_of(place):
    return (f" {RARE}" if place % 100 == 0 else "") + (f" {RARER}" if place % 1000 == 0 else "")
