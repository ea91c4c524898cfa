"""Every address that exists, found by asking the resolver; the matrix says what to ask of it."""

from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

ADMIN = "admin"


@dataclass(frozen=True)
class Route:
    """One pattern: its name, the namespaces that it stands in, the whole route and the view."""

    name: str
    spaces: tuple
    route: str
    view: object

    @property
    def is_admin(self):
        return ADMIN in self.spaces

    @property
    def access(self):
        """What the view says of itself, '' where it says nothing."""
        return str(getattr(self.view, "access", ""))


def routes(resolver=None, spaces=(), before=""):
    """Yield the Route of every address of the project."""
    for each in (resolver or get_resolver()).url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield Route(each.name or route, spaces, route, each.callback)
        else:
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from routes(each, inner, route)


def ours():
    """Return the routes outside the admin."""
    return [each for each in routes() if not each.is_admin]


def without_entry(matrix, found=None):
    """Return the names of addresses about which the matrix says nothing."""
    names = {each.name for each in (ours() if found is None else found)}
    return sorted(names - set(matrix))


def entries_of_nothing(matrix, found=None):
    """Return the names in the matrix that no address has."""
    names = {each.name for each in (ours() if found is None else found)}
    return sorted(set(matrix) - names)
