"""Answers as they are sent: compressed where that makes them shorter."""

from django.middleware.gzip import GZipMiddleware

TEXT = ("text/",)
TEXT_ENDINGS = ("/json", "+json", "/xml", "+xml", "/javascript")
TOKEN = b"csrfmiddlewaretoken"


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is text, for who accepts gzip; what holds a token with random padding.

    The padding, up to 100 bytes, hides how long a page is that holds a token of a form, so that
    nobody can guess the token from the lengths of many answers. Other pages are the same bytes for
    everybody. Word files, workbooks, PDF and pictures are compressed in themselves and leave as
    they are.
    """

    def __init__(self, get_response):
        super().__init__(get_response)
        self.unpadded = GZipMiddleware(get_response)
        self.unpadded.max_random_bytes = None

    def process_response(self, request, response):
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not media_type.startswith(TEXT) and not media_type.endswith(TEXT_ENDINGS):
            return response
        if response.streaming or TOKEN in response.content:
            return super().process_response(request, response)
        return self.unpadded.process_response(request, response)
