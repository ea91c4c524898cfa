"""Whether the application answers, and its database with it."""

from django.db import DatabaseError, connection
from django.http import HttpResponse

from .rules import Access, open_to


@open_to(Access.EVERYBODY)
def health(request):
    """Return 200 when the database answers, 503 when it does not; one query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database antwoordt niet\n", status=503, content_type=PLAIN)
    return HttpResponse("in orde\n", content_type=PLAIN)


PLAIN = "text/plain; charset=utf-8"
