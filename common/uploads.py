"""Uploads end at a limit: what is longer is skipped while it comes in, and fills neither memory nor disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

LARGEST = 10 * 1024 * 1024


class Limit(FileUploadHandler):
    """The first of FILE_UPLOAD_HANDLERS. A form asks was_too_large() and says it in a sentence."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._length += len(raw_data)
        if self._length > LARGEST:
            self.request.upload_was_too_large = True  # type: ignore[union-attr]
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def was_too_large(request: Any) -> bool:
    return getattr(request, "upload_was_too_large", False)
