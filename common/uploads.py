"""Uploads end at a limit: what is beyond is dropped while it comes in, and fills neither memory nor disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 10 * 1024 * 1024


class Limit(FileUploadHandler):
    """
    The first of FILE_UPLOAD_HANDLERS. A file that is larger arrives cut off just beyond the limit, so that whoever
    asks for its size sees that it is too large and says it in a sentence.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        is_full = self._length > LARGEST
        self._length += len(raw_data)
        return None if is_full else raw_data

    def file_complete(self, file_size: int) -> None:
        return None
