"""Papers of an agenda item: links and files. A file is judged by its content, whatever its name says."""

import hashlib
import secrets
from collections.abc import Sequence
from pathlib import PurePath
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from common.errors import Refused
from common.filekinds import MOST_BYTES, kind_of
from meetings.enums import ItemState
from meetings.models import AgendaItem, Meeting, Paper
from meetings.services import order
from roles.models import Person

MOST_PAPERS = 20
WRONG_KIND = (
    "This is no PDF, Word, Excel, PowerPoint or OpenDocument file, no picture (PNG, JPEG) and no plain text, or it "
    "holds macros. Save it as a PDF and try again."
)


def keep_links(item: AgendaItem, papers: Sequence[tuple[str, str]], by: Person) -> bool:
    """Make the item's links exactly these (title, link) pairs; its files stay. True when anything changed."""
    have = {paper.url: paper for paper in item.papers.links()}
    wanted = {url: title for title, url in papers}
    gone = [paper.pk for url, paper in have.items() if url not in wanted]
    renamed = [paper for url, paper in have.items() if url in wanted and paper.title != wanted[url]]
    new = [Paper(item=item, title=title, url=url, added_by=by) for url, title in wanted.items() if url not in have]
    if gone:
        item.papers.filter(pk__in=gone).delete()
    for paper in renamed:
        paper.title = wanted[paper.url]
        paper.save(update_fields=["title"])
    Paper.objects.bulk_create(new)
    return bool(gone or renamed or new)


def links_differ(item: AgendaItem, papers: Sequence[tuple[str, str]] | None) -> bool:
    return papers is not None and sorted((p.title, p.url) for p in item.papers.links()) != sorted(papers)


@transaction.atomic
def add_file(*, meeting: Meeting, item: AgendaItem, upload: Any, title: str, by: Person) -> Paper:
    """Keep a file under the item. The same file twice is there once, so a second click is harmless."""
    order.open_agenda(meeting, by)
    item = AgendaItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if item.meeting_id != meeting.pk or item.state not in (ItemState.ON_AGENDA, ItemState.DISCUSSED):
        raise Refused("This item is no longer on the agenda.", field="file")
    if upload.size > MOST_BYTES:
        raise Refused(f"A file may have {MOST_BYTES // 1_000_000} MB at most. This one is larger.", field="file")
    content = upload.read()
    kind = kind_of(content)
    if kind is None:
        raise Refused(WRONG_KIND if content else "The file is empty.", field="file")
    digest = hashlib.sha256(content).hexdigest()
    if (there := item.papers.filter(digest=digest).first()) is not None:
        return there
    if item.papers.count() >= MOST_PAPERS:
        raise Refused(f"An item holds {MOST_PAPERS} papers at most.", field="file")
    name = _name(upload.name, kind.ending)
    return Paper.objects.create(
        item=item, title=title or PurePath(name).stem[:160], stored_as=_store(content), file_name=name,
        content_type=kind.content_type, size=len(content), digest=digest, added_by=by,
    )  # fmt: skip


def _name(given: str, ending: str) -> str:
    """The name without any path and control letters, with the ending that its content has."""
    stem = PurePath(given.replace("\\", "/")).stem
    stem = "".join(letter for letter in stem if letter.isprintable()).strip(" .")[: 150 - len(ending)]
    return f"{stem or 'paper'}{ending}"


def _store(content: bytes) -> str:
    """Write it under a random name. When the transaction does not hold, nothing points at it, which harms nobody."""
    key = secrets.token_hex(20)
    return storages["papers"].save(f"{key[:2]}/{key}", ContentFile(content))


def open_file(paper: Paper) -> IO[bytes]:
    return storages["papers"].open(paper.stored_as)


@transaction.atomic
def remove_file(*, meeting: Meeting, paper: Paper, by: Person) -> None:
    """Take a file away. Its content goes too, unless an item carried forward has the same file."""
    order.open_agenda(meeting, by)
    stored = paper.stored_as
    Paper.objects.filter(pk=paper.pk).delete()
    if stored and not Paper.objects.filter(stored_as=stored).exists():
        transaction.on_commit(lambda: storages["papers"].delete(stored))
