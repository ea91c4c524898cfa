"""What every answer under the API's prefix carries, whoever made it.

It stands before all other middleware, so that a refused host, a redirect to https and an error
page of Django carry it too.
"""

from .about import PREFIX, VERSION
from .problems import MEDIA_TYPE, problem

HEADERS = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ApiMiddleware:
    """Gives the API's answers their headers, and any error the form of a problem.

    `*` without credentials is safe for people who signed in too: a browser that sends their
    cookies along refuses to hand such an answer to a page of another site.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not belongs(request.path_info):
            return response
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA_TYPE:
            response = as_problem(response)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


def belongs(path):
    """Whether a path is the API's own."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def as_problem(response):
    """Return a problem in place of an error page, with the headers that the page had."""
    kept = {
        name: value
        for name, value in response.headers.items()
        if name not in ("Content-Type", "Content-Length")
    }
    return problem(response.status_code, headers=kept)
