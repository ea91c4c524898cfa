"""Answers as they are sent: compressed where that makes them shorter."""

from django.middleware.gzip import GZipMiddleware

TEXT = ("text/",)
TEXT_ENDINGS = ("/json", "+json", "/xml", "+xml", "/javascript")


class CompressionMiddleware(GZipMiddleware):
    """Compresses what is text, for who accepts gzip, each with up to 100 bytes of random padding.

    The padding hides how long a page is that holds a token of a form, so that nobody can guess the
    token from the lengths of many answers. Word files, workbooks, PDF and pictures are compressed
    in themselves and leave as they are.
    """

    def process_response(self, request, response):
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if not media_type.startswith(TEXT) and not media_type.endswith(TEXT_ENDINGS):
            return response
        return super().process_response(request, response)
