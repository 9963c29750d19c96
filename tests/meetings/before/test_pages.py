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


def address(page, meeting, setting):
    if page in ("meeting_list", "meeting_create", "item_propose"):
        return reverse(f"meetings:{page}", args=["network", setting.network.slug])
    more = {"item_edit": [meeting.items.first().pk], "reply_for_school": [setting.schools[0].pk]}.get(page, [])
    return reverse(f"meetings:{page}", args=[meeting.pk, *more])


@pytest.mark.parametrize("page", PAGES)
def test_page_by_role(as_, setting, meeting, guest, page):
    opens, told_no = (names.split() for names in PAGES[page])
    expected = {name: 200 if name in opens else 403 if name in told_no else 404 for name in EVERYBODY}
    assert {name: as_(name).get(address(page, meeting, setting)).status_code for name in EVERYBODY} == expected


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in ("meeting_list", "meeting_create", "item_propose")]
)
def test_a_draft_is_not_there_for_others(as_, setting, draft, guest_of_draft, page):
    others = ["principal", "area_director", "forum_admin", "stranger", "guest"]
    assert {as_(name).get(address(page, draft, setting)).status_code for name in others} == {404}


def test_my_meetings_lists_what_i_see(as_, setting, meeting, draft):
    page = as_("principal").get(reverse("meetings:my_meetings")).content.decode()
    assert meeting.title in page
    assert draft.title not in page
