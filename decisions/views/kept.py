"""Pages that the public asked for before: nothing was written since, so they are the same."""

from django.http import HttpResponse

from ..board.memory import Memory, may_keep, state_of, until_of

pages = Memory(64)


def kept(request, dossier, wanted, reader, make):
    """Return the response that `make` gives, for the public from memory where it still holds.

    The day is part of `wanted`, so a page without a peildatum is another one tomorrow. The moment
    of making on it is when it was made.
    """
    if request.user.is_authenticated or not may_keep(dossier):
        return make()
    key = (request.build_absolute_uri(), wanted, *state_of(dossier))
    content = pages.get(key, reader.at, lambda: make().content, until_of(dossier))
    return HttpResponse(content)
