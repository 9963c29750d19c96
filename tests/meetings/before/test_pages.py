"""Every page before a meeting, for everybody."""

import pytest
from django.urls import reverse

PAGES = {
    # page: who may open it; who is told 403; everybody else in the table gets 404
    "meeting_list": ("chair executive seil principal area_director forum_admin", ""),
    "meeting_create": ("chair executive seil", "principal area_director forum_admin"),
    "item_propose": ("chair executive seil principal", "area_director forum_admin"),
    "meeting_detail": ("chair executive seil principal area_director forum_admin guest", ""),
    "reply": ("chair executive seil principal area_director forum_admin guest", ""),
    "meeting_edit": ("chair executive seil", "principal area_director forum_admin guest"),
    "meeting_move": ("chair executive seil", "principal area_director forum_admin guest"),
    "meeting_publish": ("chair executive seil", "principal area_director forum_admin guest"),
    "meeting_cancel": ("chair executive seil", "principal area_director forum_admin guest"),
    "agenda_edit": ("chair executive seil", "principal area_director forum_admin guest"),
    "item_add": ("chair executive seil", "principal area_director forum_admin guest"),
    "item_edit": ("chair executive seil", "principal area_director forum_admin guest"),
    "meeting_propose": ("chair executive seil principal", "area_director forum_admin guest"),
    "guest_invite": ("chair", "executive seil principal area_director forum_admin guest"),
    "reply_for_school": ("chair", "executive seil principal area_director forum_admin guest"),
}
EVERYBODY = "chair executive seil principal area_director forum_admin stranger guest".split()
CASES = [
    (page, person, 200 if person in opens.split() else 403 if person in told_no.split() else 404)
    for page, (opens, told_no) in PAGES.items()
    for person in EVERYBODY
]


def address(page, meeting, setting):
    if page in ("meeting_list", "meeting_create", "item_propose"):
        return reverse(f"meetings:{page}", args=["network", setting.network.slug])
    more = {"item_edit": [meeting.items.first().pk], "reply_for_school": [setting.schools[0].pk]}.get(page, [])
    return reverse(f"meetings:{page}", args=[meeting.pk, *more])


@pytest.mark.parametrize(("page", "person", "status"), CASES)
def test_page_by_role(as_, setting, meeting, guest, page, person, status):
    assert as_(person).get(address(page, meeting, setting)).status_code == status


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("meeting_list", "meeting_create", "item_propose")])
@pytest.mark.parametrize("person", ["principal", "area_director", "forum_admin", "stranger", "guest"])
def test_a_draft_is_not_there_for_others(as_, setting, draft, guest_of_draft, page, person):
    assert as_(person).get(address(page, draft, setting)).status_code == 404


def test_my_meetings_lists_what_i_see(as_, setting, meeting, draft):
    page = as_("principal").get(reverse("meetings:my_meetings")).content.decode()
    assert meeting.title in page
    assert draft.title not in page
