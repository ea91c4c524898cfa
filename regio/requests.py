"""What is refused of a request before anything reads it."""

from django.http import HttpResponseBadRequest

CHARSETS = {"utf-8", "utf8", "us-ascii"}


def refuse_other_charsets(get_response):
    """Answer 400 to what says that it is written in anything but UTF-8, which every browser sends.

    Some names are no way to write text at all ('rot13', 'hex'), and reading a form by them fails.
    """

    def middleware(request):
        charset = request.content_params.get("charset", "utf-8").strip().strip("'").lower()
        if charset not in CHARSETS:
            return HttpResponseBadRequest("Regio leest alleen UTF-8.", content_type="text/plain")
        return get_response(request)

    return middleware
