"""Files as they come in: held in memory, never on disk, and no more of them than can be read."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST = 10 * 1024 * 1024 + 1  # one byte past what is read, so that the form can say it is too much


class HeldUpload(FileUploadHandler):
    """Holds the first bytes of a file and lets the rest pass; what is refused was never stored."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.held.write(raw_data[: max(0, MOST - self.held.tell())])

    def file_complete(self, file_size):
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=min(file_size, MOST),
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
