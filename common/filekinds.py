"""What a file is, by its content: the few kinds that people read before a meeting, and nothing that runs."""

import zipfile
from io import BytesIO
from typing import NamedTuple

MOST_BYTES = 10_000_000
MOST_PARTS = 5_000
OPEN_XML = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class FileKind(NamedTuple):
    ending: str
    content_type: str


BEGINS = (
    (b"%PDF-", FileKind(".pdf", "application/pdf")),
    (b"\x89PNG\r\n\x1a\n", FileKind(".png", "image/png")),
    (b"\xff\xd8\xff", FileKind(".jpg", "image/jpeg")),
)
OFFICE = {
    "word/": FileKind(".docx", f"{OPEN_XML}wordprocessingml.document"),
    "xl/": FileKind(".xlsx", f"{OPEN_XML}spreadsheetml.sheet"),
    "ppt/": FileKind(".pptx", f"{OPEN_XML}presentationml.presentation"),
}
OPEN = {
    f"{OPEN_DOCUMENT}text": FileKind(".odt", f"{OPEN_DOCUMENT}text"),
    f"{OPEN_DOCUMENT}spreadsheet": FileKind(".ods", f"{OPEN_DOCUMENT}spreadsheet"),
    f"{OPEN_DOCUMENT}presentation": FileKind(".odp", f"{OPEN_DOCUMENT}presentation"),
}
MARKUP = ("<!doctype", "<html", "<svg", "<?xml", "<script")


def kind_of(content: bytes) -> FileKind | None:
    """The kind of a whole file, or nothing when it is none of those allowed."""
    for begin, kind in BEGINS:
        if content.startswith(begin):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return _text(content)


def _office(content: bytes) -> FileKind | None:
    """A document of an office program without macros. Nothing is unpacked but a line that names the kind."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            if len(names) > MOST_PARTS or any("vbaproject" in name.lower() or "Basic/" in name for name in names):
                return None
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in OFFICE.items() if any(n.startswith(part) for n in names)), None)
            if names[:1] == ["mimetype"] and packed.getinfo("mimetype").file_size < 100:
                return OPEN.get(packed.read("mimetype").decode("ascii", "replace").strip())
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError):
        return None
    return None


def _text(content: bytes) -> FileKind | None:
    """Plain text, which is not markup that a browser or a program would take for its own."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if not text.strip() or any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):
        return None
    if text.lstrip().lower().startswith(MARKUP):
        return None
    return FileKind(".txt", "text/plain; charset=utf-8")
