"""An agenda item once more, for another meeting."""

from meetings.models import AgendaItem, Paper
from roles.models import Person

CARRIED = (
    "title", "purpose", "topic", "minutes", "sensitivity", "detail", "milestone_id", "goal_id", "focus_area_id",
    "is_recurring", "owner_id",
)  # fmt: skip
"""What a copy takes along. Notes, decisions, actions and reviews stay with the meeting in which they were made."""


def copy_of(item: AgendaItem, by: Person) -> AgendaItem:
    """The item once more, unsaved: the next link of its chain."""
    kept = {name: getattr(item, name) for name in CARRIED}
    return AgendaItem(place_id=item.place_id, proposed_by=by, carried_from=item, times=item.times + 1, **kept)


def copy_papers(source: AgendaItem, target: AgendaItem) -> None:
    """The same links and files under another item."""
    names = ("title", "url", "stored_as", "file_name", "content_type", "size", "digest", "added_by_id")
    Paper.objects.bulk_create(
        Paper(item=target, **{name: getattr(paper, name) for name in names}) for paper in source.papers.all()
    )
